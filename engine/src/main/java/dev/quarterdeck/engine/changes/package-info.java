/// What happened to each change on its way to the main line, and what follows from it?
///
/// A *change* is what lands as one: a pull or merge request. Owns its append-only history of told
/// events, and the pure fold that turns a history into facts as they were known at a moment: the
/// stages (coding, pickup, review), reviews by other persons, rework, and the traces by which its
/// commits are found. Everything inferred (whether it was a draft before the first word about it,
/// who answered first) is inferred anew on each fold.
///
/// Terms follow DORA and, for rework, middlewarehq/middleware. Draft time and time spent closed
/// are taken out of pickup and review, so that `draft + closed + pickup + review` is the time from
/// opening to merge.
@NullMarked
package dev.quarterdeck.engine.changes;

import org.jspecify.annotations.NullMarked;
