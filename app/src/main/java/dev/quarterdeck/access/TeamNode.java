package dev.quarterdeck.access;

import dev.quarterdeck.engine.DateRange;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says which team a team is part of on those days.
///
/// @param parent the team above, or null at the top
public record TeamNode(UUID team, @Nullable UUID parent, DateRange range) {}
