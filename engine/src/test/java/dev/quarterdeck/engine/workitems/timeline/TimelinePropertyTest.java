package dev.quarterdeck.engine.workitems.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.workitems.Tellings;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.timeline.Timeline.Interval;
import dev.quarterdeck.engine.workitems.timeline.Timeline.Origin;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Created;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.LogRead;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TimelinePropertyTest {

    private static final Instant LATE = Tellings.day(100);

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void dependsOnTheSetOfEventsAlone(
            @ForAll("events") List<TrackerEvent> events,
            @ForAll("moments") Instant asOf,
            @ForAll long seed) {
        List<TrackerEvent> other = new ArrayList<>(events);
        other.addAll(events.subList(0, events.size() / 2));
        Collections.shuffle(other, new Random(seed));

        // Read from lists, not from sets, whose order would hide what order does.
        assertThat(Timelines.read(other, asOf)).isEqualTo(read(events, asOf));
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void isTheSameHoweverImportsAreSplit(
            @ForAll("events") List<TrackerEvent> events, @ForAll long seed) {
        var random = new Random(seed);
        TrackerHistory history = TrackerHistory.of("1", List.of());
        List<TrackerEvent> left = new ArrayList<>(events);
        while (!left.isEmpty()) {
            int page = 1 + random.nextInt(left.size());
            history = history.with(left.subList(0, page));
            // An interrupted import begins its page anew.
            left = left.subList(random.nextBoolean() ? page : Math.max(1, page / 2), left.size());
        }

        assertThat(history.timeline(LATE)).isEqualTo(read(events, LATE));
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void tilesTheLifeOfTheItemWithEachField(
            @ForAll("events") List<TrackerEvent> events, @ForAll("moments") Instant asOf) {
        Optional<Timeline> timeline = read(events, asOf);
        if (timeline.isEmpty()) {
            return;
        }

        Timeline it = timeline.get();
        assertThat(it.end()).isBeforeOrEqualTo(asOf);
        assertThat(it.begin()).isBeforeOrEqualTo(it.created());
        it.fields().values().forEach(intervals -> assertTiles(it, intervals));
    }

    private static void assertTiles(Timeline timeline, List<Interval> intervals) {
        assertThat(intervals.getFirst().from()).isEqualTo(timeline.begin());
        assertThat(intervals.getLast().until()).isEqualTo(timeline.end());
        for (int i = 0; i < intervals.size(); i++) {
            assertThat(intervals.get(i).length().isNegative()).isFalse();
            if (i > 0) {
                assertThat(intervals.get(i).from()).isEqualTo(intervals.get(i - 1).until());
                assertThat(
                                intervals.get(i - 1).origin() == Origin.UNKNOWN
                                        || !Value.areSame(
                                                intervals.get(i).values(),
                                                intervals.get(i - 1).values()))
                        .isTrue();
            }
        }
    }

    /// What had held from creation on may be told later; all else may not come from the future.
    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void hearsNothingFromTheFutureButWhatHadHeldFromTheStart(
            @ForAll("events") List<TrackerEvent> events, @ForAll("moments") Instant asOf) {
        Optional<Timeline> whole = read(events, asOf);
        if (whole.isEmpty()) {
            return;
        }

        Timeline cut = read(upTo(events, asOf, whole.get()), asOf).orElseThrow();

        assertThat(held(cut)).isEqualTo(held(whole.get()));
        assertThat(cut.touches()).endsWith(whole.get().touches().toArray(Instant[]::new));
        assertThat(cut.gone()).isEqualTo(whole.get().gone());
        assertThat(cut.end()).isEqualTo(whole.get().end());
    }

    private static List<TrackerEvent> upTo(
            List<TrackerEvent> events, Instant asOf, Timeline whole) {
        List<TrackerEvent> known =
                new ArrayList<>(events.stream().filter(it -> !it.at().isAfter(asOf)).toList());
        Map<Field, List<Value>> births = new EnumMap<>(Field.class);
        whole.fields()
                .forEach(
                        (field, intervals) -> {
                            if (intervals.getFirst().origin() != Origin.UNKNOWN) {
                                births.put(field, intervals.getFirst().values());
                            }
                        });
        // Before everything else, so that it is the first to tell.
        Instant before = whole.begin().minusSeconds(5);
        known.add(new Created(before, ""));
        known.add(new Seen(before, births));
        return known;
    }

    /// Values with the moments at which they began to hold; the first ones as from the start, and
    /// nothing for nothing known.
    private static Map<Field, List<Object>> held(Timeline timeline) {
        Map<Field, List<Object>> held = new EnumMap<>(Field.class);
        timeline.fields()
                .forEach(
                        (field, intervals) -> {
                            List<Object> values = new ArrayList<>();
                            values.add(intervals.getFirst().values());
                            for (Interval it : intervals.subList(1, intervals.size())) {
                                values.add(it.from());
                                values.add(it.values());
                            }
                            if (values.size() > 1 || !intervals.getFirst().values().isEmpty()) {
                                held.put(field, values);
                            }
                        });
        held.remove(Field.KEY);
        return held;
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void foldsTheSameAsTheEventsUpToThenWhenTheStartIsTold(
            @ForAll("events") List<TrackerEvent> later, @ForAll("moments") Instant asOf) {
        List<TrackerEvent> all = new ArrayList<>(later);
        Map<Field, List<Value>> birth = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            birth.put(field, List.of());
        }
        all.add(new Created(Tellings.day(-1), "HARBOR-1"));
        all.add(new Seen(Tellings.day(-1), birth));
        all.add(new LogRead(Tellings.day(-1), Coverage.WHOLE));

        // How much of the log was read is known at all times.
        List<TrackerEvent> known =
                all.stream().filter(it -> it instanceof LogRead || !it.at().isAfter(asOf)).toList();

        assertThat(read(known, asOf)).isEqualTo(read(all, asOf));
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void bridgesNoHoleWithoutAnOddity(@ForAll("events") List<TrackerEvent> events) {
        Timeline timeline = read(events, LATE).orElse(null);
        if (timeline == null
                || timeline.oddities().stream().anyMatch(it -> it.field() == Field.STATUS)) {
            return;
        }

        List<Interval> statuses = timeline.intervals(Field.STATUS);
        for (int i = 1; i < statuses.size(); i++) {
            Interval before = statuses.get(i - 1);
            Interval after = statuses.get(i);
            if (after.origin() == Origin.CHANGE && before.origin() != Origin.UNKNOWN) {
                assertThat(events).anyMatch(it -> leads(it, before, after));
            }
        }
    }

    private static boolean leads(TrackerEvent event, Interval before, Interval after) {
        return event instanceof TrackerEvent.Changed it
                && it.field() == Field.STATUS
                && it.at().equals(after.from())
                && Value.areSame(it.from(), before.values())
                && Value.areSame(it.to(), after.values());
    }

    private static Optional<Timeline> read(List<TrackerEvent> events, Instant asOf) {
        return TrackerHistory.of("1", events).timeline(asOf);
    }

    @Provide
    Arbitrary<List<TrackerEvent>> events() {
        return Tellings.anyEvents();
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Tellings.at();
    }
}
