package dev.quarterdeck.agreements;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.metrics.teams.Question;
import dev.quarterdeck.metrics.teams.Report.Point;
import dev.quarterdeck.metrics.teams.Report.Reading;
import dev.quarterdeck.metrics.teams.TeamMetrics;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Reads a measure of a team week by week, hidden where the team's numbers are.
final class WeeklyNumbers {

    static final String HIDDEN =
            "It has fewer than five people, or others' numbers would follow from it.";

    private final TeamMetrics metrics;

    WeeklyNumbers(TeamMetrics metrics) {
        this.metrics = metrics;
    }

    /// Whose measure is read, as of which day.
    record Asked(Viewer viewer, UUID team, Measure measure, LocalDate asOf) {}

    /// Reads the weeks from one Monday on to the week of another day, at most the last three years.
    ///
    /// @return nothing where the last week is before the first
    List<MeasuredWeek> weeks(Asked asked, LocalDate firstMonday, LocalDate last) {
        var lastMonday = Question.monday(last.isAfter(asked.asOf) ? asked.asOf : last);
        if (lastMonday.isBefore(firstMonday)) {
            return List.of();
        }
        var earliest = lastMonday.minusWeeks(Question.MOST_WEEKS - 1L);
        var first = firstMonday.isBefore(earliest) ? earliest : firstMonday;
        return report(asked, first, (int) ChronoUnit.WEEKS.between(first, lastMonday) + 1);
    }

    private List<MeasuredWeek> report(Asked asked, LocalDate first, int weeks) {
        var measure = asked.measure;
        var question =
                new Question(
                        List.of(measure.metric()),
                        List.of(asked.team),
                        first,
                        weeks,
                        Map.of(measure.metric(), measure.rule()),
                        asked.asOf);
        return metrics.report(asked.viewer, question).trends().getFirst().weeks().stream()
                .map(point -> week(measure, point))
                .toList();
    }

    private static MeasuredWeek week(Measure measure, Point point) {
        return new MeasuredWeek(
                point.monday(),
                measure.of(point.reading()),
                point.partial(),
                point.reading() instanceof Reading.Hidden);
    }
}
