package dev.quarterdeck.sources.bitbucket;

import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.changes.ChangeEvent.Draft;
import dev.quarterdeck.engine.changes.ChangeEvent.Standing;
import dev.quarterdeck.engine.changes.ChangeEvent.Verdict;
import dev.quarterdeck.sources.Members;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import java.time.Instant;

/// Maps pull requests and what happened to them.
final class PullMap {

    private PullMap() {}

    static void pull(RawRecord record, Members read, Sink sink) {
        var repository = read.at("destination", "repository");
        var number = read.number(0, "id");
        var created = read.moment("created_on");
        var place = BitbucketMapping.repository(record, repository);
        if (number == 0 || created.isEmpty() || place.isEmpty()) {
            sink.issue("A pull request must have a repository, an id and the moment created_on.");
            return;
        }
        var id = place + "/" + number;
        var author = read.at("author");
        sink.change(
                id,
                new ChangeEvent.Opened(
                        created.get(),
                        repository.text("full_name"),
                        number,
                        BitbucketMapping.id(author),
                        read.text("source", "branch", "name"),
                        read.text("destination", "branch", "name"),
                        Draft.NOT_TOLD));
        sink.change(
                id,
                new ChangeEvent.Seen(
                        read.moment("updated_on").orElse(created.get()),
                        standing(read.text("state")),
                        draft(read),
                        read.text("destination", "branch", "name"),
                        read.text("source", "commit", "hash"),
                        read.text("merge_commit", "hash"),
                        null));
        if (author.has("uuid")) {
            BitbucketMapping.account(author, sink);
        }
    }

    private static Draft draft(Members read) {
        return !read.has("draft") ? Draft.NOT_TOLD : read.isTrue("draft") ? Draft.YES : Draft.NO;
    }

    private static Standing standing(String state) {
        return switch (state) {
            case "MERGED" -> Standing.MERGED;
            case "DECLINED", "SUPERSEDED" -> Standing.CLOSED;
            default -> Standing.OPEN;
        };
    }

    static void activity(RawRecord record, Members read, Sink sink) {
        var id = id(record, read.at("pull_request"), read.at("update"));
        if (id.isEmpty()) {
            sink.issue("An activity must say of which pull request it is.");
        } else if (read.has("update")) {
            update(id, read.at("update"), sink);
        } else if (read.has("approval")) {
            review(id, read.at("approval"), Verdict.APPROVED, sink);
        } else if (read.has("changes_requested")) {
            review(id, read.at("changes_requested"), Verdict.CHANGES_REQUESTED, sink);
        } else if (read.has("comment")) {
            comment(id, read.at("comment"), sink);
        } else {
            sink.nothing("activities of other sorts");
        }
    }

    private static String id(RawRecord record, Members pull, Members update) {
        var number = BitbucketMapping.parent(record, pull.text("id"));
        var place = BitbucketMapping.repository(record, update.at("destination", "repository"));
        return number.isEmpty() || place.isEmpty() ? "" : place + "/" + number;
    }

    private static void update(String id, Members update, Sink sink) {
        var date = update.moment("date");
        if (date.isEmpty()) {
            sink.issue("An update must have the moment date.");
            return;
        }
        var at = date.get();
        var changes = update.at("changes");
        switch (update.text("state")) {
            case "MERGED" -> {
                var merger = BitbucketMapping.id(update.at("author"));
                sink.change(id, new ChangeEvent.Merged(at, "", merger));
            }
            case "DECLINED", "SUPERSEDED" -> sink.change(id, new ChangeEvent.Closed(at));
            default -> sink.change(id, new ChangeEvent.Noted(at, "", "update"));
        }
        if (changes.has("draft", "new")) {
            sink.change(
                    id,
                    changes.isTrue("draft", "new")
                            ? new ChangeEvent.MadeDraft(at)
                            : new ChangeEvent.MadeReady(at));
        }
        for (var reviewer : changes.list("reviewers", "added")) {
            var asked = BitbucketMapping.id(reviewer);
            sink.change(id, new ChangeEvent.ReviewRequested(at, asked));
        }
    }

    private static void review(String id, Members review, Verdict verdict, Sink sink) {
        var date = review.moment("date");
        if (date.isEmpty()) {
            sink.issue("A review must have the moment date.");
            return;
        }
        var who = BitbucketMapping.id(review.at("user"));
        var name = who + "@" + date.get();
        sink.change(id, new ChangeEvent.Reviewed(date.get(), name, who, verdict));
    }

    static void comment(RawRecord record, Members read, Sink sink) {
        var self = read.text("pullrequest", "links", "self", "href");
        var id = id(record, read.at("pullrequest"), read.at("update"));
        if (id.isEmpty() && self.contains("/repositories/")) {
            id = self.replaceFirst(".*/repositories/(.*)/pullrequests/(\\d+)$", "$1/$2");
        }
        if (id.isEmpty()) {
            sink.issue("A comment must say of which pull request it is.");
        } else {
            comment(id, read, sink);
        }
    }

    private static void comment(String id, Members read, Sink sink) {
        var date = read.moment("created_on");
        if (date.isEmpty() || !read.has("id")) {
            sink.issue("A comment must have an id and the moment created_on.");
            return;
        }
        var who = BitbucketMapping.id(read.at("user"));
        sink.change(id, new ChangeEvent.Commented(date.get(), read.text("id"), who));
    }

    static void commit(RawRecord record, Members read, Sink sink) {
        var id = id(record, read.at("pull_request"), read.at("update"));
        var date = read.moment("date");
        if (id.isEmpty() || date.isEmpty()) {
            sink.issue("A commit must have a pull request and the moment date.");
            return;
        }
        Instant at = date.get();
        var who = BitbucketMapping.id(read.at("author", "user"));
        sink.change(id, new ChangeEvent.CommitPushed(at, read.text("hash"), at, at, who));
    }
}
