package dev.quarterdeck.sources.gitlab;

import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.changes.ChangeEvent.Draft;
import dev.quarterdeck.engine.changes.ChangeEvent.Standing;
import dev.quarterdeck.sources.hosts.ChangeTexts;
import dev.quarterdeck.sources.hosts.Said;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Maps merge requests and their commits.
final class MergeRecords {

    private MergeRecords() {}

    static void merge(Project project) {
        var said = project.said();
        var number = said.text("iid");
        var created = said.at("created_at");
        if (number.isEmpty() || project.id().isEmpty() || created.isEmpty()) {
            project.sink().issue("A merge request must have project_id, iid and created_at.");
            return;
        }
        var id = project.change(number);
        var sink = project.sink();
        sink.change(
                id,
                new ChangeEvent.Opened(
                        created.get(),
                        project.path(),
                        said.number("iid"),
                        project.account("author"),
                        said.text("source_branch"),
                        said.text("target_branch"),
                        Draft.NOT_TOLD));
        end(project, id);
        said.at("updated_at").ifPresent(at -> sink.change(id, seen(said, at)));
        said.each("reviewers").forEach(project::account);
        texts(project, id, created.get());
    }

    private static void end(Project project, String id) {
        var said = project.said();
        var sink = project.sink();
        var merged = said.at("merged_at");
        if (merged.isPresent()) {
            var by = project.account(said.has("merge_user") ? "merge_user" : "merged_by");
            sink.change(id, new ChangeEvent.Merged(merged.get(), landed(said), by));
            var squashed = said.text("squash_commit_sha");
            if (!squashed.isEmpty()) {
                sink.change(id, new ChangeEvent.LandingNamed(merged.get(), squashed));
            }
        } else if (said.word("state").equals("closed")) {
            said.at("closed_at").ifPresent(at -> sink.change(id, new ChangeEvent.Closed(at)));
        }
    }

    /// The merge commit; else the squashed one; else, fast forward, the last commit itself.
    private static String landed(Said said) {
        return said.first("merge_commit_sha", "squash_commit_sha", "sha");
    }

    private static ChangeEvent seen(Said said, Instant at) {
        var standing =
                switch (said.word("state")) {
                    case "merged" -> Standing.MERGED;
                    case "closed" -> Standing.CLOSED;
                    default -> Standing.OPEN;
                };
        boolean isTold = said.has("draft") || said.has("work_in_progress");
        boolean isDraft = said.is("draft") || said.is("work_in_progress");
        return new ChangeEvent.Seen(
                at,
                standing,
                isTold ? isDraft ? Draft.YES : Draft.NO : Draft.NOT_TOLD,
                said.text("target_branch"),
                said.text("sha"),
                standing == Standing.MERGED ? landed(said) : "",
                size(said));
    }

    /// GitLab counts files alone; of very many it writes `1000+`.
    private static ChangeEvent.@Nullable Size size(Said said) {
        var files = said.number("changes_count");
        return files > 0
                ? ChangeEvent.Size.ofFiles((int) Math.min(files, Integer.MAX_VALUE))
                : null;
    }

    private static void texts(Project project, String id, Instant at) {
        var said = project.said();
        var texts = new ChangeTexts(project.sink(), id, project.path(), at);
        texts.title(said.text("title"));
        texts.branch(said.text("source_branch"));
        texts.description(said.text("title"), said.text("description"));
        said.each("labels").forEach(label -> texts.branch(label.text()));
    }

    static void commit(Project project) {
        var said = project.said();
        var number = project.number();
        var sha = said.text("id");
        var at = said.at("committed_date").or(() -> said.at("created_at"));
        if (number.isEmpty() || sha.isEmpty() || at.isEmpty()) {
            project.sink().issue("A commit must have id, dates and the iid of its merge request.");
            return;
        }
        var id = project.change(number);
        project.sink()
                .change(
                        id,
                        new ChangeEvent.CommitPushed(
                                at.get(),
                                sha,
                                said.at("authored_date").orElse(at.get()),
                                at.get(),
                                ""));
        new ChangeTexts(project.sink(), id, project.path(), at.get()).commit(said.text("message"));
    }
}
