package dev.quarterdeck.engine.forecasting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// Say how far outcomes strayed from "the recent pace goes on" in histories that looked like this
/// one.
///
/// The answer is a ladder of {@link #RUNGS} equally likely values of ln(actual / naive). Its shape
/// is `m + s z + k (z² - 1) + t (z³ - 3 z)` in the normal quantile z; the four numbers come from
/// one hidden layer of tanh units plus direct links. The coefficients, learnt once and shipped as
/// `reference-class.csv`, say in their head what they were learnt from.
final class ReferenceClass {

    static final int RUNGS = 40;

    private static final String TABLE = "reference-class.csv";
    private static final double[] NORMAL = normalRungs();

    private final double[] means;
    private final double[] deviations;
    private final double[][] hidden;
    private final double[][] heads;

    private ReferenceClass(List<String> lines, String target) {
        means = rows(lines, target, "mean")[0];
        deviations = rows(lines, target, "deviation")[0];
        hidden = rows(lines, target, "hidden");
        heads = rows(lines, target, "head");
    }

    /// Returns the reference class of counts: ln(items finished / (pace × weeks)).
    static ReferenceClass ofCounts() {
        return new ReferenceClass(table(), "count");
    }

    /// Returns the reference class of dates: ln(weeks needed / (items / pace)).
    static ReferenceClass ofDates() {
        return new ReferenceClass(table(), "date");
    }

    /// Returns the ladder of ln(actual / naive), rising.
    ///
    /// @param features {@link History#features}
    /// @param horizon weeks ahead, or the scope in weeks of the recent pace
    double[] ladder(double[] features, double horizon) {
        double[] shape = shape(inputs(features, horizon));
        double[] ladder = new double[RUNGS];
        for (int i = 0; i < RUNGS; i++) {
            double z = NORMAL[i];
            double value =
                    shape[0]
                            + z * shape[1]
                            + (z * z - 1) * shape[2]
                            + (z * z * z - 3 * z) * shape[3];
            ladder[i] = Math.clamp(value, -9, 6);
        }
        Arrays.sort(ladder);
        return ladder;
    }

    private double[] inputs(double[] features, double horizon) {
        double[] inputs = new double[3 + features.length];
        double distance = Math.log(horizon / 8);
        inputs[0] = 1;
        inputs[1] = distance;
        inputs[2] = distance * distance / 2;
        for (int i = 0; i < features.length; i++) {
            inputs[3 + i] = Math.clamp((features[i] - means[i]) / deviations[i], -4, 4);
        }
        return inputs;
    }

    private double[] shape(double[] inputs) {
        double[] shape = new double[4];
        for (int i = 0; i < inputs.length; i++) {
            add(shape, inputs[i], heads[i]);
        }
        double[] units = new double[hidden[0].length];
        for (int i = 0; i < inputs.length; i++) {
            add(units, inputs[i], hidden[i]);
        }
        for (int i = 0; i < units.length; i++) {
            add(shape, Math.tanh(units[i]), heads[inputs.length + i]);
        }
        return shape;
    }

    private static void add(double[] sums, double factor, double[] row) {
        for (int i = 0; i < row.length; i++) {
            sums[i] += factor * row[i];
        }
    }

    private static double[] normalRungs() {
        var normal = NormalDistribution.of(0, 1);
        double[] rungs = new double[RUNGS];
        for (int i = 0; i < RUNGS; i++) {
            rungs[i] = normal.inverseCumulativeProbability((i + 0.5) / RUNGS);
        }
        return rungs;
    }

    private static double[][] rows(List<String> lines, String target, String part) {
        var start = target + "," + part + ",";
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> numbers(line.substring(start.length())))
                .toArray(double[][]::new);
    }

    private static double[] numbers(String cells) {
        return Arrays.stream(cells.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
    }

    private static List<String> table() {
        var stream = Objects.requireNonNull(ReferenceClass.class.getResourceAsStream(TABLE), TABLE);
        try (var reader =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The table (%s) is unreadable.".formatted(TABLE), e);
        }
    }
}
