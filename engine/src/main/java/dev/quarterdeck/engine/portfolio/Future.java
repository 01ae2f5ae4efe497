package dev.quarterdeck.engine.portfolio;

import dev.quarterdeck.engine.forecasting.PaceCurve;
import java.util.Arrays;

/// Play one future of a plan after another, week by week, into a tally. Everything is allocated
/// once; playing allocates nothing.
final class Future {

    private static final double NOTHING_LEFT = 1e-9;

    private final Model model;
    private final Work work;
    private final Crew crew;
    private final Tally tally;
    private final double[] finishes;
    private final int draws;
    private final int weeks;

    private final double[] paces;
    private final double[] unplanned;

    private final double[] remaining;
    private final double[] inProgressUntil;
    private final double[] doneAt;
    private final double[] readyFrom;
    private final int[] waitsFor;
    private final int[] parts;

    private final int[][] live;
    private final int[] liveCount;
    private final int[][] served;
    private final int[] serving;
    private final int[] waiting;

    /// The time from which a team's choice may be another.
    private final double[] chooseFrom;

    private int draw;

    /// @param finishes weeks until each initiative is done, initiative by initiative, infinite
    ///     where
    ///     it is not done within the horizon
    Future(Model model, double[] finishes, int draws, Tally tally) {
        this.model = model;
        this.finishes = finishes;
        this.draws = draws;
        this.tally = tally;
        work = model.work;
        weeks = model.weeks;
        crew = new Crew(model, tally);
        int teams = model.teams.size();
        paces = new double[teams * weeks];
        unplanned = new double[teams];
        remaining = new double[work.demands()];
        inProgressUntil = new double[work.demands()];
        int initiatives = work.initiatives.size();
        doneAt = new double[initiatives];
        readyFrom = new double[initiatives];
        waitsFor = new int[initiatives];
        parts = new int[initiatives];
        live = new int[teams][];
        liveCount = new int[teams];
        served = new int[teams][];
        for (int t = 0; t < teams; t++) {
            live[t] = new int[work.ofTeam[t].length];
            served[t] = new int[work.ofTeam[t].length];
        }
        serving = new int[teams];
        waiting = new int[teams];
        chooseFrom = new double[teams];
    }

    void play(int number) {
        draw = number;
        crew.draw(number);
        drawPaces();
        drawScopes();
        startAll();
        for (int week = 0; week < weeks; week++) {
            for (int team = 0; team < unplanned.length; team++) {
                work(team, week);
            }
        }
        tally.addCost(crew.totalCost(), number);
    }

    private double uniform(long key) {
        return Draws.uniform(key, draw);
    }

    private void drawPaces() {
        double common = model.ofCommon * Draws.normal(uniform(model.commonKey));
        for (int t = 0; t < unplanned.length; t++) {
            double own = Draws.normal(uniform(model.luckKeys[t]));
            double luck =
                    model.fixed.isPaceOf(model.teams.get(t).id()) ? 0 : common + model.ofOwn * own;
            int from = (t * PaceCurve.RANKS + Luck.rank(luck)) * weeks;
            // Read in one go: week by week these would be scattered over memory.
            System.arraycopy(model.paces, from, paces, t * weeks, weeks);
            double share =
                    model.fixed.is(Driver.Kind.UNPLANNED) ? 0.5 : uniform(model.unplannedKeys[t]);
            unplanned[t] = model.unplannedShare(t, share);
        }
    }

    private void drawScopes() {
        Arrays.fill(parts, 0);
        for (int i = 0; i < parts.length; i++) {
            boolean fixed = model.fixed.isScopeOf(work.initiatives.get(i).id());
            double grown = grown(i, fixed ? 0.5 : uniform(model.scopeKeys[i]));
            double place = fixed ? 0.5 : uniform(model.splitKeys[i]);
            double split = work.splitLow[i] + place * (work.splitHigh[i] - work.splitLow[i]);
            double factor = model.fixed.isAsKnown(work.initiatives.get(i).id()) ? 1 : grown * split;
            for (int at = work.firstDemand[i]; at < work.firstDemand[i + 1]; at++) {
                remaining[at] = work.items[at] * factor;
                inProgressUntil[at] = inProgressUntil(i, at);
                parts[i] += isLeft(at) ? 1 : 0;
            }
        }
    }

    private double grown(int i, double uniform) {
        double logarithm = work.centre[i] + work.deviation[i] * Draws.normal(uniform);
        return logarithm > 0 ? Math.exp(logarithm) : 1;
    }

    private boolean isLeft(int demand) {
        return remaining[demand] > NOTHING_LEFT;
    }

    private double inProgressUntil(int i, int demand) {
        byte[] quantiles = work.inProgress[demand];
        if (quantiles.length == 0) {
            return 0;
        }
        boolean fixed = model.fixed.is(Driver.Kind.IN_PROGRESS);
        double frailty = fixed ? 0.5 : uniform(model.frailtyKeys[i]);
        double sought = fixed ? 0.5 : uniform(model.inProgressKeys[demand]);
        int rung = (int) (frailty * Work.FRAILTIES);
        int until = quantiles[rung * Work.QUANTILES + (int) (sought * Work.QUANTILES)];
        return until > weeks ? Double.POSITIVE_INFINITY : until;
    }

    private void startAll() {
        System.arraycopy(work.waitsFor, 0, waitsFor, 0, waitsFor.length);
        System.arraycopy(work.earliest, 0, readyFrom, 0, readyFrom.length);
        for (int i = 0; i < parts.length; i++) {
            doneAt[i] = 0;
            for (int at = work.firstDemand[i]; at < work.firstDemand[i + 1]; at++) {
                doneAt[i] = Math.max(doneAt[i], inProgressUntil[at]);
            }
        }
        for (int t = 0; t < live.length; t++) {
            liveCount[t] = 0;
            chooseFrom[t] = 0;
            for (int demand : work.ofTeam[t]) {
                if (isLeft(demand)) {
                    live[t][liveCount[t]++] = demand;
                }
            }
        }
        for (int i = 0; i < parts.length; i++) {
            if (work.waitsFor[i] == 0 && parts[i] == 0) {
                finish(i, readyFrom[i]);
            }
        }
    }

    /// Ends an initiative whose parts are all done, outside of freezes, and lets followers go on.
    private void finish(int i, double lastPart) {
        double at = Math.max(lastPart, doneAt[i]);
        double[] freezes = work.freezes[i];
        for (int f = 0; f < freezes.length; f += 2) {
            if (at > freezes[f] && at < freezes[f + 1]) {
                at = freezes[f + 1];
            }
        }
        finishes[i * draws + draw] = at;
        for (int follower : work.followers[i]) {
            readyFrom[follower] = Math.max(readyFrom[follower], at);
            waitsFor[follower]--;
            if (waitsFor[follower] == 0) {
                release(follower);
            }
        }
    }

    private void release(int i) {
        if (parts[i] == 0) {
            finish(i, readyFrom[i]);
        }
        for (int at = work.firstDemand[i]; at < work.firstDemand[i + 1]; at++) {
            int team = work.team[at];
            chooseFrom[team] = Math.min(chooseFrom[team], readyFrom[i]);
        }
    }

    private void work(int team, int week) {
        int at = team * weeks + week;
        double people = crew.people(at) * model.open[at];
        double behind = model.perPersonBehind[team];
        double factor = behind > 0 ? people * behind : model.open[at];
        tally.week(at, people, unplanned[team]);
        if (chooseFrom[team] <= week) {
            choose(team, week);
        }
        if (waiting[team] > 0) {
            tally.waits(at, waiting[team]);
        }
        double supply = factor * paces[at];
        double planned = supply * (1 - unplanned[team]);
        if (serving[team] == 0 || planned <= 0) {
            tally.unneeded(at, 1 - unplanned[team]);
            return;
        }
        double perItem = 1 / supply;
        serve(team, week, planned, people * perItem, crew.cost(at) * perItem);
    }

    /// Shares a week's items among the first initiatives that may go on, evenly, up to the WIP
    /// limit; what one does not need goes to the others.
    private void serve(int team, int week, double planned, double people, double cost) {
        double left = planned;
        int[] list = served[team];
        while (serving[team] > 0 && left > 0) {
            int count = serving[team];
            double each = left / count;
            for (int i = 0; i < count; i++) {
                each = Math.min(each, remaining[list[i]]);
            }
            left -= each * count;
            left = left < NOTHING_LEFT * planned ? 0 : left;
            double when = week + (left > 0 ? 1 - left / planned : 1);
            boolean ended = false;
            for (int i = 0; i < count; i++) {
                ended |= give(list[i], week, each, people, cost, when);
            }
            if (ended) {
                choose(team, week);
            }
        }
        if (left > 0) {
            tally.unneeded(team * weeks + week, left / planned * (1 - unplanned[team]));
        }
    }

    /// @return whether that ended the demand
    private boolean give(
            int demand, int week, double items, double people, double cost, double when) {
        remaining[demand] -= items;
        tally.effort(demand * weeks + week, items * people, items * cost);
        if (isLeft(demand)) {
            return false;
        }
        int i = work.initiative[demand];
        remaining[demand] = 0;
        doneAt[i] = Math.max(doneAt[i], when);
        parts[i]--;
        if (parts[i] == 0) {
            finish(i, doneAt[i]);
        }
        return true;
    }

    /// Chooses whom a team works for, and drops from its list what is done. The choice holds until
    /// something ends or becomes ready.
    private void choose(int team, int week) {
        int[] list = live[team];
        int kept = 0;
        int chosen = 0;
        int ready = 0;
        double next = Double.POSITIVE_INFINITY;
        for (int i = 0; i < liveCount[team]; i++) {
            int demand = list[i];
            if (!isLeft(demand)) {
                continue;
            }
            list[kept++] = demand;
            int initiative = work.initiative[demand];
            if (waitsFor[initiative] == 0 && readyFrom[initiative] <= week) {
                ready++;
                if (chosen < model.wipLimit[team]) {
                    served[team][chosen++] = demand;
                }
            } else if (waitsFor[initiative] == 0) {
                next = Math.min(next, readyFrom[initiative]);
            }
        }
        liveCount[team] = kept;
        serving[team] = chosen;
        waiting[team] = ready - chosen;
        chooseFrom[team] = next;
    }
}
