package dev.quarterdeck.engine.portfolio;

import java.nio.charset.StandardCharsets;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// Draw the same number for the same thing, whatever else is drawn.
///
/// A draw is read at its place in the stream of a key made of seed, stream and entity id:
/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014) is a
/// counter under a mixing function, so any place can be read at once. Two plans that share an
/// entity share its luck, so their difference is the change and not noise (common random numbers:
/// Glasserman and Yao, 1992).
final class Draws {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int STEPS = 4096;
    private static final double[] NORMALS = normals();

    private Draws() {}

    /// Tell apart what is drawn of one entity.
    enum Stream {
        COMMON,
        LUCK,
        UNPLANNED,
        SCOPE,
        SPLIT,
        FRAILTY,
        IN_PROGRESS,
        LEAVING,
        BACKFILL,
        START
    }

    static long key(long seed, Stream stream, String id) {
        long hash = mix(seed + GOLDEN * (stream.ordinal() + 1));
        for (byte one : id.getBytes(StandardCharsets.UTF_8)) {
            hash = mix((hash ^ one) + GOLDEN);
        }
        return hash;
    }

    /// Returns a number above 0 and below 1.
    static double uniform(long key, int draw) {
        return ((mix(key + GOLDEN * (draw + 1L)) >>> 12) + 0.5) * 0x1p-52;
    }

    /// Returns the normal quantile of a number between 0 and 1, in 4,096 steps.
    static double normal(double uniform) {
        return NORMALS[(int) (uniform * STEPS)];
    }

    private static long mix(long value) {
        long one = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        long two = (one ^ (one >>> 27)) * 0x94D049BB133111EBL;
        return two ^ (two >>> 31);
    }

    private static double[] normals() {
        var normal = NormalDistribution.of(0, 1);
        double[] steps = new double[STEPS];
        for (int i = 0; i < STEPS; i++) {
            steps[i] = normal.inverseCumulativeProbability((i + 0.5) / STEPS);
        }
        return steps;
    }
}
