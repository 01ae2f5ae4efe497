package dev.quarterdeck.sources.azuredevops;

import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Tier;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.deliveries.RunEvent;
import dev.quarterdeck.sources.Members;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Maps builds, their timelines, and deployments of releases and of environments.
final class BuildMap {

    private static final Set<String> STAGES = Set.of("Stage", "Job");
    private static final Set<String> ENDED = Set.of("completed", "2", "");

    private BuildMap() {}

    static void build(Members read, Sink sink) {
        var id = read.text("id");
        var started = read.moment("startTime");
        var queued = read.moment("queueTime").or(() -> started);
        if (id.isEmpty() || queued.isEmpty()) {
            sink.issue("A build must have an id and the moment queueTime.");
            return;
        }
        sink.run(
                id,
                new RunEvent.Queued(
                        queued.get(),
                        1,
                        read.text("definition", "id"),
                        read.text("sourceVersion"),
                        AzureDevopsMapping.branch(read.text("sourceBranch"))));
        started.ifPresent(at -> sink.run(id, new RunEvent.Started(at, 1)));
        if (ENDED.contains(read.text("status"))) {
            var result = result(read.text("result"));
            read.moment("finishTime")
                    .ifPresent(at -> sink.run(id, new RunEvent.Finished(at, 1, result)));
        }
    }

    /// The interface writes words; the client libraries write the numbers behind them.
    static Result result(String said) {
        return switch (said.toLowerCase(Locale.ROOT)) {
            case "succeeded", "succeededwithissues", "2" -> Result.SUCCESS;
            case "partiallysucceeded", "failed", "4", "8" -> Result.FAILED;
            case "canceled", "cancelled", "abandoned", "32" -> Result.CANCELLED;
            case "skipped" -> Result.SKIPPED;
            default -> Result.UNKNOWN;
        };
    }

    static void stage(RawRecord record, Members read, Sink sink) {
        var build = PullMap.first(record, "build", "AzuredevopsId");
        if (build.isEmpty()) {
            sink.issue("A record of a timeline must say of which build it is.");
            return;
        }
        var ended = read.moment("finishTime");
        if (!STAGES.contains(read.text("type"))) {
            sink.nothing("phases, tasks and checkpoints");
        } else if (ended.isEmpty()) {
            sink.nothing("stages and jobs that have not ended");
        } else {
            sink.run(
                    build,
                    new RunEvent.StageFinished(
                            ended.get(),
                            1,
                            "%s (%s, %d)"
                                    .formatted(
                                            read.text("name"),
                                            read.text("id"),
                                            read.number(1, "attempt")),
                            read.moment("startTime").orElse(null),
                            result(read.text("result"))));
        }
    }

    static void deployment(Members read, Sink sink) {
        var id = read.text("id");
        var started = read.moment("startedOn");
        var queued = read.moment("queuedOn").or(() -> started);
        if (id.isEmpty() || queued.isEmpty()) {
            sink.issue("A deployment must have an id and the moment queuedOn.");
            return;
        }
        var at = queued.get();
        var name = "release/" + id;
        sink.deployment(
                name,
                new DeploymentEvent.Created(
                        at,
                        read.text("releaseDefinition", "name"),
                        read.text("releaseEnvironment", "name"),
                        Tier.UNKNOWN));
        for (var artifact : read.list("release", "artifacts")) {
            var commit = artifact.text("definitionReference", "sourceVersion", "id");
            if (!commit.isEmpty()) {
                sink.deployment(name, new DeploymentEvent.CarriesCommit(at, commit));
            }
        }
        started.ifPresent(one -> sink.deployment(name, new DeploymentEvent.Started(one)));
        var status = read.text("deploymentStatus");
        if (List.of("succeeded", "failed", "partiallySucceeded").contains(status)) {
            read.moment("completedOn")
                    .ifPresent(
                            one ->
                                    sink.deployment(
                                            name,
                                            new DeploymentEvent.Finished(one, result(status))));
        } else if (!status.isEmpty()) {
            sink.deployment(name, new DeploymentEvent.Waits(started.orElse(at), status));
        }
    }

    static void environmentRecord(RawRecord record, Members read, Sink sink) {
        var begun =
                read.moment("queueTime")
                        .or(() -> read.moment("startTime"))
                        .or(() -> read.moment("finishTime"));
        if (!read.has("id") || begun.isEmpty()) {
            sink.issue("A deployment must have an id and the moment queueTime.");
            return;
        }
        var name = "environment/" + read.text("id");
        var environment = record.parameter("environment");
        sink.deployment(
                name,
                new DeploymentEvent.Created(
                        begun.get(),
                        read.text("definition", "name"),
                        environment.isEmpty() ? read.text("environmentId") : environment,
                        Tier.UNKNOWN));
        read.moment("startTime")
                .ifPresent(at -> sink.deployment(name, new DeploymentEvent.Started(at)));
        read.moment("finishTime")
                .ifPresent(
                        at ->
                                sink.deployment(
                                        name,
                                        new DeploymentEvent.Finished(
                                                at, result(read.text("result")))));
    }
}
