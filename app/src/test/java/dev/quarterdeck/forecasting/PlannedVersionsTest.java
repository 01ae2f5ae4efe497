package dev.quarterdeck.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.workitems.FixVersion;
import dev.quarterdeck.engine.workitems.FixVersion.State;
import dev.quarterdeck.engine.workitems.Tracker;
import dev.quarterdeck.engine.workitems.WorkItemEvent;
import dev.quarterdeck.engine.workitems.WorkItemEvent.Created;
import dev.quarterdeck.engine.workitems.WorkItemEvent.Resolved;
import dev.quarterdeck.engine.workitems.WorkItemEvent.VersionAdded;
import dev.quarterdeck.engine.workitems.WorkItemHistory;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.Workflow;
import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Section;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlannedVersionsTest {

    private static final Instant AS_OF = Instant.parse("2026-03-31T18:00:00Z");

    private static final Instant BEGIN = Instant.parse("2023-12-01T10:00:00Z");

    private static FixVersion planned(String name, String day) {
        var start = day.isEmpty() ? null : Instant.parse(day + "T00:00:00Z");
        return new FixVersion("HARBOR", name, State.OPEN, start);
    }

    /// Five items a week are finished for two years; ten are open in each version.
    private static Tracker steady(FixVersion... versions) {
        var finished =
                IntStream.rangeClosed(1, 600)
                        .mapToObj(
                                at ->
                                        item(
                                                "HARBOR-" + at,
                                                new Resolved(
                                                        AS_OF.minus(Duration.ofHours(33L * at)),
                                                        "Done")));
        var open =
                Stream.of(versions)
                        .flatMap(
                                version ->
                                        IntStream.range(0, 10)
                                                .mapToObj(
                                                        at ->
                                                                item(
                                                                        "HARBOR-%d%s"
                                                                                .formatted(
                                                                                        at,
                                                                                        version
                                                                                                .name()),
                                                                        new VersionAdded(
                                                                                BEGIN,
                                                                                version.name()))));
        return new Tracker(
                Stream.concat(finished, open).toList(),
                Workflow.guess(List.of(), List.of(), List.of("Done")),
                List.of(versions),
                List.of());
    }

    private static WorkItemHistory item(String key, WorkItemEvent event) {
        return WorkItemHistory.of(
                key, Coverage.DATES_ONLY, List.of(new Created(BEGIN, "Story", ""), event));
    }

    private static Section measured(FixVersion... versions) {
        return PlannedVersions.section(steady(versions), AS_OF).orElseThrow();
    }

    private static List<Figure> figures(Section section) {
        return Stream.concat(
                        section.sentence().stream()
                                .filter(Section.Said.class::isInstance)
                                .map(span -> ((Section.Said) span).figure()),
                        section.details().stream())
                .toList();
    }

    private static Figure figure(Section section, String id) {
        return figures(section).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> standings(Section section) {
        return figure(section, "versions.at-risk").explanation().rows().cells().stream()
                .map(row -> row.getFirst() + ": " + row.getLast())
                .toList();
    }

    @Test
    void holdsEachDayAgainstThePace() {
        var section =
                measured(
                        planned("past", "2026-03-30"),
                        planned("soon", "2026-04-02"),
                        planned("far", "2027-12-01"));

        assertThat(standings(section))
                .containsExactly(
                        "past: past its day",
                        "soon: more likely late than not",
                        "far: 85% sure if nothing else is worked on");
        assertThat(figure(section, "versions.at-risk").value())
                .isEqualTo(new Quantity.Part(new Share(2, 3), "versions"));
        assertThat(figure(section, "versions.past").value())
                .isEqualTo(new Quantity.Count(1, "versions"));
    }

    @Test
    void isUnsureBetweenTheHalfAndTheSureDay() {
        var far = measured(planned("far", "2027-12-01"));
        var row = figure(far, "versions.planned").explanation().rows().cells().getFirst();
        var between = LocalDate.parse(row.get(4)).minusDays(1);
        assertThat(between).isAfterOrEqualTo(LocalDate.parse(row.get(3)));

        assertThat(standings(measured(planned("close", between.toString()))))
                .containsExactly("close: less than 85% sure");
    }

    @Test
    void leavesOutWhatHasNoDay() {
        var section = measured(planned("far", "2027-12-01"), planned("some day", ""));

        assertThat(figure(section, "versions.planned").explanation().leftOut())
                .singleElement()
                .satisfies(left -> assertThat(left.count()).isEqualTo(1));
    }

    @Test
    void saysNothingWhereNothingIsPlanned() {
        assertThat(PlannedVersions.section(steady(planned("some day", "")), AS_OF)).isEmpty();
        var out = new FixVersion("HARBOR", "out", State.RELEASED, AS_OF);
        assertThat(PlannedVersions.section(steady(out), AS_OF)).isEmpty();
    }

    @Test
    void drawsARangeForEachAndMarksItsDay() {
        var chart =
                (Chart.TimeLine)
                        measured(planned("past", "2026-03-30"), planned("far", "2027-12-01"))
                                .charts()
                                .getFirst();

        assertThat(chart.lanes()).extracting(Chart.Lane::name).containsExactly("past", "far");
        assertThat(chart.marks())
                .extracting(Chart.Mark::day)
                .containsExactly(LocalDate.of(2026, 3, 30), LocalDate.of(2027, 12, 1));
        assertThat(chart.finding())
                .isEqualTo("1 of 2 planned versions is at risk of missing its day");
    }

    /// Five versions each grew for ten weeks from two items a week; the sixth is four weeks old.
    @Test
    void reckonsAVersionUnderWayByHowOthersWent() {
        var items = new ArrayList<WorkItemHistory>();
        var versions = new ArrayList<FixVersion>();
        for (int version = 0; version < 6; version++) {
            var begin = AS_OF.minus(Duration.ofDays(7L * (4 + 20L * (5 - version))));
            var name = "v" + version;
            for (int at = 0; at < 70; at++) {
                var finished = begin.plus(Duration.ofHours(24L * at));
                boolean isOpen = finished.isAfter(AS_OF);
                // What is done late joins late.
                var joined = finished.minus(Duration.ofDays(21));
                if (joined.isBefore(AS_OF)) {
                    items.add(inVersion(name, at, joined, isOpen ? null : finished));
                }
            }
            versions.add(
                    new FixVersion(
                            "HARBOR",
                            name,
                            version < 5 ? State.RELEASED : State.OPEN,
                            version < 5
                                    ? begin.plus(Duration.ofDays(70))
                                    : Instant.parse("2026-04-22T00:00:00Z")));
        }
        var tracker =
                new Tracker(
                        items,
                        Workflow.guess(List.of(), List.of(), List.of("Done")),
                        versions,
                        List.of());

        var row =
                figure(PlannedVersions.section(tracker, AS_OF).orElseThrow(), "versions.at-risk")
                        .explanation()
                        .rows()
                        .cells()
                        .getFirst();

        // 20 items are open, at one a day: nothing else in the way they are done on the day.
        assertThat(row.get(2)).isEqualTo("20");
        assertThat(row.get(5)).isEqualTo("how others went");
        assertThat(row.getLast()).isEqualTo("more likely late than not");
        assertThat(LocalDate.parse(row.get(3)))
                .isBetween(LocalDate.of(2026, 4, 23), LocalDate.of(2026, 5, 31));
    }

    private static WorkItemHistory inVersion(
            String version, int at, Instant joined, @Nullable Instant finished) {
        var events =
                new ArrayList<WorkItemEvent>(
                        List.of(
                                new Created(joined, "Story", ""),
                                new VersionAdded(joined, version)));
        if (finished != null) {
            events.add(new Resolved(finished, "Done"));
        }
        return WorkItemHistory.of(
                "HARBOR-%s%d".formatted(version, at), Coverage.DATES_ONLY, events);
    }
}
