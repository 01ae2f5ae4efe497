package dev.quarterdeck.platform.jobs;

/// Stops a job's work because somebody asked for it; its transaction is rolled back.
public final class JobCancelled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JobCancelled() {
        super("The job was cancelled.");
    }
}
