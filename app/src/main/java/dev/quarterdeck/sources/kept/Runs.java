package dev.quarterdeck.sources.kept;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.kept.Histories;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.jobs.Job;
import dev.quarterdeck.platform.jobs.Jobs;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.sources.Records;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Ask for runs, and tell what came, what did not, and why.
public final class Runs {

    private static final int RECENT = 50;
    private static final Set<String> UNDER_WAY = Set.of("waiting", "running");

    private final Database database;
    private final Connections connections;
    private final Connectors connectors;
    private final Histories histories;
    private final Uploads uploads;
    private final Jobs jobs;
    private final Audit audit;
    private final RunsStore store = new RunsStore();
    private final RawStore rawStore = new RawStore();

    Runs(
            Database database,
            Connections connections,
            Connectors connectors,
            Histories histories,
            Uploads uploads,
            Jobs jobs,
            Audit audit) {
        this.database = database;
        this.connections = connections;
        this.connectors = connectors;
        this.histories = histories;
        this.uploads = uploads;
        this.jobs = jobs;
        this.audit = audit;
    }

    /// How a connection is to be read.
    public enum Wish {
        /// What is new since the last run.
        SYNC,
        /// Everything, from the beginning; nothing counts twice.
        ANEW,
        /// What was kept as it came, mapped anew without calling the tool.
        REPLAY
    }

    /// Everything about a run.
    ///
    /// @param nothings records without anything that is kept, by reason
    public record Report(
            Run run, List<StreamCounts> streams, List<RunGap> gaps, List<RunNothing> nothings) {

        /// Copies the lists.
        public Report {
            streams = List.copyOf(streams);
            gaps = List.copyOf(gaps);
            nothings = List.copyOf(nothings);
        }
    }

    /// Asks for a run as a background job, and returns the job's id, which is the run's too.
    ///
    /// @throws Refusal when the viewer may not, or the connection is not in use
    public UUID ask(Viewer viewer, UUID connection, Wish wish) {
        connections.requireKeeping(viewer);
        var found = connections.usable(connection);
        requireAsked(found, wish);
        var kind = wish.name().toLowerCase(java.util.Locale.ROOT);
        return asked(viewer, SyncJob.KIND, SyncOrder.of(viewer, connection, kind));
    }

    /// What is pushed or brought has nothing to ask; what was kept of it can be mapped anew.
    private void requireAsked(Connection found, Wish wish) {
        var tool = connectors.require(found.tool()).tool();
        boolean isAsked =
                tool.address().filter(one -> found.settings().containsKey(one.name())).isPresent();
        if (wish != Wish.REPLAY && !isAsked) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "never-asked",
                    "The connection (%s) has no address of a tool that could be asked."
                            .formatted(found.name()),
                    "Maybe its records are pushed or brought as files; --replay maps them anew.");
        }
    }

    private UUID asked(Viewer viewer, String job, SyncOrder order) {
        return database.keeping(
                sql -> {
                    var id = jobs.ask(job, viewer.user(), Records.JSON.writeValueAsBytes(order));
                    audit.append(
                            sql,
                            AuditEntry.of(
                                    viewer,
                                    "connection." + order.kind(),
                                    FieldClass.SOURCES,
                                    List.of(),
                                    "connection " + order.connection()));
                    return id;
                });
    }

    /// A file of records.
    ///
    /// @param name as its owner calls it: `issues.ndjson.gz`
    /// @param stream of its records; empty when each is to be recognised
    public record File(String name, String stream, InputStream content) {}

    /// Takes a file with records of a tool, and asks for them to be brought in by a job.
    ///
    /// @param connection the connection whose histories they are, or null for that of the tool's
    ///     files
    /// @throws Refusal when the viewer may not, or there is no such tool or connection
    public UUID bring(Viewer viewer, String tool, @Nullable UUID connection, File file)
            throws IOException {
        connections.requireKeeping(viewer);
        Departures.requireOther(file.stream());
        var connector = connectors.require(tool);
        var to =
                connection == null
                        ? connections.forFiles(viewer, connector.tool())
                        : connections.usable(connection);
        if (!to.tool().equals(tool)) {
            throw new Refusal(
                    "The connection (%s) must be one to the tool (%s).".formatted(to.name(), tool),
                    "Maybe leave the connection out.");
        }
        var name = file.name().isBlank() ? "records" : file.name().replace('\0', '?').strip();
        var held = uploads.keep(file.content());
        return asked(
                viewer,
                FilesJob.KIND,
                SyncOrder.file(
                        viewer,
                        to.id(),
                        "files",
                        held,
                        name.length() > 300 ? name.substring(name.length() - 300) : name,
                        file.stream()));
    }

    /// Lists runs, newest first.
    ///
    /// @param connection of one connection, or null for all
    /// @param before the run after which the list begins, or null for its beginning
    public List<Run> list(
            Viewer viewer, @Nullable UUID connection, @Nullable UUID before, int limit) {
        connections.requireSeeing(viewer);
        return database.viewing(
                viewer.viewpoint(connections.today()),
                sql -> store.runs(sql, connection, before, limit));
    }

    /// Tells everything about a run.
    ///
    /// @throws Refusal of kind NOT_FOUND
    public Report report(Viewer viewer, UUID run) {
        connections.requireSeeing(viewer);
        return database.viewing(
                viewer.viewpoint(connections.today()),
                sql ->
                        new Report(
                                store.find(sql, run).orElseThrow(() -> unknown(run)),
                                store.streams(sql, run),
                                store.gaps(sql, run),
                                store.nothings(sql, run)));
    }

    /// Lists what could not be used.
    ///
    /// @param after the issue after which the list begins, 0 for its beginning
    public List<RunIssue> issues(Viewer viewer, UUID run, long after, int limit) {
        connections.requireSeeing(viewer);
        return database.viewing(
                viewer.viewpoint(connections.today()),
                sql -> {
                    var found = store.find(sql, run).orElseThrow(() -> unknown(run));
                    return store.issues(sql, found.id(), after, limit);
                });
    }

    /// How far a run is that was asked for.
    ///
    /// @param state `waiting`, `running`, `done`, `failed` or `cancelled`
    /// @param step what is being done, a few words
    /// @param total units in all, 0 when not known
    /// @param refusal why it failed, or null
    public record Pace(
            String state,
            String step,
            long done,
            long total,
            @Nullable String refusal,
            @Nullable String remedy) {}

    /// Finds how far a run is; empty for one that no job does, such as that of pushes.
    public Optional<Pace> pace(Viewer viewer, UUID run) {
        connections.requireSeeing(viewer);
        return job(run).map(
                        job ->
                                new Pace(
                                        job.state(),
                                        job.step(),
                                        job.done(),
                                        job.total(),
                                        job.refusal(),
                                        job.remedy()));
    }

    private Optional<Job> job(UUID run) {
        return jobs.find(run)
                .filter(job -> job.kind().equals(SyncJob.KIND) || job.kind().equals(FilesJob.KIND));
    }

    /// Counts the runs that wait or are under way: what they bring is still missing everywhere.
    /// Says nothing of what is read or from where, so that everybody may know.
    public int underWay() {
        return (int)
                jobs.list(null, null, RECENT).stream()
                        .filter(
                                job ->
                                        job.kind().equals(SyncJob.KIND)
                                                || job.kind().equals(FilesJob.KIND))
                        .filter(job -> UNDER_WAY.contains(job.state()))
                        .count();
    }

    /// Asks a run to stop; what was kept of it stays.
    ///
    /// @throws Refusal when the viewer may not, or it is over
    public void cancel(Viewer viewer, UUID run) {
        connections.requireKeeping(viewer);
        if (job(run).isEmpty()) {
            throw unknown(run);
        }
        database.keep(
                sql -> {
                    jobs.cancel(run);
                    audit.append(
                            sql,
                            AuditEntry.of(
                                    viewer,
                                    "job.cancel",
                                    FieldClass.SOURCES,
                                    List.of(),
                                    "job " + run));
                });
    }

    /// Hands out a record as it came, on which something is wrong. It may name people: only who
    /// may connect the tool gets it, and it is noted.
    ///
    /// @param issue a row of the run's issue list
    /// @return the record as JSON
    /// @throws Refusal when the viewer may not, or it is not kept any more
    public byte[] raw(Viewer viewer, UUID run, long issue) {
        connections.requireKeeping(viewer);
        return database.keeping(
                sql -> {
                    var found = store.find(sql, run).orElseThrow(() -> unknown(run));
                    var record =
                            store.issue(sql, run, issue)
                                    .flatMap(one -> record(sql, found, one))
                                    .orElseThrow(() -> notKept(issue));
                    audit.append(
                            sql,
                            AuditEntry.of(
                                    viewer,
                                    "connection.raw",
                                    FieldClass.SOURCES,
                                    List.of(),
                                    "connection %s run %s issue %d"
                                            .formatted(found.connectionId(), run, issue)));
                    return Records.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(record);
                });
    }

    private Optional<JsonNode> record(JdbcClient sql, Run run, RunIssue issue) {
        var page = issue.page();
        var place = issue.record();
        if (page == null || place == null) {
            return Optional.empty();
        }
        return rawStore.find(sql, run.connectionId(), page)
                .map(kept -> kept.page().records())
                .filter(records -> place >= 1 && place <= records.size())
                .map(records -> records.get(place - 1));
    }

    private static Refusal notKept(long issue) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "The record of the issue (%d) is not kept as it came.".formatted(issue),
                "Maybe it is older than the days for which the connection keeps records.");
    }

    private static Refusal unknown(UUID run) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "There is no run (%s) yet.".formatted(run),
                "Maybe it waits still: see GET /api/v1/jobs.");
    }

    /// Counts the histories that a connection told, by kind.
    public Map<HistoryKind, Long> counts(Viewer viewer, UUID connection) {
        connections.requireSeeing(viewer);
        return histories.counts(connection);
    }
}
