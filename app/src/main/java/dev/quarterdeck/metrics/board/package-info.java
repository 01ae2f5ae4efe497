/// How does a team's work stand, thing by thing, on one day?
///
/// Owns what pages list beside the numbers of `metrics.teams`: work in hand with its age, what was
/// finished, what was shipped and what broke, where things waited, and the one process change to
/// consider. A row is a thing, never a person; of a team whose numbers are not shown there are
/// none.
@NamedInterface("board")
@NullMarked
package dev.quarterdeck.metrics.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
