package dev.quarterdeck.sources.argocd;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Tier;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.sources.Images;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.Members;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Maps applications: each entry of the history is a deployment that succeeded; an operation that
/// failed is one that did not.
final class ArgocdMapping implements Mapping {

    static final String APPLICATIONS = "applications";

    private static final Set<String> FAILED = Set.of("Failed", "Error");

    @Override
    public Optional<String> stream(JsonNode record) {
        var read = Members.of(record);
        return read.has("metadata", "name") && read.has("spec", "destination")
                ? Optional.of(APPLICATIONS)
                : Optional.empty();
    }

    @Override
    public void map(RawRecord record, Sink sink) {
        var read = Members.of(record, sink);
        var name = read.text("metadata", "name");
        if (!record.stream().equals(APPLICATIONS) || name.isEmpty()) {
            sink.issue("A record must be an application with a name.");
            return;
        }
        var id = read.text("metadata", "namespace") + "/" + name;
        define(id, name, read, sink);
        var history = read.list("status", "history");
        for (var entry : history) {
            entry(id + "/" + entry.text("id"), entry, read, sink);
        }
        if (!history.isEmpty()) {
            images(id, history.getLast(), read, sink);
        }
        operation(id, read.at("status", "operationState"), read, sink);
    }

    private static void define(String id, String name, Members read, Sink sink) {
        var attributes = new TreeMap<String, String>();
        attributes.put("environment", environment(read));
        attributes.put("repository", source(read).text("repoURL"));
        attributes.put("path", source(read).text("path"));
        attributes.values().removeIf(String::isEmpty);
        sink.definition(new Definition(Definition.Kind.SERVICE, id, null, name, attributes));
    }

    private static Members source(Members read) {
        var many = read.list("spec", "sources");
        return many.isEmpty() ? read.at("spec", "source") : many.getFirst();
    }

    private static String environment(Members read) {
        var place = read.at("spec", "destination");
        var cluster = place.either(List.of("name"), List.of("server"));
        var where =
                cluster.equals("https://kubernetes.default.svc")
                        ? "in-cluster"
                        : cluster.replaceFirst("^https?://", "");
        return where + "/" + place.text("namespace");
    }

    private static void entry(String id, Members entry, Members read, Sink sink) {
        var ended = entry.moment("deployedAt");
        if (ended.isEmpty() || !entry.has("id")) {
            sink.issue("An entry of the history must have an id and the moment deployedAt.");
            return;
        }
        var started = entry.moment("deployStartedAt");
        begin(id, started.orElse(ended.get()), entry, read, sink);
        started.ifPresent(at -> sink.deployment(id, new DeploymentEvent.Started(at)));
        sink.deployment(id, new DeploymentEvent.Finished(ended.get(), Result.SUCCESS));
    }

    /// The revision is one of the repository of configurations, not of the source.
    private static void begin(String id, Instant at, Members told, Members read, Sink sink) {
        var name = read.text("metadata", "name");
        sink.deployment(id, new DeploymentEvent.Created(at, name, environment(read), Tier.UNKNOWN));
        var revision = told.text("revision");
        if (!revision.isEmpty()) {
            sink.deployment(id, new DeploymentEvent.CarriesCommit(at, revision));
        }
        for (var one : told.list("revisions")) {
            sink.deployment(id, new DeploymentEvent.CarriesCommit(at, one.text()));
        }
    }

    /// The images are those that run now: they belong to the last deployment only while nothing
    /// has come between.
    private static void images(String id, Members last, Members read, Sink sink) {
        boolean isLast =
                read.text("status", "sync", "status").equals("Synced")
                        && read.text("status", "sync", "revision").equals(last.text("revision"));
        var at = last.moment("deployedAt");
        if (isLast && at.isPresent()) {
            for (var image : read.list("status", "summary", "images")) {
                sink.deployment(
                        id + "/" + last.text("id"),
                        new DeploymentEvent.CarriesArtifact(
                                at.get(), Images.artifact(image.text())));
            }
        }
    }

    private static void operation(String app, Members operation, Members read, Sink sink) {
        var started = operation.moment("startedAt");
        if (!FAILED.contains(operation.text("phase")) || started.isEmpty()) {
            return;
        }
        var id = app + "/operation/" + started.get();
        begin(id, started.get(), operation.at("syncResult"), read, sink);
        sink.deployment(id, new DeploymentEvent.Started(started.get()));
        operation
                .moment("finishedAt")
                .ifPresent(
                        at -> sink.deployment(id, new DeploymentEvent.Finished(at, Result.FAILED)));
    }
}
