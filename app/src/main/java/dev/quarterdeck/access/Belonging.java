package dev.quarterdeck.access;

import dev.quarterdeck.engine.DateRange;
import java.util.UUID;

/// Says that a person belongs to a team on those days, with whatever share.
public record Belonging(PersonId person, UUID team, DateRange range) {}
