package dev.quarterdeck.organization.timeline;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.engine.DateRange;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Holds what is true on some days, as it is stored.
public sealed interface DatedRow {

    /// Returns the row's id, a UUID version 7.
    UUID id();

    /// Returns the days on which it is true.
    DateRange range();

    /// A fact about a person.
    record PersonRow(UUID id, PersonId person, Fact fact, DateRange range) implements DatedRow {}

    /// A team's name and place in the tree.
    record TeamRow(UUID id, UUID team, TeamPlace place, DateRange range) implements DatedRow {}

    /// What a team is called and which team it is part of.
    ///
    /// @param parent the team above, or null at the top
    record TeamPlace(String name, @Nullable UUID parent) {}

    /// A location's name and working calendar.
    record LocationRow(UUID id, String location, LocationPlace place, DateRange range)
            implements DatedRow {}

    /// What a location is called and the key of the calendar people there work by.
    record LocationPlace(String name, @Nullable String calendar) {}
}
