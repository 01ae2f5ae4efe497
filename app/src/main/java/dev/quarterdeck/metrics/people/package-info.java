/// How are we set up?
///
/// Owns the figures over the organisation of one day: how many, in which teams, how many report to
/// whom. They count people and lines, never what somebody did.
@NamedInterface("people")
@NullMarked
package dev.quarterdeck.metrics.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
