package dev.quarterdeck.engine.workitems.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.workitems.Tellings;
import dev.quarterdeck.engine.workitems.WorkItemEvent;
import dev.quarterdeck.engine.workitems.WorkItemFacts;
import dev.quarterdeck.engine.workitems.WorkItemFold;
import dev.quarterdeck.engine.workitems.WorkItemHistory;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.flow.FlowFacts.Start;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.Timeline;
import dev.quarterdeck.engine.workitems.timeline.Timeline.Interval;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Act;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Changed;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Created;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.LogRead;
import dev.quarterdeck.engine.workitems.timeline.TrackerHistory;
import dev.quarterdeck.engine.workitems.timeline.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class FlowPropertyTest {

    private static final Instant LATE = Tellings.day(100);

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void givesTheSameFactsInAnyOrderAndNumber(
            @ForAll("events") List<TrackerEvent> events,
            @ForAll("moments") Instant asOf,
            @ForAll long seed) {
        List<TrackerEvent> other = new ArrayList<>(events);
        other.addAll(events);
        Collections.shuffle(other, new Random(seed));

        assertThat(fold(other, asOf)).isEqualTo(fold(events, asOf));
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void dividesTimesThatSumToTheWhole(
            @ForAll("events") List<TrackerEvent> events, @ForAll("moments") Instant asOf) {
        Optional<Timeline> timeline = TrackerHistory.of("1", events).timeline(asOf);
        fold(events, asOf)
                .ifPresent(
                        facts -> {
                            Timeline it = timeline.orElseThrow();
                            assertThat(facts.inCategory().whole())
                                    .isEqualTo(Duration.between(it.begin(), it.end()));
                            assertParts(facts, it.end());
                        });
    }

    private static void assertParts(FlowFacts facts, Instant end) {
        FlowParts parts = facts.parts();
        Instant started = facts.item().started();
        assertThat(facts.start() == Start.CHANGE || facts.start() == Start.CREATION)
                .isEqualTo(started != null);
        if (parts != null) {
            Instant closed = facts.item().closed();
            assertThat(parts.whole())
                    .isEqualTo(Duration.between(started, closed == null ? end : closed));
            assertThat(parts.efficiency().part()).isLessThanOrEqualTo(parts.whole().toMillis());
        }
    }

    /// There is one meaning of started, closed, finished and reopened: that of the fold for files.
    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void agreesWithTheFoldOfFiles(
            @ForAll("walks") List<TrackerEvent> events, @ForAll("moments") Instant asOf) {
        Timeline whole = TrackerHistory.of("1", events).timeline(LATE).orElseThrow();
        WorkItemHistory history = WorkItemHistory.of("HARBOR-1", Coverage.WHOLE, asFile(whole));

        Optional<WorkItemFacts> byFile = WorkItemFold.fold(history, Flows.NAMES, asOf);
        Optional<WorkItemFacts> byTimeline = fold(events, asOf).map(FlowFacts::item);

        assertThat(byTimeline).isEqualTo(byFile);
    }

    private static List<WorkItemEvent> asFile(Timeline timeline) {
        List<WorkItemEvent> events = new ArrayList<>();
        List<Interval> statuses = timeline.intervals(Field.STATUS);
        String birth = statuses.isEmpty() ? "" : name(statuses.getFirst());
        events.add(new WorkItemEvent.Created(timeline.created(), "", birth));
        for (int i = 1; i < statuses.size(); i++) {
            events.add(
                    new WorkItemEvent.StatusChanged(
                            statuses.get(i).from(),
                            name(statuses.get(i - 1)),
                            name(statuses.get(i))));
        }
        for (Interval it : timeline.intervals(Field.RESOLUTION)) {
            events.add(
                    it.values().isEmpty()
                            ? new WorkItemEvent.ResolutionCleared(it.from())
                            : new WorkItemEvent.Resolved(it.from(), name(it)));
        }
        return events;
    }

    private static String name(Interval interval) {
        return interval.values().getFirst().name();
    }

    private static Optional<FlowFacts> fold(List<TrackerEvent> events, Instant asOf) {
        return FlowFold.fold(TrackerHistory.of("1", events), Flows.WORKFLOW, asOf);
    }

    @Provide
    Arbitrary<List<TrackerEvent>> events() {
        return Tellings.anyEvents();
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Tellings.at();
    }

    /// Walks through statuses and resolutions without holes, one step a day, as a tracker with a
    /// whole log tells them.
    @Provide
    Arbitrary<List<TrackerEvent>> walks() {
        Arbitrary<Value> statuses =
                Arbitraries.of(
                        Tellings.TO_DO,
                        Tellings.IN_PROGRESS,
                        Tellings.IN_REVIEW,
                        Tellings.BLOCKED,
                        Tellings.DONE,
                        Tellings.CANCELLED,
                        Tellings.ODD);
        Arbitrary<Integer> resolutions = Arbitraries.of(0, 0, 1, 2, 3);
        return Combinators.combine(
                        statuses.list().ofMinSize(1).ofMaxSize(10), resolutions.list().ofSize(10))
                .as(FlowPropertyTest::walk);
    }

    private static List<TrackerEvent> walk(List<Value> statuses, List<Integer> resolutions) {
        List<TrackerEvent> events = new ArrayList<>();
        events.add(new Created(Tellings.day(0), "HARBOR-1"));
        events.add(new LogRead(Tellings.day(50), Coverage.WHOLE));
        events.add(Tellings.seen(0, Field.STATUS, statuses.getFirst()));
        events.add(Tellings.seen(0, Field.RESOLUTION));
        Value resolution = null;
        for (int day = 1; day < statuses.size(); day++) {
            step(events, day, Field.STATUS, statuses.get(day - 1), statuses.get(day));
            Value next =
                    switch (resolutions.get(day)) {
                        case 0 -> resolution;
                        case 1 -> Tellings.FIXED;
                        case 2 -> Tellings.DUPLICATE;
                        default -> null;
                    };
            step(events, day, Field.RESOLUTION, resolution, next);
            resolution = next;
        }
        return events;
    }

    private static void step(
            List<TrackerEvent> events,
            int day,
            Field field,
            @Nullable Value from,
            @Nullable Value to) {
        if (from != to) {
            events.add(
                    new Changed(
                            new Act(Tellings.day(day), "", "acc-1"), field, all(from), all(to)));
        }
    }

    private static List<Value> all(@Nullable Value value) {
        return value == null ? List.of() : List.of(value);
    }
}
