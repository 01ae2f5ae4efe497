/// What do all histories have in common: an order of events, and lengths of time that may be
/// missing?
///
/// Owns the canonical order of told events, which depends on their content alone, and *lapse*: a
/// length of time, or the reason why there is none.
@NullMarked
package dev.quarterdeck.engine.histories;

import org.jspecify.annotations.NullMarked;
