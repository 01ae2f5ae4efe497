package dev.quarterdeck.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.workitems.FixVersion;
import dev.quarterdeck.engine.workitems.Tracker;
import dev.quarterdeck.engine.workitems.WorkItemEvent.Created;
import dev.quarterdeck.engine.workitems.WorkItemEvent.Observed;
import dev.quarterdeck.engine.workitems.WorkItemEvent.Resolved;
import dev.quarterdeck.engine.workitems.WorkItemHistory;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.Workflow;
import dev.quarterdeck.engine.workitems.Workflow.StatusSeen;
import dev.quarterdeck.engine.workitems.Workflow.TypeSeen;
import dev.quarterdeck.metrics.Quantity.Count;
import dev.quarterdeck.metrics.Quantity.NotKnown;
import dev.quarterdeck.metrics.Quantity.Part;
import dev.quarterdeck.metrics.Quantity.PerWeek;
import dev.quarterdeck.metrics.Quantity.Span;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.sources.jira.JiraOptions;
import dev.quarterdeck.sources.jira.JiraSource;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Works the little company's export (`jira/harbor-history.json`) out by hand.
///
/// As of 2026-03-31 10:00; 12 weeks reach back to 01-06, 12 months to 2025-03-31. Days of start
/// and finish of the items, all at 10:00:
/// ``` HARBOR-1  02-03 02-05   created 02-02      HARBOR-7   discarded 03-09, created 03-02
/// HARBOR-2  02-06 02-10   created 02-02      HARBOR-8   started 03-21, 2.4 since 03-20, created
/// 03-10 HARBOR-3  02-11 02-17   bug, created 02-10 HARBOR-9   started 03-11, flagged, created
/// 03-01 HARBOR-4  02-20 02-28   2.4, created 01-12 HARBOR-10  bug, 2.4, not started, created
/// 03-25 HARBOR-5  03-01 03-11   reopened, 02-01    HARBOR-13  2025-06-03 06-07, created 06-02
/// HARBOR-6  no start, bug, created 03-05, finished 03-06      LANTERN-1  open, created 01-05
/// ```
class TrackerFlowTest {

    private static final Instant AS_OF = Instant.parse("2026-03-31T10:00:00Z");

    private final Section flow = TrackerFlow.of(littleCompany(), AS_OF);

    @Test
    void countsWhatCameInAndWhatWasFinished() {
        assertThat(value("flow.completed")).isEqualTo(new Count(6, "items"));
        assertThat(value("flow.arrived")).isEqualTo(new Count(10, "items"));
        assertThat(value("flow.throughput")).isEqualTo(new PerWeek(0.5, "items"));
        assertThat(rule("flow.completed", "with discarded items")).isEqualTo("7");
        assertThat(rule("flow.completed", "with sub-tasks")).isEqualTo("7");
    }

    @Test
    void doesNotStretchAWindowBeyondTheExport() {
        assertThat(value("flow.throughput-year"))
                .isEqualTo(new NotKnown("the export begins after 2025-03-31"));
    }

    @Test
    void takesCycleTimesWhereTheStartIsKnown() {
        // 2, 4, 4, 6, 8, 10 days: median (4 + 6) / 2; 85 % lies at place 4.25: 8 + 0.25 * 2.
        assertThat(value("flow.known-start"))
                .isEqualTo(new Part(new Share(6, 7), "finished items"));
        assertThat(value("flow.cycle-time-p50")).isEqualTo(new Span(Duration.ofDays(5)));
        assertThat(value("flow.cycle-time-p85")).isEqualTo(new Span(Duration.ofHours(204)));
    }

    @Test
    void takesLeadTimesOfAllFinishedItems() {
        // 1, 3, 5, 7, 8, 38, 47 days: 85 % lies at place 5.1: 38 + 0.1 * 9.
        assertThat(value("flow.lead-time-p50")).isEqualTo(new Span(Duration.ofDays(7)));
        assertThat(value("flow.lead-time-p85"))
                .isEqualTo(new Span(Duration.ofMinutes(38 * 1_440 + 1_296)));
    }

    @Test
    void agesStartedWorkFromItsStart() {
        // HARBOR-8 for 10 days, HARBOR-9 for 20.
        assertThat(value("flow.open")).isEqualTo(new Count(4, "items"));
        assertThat(value("flow.wip")).isEqualTo(new Count(2, "items"));
        assertThat(value("flow.age-p50")).isEqualTo(new Span(Duration.ofDays(15)));
        assertThat(figure("flow.age-p50").label()).contains("since its start");
        assertThat(rule("flow.wip", "blocked among them")).isEqualTo("1");
    }

    @Test
    void tellsReworkAndUnplannedWork() {
        assertThat(value("flow.reopened")).isEqualTo(new Part(new Share(1, 7), "finished items"));
        assertThat(value("flow.unplanned")).isEqualTo(new Part(new Share(2, 6), "finished items"));
        assertThat(figure("flow.unplanned").explanation().sensitivity())
                .anySatisfy(
                        other -> {
                            assertThat(other.rule()).contains("sprint had begun");
                            assertThat(other.value()).isEqualTo("50%");
                        });
    }

    @Test
    void followsTheScopeOfOpenVersions() {
        assertThat(value("flow.scope")).isEqualTo(new Count(3, "items"));
        assertThat(value("flow.scope-growth")).isEqualTo(new Count(3, "items"));
        assertThat(figure("flow.scope-growth").explanation().rows().cells())
                .containsExactly(List.of("HARBOR 2.4", "2026-01-12", "3", "2", "3", "not out"));
    }

    @Test
    void tellsDiscardedItemsApart() {
        assertThat(value("flow.discarded")).isEqualTo(new Part(new Share(1, 8), "closed items"));
        assertThat(value("flow.bulk-closes")).isEqualTo(new Part(new Share(0, 8), "closed items"));
        assertThat(figure("flow.completed").explanation().leftOut())
                .extracting(Explanation.LeftOut::what, Explanation.LeftOut::count)
                .contains(tuple("items discarded in the period", 1L), tuple("sub-tasks", 1L));
    }

    @Test
    void saysItInASentence() {
        assertThat(Sections.text(flow))
                .isEqualTo(
                        "6 items were finished in 12 weeks while 10 came in; half of the items"
                                + " finished in 12 months took 5 d or less, 85% at most 8.5 d"
                                + " from start to finish (the start is known for 86%). Of 4 open"
                                + " items 2 are in progress; the median age of work in progress,"
                                + " since its start, is 15 d.");
        assertThat(flow.notes()).isEmpty();
    }

    @Test
    void explainsEveryFigureUnderOneId() {
        assertThat(figures()).extracting(Figure::id).doesNotHaveDuplicates().hasSizeGreaterThan(17);
        assertThat(figures())
                .allSatisfy(
                        it -> {
                            assertThat(it.explanation().decision()).endsWith("?");
                            assertThat(it.explanation().formula()).contains("(v1)");
                            assertThat(it.explanation().period()).isNotBlank();
                            assertThat(it.explanation().freshness()).contains("2026-03-31");
                        });
    }

    @Test
    void drawsArrivalTimesAndAges() {
        assertThat(flow.charts())
                .extracting(Chart::id)
                .containsExactly("flow.chart-arrival", "flow.chart-times", "flow.chart-ages");
        var arrival = (Chart.TwoLines) flow.charts().get(0);
        assertThat(arrival.bars()).hasSize(13);
        assertThat(arrival.bars().get(12).label()).isEqualTo("2026-03");
        assertThat(arrival.bars().get(12).values()).containsExactly(5L, 2L);
        assertThat(arrival.bars().get(12).partial()).isFalse();
        var times = (Chart.Scatter) flow.charts().get(1);
        assertThat(times.points()).hasSize(6);
        assertThat(times.p50()).isEqualTo(5);
        var ages = (Chart.Bars) flow.charts().get(2);
        assertThat(ages.bars().stream().flatMap(it -> it.values().stream()).mapToLong(v -> v).sum())
                .isEqualTo(4);
    }

    @Test
    void marksTheMonthThatIsNotOver() {
        var section = TrackerFlow.of(littleCompany(), AS_OF.minus(Duration.ofDays(10)));

        var arrival = (Chart.TwoLines) section.charts().getFirst();
        assertThat(arrival.bars().getLast().partial()).isTrue();
    }

    @Test
    void knowsNothingLaterThanAsOf() {
        var section = TrackerFlow.of(littleCompany(), Instant.parse("2026-02-15T10:00:00Z"));

        assertThat(Sections.figure(section, "flow.completed").value())
                .isEqualTo(new Count(2, "items"));
    }

    @Test
    void worksFromDatesAloneAndSaysWhatHistoryWouldAdd() {
        var section = TrackerFlow.of(datesOnly(), AS_OF);

        assertThat(section.notes()).anyMatch(it -> it.contains("no status history"));
        assertThat(Sections.figure(section, "flow.cycle-time-p50").value())
                .isInstanceOf(NotKnown.class);
        assertThat(Sections.figure(section, "flow.lead-time-p50").value())
                .isEqualTo(new Span(Duration.ofDays(3)));
        assertThat(Sections.figure(section, "flow.reopened").value())
                .isEqualTo(new NotKnown("the export holds no status history"));
        assertThat(Sections.figure(section, "flow.wip").value()).isInstanceOf(NotKnown.class);
        assertThat(Sections.figure(section, "flow.scope-growth").value())
                .isEqualTo(new Count(1, "items"));
    }

    @Test
    void saysThatAnEmptyTrackerIsEmpty() {
        var workflow = Workflow.guess(List.of(), List.of(), List.of());
        var section = TrackerFlow.of(new Tracker(List.of(), workflow, List.of(), List.of()), AS_OF);

        assertThat(Sections.text(section)).contains("hold no item");
        assertThat(section.charts()).isEmpty();
    }

    @Test
    void saysThatAnOldExportMissesTheLastWeeks() {
        var section = TrackerFlow.of(littleCompany(), AS_OF.plus(Duration.ofDays(60)));

        assertThat(section.notes()).anyMatch(it -> it.contains("missing rather than empty"));
    }

    /// Five items finished after 1 to 5 days each and one open item in a version, dates only.
    private static Tracker datesOnly() {
        Instant start = Instant.parse("2026-03-02T10:00:00Z");
        Stream<WorkItemHistory> finished =
                IntStream.rangeClosed(1, 5)
                        .mapToObj(
                                days ->
                                        WorkItemHistory.of(
                                                "HARBOR-" + days,
                                                Coverage.DATES_ONLY,
                                                List.of(
                                                        new Created(start, "Story", ""),
                                                        new Resolved(
                                                                start.plus(Duration.ofDays(days)),
                                                                "Done"))));
        WorkItemHistory open =
                WorkItemHistory.of(
                        "HARBOR-6",
                        Coverage.DATES_ONLY,
                        List.of(
                                new Created(start, "Story", ""),
                                new Observed(
                                        start, "Mauve", "", List.of("2.4"), List.of(), false)));
        return new Tracker(
                Stream.concat(finished, Stream.of(open)).toList(),
                Workflow.guess(
                        List.of(new StatusSeen("Mauve", null, 1, 0)),
                        List.of(new TypeSeen("Story", null)),
                        List.of("Done")),
                List.of(new FixVersion("HARBOR", "2.4", FixVersion.State.UNKNOWN)),
                List.of());
    }

    private static Tracker littleCompany() {
        try {
            URL url =
                    Objects.requireNonNull(
                            TrackerFlowTest.class.getResource("/jira/harbor-history.json"));
            return JiraSource.read(
                            List.of(Path.of(url.toURI())), JiraOptions.DEFAULT, Progress.SILENT)
                    .tracker();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Figure> figures() {
        return Sections.figures(flow).toList();
    }

    private Figure figure(String id) {
        return Sections.figure(flow, id);
    }

    private Quantity value(String id) {
        return figure(id).value();
    }

    private String rule(String id, String rule) {
        return figure(id).explanation().sensitivity().stream()
                .filter(it -> it.rule().equals(rule))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
