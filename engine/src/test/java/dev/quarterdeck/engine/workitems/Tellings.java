package dev.quarterdeck.engine.workitems;

import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Act;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Altered;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Changed;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Commented;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Created;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Gone;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.LogRead;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Seen;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Since;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.WorkLogged;
import dev.quarterdeck.engine.workitems.timeline.TrackerHistory;
import dev.quarterdeck.engine.workitems.timeline.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/// What the little company's tracker tells, in few words or at random.
public final class Tellings {

    public static final Value TO_DO = new Value("1", "To Do");
    public static final Value IN_PROGRESS = new Value("2", "In Progress");
    public static final Value IN_REVIEW = new Value("3", "In Review");
    public static final Value DONE = new Value("4", "Done");
    public static final Value BLOCKED = new Value("5", "Blocked");
    public static final Value CANCELLED = new Value("6", "Cancelled");
    public static final Value ODD = new Value("7", "Odd");
    public static final Value FIXED = new Value("10000", "Done");
    public static final Value DUPLICATE = new Value("10001", "Duplicate");
    public static final Value FLAGGED = new Value("10019", "Impediment");
    public static final Value SPRINT_1 = new Value("31", "Sprint 1");
    public static final Value SPRINT_2 = new Value("32", "Sprint 2");
    public static final Value V24 = new Value("24", "2.4");
    public static final Value V25 = new Value("25", "2.5");

    private static final Arbitrary<Value> STATUS =
            Arbitraries.of(
                    TO_DO,
                    IN_PROGRESS,
                    new Value("2", "Doing"),
                    IN_REVIEW,
                    DONE,
                    BLOCKED,
                    CANCELLED,
                    ODD);

    private Tellings() {}

    public static Instant day(int days) {
        return Histories.day(days);
    }

    public static Act act(int day) {
        return new Act(day(day), "", "acc-1");
    }

    public static TrackerEvent created(int day) {
        return new Created(day(day), "HARBOR-1");
    }

    public static TrackerEvent status(int day, Value from, Value to) {
        return change(day, Field.STATUS, List.of(from), List.of(to));
    }

    public static TrackerEvent resolved(int day, Value resolution) {
        return change(day, Field.RESOLUTION, List.of(), List.of(resolution));
    }

    public static TrackerEvent cleared(int day, Value resolution) {
        return change(day, Field.RESOLUTION, List.of(resolution), List.of());
    }

    public static TrackerEvent flag(int day, boolean on) {
        List<Value> flag = List.of(FLAGGED);
        return change(day, Field.FLAG, on ? List.of() : flag, on ? flag : List.of());
    }

    public static TrackerEvent change(int day, Field field, List<Value> from, List<Value> to) {
        return new Changed(act(day), field, from, to);
    }

    public static TrackerEvent alter(int day, Field field, List<Value> gone, List<Value> come) {
        return new Altered(act(day), field, gone, come);
    }

    public static TrackerEvent comment(int day) {
        return new Commented(act(day));
    }

    public static TrackerEvent whole(int day) {
        return new LogRead(day(day), Coverage.WHOLE);
    }

    public static TrackerEvent seen(int day, Field field, Value... values) {
        return new Seen(day(day), Map.of(field, List.of(values)));
    }

    public static TrackerHistory told(TrackerEvent... events) {
        return TrackerHistory.of("10001", List.of(events));
    }

    /// Histories of every kind: contradictory, with holes, before creation, gone and back.
    public static Arbitrary<List<TrackerEvent>> anyEvents() {
        return anyEvent().list().ofMinSize(1).ofMaxSize(14);
    }

    private static Arbitrary<TrackerEvent> anyEvent() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, at().map(at -> new Created(at, "HARBOR-1"))),
                Tuple.of(8, changes()),
                Tuple.of(2, versions()),
                Tuple.of(1, acts().map(Commented::new)),
                Tuple.of(1, acts().map(act -> new WorkLogged(act, Duration.ofHours(1)))),
                Tuple.of(2, sights()),
                Tuple.of(
                        1,
                        Combinators.combine(at(), STATUS)
                                .as((at, it) -> new Since(at, Field.STATUS, List.of(it)))),
                Tuple.of(
                        1,
                        Combinators.combine(at(), Arbitraries.of(Coverage.values()))
                                .as(LogRead::new)),
                Tuple.of(1, at().map(Gone::new)));
    }

    private static Arbitrary<TrackerEvent> changes() {
        return Arbitraries.oneOf(
                Combinators.combine(acts(), STATUS, STATUS)
                        .as((act, from, to) -> changed(act, Field.STATUS, one(from), one(to))),
                Combinators.combine(acts(), resolutions(), resolutions())
                        .as((act, from, to) -> changed(act, Field.RESOLUTION, from, to)),
                Combinators.combine(acts(), sprints(), sprints())
                        .as((act, from, to) -> changed(act, Field.SPRINT, from, to)),
                Combinators.combine(acts(), points(), points())
                        .as((act, from, to) -> changed(act, Field.POINTS, from, to)),
                Combinators.combine(acts(), flags(), flags())
                        .as((act, from, to) -> changed(act, Field.FLAG, from, to)),
                acts().map(act -> changed(act, Field.OTHER, List.of(), List.of())));
    }

    private static TrackerEvent changed(Act act, Field field, List<Value> from, List<Value> to) {
        return new Changed(act, field, from, to);
    }

    private static Arbitrary<TrackerEvent> versions() {
        return Combinators.combine(acts(), fixVersions(), fixVersions())
                .as((act, gone, come) -> new Altered(act, Field.FIX_VERSION, gone, come));
    }

    private static Arbitrary<TrackerEvent> sights() {
        return Combinators.combine(at(), STATUS, resolutions(), sprints(), fixVersions())
                .as(
                        (at, status, resolution, sprints, versions) -> {
                            var fields = new EnumMap<Field, List<Value>>(Field.class);
                            fields.put(Field.STATUS, one(status));
                            fields.put(Field.RESOLUTION, resolution);
                            fields.put(Field.SPRINT, sprints);
                            fields.put(Field.FIX_VERSION, versions);
                            return new Seen(at, fields);
                        });
    }

    private static List<Value> one(Value value) {
        return List.of(value);
    }

    private static Arbitrary<List<Value>> resolutions() {
        return Arbitraries.of(List.of(), one(FIXED), one(DUPLICATE));
    }

    private static Arbitrary<List<Value>> sprints() {
        return Arbitraries.of(List.of(), one(SPRINT_1), one(SPRINT_2), List.of(SPRINT_1, SPRINT_2));
    }

    private static Arbitrary<List<Value>> fixVersions() {
        return Arbitraries.of(List.of(), one(V24), one(V25), List.of(V24, V25));
    }

    private static Arbitrary<List<Value>> points() {
        return Arbitraries.of(List.of(), one(number(3)), one(number(5)), one(number(8)));
    }

    private static Arbitrary<List<Value>> flags() {
        return Arbitraries.of(List.of(), one(FLAGGED));
    }

    public static Value number(int points) {
        return Value.number(BigDecimal.valueOf(points));
    }

    private static Arbitrary<Act> acts() {
        return Combinators.combine(
                        at(), Arbitraries.of("", "9", "10", "11"), Arbitraries.of("acc-1", ""))
                .as(Act::new);
    }

    /// Few distinct days and small shifts, so that ties and near ties are common.
    public static Arbitrary<Instant> at() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 16),
                        Arbitraries.of(0, 0, 0, 3, 700, 1000, 4000))
                .as((day, millis) -> day(day).plusMillis(millis));
    }
}
