/// What happened to each work item, and what follows from it?
///
/// Owns the append-only history of a tracker's item, the pure fold that turns a history into facts
/// as they were known at a moment, and the arithmetic over facts. *Start* is the first entry into
/// a status of category work; *finish* is the last entry into done; *cycle time* lies between
/// them, *lead time* between creation and finish. Discarded work (duplicates, invalid, will not be
/// done) is closed but never finished.
///
/// The fold follows the flow definitions of the Kanban Guide (2020) and, for data-quality rules,
/// mikebowler/jirametrics.
@NullMarked
package dev.quarterdeck.engine.workitems;

import org.jspecify.annotations.NullMarked;
