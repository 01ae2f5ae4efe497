/// What is people's time meant to go to?
///
/// Owns what directors intend: a share of the effort to each category, from a day on. What became
/// of it `metrics.teams` tells.
@NamedInterface("intention")
@NullMarked
package dev.quarterdeck.metrics.intention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
