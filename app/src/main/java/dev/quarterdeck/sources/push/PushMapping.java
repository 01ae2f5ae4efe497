package dev.quarterdeck.sources.push;

import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.deliveries.RunEvent;
import dev.quarterdeck.engine.incidents.IncidentEvent;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Maps pushed records. A later record of the same id adds to what the earlier ones told.
final class PushMapping implements Mapping {

    private static final String FOREIGN = "not_read_yet";

    private static final Set<String> STREAMS = Set.of("deployments", "incidents", "runs");

    private static final Map<String, Result> RESULTS =
            Map.ofEntries(
                    Map.entry("success", Result.SUCCESS),
                    Map.entry("succeeded", Result.SUCCESS),
                    Map.entry("passed", Result.SUCCESS),
                    Map.entry("failure", Result.FAILED),
                    Map.entry("failed", Result.FAILED),
                    Map.entry("cancelled", Result.CANCELLED),
                    Map.entry("canceled", Result.CANCELLED),
                    Map.entry("skipped", Result.SKIPPED),
                    Map.entry("unknown", Result.UNKNOWN));

    @Override
    public Optional<String> stream(JsonNode record) {
        if (ForeignRecords.tool(record).isPresent()) {
            return Optional.of(FOREIGN);
        }
        if (record.has("environment") && record.has("id")) {
            return Optional.of("deployments");
        }
        if (record.has("pipeline") && record.has("id")) {
            return Optional.of("runs");
        }
        if (record.has("severity") || record.has("openedAt") || record.has("opened_at")) {
            return Optional.of("incidents");
        }
        return Optional.empty();
    }

    @Override
    public void map(RawRecord record, Sink sink) {
        if (record.stream().equals(FOREIGN)) {
            sink.issue(
                    "A record of %s, which is not read yet."
                            .formatted(ForeignRecords.tool(record.body()).orElse("another tool")));
            return;
        }
        var stream =
                STREAMS.contains(record.stream())
                        ? record.stream()
                        : stream(record.body()).orElse("");
        var read = new PushedRecord(record.body(), record.zone(), sink);
        var id = read.text("id");
        if (id.isEmpty()) {
            sink.issue("The member id must be given.");
            return;
        }
        switch (stream) {
            case "deployments" -> deployment(id, read, sink);
            case "incidents" -> incident(id, read, sink);
            case "runs" -> run(id, read, sink);
            default -> sink.issue("A record must be a deployment, an incident or a run.");
        }
    }

    private static void deployment(String id, PushedRecord read, Sink sink) {
        var begun = read.first("createdAt", "startedAt", "finishedAt");
        if (begun.isEmpty()) {
            sink.issue("A deployment must have one of createdAt, startedAt and finishedAt.");
            return;
        }
        var at = begun.get();
        sink.deployment(
                id,
                new DeploymentEvent.Created(
                        at,
                        read.text("component"),
                        read.text("environment"),
                        tier(read.text("tier"))));
        read.texts("commit", "commits")
                .forEach(sha -> sink.deployment(id, new DeploymentEvent.CarriesCommit(at, sha)));
        var artifact = read.text("artifact");
        if (!artifact.isEmpty()) {
            sink.deployment(
                    id,
                    new DeploymentEvent.CarriesArtifact(
                            at,
                            new DeploymentEvent.Artifact(
                                    artifact, read.text("version"), read.text("digest"))));
        }
        read.moment("startedAt")
                .ifPresent(one -> sink.deployment(id, new DeploymentEvent.Started(one)));
        finished(read, sink)
                .ifPresent(
                        one ->
                                sink.deployment(
                                        id, new DeploymentEvent.Finished(one, result(read, sink))));
        rollback(id, at, read, sink);
    }

    private static void rollback(String id, Instant at, PushedRecord read, Sink sink) {
        var of = read.text("rollbackOf");
        if (!of.isEmpty()) {
            sink.deployment(id, new DeploymentEvent.RollsBack(at, of));
        }
        read.moment("rolledBackAt")
                .ifPresent(
                        one ->
                                sink.deployment(
                                        id,
                                        new DeploymentEvent.RolledBack(
                                                one, read.text("rolledBackBy"))));
    }

    private static DeploymentEvent.Tier tier(String text) {
        return Stream.of(DeploymentEvent.Tier.values())
                .filter(one -> one.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElse(DeploymentEvent.Tier.UNKNOWN);
    }

    /// Returns the end; a result without one is told as an issue, for nobody knows when it came.
    private static Optional<Instant> finished(PushedRecord read, Sink sink) {
        var finished = read.moment("finishedAt");
        if (finished.isEmpty() && !read.text("result").isEmpty()) {
            sink.issue(
                    "The result (%s) must come with the moment finishedAt; it is not kept."
                            .formatted(shortened(read.text("result"))));
        }
        return finished;
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) : text;
    }

    private static Result result(PushedRecord read, Sink sink) {
        var text = read.text("result").toLowerCase(Locale.ROOT);
        var result = RESULTS.get(text);
        if (result == null && !text.isEmpty()) {
            sink.issue(
                    "The result (%s) must be success, failure, cancelled, skipped or unknown."
                            .formatted(shortened(text)));
        }
        return result == null ? Result.UNKNOWN : result;
    }

    private static void incident(String id, PushedRecord read, Sink sink) {
        var opened = read.moment("openedAt");
        if (opened.isEmpty()) {
            sink.issue("An incident must have the moment openedAt.");
            return;
        }
        sink.incident(id, new IncidentEvent.Opened(opened.get(), read.text("severity")));
        read.moment("acknowledgedAt")
                .ifPresent(at -> sink.incident(id, new IncidentEvent.Acknowledged(at)));
        read.moment("mitigatedAt")
                .ifPresent(at -> sink.incident(id, new IncidentEvent.Mitigated(at)));
        read.moment("resolvedAt")
                .ifPresent(at -> sink.incident(id, new IncidentEvent.Resolved(at)));
        read.moment("reopenedAt")
                .ifPresent(at -> sink.incident(id, new IncidentEvent.Reopened(at)));
        read.texts("component", "components")
                .forEach(
                        one ->
                                sink.incident(
                                        id, new IncidentEvent.ComponentNamed(opened.get(), one)));
        read.texts("deployment", "deployments")
                .forEach(
                        one ->
                                sink.incident(
                                        id, new IncidentEvent.DeploymentNamed(opened.get(), one)));
    }

    private static void run(String id, PushedRecord read, Sink sink) {
        var begun = read.first("queuedAt", "startedAt", "finishedAt");
        if (begun.isEmpty()) {
            sink.issue("A run must have one of queuedAt, startedAt and finishedAt.");
            return;
        }
        int attempt = read.number("attempt", 1);
        sink.run(
                id,
                new RunEvent.Queued(
                        begun.get(),
                        attempt,
                        read.text("pipeline"),
                        read.text("commit"),
                        read.text("branch")));
        read.moment("startedAt").ifPresent(at -> sink.run(id, new RunEvent.Started(at, attempt)));
        finished(read, sink)
                .ifPresent(
                        at -> sink.run(id, new RunEvent.Finished(at, attempt, result(read, sink))));
    }
}
