package dev.quarterdeck.planning;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.measuring.Survival;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the tracker says of teams and of initiatives at one moment.
///
/// @param teams what each team finished
/// @param scopes what lies under the roots of each initiative, by team
/// @param onCall people of each team on operations and support, in the mean of the last weeks
record Work(Map<UUID, Past> teams, List<Scope> scopes, Map<UUID, Double> onCall) {

    Work {
        teams = Map.copyOf(teams);
        scopes = List.copyOf(scopes);
        onCall = Map.copyOf(onCall);
    }

    /// Returns the same with who was on call.
    Work withOnCall(Map<UUID, Double> people) {
        return new Work(teams, scopes, people);
    }

    /// What a team finished.
    ///
    /// @param weeks items by full week that ended at the moment, oldest first
    /// @param unplanned those under no initiative among all of the last half year
    /// @param lasting how long items lasted from start to finish, in weeks, those in progress too
    record Past(int[] weeks, Share unplanned, List<Survival.Length> lasting) {}

    /// What an initiative is made of in one team.
    ///
    /// @param team null where nobody owns the project
    /// @param open items not finished yet, those in progress included
    /// @param ageWeeks since the first of its items was started, or null
    /// @param inProgress weeks since the start of each item in progress
    record Scope(
            UUID initiative,
            @Nullable UUID team,
            int open,
            int finished,
            @Nullable Double ageWeeks,
            List<Double> inProgress) {}
}
