package dev.quarterdeck.engine.workitems.flow;

import dev.quarterdeck.engine.workitems.flow.SprintItem.Result;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Says what was in a sprint, from its start to its end or to a moment within.
///
/// What was completed is what was in it at the start and what was added, less what was removed,
/// discarded, done before and remains; in points also plus what was re-estimated:
///
/// `completed = atStart + added - removed + re-estimated - doneBefore - discarded - remaining`
///
/// @param run the sprint
/// @param until the end, or the moment asked for
/// @param items everything that ever was in it between its start and then, by key
/// @param unclear keys of items that were in it, but nobody told whether from the start; they are
///     in no sum
public record SprintFacts(
        SprintRun run, Instant until, List<SprintItem> items, List<String> unclear) {

    public SprintFacts {
        items = List.copyOf(items);
        unclear = List.copyOf(unclear);
    }

    /// Returns what was in it at its start.
    public Scope atStart() {
        return scope(SprintItem::isFromStart, SprintItem::pointsIn);
    }

    /// Returns what joined later.
    public Scope added() {
        return scope(item -> !item.isFromStart(), SprintItem::pointsIn);
    }

    /// Returns what was taken out, of what was in it at the start or added.
    public Scope removed() {
        return scope(item -> item.result() == Result.REMOVED, SprintItem::pointsOut);
    }

    /// Returns what had that result at the end.
    public Scope with(Result result) {
        return scope(item -> item.result() == result, SprintItem::pointsOut);
    }

    /// Returns what was in it at the end, whatever became of it.
    public Scope atEnd() {
        return scope(item -> item.result() != Result.REMOVED, SprintItem::pointsOut);
    }

    /// Returns by how many points the sizes of items grew while they were in it; negative when
    /// they shrank.
    public BigDecimal reestimated() {
        return items.stream()
                .map(item -> number(item.pointsOut()).subtract(number(item.pointsIn())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Scope scope(
            Predicate<SprintItem> wanted, Function<SprintItem, @Nullable BigDecimal> points) {
        List<SprintItem> chosen = items.stream().filter(wanted).toList();
        BigDecimal sum =
                chosen.stream()
                        .map(item -> number(points.apply(item)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        long unsized = chosen.stream().filter(item -> points.apply(item) == null).count();
        return new Scope(chosen.size(), sum, unsized);
    }

    private static BigDecimal number(@Nullable BigDecimal points) {
        return points == null ? BigDecimal.ZERO : points;
    }

    /// An amount of work in a sprint.
    ///
    /// @param items how many items
    /// @param points their points
    /// @param unsized how many of the items have no points
    public record Scope(long items, BigDecimal points, long unsized) {}
}
