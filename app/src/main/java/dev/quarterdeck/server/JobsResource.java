package dev.quarterdeck.server;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.http.Cursor;
import dev.quarterdeck.platform.http.Page;
import dev.quarterdeck.platform.jobs.Job;
import dev.quarterdeck.platform.jobs.Jobs;
import dev.quarterdeck.platform.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows long work and stops it: one's own jobs, or everybody's for an administrator.
@RestController
final class JobsResource {

    private final Jobs jobs;
    private final Policy policy;
    private final Database database;
    private final Audit audit;

    JobsResource(Jobs jobs, Policy policy, Database database, Audit audit) {
        this.jobs = jobs;
        this.policy = policy;
        this.database = database;
        this.audit = audit;
    }

    /// A job as a client sees it.
    record Shown(
            UUID id,
            String kind,
            Instant askedAt,
            String state,
            String step,
            long done,
            long total,
            int attempts,
            @Nullable Instant endedAt,
            @JsonRawValue @Nullable String result,
            @Nullable String refusal,
            @Nullable String remedy) {

        static Shown of(Job job) {
            return new Shown(
                    job.id(),
                    job.kind(),
                    job.askedAt(),
                    job.state(),
                    job.step(),
                    job.done(),
                    job.total(),
                    job.attempts(),
                    job.endedAt(),
                    job.result(),
                    job.refusal(),
                    job.remedy());
        }
    }

    @GetMapping("/api/v1/jobs")
    Page<Shown> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        policy.requireScope(viewer, FieldClass.JOBS, Action.SEE);
        var before = Cursor.decode(cursor, 1);
        var rows =
                jobs.list(
                        seesAll(viewer) ? null : viewer.user(),
                        before.isEmpty() ? null : Cursor.id(before.getFirst()),
                        Cursor.limit(limit) + 1);
        var page = Page.of(rows, limit, job -> Cursor.encode(job.id().toString()));
        return new Page<>(page.items().stream().map(Shown::of).toList(), page.next());
    }

    @GetMapping("/api/v1/jobs/{jobId}")
    Shown one(Viewer viewer, @PathVariable UUID jobId) {
        policy.requireScope(viewer, FieldClass.JOBS, Action.SEE);
        return Shown.of(visible(viewer, jobId));
    }

    @PostMapping("/api/v1/jobs/{jobId}/cancel")
    Shown cancel(Viewer viewer, @PathVariable UUID jobId) {
        policy.requireScope(viewer, FieldClass.JOBS, Action.CHANGE);
        visible(viewer, jobId);
        database.keep(
                sql -> {
                    jobs.cancel(jobId);
                    audit.append(
                            sql,
                            AuditEntry.of(
                                    viewer,
                                    "job.cancel",
                                    FieldClass.JOBS,
                                    List.of(),
                                    "job " + jobId));
                });
        return Shown.of(visible(viewer, jobId));
    }

    private Job visible(Viewer viewer, UUID id) {
        return jobs.find(id)
                .filter(job -> job.askedBy().equals(viewer.user()) || seesAll(viewer))
                .orElseThrow(
                        () ->
                                new Refusal(
                                        Refusal.Kind.NOT_FOUND,
                                        "There is no job (%s) of yours.".formatted(id),
                                        "Maybe see GET /api/v1/jobs."));
    }

    private boolean seesAll(Viewer viewer) {
        return policy.may(viewer, Action.SEE, ProtectedRecord.of(FieldClass.JOBS)).isAllowed();
    }
}
