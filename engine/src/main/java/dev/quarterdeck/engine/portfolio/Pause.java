package dev.quarterdeck.engine.portfolio;

import dev.quarterdeck.engine.DateRange;
import java.util.Objects;
import java.util.Set;

/// Name days on which some teams do not work, or may not finish anything.
///
/// @param days with an end
/// @param teams whom it binds; empty = everybody
public record Pause(String id, Kind kind, DateRange days, Set<String> teams) {

    /// Tell the two apart.
    public enum Kind {
        /// Nobody works: a company shutdown, holidays.
        BLACKOUT,
        /// Work goes on, but what would be done is done only when the freeze ends.
        FREEZE
    }

    public Pause {
        Rules.id("pause", id);
        Objects.requireNonNull(days.until(), "A pause needs an end.");
        teams = Set.copyOf(teams);
    }

    Pause of(Set<String> others) {
        return new Pause(id, kind, days, others);
    }

    boolean binds(String team) {
        return teams.isEmpty() || teams.contains(team);
    }
}
