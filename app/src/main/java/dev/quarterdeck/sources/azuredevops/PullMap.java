package dev.quarterdeck.sources.azuredevops;

import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.changes.ChangeEvent.Draft;
import dev.quarterdeck.engine.changes.ChangeEvent.Standing;
import dev.quarterdeck.engine.changes.ChangeEvent.Verdict;
import dev.quarterdeck.sources.Members;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import java.time.Instant;
import java.util.List;

/// Maps pull requests. They have no moment of their last update: what was said of them while they
/// were open comes from their threads.
final class PullMap {

    private PullMap() {}

    /// Returns of which pull request a part is; empty when it is not told.
    static String id(RawRecord record) {
        var repository = first(record, "repository", "RepositoryId");
        var number = first(record, "parent", "AzuredevopsId");
        return repository.isEmpty() || number.isEmpty() ? "" : repository + "/" + number;
    }

    static String first(RawRecord record, String name, String older) {
        var asked = record.parameter(name);
        return asked.isEmpty() ? record.parameter(older) : asked;
    }

    static void pull(RawRecord record, Members read, Sink sink) {
        var repository = read.text("repository", "id");
        var number = read.number(0, "pullRequestId");
        var created = read.moment("creationDate");
        if (repository.isEmpty() || number == 0 || created.isEmpty()) {
            sink.issue("A pull request must have a repository, an id and a creationDate.");
            return;
        }
        var id = repository + "/" + number;
        var target = AzureDevopsMapping.branch(read.text("targetRefName"));
        sink.change(
                id,
                new ChangeEvent.Opened(
                        created.get(),
                        read.text("repository", "project", "name")
                                + "/"
                                + read.text("repository", "name"),
                        number,
                        read.text("createdBy", "id"),
                        AzureDevopsMapping.branch(read.text("sourceRefName")),
                        target,
                        Draft.NOT_TOLD));
        read.moment("closedDate").ifPresent(at -> closed(id, at, target, read, sink));
        read.list("threads").forEach(one -> thread(id, one, sink));
        read.list("commits").forEach(one -> commit(id, one, sink));
    }

    private static void closed(String id, Instant at, String target, Members read, Sink sink) {
        var merged = read.text("lastMergeCommit", "commitId");
        boolean isMerged = List.of("completed", "3").contains(read.text("status"));
        sink.change(
                id,
                isMerged
                        ? new ChangeEvent.Merged(at, merged, read.text("closedBy", "id"))
                        : new ChangeEvent.Closed(at));
        sink.change(
                id,
                new ChangeEvent.Seen(
                        at,
                        isMerged ? Standing.MERGED : Standing.CLOSED,
                        read.isTrue("isDraft") ? Draft.YES : Draft.NO,
                        target,
                        read.text("lastMergeSourceCommit", "commitId"),
                        isMerged ? merged : "",
                        null));
    }

    static void thread(String id, Members read, Sink sink) {
        var published = read.moment("publishedDate");
        if (id.isEmpty() || published.isEmpty()) {
            sink.issue("A thread must have a pull request and the moment publishedDate.");
            return;
        }
        var kind = read.text("properties", "CodeReviewThreadType", "$value");
        if (kind.isEmpty()) {
            comments(id, read, sink);
        } else {
            sink.change(id, event(published.get(), kind, read));
        }
    }

    private static void comments(String id, Members read, Sink sink) {
        for (var comment : read.list("comments")) {
            if (comment.text("commentType").equals("system")) {
                continue;
            }
            comment.moment("publishedDate")
                    .ifPresent(
                            at ->
                                    sink.change(
                                            id,
                                            new ChangeEvent.Commented(
                                                    at,
                                                    read.text("id") + "/" + comment.text("id"),
                                                    comment.text("author", "id"))));
        }
        if (sink.isSilent()) {
            sink.nothing("threads without comments of people");
        }
    }

    private static ChangeEvent event(Instant at, String kind, Members read) {
        var note = read.text("id");
        return switch (kind) {
            case "VoteUpdate" -> vote(at, note, read);
            case "IsDraftUpdate" ->
                    read.isTrue("properties", "CodeReviewIsDraftNewValue", "$value")
                            ? new ChangeEvent.MadeDraft(at)
                            : new ChangeEvent.MadeReady(at);
            default -> new ChangeEvent.Noted(at, note, kind);
        };
    }

    private static ChangeEvent vote(Instant at, String note, Members read) {
        var by = read.text("properties", "CodeReviewVotedByIdentity", "$value");
        var who = read.text("identities", by.isEmpty() ? "1" : by, "id");
        if (who.isEmpty() && !read.list("comments").isEmpty()) {
            who = read.list("comments").getFirst().text("author", "id");
        }
        long vote = read.number(0, "properties", "CodeReviewVoteResult", "$value");
        if (vote == 0) {
            return new ChangeEvent.ReviewDismissed(at, "", who);
        }
        var verdict = vote > 0 ? Verdict.APPROVED : Verdict.CHANGES_REQUESTED;
        return new ChangeEvent.Reviewed(at, note, who, verdict);
    }

    static void iteration(String id, Members read, Sink sink) {
        var at = read.moment("createdDate");
        if (id.isEmpty() || at.isEmpty()) {
            sink.issue("An iteration must have a pull request and the moment createdDate.");
            return;
        }
        var after = read.text("sourceRefCommit", "commitId");
        var reason = read.text("reason");
        sink.change(
                id,
                reason.toLowerCase(java.util.Locale.ROOT).contains("forcepush")
                        ? new ChangeEvent.ForcePushed(at.get(), "", after)
                        : new ChangeEvent.Noted(at.get(), read.text("id"), "iteration"));
    }

    static void commit(String id, Members read, Sink sink) {
        var committed = read.moment("committer", "date").or(() -> read.moment("author", "date"));
        if (id.isEmpty() || committed.isEmpty()) {
            sink.issue("A commit must have a pull request and the moment committer.date.");
            return;
        }
        var at = committed.get();
        sink.change(
                id,
                new ChangeEvent.CommitPushed(
                        at,
                        read.text("commitId"),
                        read.moment("author", "date").orElse(at),
                        at,
                        ""));
    }
}
