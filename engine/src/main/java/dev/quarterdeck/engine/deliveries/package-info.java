/// What became of each pipeline run and each deployment?
///
/// Owns their append-only histories of told events and the pure folds into facts: how long a run
/// waited and ran, how it ended, whether a commit failed and then passed; what was put where, when
/// it arrived, and whether that place is production. A cancelled run has not failed, and an
/// environment that no rule names is not production.
@NullMarked
package dev.quarterdeck.engine.deliveries;

import org.jspecify.annotations.NullMarked;
