/// What do pages say about how teams deliver: to a director over all teams, to a manager of one?
///
/// Every panel names the decision it serves; a row is a thing, never a person.
@NullMarked
package dev.quarterdeck.pages.teams;

import org.jspecify.annotations.NullMarked;
