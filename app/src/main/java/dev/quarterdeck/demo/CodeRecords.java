package dev.quarterdeck.demo;

import dev.quarterdeck.demo.company.TeamTale;
import dev.quarterdeck.demo.company.TeamTale.Pushed;
import dev.quarterdeck.demo.company.TeamTale.Review;
import dev.quarterdeck.demo.company.TeamTale.Reviewed;
import dev.quarterdeck.sources.Records;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Writes a team's changes as the host of their code would, and the main line as git would.
final class CodeRecords {

    private final TeamTale tale;
    private final String repository;
    private final Instant now;

    CodeRecords(TeamTale tale, Instant now) {
        this.tale = tale;
        this.repository = name(tale.repository());
        this.now = now;
    }

    /// Returns what the host calls a repository.
    static String name(String repository) {
        return "harbor/" + repository;
    }

    private static ObjectNode node() {
        return Records.JSON.createObjectNode();
    }

    List<String> changes() {
        var lines = new ArrayList<String>();
        for (var change : tale.changes()) {
            lines.add(pull(change).toString());
            change.commits().forEach(one -> lines.add(commit(change, one).toString()));
            var ready = change.ready();
            if (ready != null) {
                lines.add(event(change, "ready_for_review", ready).toString());
            }
            for (int at = 0; at < change.reviews().size(); at++) {
                lines.add(review(change, at, change.reviews().get(at)).toString());
            }
        }
        return lines;
    }

    private ObjectNode pull(Reviewed change) {
        var head = change.commits().getLast().sha();
        var pull =
                node().put("number", change.number())
                        .put(
                                "state",
                                change.merged() == null && change.closed() == null
                                        ? "open"
                                        : "closed")
                        .put("title", change.title())
                        .put("draft", false)
                        .put("created_at", change.opened().toString())
                        .put("updated_at", updated(change).toString())
                        .put("merged_at", text(change.merged()))
                        .put(
                                "closed_at",
                                text(change.merged() == null ? change.closed() : change.merged()))
                        .put("merge_commit_sha", change.landed().isEmpty() ? null : change.landed())
                        .put("additions", change.lines() * 2 / 3)
                        .put("deletions", change.lines() - change.lines() * 2 / 3)
                        .put("changed_files", change.files());
        pull.set("user", account(change.account()));
        pull.set("head", node().put("ref", change.branch()).put("sha", head));
        pull.putObject("base").put("ref", "main").putObject("repo").put("full_name", repository);
        return pull;
    }

    private Instant updated(Reviewed change) {
        var merged = change.merged();
        var closed = change.closed();
        return merged != null ? merged : closed != null ? closed : now;
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private static ObjectNode account(String login) {
        return node().put("login", login).put("type", login.endsWith("[bot]") ? "Bot" : "User");
    }

    private ObjectNode event(Reviewed change, String kind, Instant at) {
        var event = node().put("event", kind).put("created_at", at.toString());
        event.put("id", kind + change.number());
        event.set("actor", account(change.account()));
        var issue = event.putObject("issue").put("number", change.number());
        issue.put("repository_url", "https://code.harbor.example/repos/" + repository);
        issue.putObject("pull_request");
        return event;
    }

    private ObjectNode commit(Reviewed change, Pushed commit) {
        var event = event(change, "committed", commit.at()).put("sha", commit.sha());
        event.putObject("author").put("date", commit.at().toString());
        event.putObject("committer").put("date", commit.at().toString());
        event.put("message", change.title());
        return event;
    }

    private ObjectNode review(Reviewed change, int place, Review review) {
        var node =
                node().put("id", change.number() + "-" + place)
                        .put("state", review.approves() ? "approved" : "changes_requested")
                        .put("submitted_at", review.at().toString())
                        .put(
                                "pull_request_url",
                                "https://code.harbor.example/repos/%s/pulls/%d"
                                        .formatted(repository, change.number()));
        node.set("user", account(review.account()));
        return node;
    }

    /// The main line: each change one commit upon the one before.
    List<String> commits() {
        var lines = new ArrayList<String>();
        var landed =
                tale.changes().stream()
                        .filter(one -> one.merged() != null)
                        .sorted(Comparator.comparing(one -> Objects.requireNonNull(one.merged())))
                        .toList();
        var before = "";
        for (var change : landed) {
            var commit =
                    node().put("repository", repository)
                            .put("sha", change.landed())
                            .put(
                                    "committed",
                                    String.valueOf(
                                            Objects.requireNonNull(change.merged())
                                                    .getEpochSecond()))
                            .put("patch", "")
                            .put("assisted", change.assisted());
            var parents = commit.putArray("parents");
            if (!before.isEmpty()) {
                parents.add(before);
            }
            commit.putArray("references")
                    .addObject()
                    .put("repository", "")
                    .put("number", change.number())
                    .put("landing", true);
            lines.add(commit.toString());
            before = change.landed();
        }
        return lines;
    }
}
