package dev.quarterdeck.pages.brief;

import dev.quarterdeck.looks.kept.FigureRow;
import dev.quarterdeck.looks.kept.Repository;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Wording;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares a repository's measures of two days.
///
/// @param now its figures now, by id
/// @param then its figures then, by id; empty when there was no look
record Movement(Repository repository, Map<String, FigureRow> now, Map<String, FigureRow> then) {

    /// The days by which the next twelve weeks of work are done at 50 and at 85 percent.
    static final String DATE = "forecast.range";

    static final String RECORD = "forecast.record-recent";
    static final String PACE = "flow.throughput";
    static final String CYCLE = "flow.cycle-time-p85";
    static final String NAMED = "link.named";
    static final String OWNERS = "knowledge.one-person";

    static final String VERSIONS = "versions.at-risk";

    static final List<String> IDS = List.of(DATE, RECORD, PACE, CYCLE, NAMED, OWNERS, VERSIONS);

    /// Pairs the figures of two days.
    static List<Movement> of(
            List<Repository> repositories, List<FigureRow> now, List<FigureRow> then) {
        var present = byRepository(now);
        var past = byRepository(then);
        return repositories.stream()
                .map(
                        one ->
                                new Movement(
                                        one,
                                        present.getOrDefault(one.id(), Map.of()),
                                        past.getOrDefault(one.id(), Map.of())))
                .toList();
    }

    private static Map<UUID, Map<String, FigureRow>> byRepository(List<FigureRow> rows) {
        return rows.stream()
                .collect(
                        Collectors.groupingBy(
                                FigureRow::repository,
                                Collectors.toMap(FigureRow::id, Function.identity())));
    }

    /// Returns how many weeks the next twelve weeks of work take at 85 percent.
    OptionalDouble weeks() {
        return weeks(now.get(DATE));
    }

    /// Returns how many weeks it said then.
    OptionalDouble weeksThen() {
        return weeks(then.get(DATE));
    }

    /// Returns the day of the look that it is compared with, in words.
    String dayThen() {
        var row = then.get(DATE);
        return row == null ? "an earlier day" : row.asOf().toString();
    }

    private static OptionalDouble weeks(@Nullable FigureRow row) {
        return row != null && row.value() instanceof Quantity.DayRange(var _, LocalDate day)
                ? OptionalDouble.of(ChronoUnit.DAYS.between(row.asOf(), day) / 7.0)
                : OptionalDouble.empty();
    }

    /// Returns by how many weeks it moved, 0 when one of the two is not known.
    double moved() {
        return weeks().isPresent() && weeksThen().isPresent()
                ? weeks().getAsDouble() - weeksThen().getAsDouble()
                : 0;
    }

    /// Words how many weeks, and how many then.
    String takes() {
        if (weeks().isEmpty()) {
            return "not known";
        }
        var present = Wording.decimal(weeks().getAsDouble()) + " weeks";
        return weeksThen().isEmpty()
                ? present
                : present + ", was " + Wording.decimal(weeksThen().getAsDouble());
    }

    /// Words a figure now, and then when it was different.
    String both(String id) {
        var present = now.get(id);
        if (present == null || !Wording.isKnown(present.value())) {
            return "not known";
        }
        var shown = shortly(present.value());
        var before = then.get(id);
        if (before == null || !Wording.isKnown(before.value())) {
            return shown;
        }
        var past = shortly(before.value());
        return past.equals(shown) ? shown : shown + ", was " + past;
    }

    /// Returns by what a figure is sorted; what is not known stands before all others.
    double size(String id) {
        var present = now.get(id);
        return present == null ? -1 : present.size();
    }

    private static String shortly(Quantity value) {
        return switch (value) {
            case Quantity.Part(var share, var _) -> Wording.percent(share);
            case Quantity.PerWeek(double rate, var _) -> Wording.decimal(rate);
            default -> Wording.of(value);
        };
    }

    /// Returns which part of the active modules hangs on one person.
    double owned() {
        var row = now.get(OWNERS);
        return row != null
                        && row.value() instanceof Quantity.Part(var share, var _)
                        && share.isKnown()
                ? share.fraction()
                : 0;
    }
}
