/// When will a seat be filled?
///
/// Owns {@link Candidacy} (how one application went, stage by stage), {@link HiringFunnel} (the
/// simulation from candidacies to a start) and {@link StartDates} (its answer). Words: *stage* = a
/// step of the interview plan, the offer among them; *stay* = the time of one candidate in one
/// stage.
@NullMarked
package dev.quarterdeck.engine.hiring;

import org.jspecify.annotations.NullMarked;
