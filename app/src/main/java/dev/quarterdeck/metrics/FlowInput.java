package dev.quarterdeck.metrics;

import dev.quarterdeck.engine.workitems.Tracker;
import dev.quarterdeck.engine.workitems.WorkItemEvent;
import dev.quarterdeck.engine.workitems.WorkItemFacts;
import dev.quarterdeck.engine.workitems.WorkItemFacts.Outcome;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.Workflow.Level;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The facts of one tracker as of one moment, with the windows the measures look at.
///
/// Measures count items: sub-tasks are parts of one and epics hold several, so both are left out
/// and told.
final class FlowInput {

    private final Tracker tracker;
    private final Instant asOf;
    private final List<WorkItemFacts> all;
    private final List<WorkItemFacts> items;
    // Every figure tells it; finding it means reading every event.
    private final @Nullable Instant newest;

    FlowInput(Tracker tracker, Instant asOf) {
        this.tracker = tracker;
        this.asOf = asOf;
        this.all = tracker.factsAsOf(asOf);
        this.items = all.stream().filter(it -> it.level() == Level.ITEM).toList();
        this.newest = newest(tracker, asOf);
    }

    Tracker tracker() {
        return tracker;
    }

    Instant asOf() {
        return asOf;
    }

    List<WorkItemFacts> items() {
        return items;
    }

    List<WorkItemFacts> subtasks() {
        return all.stream().filter(it -> it.level() == Level.SUBTASK).toList();
    }

    List<WorkItemFacts> openItems() {
        return where(WorkItemFacts::isOpen);
    }

    List<WorkItemFacts> where(Predicate<WorkItemFacts> condition) {
        return items.stream().filter(condition).toList();
    }

    List<WorkItemFacts> finished(Period window) {
        return closed(items, Outcome.FINISHED, window);
    }

    List<WorkItemFacts> discarded(Period window) {
        return closed(items, Outcome.DISCARDED, window);
    }

    static List<WorkItemFacts> closed(List<WorkItemFacts> among, Outcome outcome, Period window) {
        return among.stream()
                .filter(it -> it.outcome() == outcome && isIn(window, it.closed()))
                .sorted(Comparator.comparing(FlowInput::closedAt).thenComparing(WorkItemFacts::key))
                .toList();
    }

    List<WorkItemFacts> created(Period window) {
        return where(it -> isIn(window, it.created()));
    }

    private static Instant closedAt(WorkItemFacts item) {
        Instant closed = item.closed();
        return closed == null ? item.created() : closed;
    }

    /// Answers whether status changes are known for any of these items.
    static boolean hasHistory(List<WorkItemFacts> among) {
        return among.stream().anyMatch(it -> it.coverage() != Coverage.DATES_ONLY);
    }

    boolean hasFinishDates() {
        return items.stream()
                .anyMatch(it -> it.outcome() == Outcome.FINISHED && it.closed() != null);
    }

    /// Returns when the first item was created.
    Optional<Instant> first() {
        return all.stream().map(WorkItemFacts::created).min(Comparator.naturalOrder());
    }

    Period weeks(int weeks) {
        return new Period(asOf.minus(Duration.ofDays(7L * weeks)), asOf);
    }

    Period year() {
        return Period.yearTo(asOf);
    }

    /// Answers whether the tracker was already in use when the window begins.
    boolean covers(Period window) {
        return first().map(first -> !first.isAfter(window.after())).orElse(false);
    }

    static boolean isIn(Period window, @Nullable Instant at) {
        return at != null && window.contains(at);
    }

    static String shown(@Nullable Instant at) {
        return at == null ? "" : Period.day(at).toString();
    }

    String now() {
        return "as of " + Period.day(asOf);
    }

    String freshness() {
        return "tracker export, read as of %s; newest change %s"
                .formatted(Period.day(asOf), newest().map(FlowInput::shown).orElse("none"));
    }

    /// Returns the newest event up to as-of.
    Optional<Instant> newest() {
        return Optional.ofNullable(newest);
    }

    private static @Nullable Instant newest(Tracker tracker, Instant asOf) {
        return tracker.histories().stream()
                .flatMap(history -> history.events().stream())
                .map(WorkItemEvent::at)
                .filter(at -> !at.isAfter(asOf))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /// Returns what no measure of items counts, as far as it meets the measure's own condition.
    List<LeftOut> otherLevels(Predicate<WorkItemFacts> condition) {
        List<LeftOut> left = new ArrayList<>(2);
        addIfAny(left, "sub-tasks", count(Level.SUBTASK, condition), "they are parts of an item");
        addIfAny(left, "epics and initiatives", count(Level.EPIC, condition), "they hold items");
        return left;
    }

    private long count(Level level, Predicate<WorkItemFacts> condition) {
        return all.stream().filter(it -> it.level() == level && condition.test(it)).count();
    }

    static Predicate<WorkItemFacts> closedIn(Period window) {
        return it -> isIn(window, it.closed());
    }

    static void addIfAny(List<LeftOut> left, String what, long count, String why) {
        if (count > 0) {
            left.add(new LeftOut(what, count, why));
        }
    }
}
