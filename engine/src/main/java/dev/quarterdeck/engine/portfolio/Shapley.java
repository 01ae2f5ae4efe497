package dev.quarterdeck.engine.portfolio;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Shares a result among causes of which each may be there or not, so that the shares sum to what
/// all of them together make.
///
/// Each gets what it adds, averaged over all orders in which they could have come (Shapley, "A
/// value for n-person games", 1953).
final class Shapley {

    private Shapley() {}

    /// Returns the share of each cause.
    ///
    /// @param results with the causes whose bit is set: two to the power of their number
    static double[] shares(double[] results) {
        double[] shares = new double[Integer.numberOfTrailingZeros(results.length)];
        Arrays.setAll(shares, cause -> share(results, cause, shares.length));
        return shares;
    }

    /// A set of k others comes before a cause in k! (n - k - 1)! of the n! orders.
    private static double share(double[] results, int cause, int n) {
        return IntStream.range(0, results.length)
                .filter(mask -> (mask & 1 << cause) == 0)
                .mapToDouble(
                        mask -> {
                            int k = Integer.bitCount(mask);
                            double orders = factorial(k) * factorial(n - k - 1) / factorial(n);
                            return orders * (results[mask | 1 << cause] - results[mask]);
                        })
                .sum();
    }

    private static double factorial(int n) {
        return IntStream.rangeClosed(2, n).asDoubleStream().reduce(1, (a, b) -> a * b);
    }
}
