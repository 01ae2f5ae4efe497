package dev.quarterdeck.engine.portfolio;

import dev.quarterdeck.engine.DateRange;
import java.time.LocalDate;
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
/// @param cuts shares taken off, at work and in cost alike, one after another
public record Person(
        String id,
        String role,
        String skill,
        List<Membership> memberships,
        List<DateRange> leave,
        DateRange employed,
        double monthlyCost,
        List<Cut> cuts) {

    public Person {
        Rules.id("person", id);
        Rules.notNegative("monthly cost of person " + id, monthlyCost);
        memberships = List.copyOf(memberships);
        leave = List.copyOf(leave);
        cuts = List.copyOf(cuts);
    }

    /// Describes somebody of whom nothing is taken off.
    public Person(
            String id,
            String role,
            String skill,
            List<Membership> memberships,
            List<DateRange> leave,
            DateRange employed,
            double monthlyCost) {
        this(id, role, skill, memberships, leave, employed, monthlyCost, List.of());
    }

    /// Returns the person at another monthly cost.
    public Person costing(double monthly) {
        return new Person(id, role, skill, memberships, leave, employed, monthly, cuts);
    }

    Person with(List<Membership> others) {
        return new Person(id, role, skill, others, leave, employed, monthlyCost, cuts);
    }

    Person with(DateRange days) {
        return new Person(id, role, skill, memberships, leave, days, monthlyCost, cuts);
    }

    Person with(Cut one) {
        var more = Stream.concat(cuts.stream(), Stream.of(one)).toList();
        return new Person(id, role, skill, memberships, leave, employed, monthlyCost, more);
    }

    /// Takes a share of somebody off from a day on: how a group loses one of it without anybody
    /// being picked.
    ///
    /// @param share 0..1 of what was left
    public record Cut(double share, LocalDate from) {

        public Cut {
            Rules.share("share that is taken off", share);
        }
    }

    /// Gives a share of a person's time to a team for some days.
    ///
    /// @param share 0..1 of the person's time
    public record Membership(String team, double share, DateRange days) {

        public Membership {
            Rules.share("share of a membership in team " + team, share);
        }

        Stream<Membership> until(LocalDate day) {
            if (!days.from().isBefore(day)) {
                return Stream.empty();
            }
            boolean over = days.until() != null && !days.until().isAfter(day);
            return Stream.of(
                    over ? this : new Membership(team, share, new DateRange(days.from(), day)));
        }

        /// Returns what is left of it, and what another team gets of it, from a day on.
        Stream<Membership> shared(String other, double part, LocalDate day) {
            var until = days.until();
            if (until != null && !until.isAfter(day)) {
                return Stream.of(this);
            }
            var then = new DateRange(days.from().isAfter(day) ? days.from() : day, until);
            return Stream.concat(
                    until(day),
                    Stream.of(
                            new Membership(team, share * (1 - part), then),
                            new Membership(other, share * part, then)));
        }
    }
}
