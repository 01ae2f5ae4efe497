package dev.quarterdeck.forecasting;

import dev.quarterdeck.activity.Change;
import dev.quarterdeck.activity.RepositoryHistory;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.forecasting.Throughput;
import dev.quarterdeck.engine.workitems.Tracker;
import dev.quarterdeck.engine.workitems.WorkItemFacts;
import dev.quarterdeck.engine.workitems.WorkItemFacts.Outcome;
import dev.quarterdeck.engine.workitems.Workflow;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The items a forecast counts, and why these.
///
/// @param rule when an item counts as finished
/// @param evidence why this rule, with its numbers
/// @param items finished items up to as-of, oldest first
/// @param leftOut what was not counted
public record FinishedItems(
        DoneRule rule, String evidence, List<Item> items, List<LeftOut> leftOut) {

    public FinishedItems {
        items = List.copyOf(items);
        leftOut = List.copyOf(leftOut);
    }

    /// One finished item. @param key ticket key or short hash @param finished when
    public record Item(String key, Instant finished) {}

    /// Finds the finished items of a repository.
    ///
    /// @param given the rule the user chose, or null to choose by the share of changes that name a
    ///     ticket
    public static FinishedItems of(RepositoryHistory history, @Nullable DoneRule given) {
        var named = namedShare(history);
        boolean learned = given == null || given == DoneRule.TRACKER;
        boolean byTicket =
                learned ? named.isKnown() && named.fraction() >= 0.5 : given == DoneRule.TICKET;
        var evidence =
                !learned
                        ? "in .quarterdeck.yml"
                        : "%d of all %d merged changes name a ticket, %s than half"
                                .formatted(
                                        named.part(), named.whole(), byTicket ? "no less" : "less");
        return byTicket ? byTicket(history, evidence) : byChange(history, evidence);
    }

    /// Finds the finished items of a tracker, as they were known at a moment.
    ///
    /// Finished means done: discarded items (duplicate, invalid, will not be done) are no work that
    /// was
    /// finished. Parts and containers of items do not count beside them.
    public static FinishedItems of(Tracker tracker, Instant asOf, @Nullable DoneRule given) {
        var facts = tracker.factsAsOf(asOf);
        var counted = facts.stream().filter(item -> item.level() == Workflow.Level.ITEM).toList();
        var items =
                counted.stream()
                        .filter(item -> item.outcome() == Outcome.FINISHED)
                        .flatMap(FinishedItems::dated)
                        .sorted(Comparator.comparing(Item::finished).thenComparing(Item::key))
                        .toList();
        long finished = counted.stream().filter(item -> item.outcome() == Outcome.FINISHED).count();
        return new FinishedItems(
                DoneRule.TRACKER,
                given == null ? "a tracker export was given" : "in .quarterdeck.yml",
                items,
                List.of(
                        new LeftOut(
                                "discarded items",
                                counted.stream()
                                        .filter(item -> item.outcome() == Outcome.DISCARDED)
                                        .count(),
                                "closed without being done"),
                        new LeftOut(
                                "parts and containers",
                                facts.size() - counted.size(),
                                "sub-tasks and epics are counted through their items"),
                        new LeftOut(
                                "finished on an unknown day",
                                finished - items.size(),
                                "the export holds no date of resolution")));
    }

    private static Stream<Item> dated(WorkItemFacts facts) {
        var closed = facts.closed();
        return closed == null ? Stream.empty() : Stream.of(new Item(facts.key(), closed));
    }

    /// Answers whether they are enough to forecast from at a moment.
    public boolean areEnough(Instant moment) {
        return Throughput.endingAt(ItemsScope.end(moment), moments()).isEnough();
    }

    /// Returns when the items were finished.
    public List<Instant> moments() {
        return items.stream().map(Item::finished).toList();
    }

    /// Oldest first, without what claims to have landed later than as-of: such a date is an odd
    /// clock.
    private static List<Change> landed(RepositoryHistory history) {
        return history.changes().reversed().stream()
                .filter(change -> !change.landed().isAfter(history.asOf()))
                .toList();
    }

    private static Share namedShare(RepositoryHistory history) {
        long named =
                history.changes().stream().filter(change -> !change.tickets().isEmpty()).count();
        return new Share(named, history.changes().size());
    }

    private static FinishedItems byTicket(RepositoryHistory history, String evidence) {
        Set<String> seen = new HashSet<>();
        List<Item> items = new ArrayList<>();
        long again = 0;
        for (Change change : landed(history)) {
            for (String ticket : change.tickets()) {
                if (seen.add(ticket)) {
                    items.add(new Item(ticket, change.landed()));
                } else {
                    again++;
                }
            }
        }
        long dark = history.changes().stream().filter(change -> change.tickets().isEmpty()).count();
        return new FinishedItems(
                DoneRule.TICKET,
                evidence,
                items,
                List.of(
                        new LeftOut(
                                "later changes naming a ticket again",
                                again,
                                "a ticket is finished once"),
                        new LeftOut("dark changes", dark, "they name no ticket")));
    }

    private static FinishedItems byChange(RepositoryHistory history, String evidence) {
        var byPeople =
                landed(history).stream()
                        .filter(change -> !change.tip().author().bot())
                        .map(change -> new Item(change.tip().shortHash(), change.landed()))
                        .toList();
        return new FinishedItems(
                DoneRule.CHANGE,
                evidence,
                byPeople,
                List.of(
                        new LeftOut(
                                "changes by bots",
                                history.changes().size() - byPeople.size(),
                                "programs do not tell the team's pace")));
    }
}
