/// What follows from an item's timeline for the flow of the work?
///
/// Owns the facts of an item as of a moment beyond {@link
/// dev.quarterdeck.engine.workitems.WorkItemFacts}: how its start is known, the parts of its time
/// (active, blocked, stalled, waiting), what it hangs on, and the flaws of its record; and the
/// facts over many: sprints, items closed along with their parent, flaws counted.
///
/// Stalled time and the list of flaws follow mikebowler/jirametrics.
@NullMarked
package dev.quarterdeck.engine.workitems.flow;

import org.jspecify.annotations.NullMarked;
