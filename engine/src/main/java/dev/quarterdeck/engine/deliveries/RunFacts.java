package dev.quarterdeck.engine.deliveries;

import dev.quarterdeck.engine.histories.Lapse;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says what one history tells of its pipeline run as of one moment.
///
/// @param id the tool's own id
/// @param pipeline the pipeline it belongs to; empty when not told
/// @param commit what it ran on; empty when not told
/// @param branch branch it ran for; empty when not told
/// @param attempts by number; never empty
public record RunFacts(
        String id, String pipeline, String commit, String branch, List<Attempt> attempts) {

    public RunFacts {
        attempts = attempts.stream().sorted(Comparator.comparingInt(Attempt::number)).toList();
    }

    /// Returns the last attempt: the one that decides.
    public Attempt last() {
        return attempts.getLast();
    }

    /// Answers whether an attempt failed and a later one passed, so that nothing but chance or the
    /// surroundings changed between them.
    public boolean isFlaky() {
        boolean failed = false;
        for (Attempt attempt : attempts) {
            if (failed && attempt.result() == Result.SUCCESS) {
                return true;
            }
            failed |= attempt.result() == Result.FAILED;
        }
        return false;
    }

    /// One attempt of a run.
    ///
    /// @param number from 1
    /// @param queued when it was asked for, or null
    /// @param started when it started to work, or null
    /// @param finished when it ended, or null
    /// @param result how it ended, or null while it has not
    /// @param waited asked for to started
    /// @param ran started to ended
    /// @param stages that ended, by date
    public record Attempt(
            int number,
            @Nullable Instant queued,
            @Nullable Instant started,
            @Nullable Instant finished,
            @Nullable Result result,
            Lapse waited,
            Lapse ran,
            List<Stage> stages) {

        public Attempt {
            stages = List.copyOf(stages);
        }
    }

    /// One stage or job that ended. @param ran how long it worked
    public record Stage(String id, Instant finished, Result result, Lapse ran) {}
}
