package dev.quarterdeck.engine.portfolio;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.engine.forecasting.PaceCurve;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BetaDistribution;

/// Hold a plan laid out as arrays by index, ready to be drawn: all that is the same in every draw.
///
/// Teams, people, hires and skills are sorted by id, initiatives by their order.
final class Model {

    /// Hours of one person in a week, against which interviews count.
    private static final double WEEK_HOURS = 40;

    /// A measured share is trusted like that many items at most: it drifts.
    private static final double TRUSTED_ITEMS = 50;

    private static final int QUANTILES = 64;

    final Weeks calendar;
    final int weeks;
    final List<Team> teams;
    final List<String> skills;
    final Staff staff;
    final Work work;
    final Fixed fixed;

    /// People at delivery and monthly cost of each team by week, of whom is sure.
    final double[] people;
    final double[] cost;

    /// Monthly cost of everybody by week, in a team or not.
    final double[] totalCost;

    /// People at delivery by team, skill and week, of whom is sure, before interviews.
    final double[] skillPeople;

    /// Part of each team's people by week who are not on call, of whom is sure.
    final double[] offCall;

    /// Share of each team's week that is no blackout.
    final double[] open;

    /// Items of each team by rank and week, had its people stayed the same.
    final double[] paces;

    /// One over the people behind the pace of each team; 0 = nobody knows them.
    final double[] perPersonBehind;

    final int[] wipLimit;

    /// Quantiles of the unplanned share of each team.
    final double[] unplanned;

    final List<Hire> hires;
    final int[] hireTeam;
    final int[] hireSkill;
    final double[][] hireRamps;
    final double[] interviews;

    final long commonKey;
    final double ofCommon;
    final double ofOwn;
    final long[] luckKeys;
    final long[] unplannedKeys;
    final long[] scopeKeys;
    final long[] splitKeys;
    final long[] frailtyKeys;
    final long[] inProgressKeys;
    final long[] leavingKeys;
    final long[] backfillKeys;
    final long[] startKeys;

    Model(Plan plan, long seed, Fixed fixed) {
        this.fixed = fixed;
        calendar = new Weeks(plan.start(), plan.weeks());
        weeks = plan.weeks();
        teams = plan.teams().stream().sorted(Comparator.comparing(Team::id)).toList();
        var names = teams.stream().map(Team::id).toList();
        hires = plan.hires().stream().sorted(Comparator.comparing(Hire::id)).toList();
        skills = skills(plan);
        staff = new Staff(plan, calendar, names, skills, fixed.is(Driver.Kind.ATTRITION));
        work = new Work(plan, calendar, teams);
        people = new double[teams.size() * weeks];
        cost = new double[teams.size() * weeks];
        totalCost = new double[weeks];
        skillPeople = new double[teams.size() * skills.size() * weeks];
        sumStaff();
        offCall = new double[teams.size() * weeks];
        open = open(plan);
        paces = new double[teams.size() * PaceCurve.RANKS * weeks];
        perPersonBehind =
                teams.stream()
                        .mapToDouble(Team::peopleBehindPace)
                        .map(people -> people > 0 ? 1 / people : 0)
                        .toArray();
        wipLimit = teams.stream().mapToInt(Team::wipLimit).toArray();
        unplanned = new double[teams.size() * QUANTILES];
        interviews =
                teams.stream()
                        .mapToDouble(team -> team.runLoad().interviewHours() / WEEK_HOURS)
                        .toArray();
        for (int t = 0; t < teams.size(); t++) {
            layOut(t);
        }
        hireTeam = hires.stream().mapToInt(hire -> names.indexOf(hire.team())).toArray();
        hireSkill = hires.stream().mapToInt(hire -> skills.indexOf(hire.skill())).toArray();
        hireRamps =
                Staff.ramps(
                        hires.stream()
                                .map(hire -> Staff.role(plan, hire.role()))
                                .toArray(Role[]::new),
                        weeks);
        ofCommon = Math.sqrt(plan.common());
        ofOwn = Math.sqrt(1 - plan.common());
        commonKey = Draws.key(seed, Draws.Stream.COMMON, "");
        var initiatives = work.initiatives.stream().map(Initiative::id).toList();
        var persons = staff.people.stream().map(Person::id).toList();
        luckKeys = keys(seed, Draws.Stream.LUCK, names);
        unplannedKeys = keys(seed, Draws.Stream.UNPLANNED, names);
        scopeKeys = keys(seed, Draws.Stream.SCOPE, initiatives);
        splitKeys = keys(seed, Draws.Stream.SPLIT, initiatives);
        frailtyKeys = keys(seed, Draws.Stream.FRAILTY, initiatives);
        inProgressKeys = keys(seed, Draws.Stream.IN_PROGRESS, demandNames());
        leavingKeys = keys(seed, Draws.Stream.LEAVING, persons);
        backfillKeys = keys(seed, Draws.Stream.BACKFILL, persons);
        startKeys = keys(seed, Draws.Stream.START, hires.stream().map(Hire::id).toList());
    }

    int team(String id) {
        for (int t = 0; t < teams.size(); t++) {
            if (teams.get(t).id().equals(id)) {
                return t;
            }
        }
        throw new IllegalArgumentException("The team (%s) must be in the plan.".formatted(id));
    }

    double unplannedShare(int team, double uniform) {
        return unplanned[team * QUANTILES + (int) (uniform * QUANTILES)];
    }

    private static List<String> skills(Plan plan) {
        return Stream.of(
                        plan.people().stream().map(Person::skill),
                        plan.hires().stream().map(Hire::skill),
                        plan.initiatives().stream()
                                .flatMap(one -> one.demands().stream())
                                .flatMap(demand -> demand.skills().keySet().stream()))
                .flatMap(all -> all)
                .distinct()
                .sorted()
                .toList();
    }

    private static long[] keys(long seed, Draws.Stream stream, List<String> ids) {
        return ids.stream().mapToLong(id -> Draws.key(seed, stream, id)).toArray();
    }

    /// A demand is known by initiative and team; the line feed keeps "a", "bc" apart from "ab",
    /// "c".
    private List<String> demandNames() {
        return java.util.stream.IntStream.range(0, work.demands())
                .mapToObj(
                        at ->
                                work.initiatives.get(work.initiative[at]).id()
                                        + "\n"
                                        + teams.get(work.team[at]).id())
                .toList();
    }

    private void sumStaff() {
        for (int p = 0; p < staff.people.size(); p++) {
            double monthly = staff.monthlyCost[p];
            for (int week = 0; week < weeks; week++) {
                totalCost[week] += staff.employed[p * weeks + week] * monthly;
                for (int m = staff.firstMembership[p]; m < staff.firstMembership[p + 1]; m++) {
                    int at = m * weeks + week;
                    int team = staff.team[m];
                    people[team * weeks + week] += staff.output[at];
                    cost[team * weeks + week] += staff.paid[at] * monthly;
                    skillPeople[(team * skills.size() + staff.skill[m]) * weeks + week] +=
                            staff.output[at];
                }
            }
        }
    }

    private double[] open(Plan plan) {
        double[] shares = new double[teams.size() * weeks];
        for (int t = 0; t < teams.size(); t++) {
            var id = teams.get(t).id();
            List<DateRange> blackouts =
                    plan.pauses().stream()
                            .filter(pause -> pause.kind() == Pause.Kind.BLACKOUT)
                            .filter(pause -> pause.binds(id))
                            .map(Pause::days)
                            .toList();
            for (int week = 0; week < weeks; week++) {
                shares[t * weeks + week] = calendar.shareOutside(blackouts, week);
            }
        }
        return shares;
    }

    private void layOut(int t) {
        var team = teams.get(t);
        team.pace().copyWeeksTo(paces, t * PaceCurve.RANKS * weeks, weeks);
        for (int week = 0; week < weeks; week++) {
            takeOnCall(t, week);
        }
        var share = team.runLoad().unplanned();
        if (share.part() > 0) {
            double trusted = Math.min(share.whole(), TRUSTED_ITEMS);
            double part = share.fraction() * trusted;
            var beta = BetaDistribution.of(part + 0.5, trusted - part + 0.5);
            for (int i = 0; i < QUANTILES; i++) {
                unplanned[t * QUANTILES + i] =
                        beta.inverseCumulativeProbability((i + 0.5) / QUANTILES);
            }
        }
    }

    /// Takes people on call out of delivery, with their part of the cost, and as much of
    /// each skill.
    private void takeOnCall(int t, int week) {
        int at = t * weeks + week;
        double there = people[at];
        people[at] -= teams.get(t).runLoad().peopleOnCall();
        offCall[at] = there > 0 ? Math.max(0, people[at]) / there : 1;
        cost[at] *= offCall[at];
        for (int skill = 0; skill < skills.size(); skill++) {
            skillPeople[(t * skills.size() + skill) * weeks + week] *= offCall[at];
        }
    }

    /// Name the inputs that are not drawn.
    ///
    /// @param driver held at its median, or null for none
    /// @param asKnown an initiative that neither grows nor splits, or null for none
    record Fixed(
            @org.jspecify.annotations.Nullable Driver driver,
            @org.jspecify.annotations.Nullable String asKnown) {

        static final Fixed NOTHING = new Fixed(null, null);

        Fixed(Driver driver) {
            this(driver, null);
        }

        static Fixed asKnown(String initiative) {
            return new Fixed(null, initiative);
        }

        boolean isAsKnown(String initiative) {
            return initiative.equals(asKnown);
        }

        boolean is(Driver.Kind kind) {
            return driver != null && driver.kind() == kind;
        }

        boolean isPaceOf(String team) {
            return driver != null && is(Driver.Kind.PACE) && driver.id().equals(team);
        }

        boolean isScopeOf(String initiative) {
            return driver != null && is(Driver.Kind.SCOPE) && driver.id().equals(initiative);
        }
    }
}
