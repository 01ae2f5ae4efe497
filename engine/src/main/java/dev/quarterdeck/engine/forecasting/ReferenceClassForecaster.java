package dev.quarterdeck.engine.forecasting;

import java.util.Arrays;

/// Forecast from how similar histories went on, as wide as this history's own past errors ask for.
///
/// **Why not simulate the last weeks.** Drawing future weeks from recent ones treats the recent
// pace as the truth. It
/// is not: over twelve weeks the pace of a typical history changes by a third, and that error is
// common to all weeks
/// ahead, so it does not average out. The longer the horizon, the more the plain bootstrap is sure
// and wrong.
///
/// **The method**, in three steps:
///
/// 1. *Naive centre*: the pace of the last twelve weeks times the weeks asked for, or the items
// divided by it.
/// 2. *Reference class*: the distribution of ln(actual / naive) in histories that looked like this
// one
///    ({@link ReferenceClass}), by features of the history at the cut ({@link History}): how the
// last weeks, months
///    and years compare with the pace (so it reverts to the longer-run level as far as others did),
// dispersion,
///    bursts, gaps, age, trend, year-end and the same weeks of last year.
/// 3. *Own width* ({@link OwnRecord}): the ladder is stretched about its median by what this
// history's own replays,
///    with outcomes known at the cut, showed; with none, by a prior that errs wide.
///
/// Counts and dates have a table each: deriving dates from counts scored worse (see the decision
// record). Because a
/// learnt table need not be monotone, an answer is never smaller than the answer to half the
// question.
///
/// **References.** Reference classes: Flyvbjerg, "From Nobel Prize to project management: getting
// risks right" (2006).
/// Quantile loss: Gneiting and Raftery, "Strictly proper scoring rules" (2007). Width from one's
// own errors: Gibbs and
/// Candès, "Adaptive conformal inference under distribution shift" (2021). Measured effect:
// `docs/adr/0005`.
public final class ReferenceClassForecaster implements Forecaster {

    /// Replays further back weigh under 6 % and are left out.
    private static final int OWN_REPLAYS = 80;

    private final ReferenceClass counts = ReferenceClass.ofCounts();
    private final ReferenceClass dates = ReferenceClass.ofDates();

    @Override
    public Forecast whenDone(Throughput throughput, int items, long seed) {
        Question.requireItems(items);
        if (!throughput.isEnough()) {
            return throughput.shortage();
        }
        var answer = new Answer(throughput);
        for (int part = items; part > 0; part = answer.isWithinAWeek(part) ? 0 : part / 2) {
            answer.raise(datesOf(answer.history, part));
        }
        var weeks = Spread.of(answer.outcomes, 1, DateForecast.HORIZON_WEEKS);
        return new DateForecast(throughput.cut(), items, weeks, answer.basis());
    }

    @Override
    public Forecast howMany(Throughput throughput, int weeks, long seed) {
        Question.requireWeeks(weeks);
        if (!throughput.isEnough()) {
            return throughput.shortage();
        }
        var answer = new Answer(throughput);
        for (int part = weeks; part > 0; part /= 2) {
            answer.raise(countsOf(answer.history, part));
        }
        var items = Spread.of(answer.outcomes, 0, Integer.MAX_VALUE);
        return new CountForecast(throughput.cut(), weeks, items, answer.basis());
    }

    private Ladder datesOf(History history, int items) {
        double naive = items / history.pace(history.length());
        double scope = Math.clamp(naive, 1, 52);
        var own = new OwnRecord(scope);
        for (int ago = History.CUT_EVERY_WEEKS;
                mayReplay(history, ago);
                ago += History.CUT_EVERY_WEEKS) {
            replayDate(history, history.length() - ago, scope, own);
        }
        return Ladder.of(dates, history, history.length(), scope, naive).widened(own);
    }

    private void replayDate(History history, int week, double scope, OwnRecord own) {
        if (!history.isEnough(week)) {
            return;
        }
        int items = Math.max(1, (int) Math.floor(history.pace(week) * scope + 0.5));
        int needed = history.weeksUntil(week, items);
        if (needed == 0 && week + DateForecast.HORIZON_WEEKS > history.length()) {
            return;
        }
        int actual =
                needed == 0
                        ? DateForecast.HORIZON_WEEKS
                        : Math.min(needed, DateForecast.HORIZON_WEEKS);
        var ladder = Ladder.of(dates, history, week, scope, items / history.pace(week));
        own.add(
                Spread.of(ladder.outcomes, 1, DateForecast.HORIZON_WEEKS),
                actual,
                history.length() - week);
    }

    private Ladder countsOf(History history, int weeks) {
        var own = new OwnRecord(weeks);
        for (int ago = History.CUT_EVERY_WEEKS;
                mayReplay(history, ago);
                ago += History.CUT_EVERY_WEEKS) {
            int week = history.length() - ago;
            if (ago >= weeks && history.isEnough(week)) {
                var ladder = Ladder.of(counts, history, week, weeks, history.pace(week) * weeks);
                int actual = (int) history.between(week, week + weeks);
                own.add(Spread.of(ladder.outcomes, 0, Integer.MAX_VALUE), actual, ago);
            }
        }
        int now = history.length();
        return Ladder.of(counts, history, now, weeks, history.pace(now) * weeks).widened(own);
    }

    private static boolean mayReplay(History history, int weeksAgo) {
        return weeksAgo <= OWN_REPLAYS * History.CUT_EVERY_WEEKS
                && history.length() - weeksAgo >= NotEnoughHistory.WINDOW_WEEKS;
    }

    /// Equally likely outcomes in rising order, and what their width rests on.
    private static final class Ladder {

        private final double[] outcomes;
        private int replays;
        private double widening = 1;

        private Ladder(double[] outcomes) {
            this.outcomes = outcomes;
        }

        static Ladder of(
                ReferenceClass reference, History history, int week, double horizon, double naive) {
            double[] outcomes = reference.ladder(history.features(week, horizon), horizon);
            for (int i = 0; i < outcomes.length; i++) {
                outcomes[i] = naive * Math.exp(outcomes[i]);
            }
            return new Ladder(outcomes);
        }

        Ladder widened(OwnRecord own) {
            replays = own.replays();
            widening = own.widening();
            double[] logarithms =
                    Arrays.stream(outcomes).map(x -> Math.log(Math.max(x, 1e-4))).toArray();
            int half = logarithms.length / 2;
            double median = (logarithms[half - 1] + logarithms[half]) / 2;
            for (int i = 0; i < outcomes.length; i++) {
                outcomes[i] = Math.exp(median + widening * (logarithms[i] - median));
            }
            return this;
        }
    }

    /// The answer so far: the ladder of the question itself, raised to that of each smaller
    // question.
    private static final class Answer {

        private final History history;
        private double[] outcomes = new double[ReferenceClass.RUNGS];
        private int replays = -1;
        private double widening = 1;

        Answer(Throughput throughput) {
            history = new History(throughput);
        }

        void raise(Ladder ladder) {
            if (replays < 0) {
                replays = ladder.replays;
                widening = ladder.widening;
            }
            for (int i = 0; i < outcomes.length; i++) {
                outcomes[i] = Math.max(outcomes[i], ladder.outcomes[i]);
            }
        }

        boolean isWithinAWeek(int items) {
            return items <= history.pace(history.length());
        }

        Basis basis() {
            return new Basis(history.length(), replays, widening);
        }
    }
}
