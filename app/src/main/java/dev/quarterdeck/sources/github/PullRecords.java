package dev.quarterdeck.sources.github;

import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.changes.ChangeEvent.Draft;
import dev.quarterdeck.engine.changes.ChangeEvent.Standing;
import dev.quarterdeck.engine.changes.ChangeEvent.Verdict;
import dev.quarterdeck.sources.hosts.ChangeTexts;
import dev.quarterdeck.sources.hosts.Said;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Maps pull requests, their reviews, comments and commits.
final class PullRecords {

    private PullRecords() {}

    static void pull(Place place) {
        var said = place.said();
        var number = said.text("number");
        var created = said.at("created_at");
        if (number.isEmpty() || created.isEmpty()) {
            place.sink().issue("A pull request must have number and created_at.");
            return;
        }
        var id = place.id(number);
        var sink = place.sink();
        sink.change(
                id,
                new ChangeEvent.Opened(
                        created.get(),
                        place.name(),
                        said.number("number"),
                        place.account("user"),
                        said.text("head", "ref"),
                        said.text("base", "ref"),
                        Draft.NOT_TOLD));
        end(place, id);
        said.at("updated_at").ifPresent(at -> sink.change(id, seen(said, at)));
        said.each("requested_reviewers").forEach(place::account);
        texts(place, id, created.get());
    }

    private static void end(Place place, String id) {
        var said = place.said();
        var merged = said.at("merged_at");
        if (merged.isPresent()) {
            var by = place.account("merged_by");
            place.sink()
                    .change(
                            id,
                            new ChangeEvent.Merged(
                                    merged.get(), said.text("merge_commit_sha"), by));
        } else if (said.word("state").equals("closed")) {
            said.at("closed_at")
                    .ifPresent(at -> place.sink().change(id, new ChangeEvent.Closed(at)));
        }
    }

    private static ChangeEvent seen(Said said, Instant at) {
        boolean isMerged = said.has("merged_at") && !said.text("merged_at").isEmpty();
        var standing =
                isMerged
                        ? Standing.MERGED
                        : said.word("state").equals("closed") ? Standing.CLOSED : Standing.OPEN;
        return new ChangeEvent.Seen(
                at,
                standing,
                said.has("draft") ? said.is("draft") ? Draft.YES : Draft.NO : Draft.NOT_TOLD,
                said.text("base", "ref"),
                said.text("head", "sha"),
                said.text("merge_commit_sha"),
                size(said));
    }

    private static ChangeEvent.@Nullable Size size(Said said) {
        return said.has("additions") && said.has("deletions") && said.has("changed_files")
                ? new ChangeEvent.Size(
                        (int) said.number("additions"),
                        (int) said.number("deletions"),
                        (int) said.number("changed_files"))
                : null;
    }

    private static void texts(Place place, String id, Instant at) {
        var said = place.said();
        var texts = new ChangeTexts(place.sink(), id, place.name(), at);
        texts.title(said.text("title"));
        texts.branch(said.text("head", "ref"));
        texts.description(said.text("title"), said.text("body"));
        said.each("labels").forEach(label -> texts.branch(label.text("name")));
    }

    static void review(Place place) {
        var said = place.said();
        var number = place.number();
        if (said.word("state").equals("pending")) {
            place.sink().nothing("a review that is not submitted");
            return;
        }
        var at = said.at("submitted_at");
        if (number.isEmpty() || at.isEmpty()) {
            place.sink()
                    .issue("A review must have submitted_at and the number of its pull request.");
            return;
        }
        place.sink()
                .change(
                        place.id(number),
                        new ChangeEvent.Reviewed(
                                at.get(),
                                said.text("id"),
                                place.account("user"),
                                verdict(said.word("state"))));
    }

    private static Verdict verdict(String state) {
        return switch (state) {
            case "approved" -> Verdict.APPROVED;
            case "changes_requested" -> Verdict.CHANGES_REQUESTED;
            case "commented" -> Verdict.COMMENTED;
            default -> Verdict.NOT_TOLD;
        };
    }

    /// A comment on a line of the change. Ids of these and of other comments may be the same.
    static void lineComment(Place place) {
        comment(place, "line/" + place.said().text("id"));
    }

    static void comment(Place place, String comment) {
        var number = place.number();
        var at = place.said().at("created_at");
        if (number.isEmpty() || at.isEmpty()) {
            place.sink()
                    .issue("A comment must have created_at and the number of its pull request.");
            return;
        }
        place.sink()
                .change(
                        place.id(number),
                        new ChangeEvent.Commented(at.get(), comment, place.account("user")));
    }

    /// A commit of a pull request, from its list or its timeline, which writes it flat.
    static void commit(Place place) {
        var said = place.said();
        var number = place.number();
        var commit = said.has("commit") ? said.part("commit") : said;
        var sha = said.text("sha");
        var authored = commit.at("author", "date");
        var committed = commit.at("committer", "date");
        if (number.isEmpty() || sha.isEmpty() || committed.or(() -> authored).isEmpty()) {
            place.sink().issue("A commit must have sha, dates and the number of its pull request.");
            return;
        }
        var at = committed.or(() -> authored).orElseThrow();
        var id = place.id(number);
        place.sink()
                .change(
                        id,
                        new ChangeEvent.CommitPushed(
                                at,
                                sha,
                                authored.orElse(at),
                                at,
                                said.has("commit") ? place.account("author") : ""));
        new ChangeTexts(place.sink(), id, place.name(), at).commit(commit.text("message"));
    }
}
