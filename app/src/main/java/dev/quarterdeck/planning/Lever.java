package dev.quarterdeck.planning;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Pull one thing of the plan, to see what it does to an initiative and who pays for it.
public sealed interface Lever {

    /// Says it in a few words, without a full stop.
    String words();

    /// Name a team.
    record OfTeam(UUID id, String name) {}

    /// One more person for good, who grows in like everybody of the team's usual role.
    ///
    /// @param week weeks from the first day of the plan to the start
    record Hire(OfTeam team, int week) implements Lever {
        @Override
        public String words() {
            return "One more person in %s from week %d on".formatted(team.name(), week + 1);
        }
    }

    /// The same for some weeks.
    record Contractor(OfTeam team, int week, int weeks) implements Lever {
        @Override
        public String words() {
            return "A contractor in %s from week %d to week %d"
                    .formatted(team.name(), week + 1, week + weeks);
        }
    }

    /// Fewer items of the initiative in one team.
    record Cut(OfTeam team, double items) implements Lever {
        @Override
        public String words() {
            return "%s fewer %s in %s"
                    .formatted(plain(items), items == 1 ? "item" : "items", team.name());
        }
    }

    /// The initiative goes before all others.
    record First() implements Lever {
        @Override
        public String words() {
            return "It goes first";
        }
    }

    /// Another initiative is dropped.
    record Drop(UUID initiative, String key) implements Lever {
        @Override
        public String words() {
            return key + " is dropped";
        }
    }

    /// The initiative must be done by another day.
    record MustDate(LocalDate day) implements Lever {
        @Override
        public String words() {
            return "It must be done by " + day;
        }
    }

    /// Nothing is finished for some days, though work goes on.
    ///
    /// @param until the day after the last
    /// @param team whom it binds, or null for everybody
    record Freeze(LocalDate from, LocalDate until, @Nullable OfTeam team) implements Lever {
        @Override
        public String words() {
            return "%s finishes nothing from %s to %s"
                    .formatted(team == null ? "Everybody" : team.name(), from, until.minusDays(1));
        }
    }

    private static String plain(double items) {
        return items == Math.rint(items) ? String.valueOf((long) items) : String.valueOf(items);
    }
}
