package dev.quarterdeck.sources.kept;

import dev.quarterdeck.access.EnabledUsers;
import dev.quarterdeck.activity.facts.SourceFacts;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.jobs.JobCancelled;
import dev.quarterdeck.platform.jobs.JobKind;
import dev.quarterdeck.platform.jobs.JobRun;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Records;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Brings the records of one uploaded file in, as a background job, some hundred at a time.
final class FilesJob {

    static final String KIND = "import-records";
    private static final int ATTEMPTS = 3;

    private final Database database;
    private final Connections connections;
    private final Connectors connectors;
    private final Visits visits;
    private final Intake intake;
    private final SourceFacts facts;
    private final Accounts accounts;
    private final EnabledUsers users;
    private final Uploads uploads;
    private final Clock clock;
    private final RunsStore runs = new RunsStore();

    FilesJob(
            Database database,
            Connections connections,
            Connectors connectors,
            Visits visits,
            Intake intake,
            SourceFacts facts,
            Accounts accounts,
            EnabledUsers users,
            Uploads uploads,
            Clock clock) {
        this.database = database;
        this.connections = connections;
        this.connectors = connectors;
        this.visits = visits;
        this.intake = intake;
        this.facts = facts;
        this.accounts = accounts;
        this.users = users;
        this.uploads = uploads;
        this.clock = clock;
    }

    JobKind kind() {
        return new JobKind(KIND, ATTEMPTS, this::run);
    }

    private String run(JobRun job) {
        var order = Records.JSON.readValue(job.input(), SyncOrder.class);
        users.require(order.viewer());
        connections.requireKeeping(order.viewer());
        var connection = connections.usable(order.connection());
        var connector = connectors.require(connection.tool());
        database.keep(
                sql ->
                        runs.begin(
                                sql,
                                new RunsStore.Begun(
                                        job.id(), connection.id(), "files", order.label()),
                                clock.instant()));
        try (var in = Files.newInputStream(file(order))) {
            var batches = new Batches(job, connection, connector, order.stream());
            new RecordFiles(batches).read(order.name(), in);
            batches.flush();
            facts.settle(connection.id(), job.progress());
            end(job.id(), "done", null, null);
            uploads.remove(order.file());
            return "{\"run\":\"%s\"}".formatted(job.id());
        } catch (JobCancelled cancelled) {
            end(job.id(), "cancelled", null, null);
            uploads.remove(order.file());
            throw cancelled;
        } catch (Refusal refusal) {
            end(job.id(), "failed", refusal.getMessage(), refusal.remedy());
            uploads.remove(order.file());
            throw refusal;
        } catch (IOException e) {
            endAtLast(job, order);
            throw new UncheckedIOException(e);
        } catch (RuntimeException | Error fault) {
            endAtLast(job, order);
            throw fault;
        }
    }

    private void endAtLast(JobRun job, SyncOrder order) {
        if (job.attempt() >= ATTEMPTS) {
            end(
                    job.id(),
                    "failed",
                    "The run failed by a fault of the program; the log tells more.",
                    "Maybe send the file again.");
            uploads.remove(order.file());
        }
    }

    private Path file(SyncOrder order) {
        return uploads.file(order.file())
                .orElseThrow(
                        () ->
                                new Refusal(
                                        Refusal.Kind.CONFLICT,
                                        "upload-gone",
                                        "The uploaded file (%s) is not there any more."
                                                .formatted(order.name()),
                                        "Maybe send it again."));
    }

    private void end(UUID run, String state, @Nullable String trouble, @Nullable String remedy) {
        database.keep(sql -> runs.end(sql, run, state, trouble, remedy, clock.instant()));
    }

    /// Gathers records until there are enough for a transaction.
    private final class Batches implements RecordFiles.Listener {

        private static final int RECORDS = 400;
        private static final long WEIGHT = 4 << 20;
        private static final int ISSUES = 100;

        private final JobRun job;
        private final Connection connection;
        private final Connector connector;
        private final Intake.Order order;
        private final String stream;
        private final List<JsonNode> records = new ArrayList<>();
        private final List<RecordFiles.Broken> broken = new ArrayList<>();
        private String file = "";
        private Map<String, String> parameters = Map.of();
        private long weight;
        private long done;

        Batches(JobRun job, Connection connection, Connector connector, String stream) {
            this.job = job;
            this.connection = connection;
            this.connector = connector;
            this.stream = stream;
            var zone = visits.settings(connection, connector).zone();
            this.order = intake.forFiles(connection.id(), job.id(), connector.mapping(), zone);
        }

        @Override
        public void record(String name, Map<String, String> asked, JsonNode record) {
            if (!name.equals(file) || !asked.equals(parameters) || isFull()) {
                flush();
                file = name;
                parameters = asked;
            }
            records.add(record);
            weight += weight(record);
        }

        private boolean isFull() {
            return records.size() >= RECORDS || weight >= WEIGHT;
        }

        /// About how many letters a record has, without writing it.
        private static long weight(JsonNode node) {
            if (node.isValueNode()) {
                return node.isString() ? 16 + node.stringValue().length() : 16;
            }
            long weight = 16;
            for (var one : node) {
                weight += weight(one);
            }
            return weight;
        }

        @Override
        public void broken(String name, long row, String why) {
            if (!name.equals(file) || broken.size() >= ISSUES) {
                flush();
                file = name;
                parameters = Map.of();
            }
            broken.add(new RecordFiles.Broken(row, why));
        }

        @Override
        public boolean isRecord(JsonNode object) {
            return connector.mapping().stream(object).isPresent();
        }

        void flush() {
            if (!records.isEmpty()) {
                var kept =
                        intake.keep(
                                order,
                                new RawPage(null, place(), stream, parameters, records, null));
                accounts.bring(connection, kept.accounts);
                done += records.size();
                records.clear();
                weight = 0;
            }
            if (!broken.isEmpty()) {
                intake.broken(order, place(), stream, broken);
                broken.clear();
            }
            job.progress().at(file, done, 0);
        }

        private String place() {
            return file.length() > 300 ? file.substring(file.length() - 300) : file;
        }
    }
}
