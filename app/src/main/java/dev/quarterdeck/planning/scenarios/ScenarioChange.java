package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.engine.portfolio.Pause;
import dev.quarterdeck.seats.Money;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Say one thing that a scenario would have otherwise than the plan of record, in the words of the
/// organisation. Nobody is ever named: who leaves or moves is an average of a group.
public sealed interface ScenarioChange {

    /// Somebody more starts on a day.
    ///
    /// @param skill what their time counts as, or null for the role's name
    /// @param count how many
    record Hire(UUID team, String role, @Nullable String skill, int count, LocalDate from)
            implements ScenarioChange {}

    /// Who is to fill a seat starts on a day, earlier or later than expected.
    record Start(UUID seat, LocalDate from) implements ScenarioChange {}

    /// Some of a team leave from a day on.
    ///
    /// @param role of whom, or null for anybody
    record Leave(UUID team, @Nullable String role, int count, LocalDate from)
            implements ScenarioChange {}

    /// Some of a team work for another one from a day on.
    ///
    /// @param role of whom, or null for anybody
    /// @param count how many, half a person too
    record Move(UUID team, UUID toTeam, @Nullable String role, double count, LocalDate from)
            implements ScenarioChange {}

    /// Some come for a time.
    ///
    /// @param monthly what one costs in a month; null = the rate of the role
    record Contract(
            UUID team,
            String role,
            @Nullable String skill,
            int count,
            DateRange days,
            @Nullable Money monthly)
            implements ScenarioChange {}

    /// Only so many items are left of an initiative.
    ///
    /// @param team in one team, or null for all of it
    record Cut(UUID initiative, @Nullable UUID team, double items) implements ScenarioChange {}

    /// An initiative goes before another one.
    ///
    /// @param before null = it goes last
    record Reorder(UUID initiative, @Nullable UUID before) implements ScenarioChange {}

    /// An initiative is stopped.
    record Drop(UUID initiative) implements ScenarioChange {}

    /// An initiative gets other days; null = the day stays as it is.
    record Redate(UUID initiative, @Nullable LocalDate mustDate, @Nullable LocalDate earliestStart)
            implements ScenarioChange {}

    /// Nobody works, or nothing is finished, on some days.
    ///
    /// @param teams whom it binds; empty = everybody
    record Rest(Pause.Kind kind, Set<UUID> teams, DateRange days) implements ScenarioChange {

        public Rest {
            teams = Set.copyOf(teams);
        }
    }
}
