package dev.quarterdeck.pages.plan;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.Charts;
import dev.quarterdeck.pages.view.ChartView;
import dev.quarterdeck.planning.Quarter;
import dev.quarterdeck.planning.ToldDates;
import dev.quarterdeck.planning.ToldPlan.OfInitiative;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Draws what was told by a past day on a time line: each range begins on the day on which it was
/// told.
///
/// @param day by which it was told
/// @param initiatives in their order
record PastRoadmap(LocalDate day, List<OfInitiative> initiatives) {

    private static final int HORIZON = 104;

    PastRoadmap {
        initiatives = List.copyOf(initiatives);
    }

    /// Returns the finding, a sentence.
    String finding() {
        var dated = told().flatMap(told -> Optional.ofNullable(told.odds()).stream()).toList();
        long risky = dated.stream().filter(odds -> odds < Quarter.SURE).count();
        if (told().findAny().isEmpty()) {
            return "Nothing was told of it by then.";
        }
        return dated.isEmpty()
                ? "None of what was told by %s had a day by which it must be done.".formatted(day)
                : "By %s, %s of %s with a day %s told as less than 85%% sure of it."
                        .formatted(
                                day,
                                Wording.count(risky),
                                Wording.counted(dated.size(), "initiative"),
                                risky == 1 ? "was" : "were");
    }

    private Stream<ToldDates> told() {
        return initiatives.stream().flatMap(one -> Optional.ofNullable(one.told()).stream());
    }

    /// Says which of those that were told of are not drawn, a sentence or empty.
    String undrawn() {
        var keys =
                initiatives.stream()
                        .filter(one -> one.told() != null && !isDrawn(one.told()))
                        .map(OfInitiative::key)
                        .collect(Collectors.joining(", "));
        return keys.isEmpty()
                ? ""
                : "Not drawn: %s, told as less than half sure within two years.".formatted(keys);
    }

    private static boolean isDrawn(@Nullable ToldDates told) {
        return told != null && told.p50() != null;
    }

    /// Returns the drawing, empty where no range can be drawn.
    Optional<ChartView> view() {
        var drawn = initiatives.stream().filter(one -> isDrawn(one.told())).toList();
        if (drawn.isEmpty()) {
            return Optional.empty();
        }
        var lanes =
                drawn.stream().map(one -> new Chart.Lane(one.key(), List.of(span(one)))).toList();
        var from = lanes.stream().map(PastRoadmap::first).min(Comparator.naturalOrder());
        var marks = marks(from.orElseThrow());
        var until =
                Stream.concat(
                                lanes.stream().map(lane -> lane.spans().getFirst().latest()),
                                marks.stream().map(Chart.Mark::day))
                        .max(Comparator.naturalOrder());
        return Optional.of(
                Charts.view(
                        new Chart.TimeLine(
                                "plan.told-roadmap",
                                finding(),
                                "day; from the day on which it was told to the one that was 50% sure, and on to the one that was 85% sure",
                                from.orElseThrow(),
                                until.orElseThrow().plusWeeks(1),
                                marks,
                                lanes),
                        "roadmap"));
    }

    private static LocalDate first(Chart.Lane lane) {
        return lane.spans().getFirst().from();
    }

    private static Chart.Span span(OfInitiative one) {
        var told = Objects.requireNonNull(one.told());
        var late = told.p85() == null ? told.day().plusWeeks(HORIZON) : told.p85();
        return new Chart.Span(
                told.day(), Objects.requireNonNull(told.p50()), late, one.name(), true);
    }

    private List<Chart.Mark> marks(LocalDate from) {
        return initiatives.stream()
                .flatMap(one -> mark(one, from))
                .sorted(Comparator.comparing(Chart.Mark::day))
                .toList();
    }

    private static Stream<Chart.Mark> mark(OfInitiative one, LocalDate from) {
        var told = one.told();
        var must = told == null ? null : told.must();
        var odds = told == null ? null : told.odds();
        return must == null || must.isBefore(from)
                ? Stream.empty()
                : Stream.of(new Chart.Mark(must, one.key(), odds != null && odds < Quarter.SURE));
    }
}
