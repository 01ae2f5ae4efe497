package dev.quarterdeck.sources.github;

import dev.quarterdeck.engine.deliveries.RunEvent;
import dev.quarterdeck.sources.hosts.Results;

/// Maps runs of workflows, each of their attempts, and jobs.
final class RunRecords {

    private RunRecords() {}

    static void run(Place place) {
        var said = place.said();
        var id = said.text("id");
        var created = said.at("created_at");
        if (id.isEmpty() || created.isEmpty()) {
            place.sink().issue("A run must have id and created_at.");
            return;
        }
        int attempt = attempt(place);
        var sink = place.sink();
        var started = said.at("run_started_at");
        sink.run(
                id,
                new RunEvent.Queued(
                        created.get(),
                        1,
                        said.first("workflow_id", "name"),
                        said.text("head_sha"),
                        said.text("head_branch")));
        place.account("actor");
        if (attempt > 1) {
            started.ifPresent(at -> sink.run(id, new RunEvent.Retried(at, attempt)));
        }
        started.ifPresent(at -> sink.run(id, new RunEvent.Started(at, attempt)));
        // A status that is not completed may come with a conclusion of the attempt before.
        if (said.word("status").equals("completed")) {
            said.at("updated_at")
                    .ifPresent(
                            at ->
                                    sink.run(
                                            id,
                                            new RunEvent.Finished(
                                                    at,
                                                    attempt,
                                                    Results.of(said.text("conclusion")))));
        }
    }

    private static int attempt(Place place) {
        return (int) Math.max(1, place.said().number("run_attempt"));
    }

    static void job(Place place) {
        var said = place.said();
        var run = said.text("run_id");
        var id = said.text("id");
        if (run.isEmpty() || id.isEmpty()) {
            place.sink().issue("A job must have id and run_id.");
            return;
        }
        var ended = said.at("completed_at");
        if (!said.word("status").equals("completed") || ended.isEmpty()) {
            place.sink().nothing("a job that has not ended");
            return;
        }
        place.sink()
                .run(
                        run,
                        new RunEvent.StageFinished(
                                ended.get(),
                                attempt(place),
                                said.first("name", "id"),
                                said.at("started_at").orElse(null),
                                Results.of(said.text("conclusion"))));
    }
}
