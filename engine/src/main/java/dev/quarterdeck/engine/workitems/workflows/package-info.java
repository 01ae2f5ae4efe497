/// What does each status stand for, since when, and how do we know?
///
/// Owns the rules of a team's workflow by status id, their versions in time, and what is learned
/// about them from the way items move. What the tracker says counts first, then what moves show
/// beyond doubt, then the words of the name, then what moves show at all.
///
/// The rules in force when an item *entered* a status hold for its whole stay there, so that a new
/// rule never changes what was said about the past. A guess that was wrong all along is corrected
/// in the version it stands in.
@NullMarked
package dev.quarterdeck.engine.workitems.workflows;

import org.jspecify.annotations.NullMarked;
