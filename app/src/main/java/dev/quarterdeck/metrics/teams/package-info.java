/// How do teams deliver, week by week, and what changed?
///
/// Owns the definitions of the metrics (what is counted as SQL over the flat tables, what is meant
/// as words), the numbers kept of them, and what may be shown of which team. A number is a team's,
/// never a person's.
@NamedInterface("teams")
@NullMarked
package dev.quarterdeck.metrics.teams;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
