/// How do we read the tools?
///
/// Owns one sub-package per tool; the rim through which facts come in. Nobody but the command line
/// depends on it.
@ApplicationModule(allowedDependencies = {"activity", "platform"})
@NullMarked
package dev.quarterdeck.sources;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
