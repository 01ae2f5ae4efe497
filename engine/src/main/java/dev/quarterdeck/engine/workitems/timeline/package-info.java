/// What did a tracker say about an item, and which value did each field have when?
///
/// Owns the told events of an item, exactly as a tracker tells them, and the timeline that follows
/// from a set of them: per field the half-open intervals in which a value held. A timeline depends
/// on the set of events alone, never on their order, their number or the imports they came in.
///
/// What held before the first known change is cast back from what that change or the first
/// snapshot says. Where the events contradict each other, the timeline keeps an oddity and never
/// bridges the hole.
@NullMarked
package dev.quarterdeck.engine.workitems.timeline;

import org.jspecify.annotations.NullMarked;
