package dev.quarterdeck.engine.portfolio;

import dev.quarterdeck.engine.forecasting.PaceCurve;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// Turn a normal number into the rank of a pace curve: equally many futures to each rank.
final class Luck {

    private static final double[] BORDERS = borders();

    private Luck() {}

    static int rank(double normal) {
        int low = 0;
        int high = BORDERS.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (BORDERS[middle] <= normal) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double[] borders() {
        var normal = NormalDistribution.of(0, 1);
        double[] borders = new double[PaceCurve.RANKS - 1];
        for (int i = 0; i < borders.length; i++) {
            borders[i] = normal.inverseCumulativeProbability((i + 1.0) / PaceCurve.RANKS);
        }
        return borders;
    }
}
