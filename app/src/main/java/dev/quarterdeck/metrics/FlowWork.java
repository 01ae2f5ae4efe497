package dev.quarterdeck.metrics;

import dev.quarterdeck.engine.workitems.Quantiles;
import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.WorkItemFacts;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import dev.quarterdeck.metrics.Explanation.OtherRule;
import dev.quarterdeck.metrics.Explanation.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Measures the open work: how much, how much of it is started, and how old it is.
final class FlowWork {

    private static final String DECISION = "What is stuck, and what should be finished or dropped?";

    private final FlowInput input;
    private final List<WorkItemFacts> open;
    private final List<WorkItemFacts> started;

    FlowWork(FlowInput input) {
        this.input = input;
        this.open = oldestFirst(input.openItems());
        this.started = open.stream().filter(it -> it.category() == StatusCategory.WORK).toList();
    }

    private static List<WorkItemFacts> oldestFirst(List<WorkItemFacts> items) {
        return items.stream()
                .sorted(
                        Comparator.comparing(WorkItemFacts::created)
                                .thenComparing(WorkItemFacts::key))
                .toList();
    }

    /// Answers whether the statuses of open items tell started from waiting work.
    boolean knowsStatuses() {
        return open.isEmpty()
                || open.stream().anyMatch(it -> it.category() != StatusCategory.UNKNOWN);
    }

    Figure open() {
        return new Figure(
                "flow.open",
                "open items",
                new Quantity.Count(open.size(), "items"),
                new Explanation(
                        DECISION,
                        input.now(),
                        "items not closed (v1)",
                        rows(open, this::sinceCreation),
                        input.otherLevels(WorkItemFacts::isOpen),
                        input.freshness(),
                        List.of(
                                new OtherRule(
                                        "with sub-tasks",
                                        Wording.count(open.size() + openSubtasks())))));
    }

    /// The newest day of which the export tells anything: what came later is not in it.
    Figure newest() {
        return new Figure(
                "flow.newest",
                "newest change in the tracker",
                input.newest()
                        .<Quantity>map(at -> new Quantity.Day(Period.day(at)))
                        .orElseGet(() -> new Quantity.NotKnown("there is no change")),
                new Explanation(
                        "Is what the tracker says still true?",
                        input.now(),
                        "the latest creation, change or resolution up to that day (v1)",
                        Rows.NONE,
                        List.of(),
                        input.freshness(),
                        List.of()));
    }

    private long openSubtasks() {
        return input.subtasks().stream().filter(WorkItemFacts::isOpen).count();
    }

    Figure inProgress() {
        Quantity value =
                knowsStatuses()
                        ? new Quantity.Count(started.size(), "items")
                        : new Quantity.NotKnown("the export's statuses tell no started work");
        return new Figure(
                "flow.wip",
                "items in progress",
                value,
                new Explanation(
                        DECISION,
                        input.now(),
                        "open items in a status of work: started, not closed (v1)",
                        rows(started, this::sinceCreation),
                        leftOutOfStarted(),
                        input.freshness(),
                        List.of(
                                new OtherRule("all open items", Wording.count(open.size())),
                                new OtherRule("blocked among them", Wording.count(blocked())))));
    }

    private List<LeftOut> leftOutOfStarted() {
        List<LeftOut> left = new ArrayList<>();
        long waiting = open.stream().filter(it -> it.category() == StatusCategory.QUEUE).count();
        long unknown = open.size() - started.size() - waiting;
        FlowInput.addIfAny(left, "open items not started", waiting, "their status is a queue");
        FlowInput.addIfAny(
                left, "open items in other statuses", unknown, "what these stand for is not known");
        left.addAll(input.otherLevels(WorkItemFacts::isOpen));
        return left;
    }

    private long blocked() {
        return started.stream().filter(WorkItemFacts::blocked).count();
    }

    /// The age of started work, from its start where most starts are known; else of all open work.
    Figure ageMedian() {
        return age("flow.age-p50", "median age of " + basis().what, 0.5);
    }

    Figure ageUpper() {
        return age("flow.age-p85", "age of 85% at most of " + basis().what, 0.85);
    }

    private Figure age(String id, String label, double part) {
        Basis basis = basis();
        List<WorkItemFacts> aged = aged(basis);
        Quantity value =
                Quantiles.quantile(ages(aged, basis), part)
                        .<Quantity>map(Quantity.Span::new)
                        .orElseGet(() -> new Quantity.NotKnown("there are no " + basis.what));
        return new Figure(
                id,
                label,
                value,
                new Explanation(
                        DECISION,
                        input.now(),
                        basis.formula + " by linear interpolation (type 7) (v1)",
                        rows(aged, it -> age(it, basis)),
                        leftOutOfAges(aged, basis),
                        input.freshness(),
                        otherAges(part)));
    }

    Basis basis() {
        if (started.isEmpty()) {
            return Basis.OPEN;
        }
        long known = started.stream().filter(it -> it.started() != null).count();
        return 2 * known >= started.size() ? Basis.START : Basis.STARTED_SINCE_CREATION;
    }

    private List<WorkItemFacts> aged(Basis basis) {
        return switch (basis) {
            case OPEN -> open;
            case STARTED_SINCE_CREATION -> started;
            case START -> started.stream().filter(it -> it.started() != null).toList();
        };
    }

    private List<Duration> ages(List<WorkItemFacts> items, Basis basis) {
        return items.stream().map(it -> age(it, basis)).toList();
    }

    private Duration age(WorkItemFacts item, Basis basis) {
        Instant start = item.started();
        return basis == Basis.START && start != null
                ? Duration.between(start, input.asOf())
                : sinceCreation(item);
    }

    private Duration sinceCreation(WorkItemFacts item) {
        return Duration.between(item.created(), input.asOf());
    }

    private List<LeftOut> leftOutOfAges(List<WorkItemFacts> aged, Basis basis) {
        List<LeftOut> left = new ArrayList<>();
        if (basis == Basis.START) {
            FlowInput.addIfAny(
                    left,
                    "items in progress",
                    started.size() - aged.size(),
                    "when they were started is not known");
        }
        if (basis != Basis.OPEN) {
            FlowInput.addIfAny(
                    left, "open items", open.size() - started.size(), "they are not in progress");
        }
        left.addAll(input.otherLevels(WorkItemFacts::isOpen));
        return left;
    }

    private List<OtherRule> otherAges(double part) {
        return List.of(
                new OtherRule(
                        "items in progress, since their creation",
                        shownAge(started, Basis.STARTED_SINCE_CREATION, part)),
                new OtherRule(
                        "all open items, since their creation", shownAge(open, Basis.OPEN, part)));
    }

    private String shownAge(List<WorkItemFacts> items, Basis basis, double part) {
        Optional<Duration> age = Quantiles.quantile(ages(items, basis), part);
        return age.map(Wording::span).orElse("not known: there are no such items");
    }

    private Rows rows(List<WorkItemFacts> items, Function<WorkItemFacts, Duration> age) {
        return new Rows(
                List.of("item", "type", "status", "created", "started", "age, days"),
                items.stream()
                        .map(
                                it ->
                                        List.of(
                                                it.key(),
                                                it.type(),
                                                it.status(),
                                                FlowInput.shown(it.created()),
                                                FlowInput.shown(it.started()),
                                                FlowRows.days(age.apply(it))))
                        .toList());
    }

    List<WorkItemFacts> openItems() {
        return open;
    }

    /// From what to what an age runs.
    enum Basis {
        START("work in progress, since its start", "as-of minus start of items in progress,"),
        STARTED_SINCE_CREATION(
                "work in progress, since its creation (starts are not known)",
                "as-of minus creation of items in progress,"),
        OPEN("open items, since their creation", "as-of minus creation of open items,");

        final String what;
        private final String formula;

        Basis(String what, String formula) {
            this.what = what;
            this.formula = formula;
        }
    }
}
