/// What would a change of the plan do, who pays for it, and what does it cost?
///
/// Owns *scenarios*: named lists of changes to the plan of record in the words of the organisation,
/// each state a version. A change is fitted to the plan of the day as changes of
/// `engine.portfolio`; what no longer fits is left out and said. The plan and its scenarios are
/// played with the same luck, so that what differs is the change. Money is told to those who may
/// know what people cost, and to nobody else.
@NamedInterface("scenarios")
@NullMarked
package dev.quarterdeck.planning.scenarios;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
