package dev.quarterdeck.planning;

import dev.quarterdeck.planning.Forecast.OfInitiative;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tell all that is known of when one initiative will be done: the range, what is left for whom,
/// what it waits for, how it came to this date, and what would make it surer.
///
/// @param start the first day of the weeks
/// @param draws futures behind the range
/// @param outcomes futures by the week in which it is done, without weeks in which none is
/// @param parts what is left, by team
/// @param waits what holds it
/// @param untilSure what the time until its 85 % day goes to, or null where it has no must-date or
///     meets it with odds of 85 % or more
/// @param scope what was known of it and finished, by week, oldest first; empty where no tracker
///     knows
/// @param move how its date moved since it was told before, or null where nothing was
/// @param drivers what would narrow or pull the date most if it were known, the most first; empty
///     unless asked for
/// @param redated the day by which it had to be done before, or null
public record InitiativeForecast(
        LocalDate start,
        int draws,
        OfInitiative initiative,
        List<Outcome> outcomes,
        List<Part> parts,
        Waits waits,
        @Nullable UntilSure untilSure,
        List<ScopeWeek> scope,
        @Nullable Move move,
        List<Driver> drivers,
        @Nullable Redated redated) {

    /// Copies the lists.
    public InitiativeForecast {
        outcomes = List.copyOf(outcomes);
        parts = List.copyOf(parts);
        scope = List.copyOf(scope);
        drivers = List.copyOf(drivers);
    }

    /// It had to be done by another day before.
    ///
    /// @param day by which it had to be done
    /// @param on the day on which that was changed
    public record Redated(LocalDate day, LocalDate on) {}

    /// So many futures end in a week. @param week 1 for the first one
    public record Outcome(int week, int futures) {}

    /// What is left for one team.
    ///
    /// @param inProgress items of it that are begun
    /// @param atOnce initiatives that the team works on at once
    /// @param ahead those that go first in the team, in their order
    public record Part(
            UUID team, String name, double items, int inProgress, int atOnce, List<Named> ahead) {

        /// Copies the list.
        public Part {
            ahead = List.copyOf(ahead);
        }

        /// Answers whether it waits for its turn in this team.
        public boolean waitsForTurn() {
            return ahead.size() >= atOnce;
        }
    }

    /// An initiative with its date. @param p85 null beyond the horizon
    public record Named(UUID id, String key, String name, @Nullable LocalDate p85) {}

    /// What holds it.
    ///
    /// @param after what must be done before it starts
    /// @param earliestStart before which work must not begin, or null
    /// @param pauses days on which its teams do not work, or finish nothing
    public record Waits(List<Named> after, @Nullable LocalDate earliestStart, List<Pause> pauses) {

        /// Copies the lists.
        public Waits {
            after = List.copyOf(after);
            pauses = List.copyOf(pauses);
        }
    }

    /// Days that bind. @param until the day after the last @param freeze whether work goes on
    public record Pause(String name, LocalDate from, LocalDate until, boolean freeze) {}

    /// What the time until its 85 % day goes to, where that day comes after its must-date.
    ///
    /// @param weeks from the first day to the 85 % day; two years where that is beyond them
    /// @param late weeks from the end of its must-date to the 85 % day; null where that is beyond
    ///     two years
    /// @param beyond whether the 85 % day is beyond two years
    /// @param pieces that sum to the weeks but for what is shorter than half a day, the longest
    ///     first
    public record UntilSure(
            double weeks, @Nullable Double late, boolean beyond, List<Piece> pieces) {

        /// Copies the list.
        public UntilSure {
            pieces = List.copyOf(pieces);
        }
    }

    /// A piece of that time.
    ///
    /// @param kind work, unplanned, growth, turn, waits or pauses
    /// @param weeks half a day at least; below 0 where it makes the day come sooner
    /// @param of what it comes from, in words: `BERTH-3 in Berths`; empty where nothing is to name
    public record Piece(String kind, double weeks, List<String> of) {

        /// Copies the list.
        public Piece {
            of = List.copyOf(of);
        }
    }

    /// What belonged to it at the end of a week, by what belongs to it now.
    public record ScopeWeek(LocalDate end, int known, int finished) {}

    /// How its 85 % date moved since a day.
    ///
    /// @param causes in days, which sum to the move; empty where they cannot be told
    /// @param why there are no causes, or null
    public record Move(
            LocalDate since,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            int days,
            List<Cause> causes,
            @Nullable String why) {

        /// Copies the list.
        public Move {
            causes = List.copyOf(causes);
        }
    }

    /// A part of a move. @param cause scope, capacity, order, blocked or unknown @param days above
    /// 0 = later
    public record Cause(String cause, int days) {}

    /// What an uncertain input does to the date.
    ///
    /// @param kind pace, scope, in_progress, unplanned, attrition or hiring
    /// @param of the team or initiative it is of, in words; empty where it is one of the whole plan
    /// @param narrowed weeks by which the range from 10 % to 90 % gets shorter once it is known
    /// @param pulledP85 weeks by which the 85 % date comes nearer
    public record Driver(String kind, String of, double narrowed, double pulledP85) {}
}
