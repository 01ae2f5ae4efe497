package dev.quarterdeck.engine.portfolio;

import dev.quarterdeck.engine.DateRange;
import java.util.List;
import java.util.stream.Stream;

/// Describe what a person's time comes to: where it goes, when it is missing, what it costs. It
/// holds nothing of what the person does; everybody in a team weighs by their time alone.
///
/// @param id the key of the person's draws
/// @param role names a {@link Role} of the plan
/// @param skill what the person's time is counted as
/// @param memberships shares of the time by team, dated
/// @param leave days away
/// @param employed from the first day (the ramp starts there) until the day after the last
/// @param monthlyCost loaded cost of a full month, in the plan's one currency
public record Person(
        String id,
        String role,
        String skill,
        List<Membership> memberships,
        List<DateRange> leave,
        DateRange employed,
        double monthlyCost) {

    public Person {
        Rules.id("person", id);
        Rules.notNegative("monthly cost of person " + id, monthlyCost);
        memberships = List.copyOf(memberships);
        leave = List.copyOf(leave);
    }

    /// Gives a share of a person's time to a team for some days.
    ///
    /// @param share 0..1 of the person's time
    public record Membership(String team, double share, DateRange days) {

        public Membership {
            Rules.share("share of a membership in team " + team, share);
        }

        Stream<Membership> until(java.time.LocalDate day) {
            if (!days.from().isBefore(day)) {
                return Stream.empty();
            }
            boolean over = days.until() != null && !days.until().isAfter(day);
            return Stream.of(
                    over ? this : new Membership(team, share, new DateRange(days.from(), day)));
        }
    }
}
