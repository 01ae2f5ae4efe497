package dev.quarterdeck.engine.deliveries;

import dev.quarterdeck.engine.deliveries.RunFacts.Attempt;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Finds commits on which a pipeline failed and then passed, in one run or in several.
///
/// The commit was the same, so something else differed: chance, a clock, another service. Runs
/// whose commit or pipeline is not told say nothing.
public final class FlakyCommits {

    private FlakyCommits() {}

    /// Finds them, by pipeline and commit.
    public static List<FlakyCommit> find(Collection<RunFacts> runs) {
        Map<Place, List<Ending>> byPlace = new HashMap<>();
        for (RunFacts run : runs) {
            if (!run.commit().isEmpty() && !run.pipeline().isEmpty()) {
                byPlace.merge(
                        new Place(run.pipeline(), run.commit()), endings(run), FlakyCommits::both);
            }
        }
        return byPlace.entrySet().stream()
                .filter(entry -> failedThenPassed(entry.getValue()))
                .map(entry -> new FlakyCommit(entry.getKey().pipeline(), entry.getKey().commit()))
                .sorted(
                        Comparator.comparing(FlakyCommit::pipeline)
                                .thenComparing(FlakyCommit::commit))
                .toList();
    }

    private static List<Ending> endings(RunFacts run) {
        return run.attempts().stream()
                .filter(attempt -> attempt.finished() != null && attempt.result() != null)
                .map(FlakyCommits::ending)
                .toList();
    }

    private static Ending ending(Attempt attempt) {
        return new Ending(
                Objects.requireNonNull(attempt.finished()),
                Objects.requireNonNull(attempt.result()));
    }

    private static List<Ending> both(List<Ending> one, List<Ending> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static boolean failedThenPassed(List<Ending> endings) {
        return endings.stream()
                .filter(ending -> ending.result() == Result.FAILED)
                .map(Ending::at)
                .min(Instant::compareTo)
                .filter(failed -> endings.stream().anyMatch(ending -> ending.passedAfter(failed)))
                .isPresent();
    }

    /// A commit on which a pipeline failed and then passed.
    public record FlakyCommit(String pipeline, String commit) {}

    private record Place(String pipeline, String commit) {}

    private record Ending(Instant at, Result result) {

        boolean passedAfter(Instant failed) {
            return result == Result.SUCCESS && at.isAfter(failed);
        }
    }
}
