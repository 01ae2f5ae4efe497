package dev.quarterdeck.pages.teams;

import dev.quarterdeck.agreements.AgreementCourse;
import dev.quarterdeck.agreements.ExperimentCourse;
import dev.quarterdeck.agreements.MeasuredWeek;
import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Chart.Line;
import dev.quarterdeck.metrics.Chart.Value;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Draws the weeks of an agreement against its bound, and those of an experiment before and since.
final class MeasureCharts {

    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private MeasureCharts() {}

    static Chart of(MeasureWords words, AgreementCourse course, String finding) {
        var weeks = course.weeks();
        double bound = course.agreement().terms().value();
        double scale = words.scale(Math.max(bound, largest(weeks)));
        return new Chart.Lines(
                "agreement." + course.agreement().id(),
                finding,
                "week that begins on; " + words.unit(scale),
                words.unit(scale),
                periods(weeks),
                List.of(
                        line("weekly", weeks, one -> true, scale),
                        flat("agreed", bound / scale, weeks)));
    }

    static Chart of(MeasureWords words, ExperimentCourse course, String finding) {
        var weeks = course.weeks();
        var first = course.experiment().plan().from();
        double scale = words.scale(largest(weeks));
        var lines = new ArrayList<Line>();
        lines.add(line("since", weeks, one -> !one.monday().isBefore(first), scale));
        lines.add(line("before", weeks, one -> !one.monday().plusWeeks(1).isAfter(first), scale));
        var limits = course.limits();
        if (limits != null) {
            lines.add(flat("upper limit", limits.upper() / scale, weeks));
            lines.add(flat("usual before", limits.centre() / scale, weeks));
            lines.add(flat("lower limit", limits.lower() / scale, weeks));
        }
        return new Chart.Lines(
                "experiment." + course.experiment().id(),
                finding,
                "week that begins on; " + words.unit(scale),
                words.unit(scale),
                periods(weeks),
                lines);
    }

    /// Answers whether there is enough to draw.
    static boolean isDrawn(List<MeasuredWeek> weeks) {
        return weeks.stream().filter(one -> one.value() != null).count() > 1;
    }

    private static double largest(List<MeasuredWeek> weeks) {
        return weeks.stream()
                .map(MeasuredWeek::value)
                .mapToDouble(one -> one == null ? 0 : one)
                .max()
                .orElse(0);
    }

    private static Chart.Periods periods(List<MeasuredWeek> weeks) {
        return new Chart.Periods(
                weeks.stream().map(one -> SHORT.format(one.monday())).toList(),
                weeks.getLast().partial());
    }

    private static Line line(
            String name, List<MeasuredWeek> weeks, Predicate<MeasuredWeek> side, double scale) {
        return new Line(
                name,
                weeks.stream()
                        .map(
                                one -> {
                                    var value = one.value();
                                    return value == null || !side.test(one)
                                            ? Value.unknown()
                                            : Value.of(value / scale);
                                })
                        .toList());
    }

    private static Line flat(String name, double value, List<MeasuredWeek> weeks) {
        return new Line(name, Collections.nCopies(weeks.size(), Value.of(value)));
    }
}
