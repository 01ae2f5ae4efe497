/// What was the plan when we agreed on it, and what came of it?
///
/// Owns *baselines*: the plan of record as it stood when somebody froze it, with a name and for
/// good, and says of each initiative what was said then and what became of it.
@NamedInterface("baselines")
@NullMarked
package dev.quarterdeck.planning.baselines;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
