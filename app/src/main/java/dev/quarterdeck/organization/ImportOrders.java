package dev.quarterdeck.organization;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.OrganizationImports.Upload;
import dev.quarterdeck.organization.OrganizationImports.Wish;
import dev.quarterdeck.platform.jobs.Job;
import dev.quarterdeck.platform.jobs.Jobs;
import dev.quarterdeck.platform.store.Database;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Orders imports as jobs in the background, and reads how far they are and what came of them.
public final class ImportOrders {

    private final OrganizationImports imports;
    private final ImportJob job;
    private final Jobs jobs;
    private final Database database;
    private final Audit audit;

    ImportOrders(
            OrganizationImports imports, ImportJob job, Jobs jobs, Database database, Audit audit) {
        this.imports = imports;
        this.job = job;
        this.jobs = jobs;
        this.database = database;
        this.audit = audit;
    }

    /// Orders an import, or the dry run of one.
    ///
    /// @return the job's id
    /// @throws dev.quarterdeck.platform.Refusal when the viewer may not bring files in
    public UUID order(Viewer viewer, List<Upload> files, Wish wish) {
        imports.require(viewer);
        return jobs.ask(ImportJob.KIND, viewer.user(), job.input(viewer, files, wish));
    }

    /// Finds an import that the viewer ordered.
    public Optional<Job> find(Viewer viewer, UUID id) {
        return jobs.find(id)
                .filter(one -> one.kind().equals(ImportJob.KIND))
                .filter(one -> one.askedBy().equals(viewer.user()));
    }

    /// Stops an import that the viewer ordered; nothing of it stays.
    public void cancel(Viewer viewer, UUID id) {
        find(viewer, id).ifPresent(one -> database.keep(sql -> cancel(sql, viewer, one)));
    }

    private void cancel(JdbcClient sql, Viewer viewer, Job one) {
        jobs.cancel(one.id());
        audit.append(
                sql,
                AuditEntry.of(viewer, "job.cancel", FieldClass.JOBS, List.of(), "job " + one.id()));
    }

    /// Reads what came of an import, once it is done.
    public Optional<ImportReport> report(Job done) {
        return Optional.ofNullable(done.result()).map(job::report);
    }
}
