package dev.quarterdeck.engine.portfolio;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Hold when each initiative was done in each future: by draw, to compare plans future by future,
/// and in rising order, to read quantiles.
final class Futures {

    private final double[] byDraw;
    private final double[] rising;
    private final int draws;
    private final int horizon;

    Futures(double[] byDraw, int draws, int horizon) {
        this.byDraw = byDraw;
        this.draws = draws;
        this.horizon = horizon;
        rising = byDraw.clone();
        IntStream.range(0, byDraw.length / draws)
                .parallel()
                .forEach(i -> Arrays.sort(rising, i * draws, (i + 1) * draws));
    }

    /// Returns weeks at a quantile, kept to the horizon.
    double at(int initiative, double fraction) {
        double inside = Math.clamp(fraction * draws - 0.5, 0, draws - 1.0);
        int below = Math.min((int) inside, draws - 2);
        double low = kept(initiative, below);
        return low + (inside - below) * (kept(initiative, below + 1) - low);
    }

    private double kept(int initiative, int rank) {
        return Math.min(horizon, rising[initiative * draws + rank]);
    }

    double mean(int initiative) {
        return IntStream.range(0, draws)
                .mapToDouble(rank -> kept(initiative, rank))
                .average()
                .orElseThrow();
    }

    /// Returns the probability to be done by a time.
    double doneBy(int initiative, double weeks) {
        int from = initiative * draws;
        int low = from;
        int high = from + draws;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rising[middle] <= weeks) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (low - from) / (double) draws;
    }

    double[] outcomes(int initiative) {
        return Arrays.copyOfRange(rising, initiative * draws, (initiative + 1) * draws);
    }

    double inDraw(int initiative, int draw) {
        return byDraw[initiative * draws + draw];
    }
}
