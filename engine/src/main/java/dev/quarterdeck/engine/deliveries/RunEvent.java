package dev.quarterdeck.engine.deliveries;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Tells one dated thing that a tool said about a pipeline run.
///
/// Attempts count from 1; an attempt that the tool does not number is 1. An empty text means that
/// the tool does not tell.
public sealed interface RunEvent {

    /// Returns when it happened.
    Instant at();

    /// The run came into being and waits for a machine.
    ///
    /// @param pipeline the tool's id of the pipeline
    /// @param commit what it runs on
    /// @param branch branch it runs for
    record Queued(Instant at, int attempt, String pipeline, String commit, String branch)
            implements RunEvent {}

    /// An attempt started to work.
    record Started(Instant at, int attempt) implements RunEvent {}

    /// A stage or job ended.
    ///
    /// @param stage its id or name, unique within the attempt
    /// @param started when it began, or null
    /// @param result how it ended
    record StageFinished(
            Instant at, int attempt, String stage, @Nullable Instant started, Result result)
            implements RunEvent {}

    /// An attempt ended.
    record Finished(Instant at, int attempt, Result result) implements RunEvent {}

    /// Somebody asked for another attempt. @param attempt number of the new one
    record Retried(Instant at, int attempt) implements RunEvent {}
}
