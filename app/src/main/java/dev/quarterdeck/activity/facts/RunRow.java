package dev.quarterdeck.activity.facts;

import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.histories.Lapse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says what the history of one pipeline run comes to.
///
/// @param head its state is `RUNNING` or a {@link Result}
/// @param pipeline the tool's id of the pipeline; empty when not told
/// @param commit what it ran on; empty when not told
/// @param branch for which it ran; empty when not told
/// @param course of its last attempt, which decides
/// @param attempts how many there were
/// @param flaky whether an attempt failed and a later one passed
/// @param stages those that ended, of the last attempt
public record RunRow(
        Head head,
        String pipeline,
        String commit,
        String branch,
        Course course,
        int attempts,
        boolean flaky,
        List<Stage> stages)
        implements FactRow {

    /// Copies the stages.
    public RunRow {
        stages = List.copyOf(stages);
    }

    /// When an attempt did what. @param result null while it has not ended
    public record Course(
            @Nullable Instant queued,
            @Nullable Instant started,
            @Nullable Instant finished,
            @Nullable Result result,
            Lapse waited,
            Lapse ran) {}

    /// A stage or job that ended. @param ran how long it worked; null when not known
    public record Stage(String id, Instant finished, Result result, @Nullable Duration ran) {}
}
