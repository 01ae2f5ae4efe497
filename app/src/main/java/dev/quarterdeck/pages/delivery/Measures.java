package dev.quarterdeck.pages.delivery;

import dev.quarterdeck.looks.kept.FigureRow;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.view.TableView.Cell;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds the measures of several repositories of two days, and says them in the cells of a table.
///
/// @param now by repository, then by id
/// @param then the same some weeks before
record Measures(Map<UUID, Map<String, FigureRow>> now, Map<UUID, Map<String, FigureRow>> then) {

    static final String NAMED = "link.named";
    static final String RELEASES = "releases.count";
    static final String FLOOR = "failures.floor";
    static final String RANGE = "forecast.range";
    static final String RECORD = "forecast.record-recent";
    static final String AGE = "flow.age-p85";
    static final String CHANGES = "link.changes";
    static final String TRACKER = "flow.open";

    static Measures of(List<FigureRow> now, List<FigureRow> then) {
        return new Measures(byRepository(now), byRepository(then));
    }

    private static Map<UUID, Map<String, FigureRow>> byRepository(List<FigureRow> rows) {
        return rows.stream()
                .collect(
                        Collectors.groupingBy(
                                FigureRow::repository,
                                Collectors.toMap(FigureRow::id, Function.identity())));
    }

    @Nullable FigureRow row(UUID repository, String id) {
        return now.getOrDefault(repository, Map.of()).get(id);
    }

    /// Returns a measure with what it was before, leading to its explanation.
    Cell cell(PageRequest request, UUID repository, String id) {
        var present = row(repository, id);
        if (present == null) {
            return Cell.toned("not known", "unknown");
        }
        var words = words(present);
        return new Cell(
                words,
                request.link("/delivery/repositories/" + repository + "?explain=" + id),
                Wording.isKnown(present.value()) ? "" : "unknown",
                id,
                was(repository, id, words));
    }

    private String was(UUID repository, String id, String present) {
        var before = then.getOrDefault(repository, Map.of()).get(id);
        if (before == null || !Wording.isKnown(before.value())) {
            return "";
        }
        var words = words(before);
        return words.equals(present) ? "" : "was " + words;
    }

    private static String words(FigureRow row) {
        var value = row.value();
        if (!Wording.isKnown(value)) {
            return "not known";
        }
        return switch (value) {
            case Quantity.Part(var share, var _) ->
                    row.id().startsWith("forecast.record")
                            ? Wording.count(share.part()) + " of " + Wording.count(share.whole())
                            : Wording.percent(share);
            case Quantity.Count(long count, var _) -> Wording.count(count);
            case Quantity.PerWeek(double rate, var _) -> Wording.decimal(rate);
            case Quantity.DayRange(var from, var until) ->
                    weeks(row, from) + " to " + weeks(row, until) + " weeks";
            case Quantity.Span length ->
                    // Where starts are not known, it is reckoned from creation.
                    Wording.of(length)
                            + (row.id().equals(AGE) && row.label().contains("creation")
                                    ? " since creation"
                                    : "");
            case Quantity.Day day -> Wording.of(day);
            case Quantity.CountRange range -> Wording.of(range);
            case Quantity.NotKnown unknown -> Wording.of(unknown);
        };
    }

    /// How long until a day, from the day that the look describes: only so do the dates of looks of
    /// different days compare.
    private static String weeks(FigureRow row, LocalDate until) {
        return Wording.decimal(Math.rint(ChronoUnit.DAYS.between(row.asOf(), until) / 7.0));
    }

    /// Returns by what a measure is sorted; what is not known stands before all others.
    double size(UUID repository, String id) {
        var row = row(repository, id);
        return row == null ? -1 : row.size();
    }
}
