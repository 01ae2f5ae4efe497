package dev.quarterdeck.engine.forecasting;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/// Forecast from how similar histories went on, as wide as this history's own past errors ask for.
///
/// **Why not simulate the last weeks.** Drawing future weeks from recent ones treats the recent
/// pace as the truth. It is not: over twelve weeks the pace of a typical history changes by a
/// third, and that error is common to all weeks ahead, so it does not average out. The longer the
/// horizon, the more the plain bootstrap is sure and wrong.
///
/// **The method**, in three steps:
///
/// 1. *Naive centre*: the pace of the last twelve weeks times the weeks asked for, or the items
///    divided by it.
/// 2. *Reference class*: the distribution of ln(actual / naive) in histories that looked like this
///    one ({@link ReferenceClass}), by features of the history at the cut ({@link History}): how
///    the last weeks, months and years compare with the pace (so it reverts to the longer-run level
///    as far as others did), dispersion, bursts, gaps, age, trend, year-end and the same weeks of
///    last year.
/// 3. *Own width* ({@link OwnRecord}): the ladder is stretched above and below its median by what
///    this history's own replays showed up to the cut; with none, by a prior that errs wide.
///
/// Counts and dates have a table each: deriving dates from counts scored worse (see the decision
/// record). Because a learnt table need not be monotone, an answer is never smaller than the answer
/// to half the question.
///
/// **References.** Reference classes: Flyvbjerg, "From Nobel Prize to project management: getting
/// risks right" (2006). Quantile loss: Gneiting and Raftery, "Strictly proper scoring rules"
/// (2007). Width from one's own errors: Gibbs and Candès, "Adaptive conformal inference under
/// distribution shift" (2021). Measured effect: `docs/adr/0005`.
public final class ReferenceClassForecaster implements Forecaster {

    /// Replays further back weigh under 6 % and are left out.
    private static final int OWN_REPLAYS = 80;

    /// The largest scope, in weeks of the recent pace, that dates were learnt for; beyond it the
    /// ratio stays.
    private static final double LONGEST_SCOPE = 52;

    /// Scopes, in weeks of the recent pace, whose own past errors are looked at: the nearest stands
    /// for the one asked.
    private static final double[] REHEARSED_SCOPES = {1, 1.5, 2, 3, 4, 6, 8, 13, 26, 52};

    private static final int HORIZON = DateForecast.HORIZON_WEEKS;

    private final ReferenceClass counts = ReferenceClass.ofCounts();
    private final ReferenceClass dates = ReferenceClass.ofDates();

    @Override
    public Forecast whenDone(Throughput throughput, int items, long seed) {
        Limits.requireItems(items);
        if (!throughput.isEnough()) {
            return throughput.shortage();
        }
        var history = new History(throughput);
        double[] outcomes = dateOutcomes(history, items, scope -> dateRecord(history, scope));
        var weeks = Spread.of(outcomes, 1, HORIZON);
        var own = dateRecord(history, scope(history, items));
        return new DateForecast(throughput.cut(), items, weeks, own.basis(history));
    }

    /// Returns the weeks until each of these scopes is done, rung by rung: the outcomes behind
    /// {@link #whenDone}, not yet rounded to whole weeks.
    ///
    /// @param throughput with enough history
    /// @param scopes numbers of items
    /// @return one rising array of {@link ReferenceClass#RUNGS} weeks to a scope
    double[][] weeksUntil(Throughput throughput, int[] scopes) {
        var history = new History(throughput);
        Map<Double, OwnRecord> records = new HashMap<>();
        DoubleFunction<OwnRecord> own =
                scope ->
                        records.computeIfAbsent(
                                nearestRehearsed(scope), near -> dateRecord(history, near));
        return Arrays.stream(scopes)
                .mapToObj(items -> dateOutcomes(history, items, own))
                .toArray(double[][]::new);
    }

    private double[] dateOutcomes(History history, int items, DoubleFunction<OwnRecord> own) {
        double[] outcomes = new double[ReferenceClass.RUNGS];
        dateLadder(history, items, own.apply(scope(history, items))).raise(outcomes);
        // A scope within one week of the pace is monotone by itself: its ratio is then fixed.
        for (int part = items / 2; part > history.pace(history.length()) / 2; part /= 2) {
            dateLadder(history, part, own.apply(scope(history, part))).raise(outcomes);
        }
        return outcomes;
    }

    @Override
    public Forecast howMany(Throughput throughput, int weeks, long seed) {
        Limits.requireWeeks(weeks);
        if (!throughput.isEnough()) {
            return throughput.shortage();
        }
        var history = new History(throughput);
        double[] outcomes = new double[ReferenceClass.RUNGS];
        var own = countRecord(history, weeks);
        countLadder(history, weeks, own).raise(outcomes);
        for (int part = weeks / 2; part > 0; part /= 2) {
            countLadder(history, part, countRecord(history, part)).raise(outcomes);
        }
        var items = Spread.of(outcomes, 0, Integer.MAX_VALUE);
        return new CountForecast(throughput.cut(), weeks, items, own.basis(history));
    }

    private Ladder dateLadder(History history, int items, OwnRecord own) {
        int now = history.length();
        double scope = scope(history, items);
        return ladder(dates, history, now, scope, items / history.pace(now)).stretched(own);
    }

    private Ladder countLadder(History history, int weeks, OwnRecord own) {
        int now = history.length();
        return ladder(counts, history, now, weeks, history.pace(now) * weeks).stretched(own);
    }

    /// The scope in weeks of the recent pace, kept to what was learnt from.
    private static double scope(History history, int items) {
        return Math.clamp(items / history.pace(history.length()), 1, LONGEST_SCOPE);
    }

    private OwnRecord dateRecord(History history, double scope) {
        double near = nearestRehearsed(scope);
        var own = new OwnRecord(near);
        for (int week : replayedWeeks(history)) {
            addDate(own, history, week, near);
        }
        return own;
    }

    private void addDate(OwnRecord own, History history, int week, double scope) {
        int items = Math.max(1, (int) Math.floor(history.pace(week) * scope + 0.5));
        double naive = items / history.pace(week);
        var ladder = remembered(dates, history, week, scope, naive);
        int ago = history.length() - week;
        own.addDate(ladder, history.weeksUntil(week, items, HORIZON), HORIZON, ago);
    }

    private OwnRecord countRecord(History history, int weeks) {
        var own = new OwnRecord(weeks);
        for (int week : replayedWeeks(history)) {
            if (week + weeks <= history.length()) {
                double naive = history.pace(week) * weeks;
                var ladder = remembered(counts, history, week, weeks, naive);
                int actual = (int) history.between(week, week + weeks);
                int below = actual == 0 ? 0 : ladder.below(actual);
                own.add(below, ladder.below(actual + 1), history.length() - week);
            }
        }
        return own;
    }

    private static int[] replayedWeeks(History history) {
        return IntStream.rangeClosed(1, OWN_REPLAYS)
                .map(replay -> history.length() - replay * History.CUT_EVERY_WEEKS)
                .filter(history::isEnough)
                .toArray();
    }

    private static Ladder remembered(
            ReferenceClass table, History history, int week, double horizon, double naive) {
        return history.rehearsals()
                .remembered(
                        table, horizon, week, () -> ladder(table, history, week, horizon, naive));
    }

    private static double nearestRehearsed(double scope) {
        return Arrays.stream(REHEARSED_SCOPES)
                .boxed()
                .min(Comparator.comparingDouble(near -> Math.abs(Math.log(near / scope))))
                .orElseThrow();
    }

    private static Ladder ladder(
            ReferenceClass table, History history, int week, double horizon, double naive) {
        return new Ladder(naive, table.ladder(history.features(week, horizon), horizon));
    }
}
