package dev.quarterdeck.activity.facts;

import dev.quarterdeck.platform.jobs.JobKind;
import dev.quarterdeck.platform.jobs.JobRun;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Settles a source as a background job, after people decided about its workflow. Each row tells by
/// which rules it was folded, so a job that is cut off goes on where it was.
final class SettleJob {

    static final String KIND = "settle-facts";
    private static final int ATTEMPTS = 5;

    private final SourceFacts facts;

    SettleJob(SourceFacts facts) {
        this.facts = facts;
    }

    JobKind kind() {
        return new JobKind(KIND, ATTEMPTS, this::run);
    }

    private String run(JobRun job) {
        var source = UUID.fromString(new String(job.input(), StandardCharsets.UTF_8));
        return "{\"folded\":%d}".formatted(facts.settle(source, job.progress()));
    }
}
