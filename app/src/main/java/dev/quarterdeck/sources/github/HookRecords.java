package dev.quarterdeck.sources.github;

import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.changes.ChangeEvent.Draft;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import dev.quarterdeck.sources.hosts.Said;
import java.time.Instant;
import java.util.HashMap;
import tools.jackson.databind.JsonNode;

/// Maps what GitHub pushes: the record in it as if it had been fetched, and what the action
/// adds.
final class HookRecords {

    private final Mapping mapping;

    HookRecords(Mapping mapping) {
        this.mapping = mapping;
    }

    void map(RawRecord hook, Sink sink) {
        var said = Said.in(hook, sink);
        switch (event(hook)) {
            case "pull_request" -> pull(hook, said, sink);
            case "pull_request_review" -> review(hook, said, sink);
            case "pull_request_review_comment" -> of(hook, "review_comments", "comment", sink);
            case "issue_comment" -> comment(hook, said, sink);
            case "issues" -> issue(hook, said, sink);
            case "workflow_run" -> of(hook, "runs", "workflow_run", sink);
            case "workflow_job" -> of(hook, "jobs", "workflow_job", sink);
            case "deployment" -> of(hook, "deployments", "deployment", sink);
            case "deployment_status" -> {
                of(hook, "deployments", "deployment", sink);
                of(hook, "deployment_statuses", "deployment_status", sink);
            }
            case "milestone" -> of(hook, "milestones", "milestone", sink);
            case "release" -> of(hook, "releases", "release", sink);
            case "repository" -> of(hook, "repositories", "repository", sink);
            default -> sink.nothing("a push of a sort that is not used");
        }
    }

    /// The header says which event it is; where it was lost, the members do.
    private static String event(RawRecord hook) {
        var told = hook.parameter("event");
        if (!told.isEmpty()) {
            return told;
        }
        var body = hook.body();
        if (body.has("review")) {
            return "pull_request_review";
        }
        if (body.has("comment")) {
            return body.has("issue") ? "issue_comment" : "pull_request_review_comment";
        }
        for (var event :
                new String[] {
                    "deployment_status",
                    "deployment",
                    "workflow_job",
                    "workflow_run",
                    "pull_request"
                }) {
            if (body.has(event)) {
                return event;
            }
        }
        return body.has("issue") ? "issues" : "";
    }

    private void of(RawRecord hook, String stream, String member, Sink sink) {
        mapping.map(record(hook, stream, hook.body().path(member)), sink);
    }

    private static RawRecord record(RawRecord hook, String stream, JsonNode body) {
        var parameters = new HashMap<>(hook.parameters());
        var repository = hook.body().path("repository");
        parameters.put(Place.REPOSITORY, repository.path("id").asString(""));
        parameters.put(Place.NAME, repository.path("full_name").asString(""));
        for (var owner : new String[] {"pull_request", "issue"}) {
            var number = hook.body().path(owner).path("number");
            if (number.isNumber()) {
                parameters.put(Place.NUMBER, number.asString());
            }
        }
        return new RawRecord(stream, hook.scope(), parameters, hook.zone(), body);
    }

    private void pull(RawRecord hook, Said said, Sink sink) {
        of(hook, "pulls", "pull_request", sink);
        var place = Place.of(record(hook, "pulls", hook.body().path("pull_request")), sink);
        var at = place.said().at("updated_at");
        if (place.number().isEmpty() || at.isEmpty()) {
            return;
        }
        var id = place.id(place.number());
        switch (said.word("action")) {
            case "opened" -> opened(place, id);
            case "ready_for_review" -> sink.change(id, new ChangeEvent.MadeReady(at.get()));
            case "converted_to_draft" -> sink.change(id, new ChangeEvent.MadeDraft(at.get()));
            case "reopened" -> sink.change(id, new ChangeEvent.Reopened(at.get()));
            case "edited" -> edited(said, place, id, at.get());
            default -> {}
        }
    }

    /// Only at that moment the record shows how it was opened.
    private static void opened(Place place, String id) {
        var pull = place.said();
        pull.at("created_at")
                .ifPresent(
                        at ->
                                place.sink()
                                        .change(
                                                id,
                                                new ChangeEvent.Opened(
                                                        at,
                                                        place.name(),
                                                        pull.number("number"),
                                                        place.account("user"),
                                                        pull.text("head", "ref"),
                                                        pull.text("base", "ref"),
                                                        pull.is("draft") ? Draft.YES : Draft.NO)));
    }

    private static void edited(Said hook, Place place, String id, Instant at) {
        var from = hook.text("changes", "base", "ref", "from");
        if (!from.isEmpty()) {
            place.sink()
                    .change(
                            id,
                            new ChangeEvent.TargetChanged(
                                    at, from, place.said().text("base", "ref")));
        }
    }

    private void review(RawRecord hook, Said said, Sink sink) {
        of(hook, "reviews", "review", sink);
        if (said.word("action").equals("dismissed")) {
            var place = Place.of(record(hook, "reviews", hook.body().path("review")), sink);
            said.at("pull_request", "updated_at")
                    .ifPresent(
                            at ->
                                    sink.change(
                                            place.id(place.number()),
                                            new ChangeEvent.ReviewDismissed(
                                                    at, place.said().text("id"), "")));
        }
    }

    private void comment(RawRecord hook, Said said, Sink sink) {
        if (said.word("action").equals("deleted")) {
            sink.nothing("a comment that was taken away");
        } else {
            of(hook, "comments", "comment", sink);
        }
    }

    private void issue(RawRecord hook, Said said, Sink sink) {
        var record = record(hook, "issues", hook.body().path("issue"));
        mapping.map(record, sink);
        var action = said.word("action");
        if (action.equals("deleted") || action.equals("transferred")) {
            var place = Place.of(record, sink);
            said.at("issue", "updated_at")
                    .ifPresent(
                            at ->
                                    sink.item(
                                            place.id(place.number()),
                                            new TrackerEvent.Gone(at.plusMillis(1))));
        }
    }
}
