package dev.quarterdeck.engine.portfolio;

import dev.quarterdeck.engine.measuring.Survival;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Lay initiatives out as arrays, in their order; equal ranks go by id, so that the order of the
/// list they came in means nothing.
final class Work {

    /// Common log-normal frailty of the items in progress of one initiative. One untuned value:
    /// with it 84 % of 85 % dates of fixed sets were met, without 70 %.
    private static final double FRAILTY = 0.5;

    static final int FRAILTIES = 16;
    static final int QUANTILES = 64;
    private static final double[] POWERS = powers();

    final List<Initiative> initiatives;

    /// First demand of each initiative, one more at the end.
    final int[] firstDemand;
    final Initiative.Demand[] demand;
    final int[] initiative;
    final int[] team;
    final double[] items;
    final double[] centre;
    final double[] deviation;
    final double[] splitLow;
    final double[] splitHigh;
    final double[] earliest;
    final double[] mustBy;

    /// Demands of each team in order.
    final int[][] ofTeam;

    /// Who waits for an initiative, and for how many it waits.
    final int[][] followers;
    final int[] waitsFor;

    /// Freezes of each initiative, as pairs of weeks in rising order.
    final double[][] freezes;

    /// Weeks until the items in progress of a demand are done, {@link #QUANTILES} to a frailty; one
    /// more than the horizon = not within it; empty without such items.
    final byte[][] inProgress;

    Work(Plan plan, Weeks calendar, List<Team> teams) {
        initiatives =
                plan.initiatives().stream()
                        .sorted(
                                Comparator.comparingDouble(Initiative::order)
                                        .thenComparing(Initiative::id))
                        .toList();
        int n = initiatives.size();
        int parts = initiatives.stream().mapToInt(one -> one.demands().size()).sum();
        firstDemand = new int[n + 1];
        demand = new Initiative.Demand[parts];
        initiative = new int[parts];
        team = new int[parts];
        items = new double[parts];
        inProgress = new byte[parts][];
        centre = new double[n];
        deviation = new double[n];
        splitLow = new double[n];
        splitHigh = new double[n];
        earliest = new double[n];
        mustBy = new double[n];
        freezes = new double[n][];
        followers = new int[n][];
        waitsFor = new int[n];
        for (int i = 0; i < n; i++) {
            layOut(i, plan, calendar);
            layOutDemands(i, teams, calendar);
        }
        ofTeam = demandsOfTeams(teams.size());
    }

    int demands() {
        return team.length;
    }

    int indexOf(String id) {
        for (int i = 0; i < initiatives.size(); i++) {
            if (initiatives.get(i).id().equals(id)) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                "The initiative (%s) must be in the plan.".formatted(id));
    }

    private void layOut(int i, Plan plan, Weeks calendar) {
        var one = initiatives.get(i);
        centre[i] = plan.growth().centre(one.ageWeeks());
        deviation[i] = plan.growth().deviation(one.ageWeeks());
        splitLow[i] = one.split().low();
        splitHigh[i] = one.split().high();
        var start = one.earliestStart();
        earliest[i] = start == null ? 0 : Math.max(0, calendar.at(start));
        var must = one.mustDate();
        mustBy[i] = must == null ? Double.NaN : calendar.at(must.plusDays(1));
        waitsFor[i] = one.after().size();
        followers[i] =
                IntStream.range(0, initiatives.size())
                        .filter(other -> initiatives.get(other).after().contains(one.id()))
                        .toArray();
        freezes[i] = freezes(one, plan, calendar);
    }

    private static double[] freezes(Initiative one, Plan plan, Weeks calendar) {
        return plan.pauses().stream()
                .filter(pause -> pause.kind() == Pause.Kind.FREEZE)
                .filter(
                        pause ->
                                pause.teams().isEmpty()
                                        || one.demands().stream()
                                                .anyMatch(demand -> pause.binds(demand.team())))
                .sorted(Comparator.comparing(pause -> pause.days().from()))
                .flatMapToDouble(
                        pause ->
                                DoubleStream.of(
                                        calendar.at(pause.days().from()),
                                        calendar.at(Objects.requireNonNull(pause.days().until()))))
                .toArray();
    }

    private void layOutDemands(int i, List<Team> teams, Weeks calendar) {
        var demands =
                initiatives.get(i).demands().stream()
                        .sorted(Comparator.comparing(Initiative.Demand::team))
                        .toList();
        int at = firstDemand[i];
        int weeks = calendar.count();
        for (var one : demands) {
            demand[at] = one;
            initiative[at] = i;
            items[at] = one.items();
            team[at] = teams.stream().map(Team::id).toList().indexOf(one.team());
            var lasts = teams.get(team[at]).items();
            boolean known = lasts.isPresent() && !one.agesInProgress().isEmpty();
            inProgress[at] =
                    known
                            ? weeksUntil(doneBy(lasts.get(), one.agesInProgress(), weeks), weeks)
                            : new byte[0];
            at++;
        }
        firstDemand[i + 1] = at;
    }

    /// Given its age, an item lasts on with the probability S(age + t) / S(age), to the power of
    /// the frailty; all are done when each is.
    private static double[] doneBy(Survival lasts, List<Double> ages, int weeks) {
        double[] rows = new double[FRAILTIES * (weeks + 1)];
        Arrays.fill(rows, 1);
        for (double age : ages) {
            for (int week = 0; week <= weeks; week++) {
                double lasting = Math.log(lasts.beyond(age + week) / lasts.beyond(age));
                for (int rung = 0; rung < FRAILTIES; rung++) {
                    rows[rung * (weeks + 1) + week] *= 1 - Math.exp(POWERS[rung] * lasting);
                }
            }
        }
        return rows;
    }

    private static byte[] weeksUntil(double[] doneBy, int weeks) {
        byte[] quantiles = new byte[FRAILTIES * QUANTILES];
        for (int rung = 0; rung < FRAILTIES; rung++) {
            int week = 0;
            for (int i = 0; i < QUANTILES; i++) {
                double sought = (i + 0.5) / QUANTILES;
                while (week <= weeks && doneBy[rung * (weeks + 1) + week] < sought) {
                    week++;
                }
                quantiles[rung * QUANTILES + i] = (byte) week;
            }
        }
        return quantiles;
    }

    private static double[] powers() {
        return IntStream.range(0, FRAILTIES)
                .mapToDouble(rung -> FRAILTY * Draws.normal((rung + 0.5) / FRAILTIES))
                .map(Math::exp)
                .toArray();
    }

    private int[][] demandsOfTeams(int teams) {
        List<List<Integer>> lists = new ArrayList<>();
        for (int t = 0; t < teams; t++) {
            lists.add(new ArrayList<>());
        }
        for (int at = 0; at < team.length; at++) {
            lists.get(team[at]).add(at);
        }
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }
}
