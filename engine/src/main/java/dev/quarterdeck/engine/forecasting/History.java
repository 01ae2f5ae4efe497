package dev.quarterdeck.engine.forecasting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Describe a throughput at its cut and at every earlier week by the features the reference class
/// was learnt on.
///
/// What is said of a week uses only the weeks before it (and the calendar), so a description of an
/// earlier week is the one that could have been given then.
final class History {

    /// Half-lives, in weeks, of the discounted means that are compared with the recent pace.
    private static final double[] HALF_LIVES = {1.5, 4, 10, 26, 60, 150};

    static final int FEATURES = 18;

    /// How far apart a history is replayed against itself.
    static final int CUT_EVERY_WEEKS = 4;

    private static final int WINDOW = NotEnoughHistory.WINDOW_WEEKS;
    private static final int YEAR = 52;
    private static final int QUIET_FROM = 354;

    private final Rehearsals rehearsals;
    private final int length;
    private final int[] weeks;
    private final double[] sums;
    private final double[] squares;
    private final int[] emptySince;
    private final double[][] discounted;
    private final double[] quietDays;
    private final Map<Integer, double[]> described = new HashMap<>();

    History(Throughput throughput) {
        rehearsals = throughput.rehearsals();
        length = throughput.length();
        weeks = throughput.weeks();
        sums = new double[length + 1];
        squares = new double[length + 1];
        emptySince = new int[length + 1];
        for (int i = 0; i < length; i++) {
            sums[i + 1] = sums[i] + weeks[i];
            squares[i + 1] = squares[i] + (double) weeks[i] * weeks[i];
            emptySince[i + 1] = weeks[i] > 0 ? 0 : emptySince[i] + 1;
        }
        discounted = new double[HALF_LIVES.length][];
        for (int i = 0; i < HALF_LIVES.length; i++) {
            discounted[i] = discountedSums(Math.pow(0.5, 1 / HALF_LIVES[i]));
        }
        quietDays = quietDays(throughput.cut());
    }

    int length() {
        return length;
    }

    Rehearsals rehearsals() {
        return rehearsals;
    }

    /// Returns the mean of the twelve weeks before this one.
    double pace(int week) {
        return between(week - WINDOW, week) / WINDOW;
    }

    /// Answers whether a forecast would have been given at the start of this week.
    boolean isEnough(int week) {
        if (week < WINDOW || between(week - WINDOW, week) < NotEnoughHistory.MINIMUM_ITEMS) {
            return false;
        }
        return busyWeeks(week) >= NotEnoughHistory.MINIMUM_BUSY_WEEKS;
    }

    double between(int from, int to) {
        return sums[to] - sums[from];
    }

    /// Returns in how many weeks that many items were finished from this week on, the horizon when
    /// it took longer; 0 = not known at the cut.
    int weeksUntil(int week, int items, int horizon) {
        double goal = sums[week] + items;
        for (int end = week + 1; end <= Math.min(length, week + horizon); end++) {
            if (sums[end] >= goal) {
                return end - week;
            }
        }
        return week + horizon <= length ? horizon : 0;
    }

    /// Describes the start of this week for a question about so many weeks ahead.
    ///
    /// @return {@link #FEATURES} numbers: logarithm of the pace; logarithms of discounted means
    ///     over the pace; dispersion; age; gap; burst; busy share; volatility; trend; year-end and
    ///     same weeks of last year
    double[] features(int week, double horizon) {
        double[] features =
                Arrays.copyOf(described.computeIfAbsent(week, this::describe), FEATURES);
        features[15] = (interpolated(quietDays, week + horizon) - quietDays[week]) / horizon;
        features[16] = (quietDays[week] - quietDays[week - WINDOW]) / WINDOW;
        features[17] = sameWeeksLastYear(week, horizon);
        return features;
    }

    private double[] describe(int week) {
        double[] features = new double[15];
        double pace = pace(week);
        features[0] = Math.log(pace);
        for (int i = 0; i < HALF_LIVES.length; i++) {
            features[1 + i] = levelOverPace(i, week, pace);
        }
        features[7] = dispersion(week, 26);
        features[8] = dispersion(week, 104);
        features[9] = Math.log(week / (double) YEAR);
        features[10] = Math.log1p(emptySince[week]);
        features[11] = busiestWeek(week) / (WINDOW * pace);
        features[12] = busyWeeks(week) / (double) WINDOW;
        features[13] = volatility(week);
        features[14] = trend(week);
        return features;
    }

    private double[] discountedSums(double keep) {
        double[] result = new double[length + 1];
        for (int i = 0; i < length; i++) {
            result[i + 1] = result[i] * keep + weeks[i];
        }
        return result;
    }

    private double levelOverPace(int index, int week, double pace) {
        double keep = Math.pow(0.5, 1 / HALF_LIVES[index]);
        double weight = (1 - Math.pow(keep, week)) / (1 - keep);
        return Math.log((discounted[index][week] + pace) / (weight + 1) / pace);
    }

    private double dispersion(int week, int window) {
        int from = Math.max(0, week - window);
        double mean = between(from, week) / (week - from);
        double variance = (squares[week] - squares[from]) / (week - from) - mean * mean;
        return Math.log((variance + 0.5) / (mean + 0.5));
    }

    private int busiestWeek(int week) {
        int most = 0;
        for (int i = week - WINDOW; i < week; i++) {
            most = Math.max(most, weeks[i]);
        }
        return most;
    }

    private int busyWeeks(int week) {
        int busy = 0;
        for (int i = week - WINDOW; i < week; i++) {
            busy += weeks[i] > 0 ? 1 : 0;
        }
        return busy;
    }

    /// The mean change of the logarithm of the pace over twelve weeks, drawn towards 0.4 while few
    /// are known.
    private double volatility(int week) {
        double sum = 4 * 0.4;
        int known = 4;
        for (int end = week; end > 2 * WINDOW - 1 && known < 20; end -= 6, known++) {
            sum += Math.abs(logarithmOfPace(end) - logarithmOfPace(end - WINDOW));
        }
        return sum / known;
    }

    private double logarithmOfPace(int week) {
        return Math.log((between(week - WINDOW, week) + 1) / WINDOW);
    }

    private double trend(int week) {
        if (week < YEAR) {
            return 0;
        }
        int middle = week - YEAR / 2;
        return Math.log((between(middle, week) + 2) / (between(week - YEAR, middle) + 2));
    }

    private double sameWeeksLastYear(int week, double horizon) {
        if (week < YEAR) {
            return 0;
        }
        double ahead = Math.min(horizon, YEAR);
        double mean = between(week - YEAR, week) / YEAR + 0.01;
        double then = interpolated(sums, week - YEAR + ahead) - sums[week - YEAR];
        return Math.log((then + 4 * mean) / ((ahead + 4) * mean));
    }

    private static double interpolated(double[] cumulative, double at) {
        int below = Math.min((int) at, cumulative.length - 1);
        int above = Math.min(below + 1, cumulative.length - 1);
        return cumulative[below] + (at - below) * (cumulative[above] - cumulative[below]);
    }

    /// Counts, up to each week, the share of days between 20 December and 3 January.
    private double[] quietDays(Instant cut) {
        long firstDay = LocalDate.ofInstant(cut, ZoneOffset.UTC).toEpochDay() - 7L * length;
        double[] result = new double[length + DateForecast.HORIZON_WEEKS + 1];
        for (int week = 1; week < result.length; week++) {
            result[week] = result[week - 1] + quietDays(firstDay + 7L * (week - 1)) / 7.0;
        }
        return result;
    }

    private static int quietDays(long firstDay) {
        int first = LocalDate.ofEpochDay(firstDay).getDayOfYear();
        if (first > 3 && first < QUIET_FROM - 6) {
            return 0;
        }
        int quiet = 0;
        for (int i = 0; i < 7; i++) {
            int day = LocalDate.ofEpochDay(firstDay + i).getDayOfYear();
            quiet += day >= QUIET_FROM || day <= 3 ? 1 : 0;
        }
        return quiet;
    }
}
