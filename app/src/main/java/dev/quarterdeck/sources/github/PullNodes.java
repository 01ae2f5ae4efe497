package dev.quarterdeck.sources.github;

import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Records;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Maps a pull request as GraphQL writes it, with its reviews and commits in it, to the very events
/// that come of the records of REST.
final class PullNodes {

    /// What is asked for, of each pull request.
    static final String FRAGMENT =
            """
            fragment who on Actor { __typename login
              ... on User { databaseId } ... on Bot { databaseId } ... on Mannequin { databaseId } }
            fragment pull on PullRequest {
              number title body state isDraft createdAt updatedAt closedAt mergedAt
              headRefName headRefOid baseRefName additions deletions changedFiles
              author { ...who } mergedBy { ...who }
              mergeCommit { oid } potentialMergeCommit { oid }
              labels(first: 50) { nodes { name } }
              reviewRequests(first: 50) { nodes { requestedReviewer { __typename ... on User { login databaseId } } } }
              reviews(first: 50) { pageInfo { hasNextPage }
                nodes { databaseId state submittedAt author { ...who } } }
              commits(first: 50) { pageInfo { hasNextPage }
                nodes { commit { oid message authoredDate committedDate author { user { login databaseId } } } } }
            }
            """;

    private PullNodes() {}

    /// Writes a question for some pull requests.
    ///
    /// @param name of the repository: `acme/harbor`
    static ObjectNode question(String name, List<String> numbers) {
        var query = new StringBuilder("query($owner: String!, $name: String!) {");
        query.append(" repository(owner: $owner, name: $name) {");
        numbers.forEach(
                number ->
                        query.append(
                                " p%s: pullRequest(number: %s) { ...pull }"
                                        .formatted(number, number)));
        query.append(" } }\n").append(FRAGMENT);
        var question = Records.JSON.createObjectNode().put("query", query.toString());
        int slash = name.indexOf('/');
        question.putObject("variables")
                .put("owner", name.substring(0, slash))
                .put("name", name.substring(slash + 1));
        return question;
    }

    /// Answers whether there are more of a part than came.
    static boolean hasMore(JsonNode pull, String part) {
        return pull.path(part).path("pageInfo").path("hasNextPage").asBoolean(false);
    }

    static void map(Place place) {
        var node = place.raw().body();
        var number = place.said().text("number");
        var more = new java.util.HashMap<>(place.raw().parameters());
        more.put(Place.NUMBER, number);
        PullRecords.pull(at(place, more, pull(node)));
        nodes(node, "reviews").forEach(one -> PullRecords.review(at(place, more, review(one))));
        nodes(node, "commits")
                .forEach(one -> PullRecords.commit(at(place, more, commit(one.path("commit")))));
    }

    private static Place at(Place place, Map<String, String> parameters, JsonNode body) {
        var raw = place.raw();
        return Place.of(
                new RawRecord(raw.stream(), raw.scope(), parameters, raw.zone(), body),
                place.sink());
    }

    private static List<JsonNode> nodes(JsonNode node, String part) {
        return node.path(part).path("nodes").valueStream().toList();
    }

    private static ObjectNode pull(JsonNode node) {
        var pull = Records.JSON.createObjectNode();
        boolean isOpen = node.path("state").asString("").equals("OPEN");
        pull.put("state", isOpen ? "open" : "closed");
        copy(node, pull, "number", "number", "title", "title", "body", "body", "isDraft", "draft");
        copy(node, pull, "createdAt", "created_at", "updatedAt", "updated_at");
        copy(node, pull, "closedAt", "closed_at", "mergedAt", "merged_at");
        copy(node, pull, "additions", "additions", "deletions", "deletions");
        copy(node, pull, "changedFiles", "changed_files");
        copy(node, pull.putObject("head"), "headRefName", "ref", "headRefOid", "sha");
        copy(node, pull.putObject("base"), "baseRefName", "ref");
        var landed = node.path("mergeCommit").isObject() ? "mergeCommit" : "potentialMergeCommit";
        copy(node.path(landed), pull, "oid", "merge_commit_sha");
        pull.set("user", user(node.path("author")));
        pull.set("merged_by", user(node.path("mergedBy")));
        pull.set("labels", node.path("labels").path("nodes"));
        var asked = pull.putArray("requested_reviewers");
        nodes(node, "reviewRequests")
                .forEach(
                        one -> {
                            var reviewer = one.path("requestedReviewer");
                            if (reviewer.path("__typename").asString("").equals("User")) {
                                asked.add(user(reviewer));
                            }
                        });
        return pull;
    }

    private static ObjectNode review(JsonNode node) {
        var review = Records.JSON.createObjectNode();
        copy(node, review, "databaseId", "id", "state", "state", "submittedAt", "submitted_at");
        review.set("user", user(node.path("author")));
        return review;
    }

    private static ObjectNode commit(JsonNode node) {
        var record = Records.JSON.createObjectNode();
        copy(node, record, "oid", "sha");
        record.set("author", user(node.path("author").path("user")));
        var commit = record.putObject("commit");
        copy(node, commit, "message", "message");
        copy(node, commit.putObject("author"), "authoredDate", "date");
        copy(node, commit.putObject("committer"), "committedDate", "date");
        return record;
    }

    /// An account as REST writes it: there the name of a program's account ends in `[bot]`.
    private static JsonNode user(JsonNode actor) {
        if (!actor.isObject()) {
            return Records.JSON.nullNode();
        }
        var isBot = actor.path("__typename").asString("").equals("Bot");
        var login = actor.path("login").asString("");
        var user = Records.JSON.createObjectNode();
        user.put("login", isBot && !login.endsWith("[bot]") ? login + "[bot]" : login);
        user.put("type", isBot ? "Bot" : "User");
        copy(actor, user, "databaseId", "id");
        return user;
    }

    /// @param names a name in the node, its name in the record, and so on
    private static void copy(JsonNode node, ObjectNode record, String... names) {
        for (int i = 0; i < names.length; i += 2) {
            var value = node.path(names[i]);
            if (!value.isMissingNode()) {
                record.set(names[i + 1], value);
            }
        }
    }
}
