package dev.quarterdeck.platform;

/// Hears how far a long piece of work has come.
///
/// Implementations are called from worker threads and must be thread-safe and cheap.
@FunctionalInterface
public interface Progress {

    /// Shows nothing.
    Progress SILENT = (step, done, total) -> {};

    /// Hears that `done` of `total` units of `step` are finished.
    ///
    /// @param step what is being done, a few words
    /// @param done units finished
    /// @param total units in all, or 0 when not known
    void at(String step, long done, long total);
}
