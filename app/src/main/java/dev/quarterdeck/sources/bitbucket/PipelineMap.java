package dev.quarterdeck.sources.bitbucket;

import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Tier;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.deliveries.RunEvent;
import dev.quarterdeck.sources.Members;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Maps pipelines, their steps and deployments.
final class PipelineMap {

    private PipelineMap() {}

    static void pipeline(RawRecord record, Members read, Sink sink) {
        var id = read.text("uuid");
        var created = read.moment("created_on");
        if (id.isEmpty() || created.isEmpty()) {
            sink.issue("A pipeline must have a uuid and the moment created_on.");
            return;
        }
        int attempt = attempt(read);
        var target = read.at("target");
        var selector = target.either(List.of("selector", "pattern"), List.of("selector", "type"));
        sink.run(
                id,
                new RunEvent.Queued(
                        created.get(),
                        attempt,
                        BitbucketMapping.repository(record, read.at("repository"))
                                + (selector.isEmpty() ? "" : "/" + selector),
                        target.text("commit", "hash"),
                        target.text("ref_name")));
        var ended = ended(read.at("state"), read.at("state", "result"));
        read.moment("completed_on")
                .ifPresent(at -> sink.run(id, new RunEvent.Finished(at, attempt, ended)));
    }

    private static int attempt(Members read) {
        return (int) Math.max(1, read.number(1, "run_number"));
    }

    static void step(RawRecord record, Members read, Sink sink) {
        var asked = read.text("pipeline", "uuid");
        var run = asked.isEmpty() ? BitbucketMapping.parent(record, "") : asked;
        if (run.isEmpty()) {
            sink.issue("A step must say of which pipeline it is.");
            return;
        }
        int attempt = attempt(read);
        var started = read.moment("started_on");
        started.ifPresent(at -> sink.run(run, new RunEvent.Started(at, attempt)));
        var ended = read.moment("completed_on");
        var name = "%s (%s)".formatted(read.text("name"), read.text("uuid"));
        ended.ifPresent(
                at ->
                        sink.run(
                                run,
                                new RunEvent.StageFinished(
                                        at,
                                        attempt,
                                        name,
                                        started.orElse(null),
                                        ended(read.at("state"), read.at("state", "result")))));
        if (started.isEmpty() && ended.isEmpty()) {
            sink.nothing("steps that have not begun");
        }
    }

    private static Result ended(Members state, Members result) {
        var said = result.text("name");
        return result(said.isEmpty() ? state.text("name") : said);
    }

    /// `COMPLETED` by itself does not say how.
    private static Result result(String said) {
        return switch (said.toUpperCase(Locale.ROOT)) {
            case "SUCCESSFUL", "PASSED" -> Result.SUCCESS;
            case "FAILED", "ERROR", "EXPIRED" -> Result.FAILED;
            case "STOPPED", "HALTED", "CANCELLED" -> Result.CANCELLED;
            case "NOT_RUN", "SKIPPED" -> Result.SKIPPED;
            default -> Result.UNKNOWN;
        };
    }

    static void deployment(RawRecord record, Members read, Sink sink) {
        var id = read.text("uuid");
        var started = read.moment("state", "started_on");
        var created =
                read.moment("release", "created_on")
                        .or(() -> read.moment("deployable", "created_on"))
                        .or(() -> started)
                        .or(() -> read.moment("last_update_time"));
        if (id.isEmpty() || created.isEmpty()) {
            sink.issue("A deployment must have a uuid and a moment.");
            return;
        }
        created(id, created.get(), record, read, sink);
        started.ifPresent(at -> sink.deployment(id, new DeploymentEvent.Started(at)));
        var state = read.text("state", "name");
        var ended = read.moment("state", "completed_on");
        if (ended.isPresent()) {
            var result = ended(read.at("state"), read.at("state", "status"));
            sink.deployment(id, new DeploymentEvent.Finished(ended.get(), result));
        } else if (started.isEmpty() && !state.isEmpty()) {
            var at = read.moment("last_update_time").orElse(created.get());
            sink.deployment(id, new DeploymentEvent.Waits(at, state));
        }
    }

    private static void created(String id, Instant at, RawRecord record, Members read, Sink sink) {
        var place = read.at("environment");
        sink.deployment(
                id,
                new DeploymentEvent.Created(
                        at,
                        BitbucketMapping.repository(record, read.at("repository")),
                        place.either(List.of("name"), List.of("uuid")),
                        tier(place.text("environment_type", "name"))));
        var commit = read.either(List.of("commit", "hash"), List.of("release", "commit", "hash"));
        if (!commit.isEmpty()) {
            sink.deployment(id, new DeploymentEvent.CarriesCommit(at, commit));
        }
    }

    private static Tier tier(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "production" -> Tier.PRODUCTION;
            case "staging" -> Tier.STAGING;
            case "test" -> Tier.TESTING;
            default -> Tier.UNKNOWN;
        };
    }
}
