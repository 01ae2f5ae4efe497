package dev.quarterdeck.portfolio;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.platform.Version;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// States days on which some teams do not work, or may not finish anything.
///
/// @param version who said it so, and when
public record Pause(UUID id, Terms terms, Version version) {

    /// What is said of a pause.
    ///
    /// @param key short and unique, such as `YEAR-END`
    /// @param days from the first day until the day after the last
    /// @param teams whom it binds; none for everybody
    /// @param reason why there is one, or null
    public record Terms(
            String key,
            Kind kind,
            String name,
            DateRange days,
            Set<UUID> teams,
            @Nullable String reason,
            Status status) {

        /// Copies the teams.
        public Terms {
            teams = Set.copyOf(teams);
        }
    }

    /// What may not go on.
    public enum Kind {
        /// Work goes on, nothing is finished or released.
        FREEZE,
        /// Nobody works.
        BLACKOUT
    }

    /// Whether it holds.
    public enum Status {
        SET,
        CALLED_OFF
    }
}
