package dev.quarterdeck.sources.kubernetes;

import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Tier;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.sources.Images;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.Members;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Maps rollouts: each replica set of a deployment is one, and the deployment says how the newest
/// of them went. Their names are never given twice for different templates.
final class KubernetesMapping implements Mapping {

    static final String REPLICA_SETS = "replicasets";
    static final String DEPLOYMENTS = "deployments";

    private static final Pattern NAMED = Pattern.compile("ReplicaSet \"([^\"]+)\"");

    @Override
    public Optional<String> stream(JsonNode record) {
        var read = Members.of(record);
        if (!read.has("metadata", "name") || !read.has("spec", "template")) {
            return Optional.empty();
        }
        // Elements of a list do not say their kind.
        boolean isOwned = !read.list("metadata", "ownerReferences").isEmpty();
        return switch (read.text("kind")) {
            case "ReplicaSet" -> Optional.of(REPLICA_SETS);
            case "Deployment" -> Optional.of(DEPLOYMENTS);
            case "" -> Optional.of(isOwned ? REPLICA_SETS : DEPLOYMENTS);
            default -> Optional.empty();
        };
    }

    @Override
    public void map(RawRecord record, Sink sink) {
        var read = Members.of(record, sink);
        switch (record.stream()) {
            case REPLICA_SETS -> replicaSet(read, sink);
            case DEPLOYMENTS -> deployment(read, sink);
            default -> sink.issue("A record must be a replica set or a deployment.");
        }
    }

    private static void replicaSet(Members read, Sink sink) {
        var owner =
                read.list("metadata", "ownerReferences").stream()
                        .filter(one -> List.of("Deployment", "Rollout").contains(one.text("kind")))
                        .findFirst();
        var created = read.moment("metadata", "creationTimestamp");
        if (owner.isEmpty()) {
            sink.nothing("replica sets without a deployment");
            return;
        }
        if (created.isEmpty()) {
            sink.issue("A replica set must have the moment metadata.creationTimestamp.");
            return;
        }
        var at = created.get();
        var place = read.text("metadata", "namespace");
        var id = place + "/" + read.text("metadata", "name");
        var name = owner.get().text("name");
        sink.deployment(id, new DeploymentEvent.Created(at, name, place, Tier.UNKNOWN));
        sink.deployment(id, new DeploymentEvent.Started(at));
        var template = read.at("spec", "template");
        for (var container : template.list("spec", "containers")) {
            sink.deployment(
                    id,
                    new DeploymentEvent.CarriesArtifact(
                            at, Images.artifact(container.text("image"))));
        }
        var commit = template.text("metadata", "annotations", "org.opencontainers.image.revision");
        if (!commit.isEmpty()) {
            sink.deployment(id, new DeploymentEvent.CarriesCommit(at, commit));
        }
    }

    private static void deployment(Members read, Sink sink) {
        var progress =
                read.list("status", "conditions").stream()
                        .filter(one -> one.text("type").equals("Progressing"))
                        .findFirst();
        var set = NAMED.matcher(progress.map(one -> one.text("message")).orElse(""));
        var at = progress.flatMap(one -> one.moment("lastUpdateTime"));
        if (at.isEmpty() || !set.find()) {
            sink.nothing("deployments that say nothing of a rollout");
            return;
        }
        var id = read.text("metadata", "namespace") + "/" + set.group(1);
        switch (progress.get().text("reason")) {
            case "NewReplicaSetAvailable" ->
                    sink.deployment(id, new DeploymentEvent.Finished(at.get(), Result.SUCCESS));
            case "ProgressDeadlineExceeded" ->
                    sink.deployment(id, new DeploymentEvent.Finished(at.get(), Result.FAILED));
            default -> sink.nothing("rollouts that go on");
        }
    }
}
