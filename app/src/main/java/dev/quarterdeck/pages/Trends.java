package dev.quarterdeck.pages;

import dev.quarterdeck.pages.view.FigureView.Trend;
import java.util.List;
import java.util.Locale;

/// Draws how a number moved as a small line.
final class Trends {

    private static final double WIDTH = 70;
    private static final double HEIGHT = 15;
    private static final int FEWEST = 3;

    private Trends() {}

    /// Returns the words with a line, or the words alone with fewer than three values.
    ///
    /// @param values oldest first, at even distances
    static Trend of(List<Double> values, String words) {
        if (values.size() < FEWEST) {
            return new Trend(words, "");
        }
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double range = high > low ? high - low : 1;
        var path = new StringBuilder();
        for (int at = 0; at < values.size(); at++) {
            path.append(
                    String.format(
                            Locale.ROOT,
                            "%s%.1f %.1f",
                            at == 0 ? "M" : "L",
                            1 + WIDTH * at / (values.size() - 1),
                            2 + HEIGHT * (1 - (values.get(at) - low) / range)));
        }
        return new Trend(words, path.toString());
    }
}
