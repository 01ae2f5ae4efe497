package dev.quarterdeck.sources.bitbucketserver;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.changes.ChangeEvent.Draft;
import dev.quarterdeck.engine.changes.ChangeEvent.Standing;
import dev.quarterdeck.engine.changes.ChangeEvent.Verdict;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.Members;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import dev.quarterdeck.sources.ToolAccount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Maps pull requests, their activities and commits. Moments are milliseconds.
final class BitbucketServerMapping implements Mapping {

    static final String REPOSITORIES = "repositories";
    static final String PULLS = "pull_requests";
    static final String ACTIVITIES = "activities";
    static final String COMMITS = "pull_request_commits";

    @Override
    public Optional<String> stream(JsonNode record) {
        var read = Members.of(record);
        if (read.has("fromRef") && read.has("toRef")) {
            return Optional.of(PULLS);
        }
        if (read.has("authorTimestamp") && read.has("displayId")) {
            return Optional.of(COMMITS);
        }
        if (read.has("action") && read.has("createdDate")) {
            return Optional.of(ACTIVITIES);
        }
        if (read.has("slug") && read.has("project")) {
            return Optional.of(REPOSITORIES);
        }
        return read.has("slug") && read.has("displayName")
                ? Optional.of("users")
                : Optional.empty();
    }

    @Override
    public void map(RawRecord record, Sink sink) {
        var read = Members.of(record, sink);
        switch (record.stream()) {
            case PULLS -> pull(record, read, sink);
            case ACTIVITIES -> activity(record, read, sink);
            case COMMITS -> commit(record, read, sink);
            case REPOSITORIES -> repository(read, sink);
            case "users" -> account(read, sink);
            default -> sink.issue("A record must be of a sort that Bitbucket is known to write.");
        }
    }

    private static void repository(Members read, Sink sink) {
        if (!read.has("id")) {
            sink.issue("The member id must be given.");
            return;
        }
        sink.definition(
                new Definition(
                        Definition.Kind.REPOSITORY, read.text("id"), null, name(read), Map.of()));
    }

    private static String name(Members repository) {
        return repository.text("project", "key") + "/" + repository.text("slug");
    }

    private static void account(Members user, Sink sink) {
        if (user.has("id")) {
            var mail = user.text("emailAddress");
            sink.account(
                    new ToolAccount(
                            user.text("id"),
                            user.text("displayName"),
                            mail.isEmpty() ? List.of() : List.of(mail),
                            user.text("type").equals("SERVICE")));
        } else if (sink.isSilent()) {
            sink.issue("An account must have the member id.");
        }
    }

    private static String id(RawRecord record, String number, String repository) {
        var place = repository;
        for (var name : List.of("FullName", "repository")) {
            var asked = record.parameter(name);
            place = asked.isEmpty() ? place : asked;
        }
        var asked = record.parameter("parent");
        var parent = asked.isEmpty() ? record.parameter("BitbucketId") : asked;
        var which = number.isEmpty() ? parent : number;
        return which.isEmpty() || place.isEmpty() ? "" : place + "/" + which;
    }

    private static void pull(RawRecord record, Members read, Sink sink) {
        var repository = read.at("toRef", "repository");
        var id = id(record, read.text("id"), repository.text("id"));
        var created = read.moment("createdDate");
        if (id.isEmpty() || created.isEmpty()) {
            sink.issue("A pull request must have a repository, an id and the moment createdDate.");
            return;
        }
        var author = read.at("author", "user");
        sink.change(
                id,
                new ChangeEvent.Opened(
                        created.get(),
                        name(repository),
                        read.number(0, "id"),
                        author.text("id"),
                        read.text("fromRef", "displayId"),
                        read.text("toRef", "displayId"),
                        Draft.NOT_TOLD));
        var merged = read.text("properties", "mergeCommit", "id");
        var state = read.text("state");
        read.moment("closedDate").ifPresent(at -> closed(id, at, state, merged, sink));
        sink.change(
                id,
                new ChangeEvent.Seen(
                        read.moment("updatedDate").orElse(created.get()),
                        standing(state),
                        draft(read),
                        read.text("toRef", "displayId"),
                        read.text("fromRef", "latestCommit"),
                        merged,
                        null));
        if (author.has("id")) {
            account(author, sink);
        }
    }

    private static void closed(String id, Instant at, String state, String merged, Sink sink) {
        sink.change(
                id,
                state.equals("MERGED")
                        ? new ChangeEvent.Merged(at, merged, "")
                        : new ChangeEvent.Closed(at));
    }

    private static Draft draft(Members read) {
        return !read.has("draft") ? Draft.NOT_TOLD : read.isTrue("draft") ? Draft.YES : Draft.NO;
    }

    private static Standing standing(String state) {
        return switch (state) {
            case "MERGED" -> Standing.MERGED;
            case "DECLINED" -> Standing.CLOSED;
            default -> Standing.OPEN;
        };
    }

    private static void activity(RawRecord record, Members read, Sink sink) {
        var id = id(record, "", "");
        var date = read.moment("createdDate");
        if (id.isEmpty() || date.isEmpty()) {
            sink.issue("An activity must have a pull request and the moment createdDate.");
            return;
        }
        sink.change(id, event(date.get(), read));
    }

    private static ChangeEvent event(Instant at, Members read) {
        var who = read.text("user", "id");
        var note = read.text("id");
        return switch (read.text("action")) {
            case "APPROVED" -> new ChangeEvent.Reviewed(at, note, who, Verdict.APPROVED);
            case "REVIEWED" -> new ChangeEvent.Reviewed(at, note, who, Verdict.CHANGES_REQUESTED);
            case "UNAPPROVED" -> new ChangeEvent.ReviewDismissed(at, "", who);
            case "COMMENTED" ->
                    read.text("commentAction").equals("ADDED") || !read.has("commentAction")
                            ? new ChangeEvent.Commented(at, read.text("comment", "id"), who)
                            : new ChangeEvent.Noted(at, note, "comment changed");
            case "MERGED" -> new ChangeEvent.Merged(at, read.text("commit", "id"), who);
            case "DECLINED" -> new ChangeEvent.Closed(at);
            case "REOPENED" -> new ChangeEvent.Reopened(at);
            case "RESCOPED" -> rescoped(at, note, read);
            default -> new ChangeEvent.Noted(at, note, read.text("action"));
        };
    }

    /// A push which takes commits away replaces them.
    private static ChangeEvent rescoped(Instant at, String note, Members read) {
        return read.number(0, "removed", "total") > 0
                ? new ChangeEvent.ForcePushed(
                        at, read.text("previousFromHash"), read.text("fromHash"))
                : new ChangeEvent.Noted(at, note, "RESCOPED");
    }

    private static void commit(RawRecord record, Members read, Sink sink) {
        var id = id(record, "", "");
        var committed = read.moment("committerTimestamp").or(() -> read.moment("authorTimestamp"));
        if (id.isEmpty() || committed.isEmpty()) {
            sink.issue("A commit must have a pull request and the moment committerTimestamp.");
            return;
        }
        var at = committed.get();
        sink.change(
                id,
                new ChangeEvent.CommitPushed(
                        at,
                        read.text("id"),
                        read.moment("authorTimestamp").orElse(at),
                        at,
                        read.text("author", "id")));
    }
}
