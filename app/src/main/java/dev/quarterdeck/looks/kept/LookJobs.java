package dev.quarterdeck.looks.kept;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.jobs.Job;
import dev.quarterdeck.platform.jobs.Jobs;
import dev.quarterdeck.platform.store.Database;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// Follow and cancel imports: one's own, or everybody's for those who may see all jobs.
public final class LookJobs {

    private final Jobs jobs;
    private final Policy policy;
    private final Database database;
    private final Audit audit;
    private final JsonMapper json;

    LookJobs(Jobs jobs, Policy policy, Database database, Audit audit, JsonMapper json) {
        this.jobs = jobs;
        this.policy = policy;
        this.database = database;
        this.audit = audit;
        this.json = json;
    }

    /// Finds an import.
    ///
    /// @throws Refusal of kind NOT_FOUND when there is none that the viewer may see
    public Job find(Viewer viewer, UUID id) {
        policy.requireScope(viewer, FieldClass.JOBS, Action.SEE);
        return jobs.find(id)
                .filter(job -> job.kind().equals(LookImport.KIND))
                .filter(job -> job.askedBy().equals(viewer.user()) || seesAll(viewer))
                .orElseThrow(
                        () ->
                                new Refusal(
                                        Refusal.Kind.NOT_FOUND,
                                        "There is no import (%s) of yours.".formatted(id),
                                        "Maybe begin another."));
    }

    /// Asks an import to stop.
    ///
    /// @throws Refusal when it is over, or not the viewer's
    public void cancel(Viewer viewer, UUID id) {
        policy.requireScope(viewer, FieldClass.JOBS, Action.CHANGE);
        find(viewer, id);
        database.keep(
                sql -> {
                    jobs.cancel(id);
                    audit.append(
                            sql,
                            AuditEntry.of(
                                    viewer, "job.cancel", FieldClass.JOBS, List.of(), "job " + id));
                });
    }

    private boolean seesAll(Viewer viewer) {
        return policy.may(viewer, Action.SEE, ProtectedRecord.of(FieldClass.JOBS)).isAllowed();
    }

    /// Reads what came of an import that is done.
    public ImportReport report(Job job) {
        return json.readValue(String.valueOf(job.result()), ImportReport.class);
    }
}
