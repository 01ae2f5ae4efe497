package dev.quarterdeck.platform.jobs;

/// Names one sort of long work and does it.
///
/// The work must be repeatable: after a crash it is done again from its input, so it changes
/// the store in one transaction, or in steps that change nothing when they are repeated.
///
/// @param name stable, lower case, such as `import-people`
/// @param attempts how often it is tried at most when it fails by a fault; a Refusal ends it at
/// once
/// @param work does it
public record JobKind(String name, int attempts, Work work) {

    /// Does one job.
    @FunctionalInterface
    public interface Work {

        /// Does it.
        ///
        /// @return what came of it, as JSON, shown to whoever asked
        String run(JobRun run);
    }
}
