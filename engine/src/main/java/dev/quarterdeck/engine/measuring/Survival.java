package dev.quarterdeck.engine.measuring;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Estimate how long a thing lasts from things that ended and things that last still.
///
/// Kaplan and Meier (1958): what lasts still counts among those at risk up to its age and no
/// further, so leaving it out, which makes everything look quick, is not needed. Beyond the last
/// end that was seen the hazard of the whole, ends over time at risk, goes on.
public final class Survival {

    private final double[] ends;
    private final double[] after;
    private final double hazard;

    private Survival(double[] ends, double[] after, double hazard) {
        this.ends = ends;
        this.after = after;
        this.hazard = hazard;
    }

    /// A length and whether it ended there.
    ///
    /// @param length 0 or more, in any one unit
    /// @param ended false when it lasted still when it was looked at
    public record Length(double length, boolean ended) {

        public Length {
            if (!(length >= 0)) {
                throw new IllegalArgumentException(
                        "A length (%s) must not be negative.".formatted(length));
            }
        }
    }

    /// Returns the estimate where every length weighs the same.
    ///
    /// @throws IllegalArgumentException without a length that ended
    public static Survival of(List<Length> lengths) {
        double[] weights = new double[lengths.size()];
        Arrays.fill(weights, 1);
        return of(lengths, weights);
    }

    /// Returns the estimate of weighed lengths; random weights give one draw of what else the
    /// estimate might have been (Rubin, "The Bayesian bootstrap", 1981).
    ///
    /// @param weights one above 0 to a length
    /// @throws IllegalArgumentException without a length that ended
    public static Survival of(List<Length> lengths, double[] weights) {
        var order =
                IntStream.range(0, lengths.size())
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> lengths.get(i).length()))
                        .mapToInt(Integer::intValue)
                        .toArray();
        return ofSorted(
                Arrays.stream(order).mapToObj(lengths::get).toList(),
                Arrays.stream(order).mapToDouble(i -> weights[i]).toArray());
    }

    /// Returns the estimate of weighed lengths that are sorted already, shortest first.
    ///
    /// @throws IllegalArgumentException without a length that ended
    public static Survival ofSorted(List<Length> lengths, double[] weights) {
        int n = lengths.size();
        double atRisk = Arrays.stream(weights).sum();
        double time = 0;
        double ended = 0;
        double left = 1;
        double[] ends = new double[n];
        double[] after = new double[n];
        int count = 0;
        for (int i = 0; i < n; ) {
            double at = lengths.get(i).length();
            double endsHere = 0;
            double gone = 0;
            for (; i < n && lengths.get(i).length() == at; i++) {
                endsHere += lengths.get(i).ended() ? weights[i] : 0;
                gone += weights[i];
            }
            time += gone * at;
            ended += endsHere;
            if (endsHere > 0) {
                left *= Math.max(0, 1 - endsHere / atRisk);
                ends[count] = at;
                after[count++] = left;
            }
            atRisk -= gone;
        }
        if (count == 0) {
            throw new IllegalArgumentException(
                    "A survival estimate of %d lengths needs one that ended.".formatted(n));
        }
        if (left <= 0) {
            // Nothing lasts for ever, yet the longest so far need not be the longest: half of the
            // last step is left to the tail.
            after[count - 1] = (count == 1 ? 1 : after[count - 2]) / 2;
        }
        double hazard = ended / Math.max(time, 1e-9);
        return new Survival(Arrays.copyOf(ends, count), Arrays.copyOf(after, count), hazard);
    }

    /// Returns the probability to last longer than this.
    public double beyond(double length) {
        int rank = rankOf(length);
        if (rank == ends.length) {
            return after[rank - 1] * Math.exp(-hazard * (length - ends[rank - 1]));
        }
        return rank == 0 ? 1 : after[rank - 1];
    }

    /// Returns the length that this share outlasts, for things that have this age already.
    ///
    /// @param share above 0, at most 1
    /// @return the whole length, age included
    public double outlastedBy(double share, double age) {
        double level = share * beyond(age);
        int low = rankOf(age);
        int high = ends.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (after[middle] > level) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low < ends.length) {
            return ends[low];
        }
        double tail = after[ends.length - 1];
        double past = Math.max(0, Math.log(tail / level)) / hazard;
        return Math.max(age, ends[ends.length - 1] + past);
    }

    /// How many ends lie at or before a length.
    private int rankOf(double length) {
        int place = Arrays.binarySearch(ends, length);
        return place >= 0 ? place + 1 : -place - 1;
    }
}
