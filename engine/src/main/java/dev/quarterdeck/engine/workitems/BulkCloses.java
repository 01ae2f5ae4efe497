package dev.quarterdeck.engine.workitems;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Finds sweeps: many items closed in one go by a clean-up, a migration or a release script.
///
/// Their closing dates say when somebody tidied up, not when the work was done. They stay in the
/// counts and are told.
public final class BulkCloses {

    /// Closes that follow each other within this time belong together: slower than a script,
    /// faster than working.
    private static final Duration GAP = Duration.ofSeconds(60);

    /// So many closes in one go make a sweep.
    private static final int LEAST = 10;

    private BulkCloses() {}

    /// Finds the sweeps among closed items, oldest first.
    ///
    /// Exports that keep days without a time of day cannot show a sweep; items closed at midnight
    /// UTC are left out.
    public static List<Sweep> find(Collection<WorkItemFacts> facts) {
        List<WorkItemFacts> closed =
                facts.stream()
                        .filter(item -> item.closed() != null && hasTimeOfDay(item.closed()))
                        .sorted(
                                Comparator.comparing(BulkCloses::closedAt)
                                        .thenComparing(WorkItemFacts::key))
                        .toList();
        List<Sweep> sweeps = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= closed.size(); i++) {
            if (i == closed.size() || isGap(closed.get(i - 1), closed.get(i))) {
                addIfLarge(sweeps, closed.subList(first, i));
                first = i;
            }
        }
        return List.copyOf(sweeps);
    }

    private static boolean hasTimeOfDay(Instant at) {
        return !at.equals(at.truncatedTo(ChronoUnit.DAYS));
    }

    private static boolean isGap(WorkItemFacts earlier, WorkItemFacts later) {
        return Duration.between(closedAt(earlier), closedAt(later)).compareTo(GAP) > 0;
    }

    private static void addIfLarge(List<Sweep> sweeps, List<WorkItemFacts> run) {
        if (run.size() >= LEAST) {
            sweeps.add(
                    new Sweep(
                            closedAt(run.getFirst()),
                            closedAt(run.getLast()),
                            run.stream().map(WorkItemFacts::key).toList()));
        }
    }

    private static Instant closedAt(WorkItemFacts item) {
        return Objects.requireNonNull(item.closed());
    }

    /// Items closed in one go.
    ///
    /// @param from first close
    /// @param until last close
    /// @param keys the items, in order of closing
    public record Sweep(Instant from, Instant until, List<String> keys) {

        public Sweep {
            keys = List.copyOf(keys);
        }
    }
}
