/// The pure core: small value types that every engine and module speaks in.
///
/// No framework, no SQL, no clock, no I/O: values in, values out.
@NullMarked
package dev.quarterdeck.engine;

import org.jspecify.annotations.NullMarked;
