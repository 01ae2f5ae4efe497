/// How do we read plain lists of items?
///
/// Owns the reading of a CSV with the columns `series,created,resolved`, the simplest history a
/// forecast can be judged on.
@NamedInterface("items")
@NullMarked
package dev.quarterdeck.sources.items;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
