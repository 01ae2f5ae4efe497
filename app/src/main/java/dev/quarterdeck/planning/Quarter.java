package dev.quarterdeck.planning;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tell what thirteen weeks hold: who has time, what eats it, and which initiatives will be done.
///
/// Of teams and skills of fewer than five people nothing is told.
///
/// @param from the first day
/// @param until the day after the last
/// @param draws futures behind it
/// @param teams large enough to be shown, by name
/// @param smallTeams how many are not shown
/// @param skills of these teams
/// @param bets what is wanted, in its order
public record Quarter(
        LocalDate from,
        LocalDate until,
        int draws,
        List<OfTeam> teams,
        int smallTeams,
        List<OfSkill> skills,
        List<Bet> bets) {

    /// From these odds on it is said to be sure; below what is left of one it does not fit.
    public static final double SURE = 0.85;

    /// Copies the lists.
    public Quarter {
        teams = List.copyOf(teams);
        skills = List.copyOf(skills);
        bets = List.copyOf(bets);
    }

    /// What becomes of a team's time, in person-weeks, in the mean over all futures.
    ///
    /// @param people at delivery; initiatives + unplanned + idle
    /// @param leave taken off before: leave and days off
    /// @param growing taken off before: newcomers are not in full swing
    /// @param interviews taken off before, for seats that are open
    /// @param onCall taken off before: on-call, operations and support, as measured; 0 where it
    ///     stays in the pace
    public record OfTeam(
            UUID id,
            String name,
            double people,
            double initiatives,
            double unplanned,
            double idle,
            double leave,
            double growing,
            double interviews,
            double onCall) {}

    /// What work asks of a skill, by week.
    ///
    /// @param skill its name, or empty for all skills together that fewer than five people have
    /// @param known whether anybody is known to have it
    public record OfSkill(String skill, boolean known, List<Week> weeks) {

        /// Copies the weeks.
        public OfSkill {
            weeks = List.copyOf(weeks);
        }

        /// Returns the person-weeks there.
        public double people() {
            return weeks.stream().mapToDouble(Week::people).sum();
        }

        /// Returns the person-weeks asked for.
        public double needed() {
            return weeks.stream().mapToDouble(Week::needed).sum();
        }
    }

    /// A week of a skill. @param people who have it @param needed people the work asks for
    public record Week(LocalDate from, double people, double needed) {}

    /// What can be said of an initiative at the end of the quarter.
    public enum Verdict {
        /// Done before the quarter begins, with odds of 85 % or more.
        DONE_BEFORE,
        /// Done by the end of the quarter, with odds of 85 % or more.
        SURE,
        /// Between the two others.
        BET,
        /// Not done by then, with odds of 85 % or more.
        UNLIKELY,
        /// Nobody can tell.
        UNKNOWN
    }

    /// An initiative against the end of the quarter.
    ///
    /// @param p50 null beyond two years, as `p85`
    /// @param odds the probability that it is done by the end of the quarter; null without forecast
    /// @param missing why there is no forecast, or null
    public record Bet(
            UUID id,
            String key,
            String name,
            @Nullable LocalDate p50,
            @Nullable LocalDate p85,
            @Nullable Double odds,
            Verdict verdict,
            @Nullable String missing) {}
}
