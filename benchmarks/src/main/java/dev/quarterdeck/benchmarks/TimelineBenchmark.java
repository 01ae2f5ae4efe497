package dev.quarterdeck.benchmarks;

import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.Workflow;
import dev.quarterdeck.engine.workitems.Workflow.StatusSeen;
import dev.quarterdeck.engine.workitems.Workflow.TypeSeen;
import dev.quarterdeck.engine.workitems.flow.FlowFacts;
import dev.quarterdeck.engine.workitems.flow.FlowFold;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Act;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Changed;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Commented;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Created;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.LogRead;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Seen;
import dev.quarterdeck.engine.workitems.timeline.TrackerHistory;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.engine.workitems.workflows.LearnedWorkflow;
import dev.quarterdeck.engine.workitems.workflows.WorkflowRules;
import dev.quarterdeck.engine.workitems.workflows.WorkflowVersions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Measures the fold of told events into flow facts, in items per second; an item has 11 to 14
/// events, one of them a snapshot of nine fields.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class TimelineBenchmark {

    private static final int ITEMS = 20_000;
    private static final Instant START = Instant.parse("2024-01-01T09:00:00Z");
    private static final Instant AS_OF = Instant.parse("2026-03-31T00:00:00Z");
    private static final List<Value> WAY =
            List.of(
                    new Value("1", "To Do"),
                    new Value("2", "In Progress"),
                    new Value("3", "In Review"),
                    new Value("4", "Done"));

    private final Random random = new Random(7);
    private final List<List<TrackerEvent>> told = new ArrayList<>();
    private List<TrackerHistory> histories = List.of();
    private WorkflowVersions workflow =
            WorkflowVersions.always(
                    WorkflowRules.byName(Workflow.guess(List.of(), List.of(), List.of())));

    /// Invents the events.
    @Setup
    public void invent() {
        for (int number = 1; number <= ITEMS; number++) {
            told.add(item(number));
        }
        histories = toldHistories();
        var names =
                Workflow.guess(
                        WAY.stream().map(it -> new StatusSeen(it.name(), null, 0, 0)).toList(),
                        List.of(new TypeSeen("Story", null), new TypeSeen("Bug", null)),
                        List.of("Done"));
        workflow = WorkflowVersions.always(learn().rules(names));
    }

    /// Folds every history.
    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public List<FlowFacts> fold() {
        return FlowFold.foldAll(histories, workflow, AS_OF);
    }

    /// Makes the histories of events as a store hands them over, and folds them.
    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public List<FlowFacts> gatherAndFold() {
        return FlowFold.foldAll(toldHistories(), workflow, AS_OF);
    }

    /// Learns the workflow from all items.
    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public LearnedWorkflow learn() {
        return LearnedWorkflow.of(
                histories.stream().flatMap(it -> it.timeline(AS_OF).stream()).toList(), Map.of());
    }

    private List<TrackerHistory> toldHistories() {
        List<TrackerHistory> all = new ArrayList<>(told.size());
        for (int i = 0; i < told.size(); i++) {
            all.add(TrackerHistory.of(Integer.toString(10_000 + i), told.get(i)));
        }
        return all;
    }

    private List<TrackerEvent> item(int number) {
        Instant created = START.plusSeconds(3_000L * number);
        int steps = 1 + random.nextInt(WAY.size() - 1);
        Act act = new Act(created.plusSeconds(4_000), "c" + number, "acc-1");
        var sprint = new Value(Integer.toString(number / 300), "Sprint " + number / 300);
        var points = Value.number(BigDecimal.valueOf(1 + number % 8));
        List<TrackerEvent> events = new ArrayList<>();
        events.add(new Created(created, "HARBOR-" + number));
        events.add(new Changed(act, Field.SPRINT, List.of(), List.of(sprint)));
        events.add(new Changed(act, Field.POINTS, List.of(), List.of(points)));
        events.add(new Changed(act, Field.ASSIGNEE, List.of(), List.of(new Value("acc-2", ""))));
        for (int comment = 1; comment <= 4; comment++) {
            Instant at = created.plusSeconds(200_000L * comment);
            events.add(new Commented(new Act(at, number + "." + comment, "acc-1")));
        }
        Instant last = created;
        for (int step = 1; step <= steps; step++) {
            last = created.plusSeconds(90_000L * step);
            events.add(status(last, number, step));
        }
        List<Value> resolution =
                steps == WAY.size() - 1 ? List.of(new Value("10", "Done")) : List.of();
        if (!resolution.isEmpty()) {
            Act close = new Act(last, "r" + number, "acc-1");
            events.add(new Changed(close, Field.RESOLUTION, List.of(), resolution));
        }
        events.add(new Seen(last, fields(number, steps, resolution, sprint, points)));
        events.add(new LogRead(last, Coverage.WHOLE));
        return events;
    }

    private static TrackerEvent status(Instant at, int number, int step) {
        return new Changed(
                new Act(at, "s" + number + step, "acc-1"),
                Field.STATUS,
                List.of(WAY.get(step - 1)),
                List.of(WAY.get(step)));
    }

    private static Map<Field, List<Value>> fields(
            int number, int steps, List<Value> resolution, Value sprint, Value points) {
        Map<Field, List<Value>> fields = new EnumMap<>(Field.class);
        fields.put(Field.KEY, List.of(Value.named("HARBOR-" + number)));
        fields.put(Field.TYPE, List.of(Value.named(number % 4 == 0 ? "Bug" : "Story")));
        fields.put(Field.STATUS, List.of(WAY.get(steps)));
        fields.put(Field.RESOLUTION, resolution);
        fields.put(Field.SPRINT, List.of(sprint));
        fields.put(Field.POINTS, List.of(points));
        fields.put(Field.ASSIGNEE, List.of(new Value("acc-2", "")));
        fields.put(Field.FIX_VERSION, List.of(Value.named("2.4")));
        fields.put(Field.FLAG, List.of());
        return fields;
    }
}
