package dev.quarterdeck.sources.gitlab;

import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.changes.ChangeEvent.Draft;
import dev.quarterdeck.engine.changes.ChangeEvent.Verdict;
import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.RunEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Act;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import dev.quarterdeck.sources.hosts.Results;
import dev.quarterdeck.sources.hosts.Said;
import java.time.Instant;

/// Maps what GitLab pushes. Its pushes are written in other words than its records, and tell
/// less: what they leave out the next fetch brings.
final class HookRecords {

    private HookRecords() {}

    static void map(RawRecord hook, Sink sink) {
        var said = Said.in(hook, sink);
        switch (said.word("object_kind")) {
            case "merge_request" -> merge(said, sink);
            case "note" -> note(said, sink);
            case "pipeline" -> pipeline(said, sink);
            case "deployment" -> deployment(said, sink);
            default -> sink.nothing("a push of a sort that is not used");
        }
    }

    private static void merge(Said said, Sink sink) {
        var merge = said.part("object_attributes");
        var project = project(said, merge);
        var at = merge.at("updated_at").or(() -> merge.at("created_at"));
        if (project.isEmpty() || merge.text("iid").isEmpty() || at.isEmpty()) {
            sink.issue("A pushed merge request must have project, iid and updated_at.");
            return;
        }
        var id = project + "!" + merge.text("iid");
        var user = said.text("user", "id");
        merge.at("created_at").ifPresent(created -> sink.change(id, opened(said, merge, created)));
        switch (merge.word("action")) {
            case "merge" ->
                    sink.change(
                            id,
                            new ChangeEvent.Merged(
                                    at.get(),
                                    merge.first("merge_commit_sha", "squash_commit_sha"),
                                    user));
            case "close" -> sink.change(id, new ChangeEvent.Closed(at.get()));
            case "reopen" -> sink.change(id, new ChangeEvent.Reopened(at.get()));
            case "approved", "approval" ->
                    sink.change(
                            id,
                            new ChangeEvent.Reviewed(
                                    at.get(), "push/" + at.get(), user, Verdict.APPROVED));
            case "unapproved", "unapproval" ->
                    sink.change(id, new ChangeEvent.ReviewDismissed(at.get(), "", user));
            default -> {}
        }
        if (said.has("changes", "draft", "current")) {
            sink.change(
                    id,
                    said.is("changes", "draft", "current")
                            ? new ChangeEvent.MadeDraft(at.get())
                            : new ChangeEvent.MadeReady(at.get()));
        }
    }

    private static String project(Said said, Said part) {
        var told = said.text("project", "id");
        return told.isEmpty() ? part.first("target_project_id", "project_id") : told;
    }

    private static ChangeEvent opened(Said said, Said merge, Instant created) {
        boolean isOpening = merge.word("action").equals("open");
        return new ChangeEvent.Opened(
                created,
                said.text("project", "path_with_namespace"),
                merge.number("iid"),
                merge.text("author_id"),
                merge.text("source_branch"),
                merge.text("target_branch"),
                !isOpening ? Draft.NOT_TOLD : merge.is("draft") ? Draft.YES : Draft.NO);
    }

    private static void note(Said said, Sink sink) {
        var note = said.part("object_attributes");
        var at = note.at("created_at");
        var project = project(said, note);
        var author = note.text("author_id");
        if (at.isEmpty() || project.isEmpty()) {
            sink.issue("A pushed note must have its project and created_at.");
        } else if (said.has("merge_request", "iid")) {
            sink.change(
                    project + "!" + said.text("merge_request", "iid"),
                    new ChangeEvent.Commented(at.get(), note.text("id"), author));
        } else if (said.has("issue", "iid")) {
            sink.item(
                    project + "#" + said.text("issue", "iid"),
                    new TrackerEvent.Commented(new Act(at.get(), note.text("id"), author)));
        } else {
            sink.nothing("a note on something that is not read");
        }
    }

    private static void pipeline(Said said, Sink sink) {
        var run = said.part("object_attributes");
        var id = run.text("id");
        var created = run.at("created_at");
        if (id.isEmpty() || created.isEmpty()) {
            sink.issue("A pushed pipeline must have id and created_at.");
            return;
        }
        sink.run(
                id,
                new RunEvent.Queued(
                        created.get(),
                        1,
                        said.text("project", "id"),
                        run.text("sha"),
                        run.text("ref")));
        run.at("finished_at")
                .ifPresent(
                        at ->
                                sink.run(
                                        id,
                                        new RunEvent.Finished(
                                                at, 1, Results.of(run.text("status")))));
    }

    private static void deployment(Said said, Sink sink) {
        var id = said.text("deployment_id");
        var at = said.at("status_changed_at");
        if (id.isEmpty() || at.isEmpty()) {
            sink.issue("A pushed deployment must have deployment_id and status_changed_at.");
            return;
        }
        var result = Results.of(said.text("status"));
        sink.deployment(
                id,
                new DeploymentEvent.Created(
                        at.get(),
                        said.text("project", "path_with_namespace"),
                        said.text("environment"),
                        PipelineRecords.tier(said.word("environment_tier"))));
        switch (said.word("status")) {
            case "running" -> sink.deployment(id, new DeploymentEvent.Started(at.get()));
            case "success", "failed", "canceled", "skipped" ->
                    sink.deployment(id, new DeploymentEvent.Finished(at.get(), result));
            default ->
                    sink.deployment(id, new DeploymentEvent.Waits(at.get(), said.word("status")));
        }
    }
}
