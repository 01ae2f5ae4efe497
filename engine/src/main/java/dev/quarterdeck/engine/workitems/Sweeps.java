package dev.quarterdeck.engine.workitems;

import dev.quarterdeck.engine.workitems.BulkCloses.Dated;
import dev.quarterdeck.engine.workitems.BulkCloses.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Finds many items to which the same happened, one shortly after the other.
///
/// Moments at midnight UTC are left out: sources that keep days without a time of day cannot show
/// a sweep.
///
/// @param gap items that follow each other within this time belong together
/// @param least so many make a sweep
record Sweeps(Duration gap, int least) {

    /// Finds the sweeps, oldest first.
    List<Sweep> find(Stream<Dated> items) {
        List<Dated> hits =
                items.filter(item -> hasTimeOfDay(item.at()))
                        .sorted(Comparator.comparing(Dated::at).thenComparing(Dated::key))
                        .toList();
        List<Sweep> sweeps = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= hits.size(); i++) {
            if (i == hits.size() || isGap(hits.get(i - 1), hits.get(i))) {
                addIfLarge(sweeps, hits.subList(first, i));
                first = i;
            }
        }
        return List.copyOf(sweeps);
    }

    private static boolean hasTimeOfDay(Instant at) {
        return !at.equals(at.truncatedTo(ChronoUnit.DAYS));
    }

    private boolean isGap(Dated earlier, Dated later) {
        return Duration.between(earlier.at(), later.at()).compareTo(gap) > 0;
    }

    private void addIfLarge(List<Sweep> sweeps, List<Dated> run) {
        if (run.size() >= least) {
            sweeps.add(
                    new Sweep(
                            run.getFirst().at(),
                            run.getLast().at(),
                            run.stream().map(Dated::key).toList()));
        }
    }
}
