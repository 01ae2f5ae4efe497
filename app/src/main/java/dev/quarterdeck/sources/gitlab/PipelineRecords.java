package dev.quarterdeck.sources.gitlab;

import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Tier;
import dev.quarterdeck.engine.deliveries.RunEvent;
import dev.quarterdeck.sources.hosts.Results;
import dev.quarterdeck.sources.hosts.Said;
import java.time.Instant;
import java.util.Set;

/// Maps pipelines, jobs and deployments.
final class PipelineRecords {

    private static final Set<String> ENDED = Set.of("success", "failed", "canceled", "skipped");

    private PipelineRecords() {}

    /// A pipeline from a list tells no start and no end; its own record does.
    static void pipeline(Project project) {
        var said = project.said();
        var id = said.text("id");
        var created = said.at("created_at");
        if (id.isEmpty() || created.isEmpty()) {
            project.sink().issue("A pipeline must have id and created_at.");
            return;
        }
        var sink = project.sink();
        project.account("user");
        sink.run(
                id,
                new RunEvent.Queued(
                        created.get(), 1, project.id(), said.text("sha"), said.text("ref")));
        said.at("started_at").ifPresent(at -> sink.run(id, new RunEvent.Started(at, 1)));
        boolean isWhole = !said.node("finished_at").isMissingNode();
        if (isWhole && ENDED.contains(said.word("status"))) {
            // What was skipped or cancelled before it began has no end but its last update.
            said.at("finished_at")
                    .or(() -> said.at("updated_at"))
                    .ifPresent(
                            at ->
                                    sink.run(
                                            id,
                                            new RunEvent.Finished(
                                                    at, 1, Results.of(said.text("status")))));
        }
    }

    /// A job that is tried again is another job of the same name in the same pipeline.
    static void job(Project project) {
        var said = project.said();
        var run = said.text("pipeline", "id");
        run = run.isEmpty() ? said.text("pipeline_id") : run;
        var name = said.first("name", "id");
        if (run.isEmpty() || name.isEmpty()) {
            project.sink().issue("A job must have a name and the id of its pipeline.");
            return;
        }
        project.account("user");
        var ended = said.at("finished_at");
        if (!ENDED.contains(said.word("status")) || ended.isEmpty()) {
            project.sink().nothing("a job that has not ended");
            return;
        }
        project.sink()
                .run(
                        run,
                        new RunEvent.StageFinished(
                                ended.get(),
                                1,
                                name,
                                said.at("started_at").orElse(null),
                                Results.of(said.text("status"))));
    }

    static void deployment(Project project) {
        var said = project.said();
        var id = said.text("id");
        var created = said.at("created_at");
        if (id.isEmpty() || created.isEmpty()) {
            project.sink().issue("A deployment must have id and created_at.");
            return;
        }
        var sink = project.sink();
        project.account("user");
        sink.deployment(
                id,
                new DeploymentEvent.Created(
                        created.get(),
                        project.path(),
                        said.text("environment", "name"),
                        tier(said.word("environment", "tier"))));
        var commit = said.text("sha");
        if (!commit.isEmpty()) {
            sink.deployment(id, new DeploymentEvent.CarriesCommit(created.get(), commit));
        }
        said.at("deployable", "started_at")
                .ifPresent(at -> sink.deployment(id, new DeploymentEvent.Started(at)));
        end(project, id, created.get());
    }

    private static void end(Project project, String id, Instant created) {
        var said = project.said();
        var status = said.word("status");
        if (ENDED.contains(status)) {
            var at = ended(said, created);
            project.sink().deployment(id, new DeploymentEvent.Finished(at, Results.of(status)));
        } else if (status.equals("blocked")) {
            said.at("updated_at")
                    .ifPresent(
                            at ->
                                    project.sink()
                                            .deployment(id, new DeploymentEvent.Waits(at, status)));
        }
    }

    private static Instant ended(Said said, Instant created) {
        return said.at("deployable", "finished_at")
                .or(() -> said.at("finished_at"))
                .or(() -> said.at("updated_at"))
                .orElse(created);
    }

    static Tier tier(String word) {
        return switch (word) {
            case "production" -> Tier.PRODUCTION;
            case "staging" -> Tier.STAGING;
            case "testing" -> Tier.TESTING;
            case "development" -> Tier.DEVELOPMENT;
            default -> Tier.UNKNOWN;
        };
    }
}
