/// How does a value read?
///
/// Owns the words for quantities, shares, durations and days, the same in every renderer and every
/// locale, and the cleaning of names that come from outside.
@NamedInterface("wording")
@NullMarked
package dev.quarterdeck.reports.wording;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
