/// How are records of code hosts read, whatever the host?
///
/// Owns the reading of members, moments and texts that several hosts write alike.
@NullMarked
package dev.quarterdeck.sources.hosts;

import org.jspecify.annotations.NullMarked;
