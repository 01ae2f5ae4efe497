package dev.quarterdeck.platform.jobs;

import dev.quarterdeck.platform.Progress;
import java.util.UUID;

/// One run of a job, as its work sees it.
///
/// @param id the job's
/// @param askedBy the login that asked for it
/// @param input what was handed in
/// @param attempt 1 for the first
/// @param progress hears how far it is; throws {@link JobCancelled} when somebody asked to stop
public record JobRun(UUID id, UUID askedBy, byte[] input, int attempt, Progress progress) {}
