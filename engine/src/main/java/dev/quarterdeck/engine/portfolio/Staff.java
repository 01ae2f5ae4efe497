package dev.quarterdeck.engine.portfolio;

import dev.quarterdeck.engine.DateRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lay people out as arrays: what is sure of them in each week, and what a leaver takes away.
///
/// People are sorted by id, so that sums do not depend on the order they were listed in. With
/// `expected`, leavers are not drawn but taken off by their probability.
final class Staff {

    private static final double WEEKS_A_YEAR = 365.25 / 7;

    final int weeks;
    final List<Person> people;

    /// First membership of each person, one more at the end.
    final int[] firstMembership;
    final int[] team;
    final int[] skill;

    /// Output of each membership by week, in full members: after ramp and leave.
    final double[] output;

    /// Paid share of each membership by week.
    final double[] paid;

    /// Paid share of each person by week, in a team or not.
    final double[] employed;

    final double[] monthlyCost;

    /// Hazard of leaving, by week; 0 = is not drawn.
    final double[] hazard;

    final int[] hazardFrom;
    final Role[] roles;

    /// Ramp of each person's role by week since a start.
    final double[][] ramps;

    /// A draw up to this one stays to the end of the plan.
    final double[] staysAbove;

    Staff(Plan plan, Weeks calendar, List<String> teams, List<String> skills, boolean expected) {
        weeks = calendar.count();
        people = plan.people().stream().sorted(Comparator.comparing(Person::id)).toList();
        firstMembership = new int[people.size() + 1];
        List<int[]> places = new ArrayList<>();
        for (int p = 0; p < people.size(); p++) {
            var person = people.get(p);
            for (var one : person.memberships()) {
                places.add(new int[] {teams.indexOf(one.team()), skills.indexOf(person.skill())});
            }
            firstMembership[p + 1] = places.size();
        }
        team = places.stream().mapToInt(place -> place[0]).toArray();
        skill = places.stream().mapToInt(place -> place[1]).toArray();
        output = new double[places.size() * weeks];
        paid = new double[places.size() * weeks];
        employed = new double[people.size() * weeks];
        monthlyCost = people.stream().mapToDouble(Person::monthlyCost).toArray();
        roles = people.stream().map(one -> role(plan, one.role())).toArray(Role[]::new);
        ramps = ramps(roles, weeks);
        hazardFrom =
                people.stream()
                        .mapToInt(one -> (int) Math.max(0, calendar.at(one.employed().from())))
                        .toArray();
        hazard = new double[people.size()];
        staysAbove = new double[people.size()];
        for (int p = 0; p < people.size(); p++) {
            layOut(p, calendar, expected);
            staysAbove[p] = Math.exp(-hazard[p] * Math.max(0, weeks - hazardFrom[p]));
        }
    }

    /// Lays out the ramp of each distinct role once.
    static double[][] ramps(Role[] roles, int weeks) {
        Map<Role, double[]> laidOut = new HashMap<>();
        return Arrays.stream(roles)
                .map(role -> laidOut.computeIfAbsent(role, one -> one.rampOver(weeks)))
                .toArray(double[][]::new);
    }

    static Role role(Plan plan, String id) {
        return plan.roles().stream().filter(role -> role.id().equals(id)).findFirst().orElseThrow();
    }

    private void layOut(int p, Weeks calendar, boolean expected) {
        var person = people.get(p);
        hazard[p] = roles[p].attritionPerYear() / WEEKS_A_YEAR;
        int joined = (int) Math.floor(calendar.at(person.employed().from()));
        for (int week = 0; week < weeks; week++) {
            double left = left(person, calendar, week);
            employed[p * weeks + week] = left * calendar.shareOf(person.employed(), week);
            for (int m = firstMembership[p]; m < firstMembership[p + 1]; m++) {
                layOut(m, person, person.memberships().get(m - firstMembership[p]), calendar, week);
                output[m * weeks + week] *= left * rampOf(p, week - joined);
                paid[m * weeks + week] *= left;
            }
            requireWhole(p, week);
        }
        if (expected && hazard[p] > 0) {
            takeOffExpected(p);
        }
    }

    private static double left(Person person, Weeks calendar, int week) {
        double left = 1;
        for (var cut : person.cuts()) {
            left *= 1 - cut.share() * calendar.shareOf(DateRange.since(cut.from()), week);
        }
        return left;
    }

    private double rampOf(int p, int since) {
        return since < 0 ? 0 : since < weeks ? ramps[p][since] : 1;
    }

    private void layOut(
            int m, Person person, Person.Membership membership, Weeks calendar, int week) {
        var days = membership.days().intersection(person.employed());
        if (days.isPresent()) {
            DateRange range = days.get();
            paid[m * weeks + week] = membership.share() * calendar.shareOf(range, week);
            output[m * weeks + week] =
                    membership.share() * calendar.shareOf(range, person.leave(), week);
        }
    }

    private void requireWhole(int p, int week) {
        double sum = 0;
        for (int m = firstMembership[p]; m < firstMembership[p + 1]; m++) {
            sum += paid[m * weeks + week];
        }
        if (sum > 1 + 1e-9) {
            throw new IllegalArgumentException(
                    "The shares of person (%s) must not sum to more than 1, not %s in week %d."
                            .formatted(people.get(p).id(), sum, week + 1));
        }
    }

    private void takeOffExpected(int p) {
        double[] stays = new double[weeks];
        double[] followed = new double[weeks];
        double[] grown = new double[weeks];
        for (int week = 0; week < weeks; week++) {
            stays[week] = Math.exp(-hazard[p] * Math.max(0, week + 1 - hazardFrom[p]));
            double leaves = (week == 0 ? 1 : stays[week - 1]) - stays[week];
            int start = backfillWeek(p, week, 0.5);
            for (int later = start; later < weeks; later++) {
                followed[later] += leaves;
                grown[later] += leaves * ramps[p][later - start];
            }
        }
        for (int week = 0; week < weeks; week++) {
            employed[p * weeks + week] *= stays[week] + followed[week];
            for (int m = firstMembership[p]; m < firstMembership[p + 1]; m++) {
                int at = m * weeks + week;
                output[at] = output[at] * stays[week] + paid[at] * grown[week];
                paid[at] *= stays[week] + followed[week];
            }
        }
        hazard[p] = 0;
    }

    /// Returns the first week of who follows a leaver, the number of weeks when nobody does.
    int backfillWeek(int p, int left, double quantile) {
        var backfill = roles[p].backfill();
        if (backfill.isEmpty()) {
            return weeks;
        }
        return (int) Math.min(weeks, left + Math.ceil(backfill.get().at(quantile)));
    }
}
