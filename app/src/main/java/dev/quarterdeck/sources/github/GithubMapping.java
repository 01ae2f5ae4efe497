package dev.quarterdeck.sources.github;

import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Maps records of GitHub, each by the stream it is of.
final class GithubMapping implements Mapping {

    private static final Map<String, Consumer<Place>> STREAMS =
            Map.ofEntries(
                    Map.entry("pulls", PullRecords::pull),
                    Map.entry("pull_nodes", PullNodes::map),
                    Map.entry("reviews", PullRecords::review),
                    Map.entry("review_comments", PullRecords::lineComment),
                    Map.entry("pull_commits", PullRecords::commit),
                    Map.entry("pull_timeline", EventRecords::event),
                    Map.entry("issue_timeline", EventRecords::event),
                    Map.entry("events", EventRecords::event),
                    Map.entry("issues", IssueRecords::issue),
                    Map.entry("comments", IssueRecords::comment),
                    Map.entry("runs", RunRecords::run),
                    Map.entry("run_attempts", RunRecords::run),
                    Map.entry("jobs", RunRecords::job),
                    Map.entry("deployments", DeploymentRecords::deployment),
                    Map.entry("deployment_statuses", DeploymentRecords::status),
                    Map.entry("deployment_nodes", DeploymentRecords::node),
                    Map.entry("repositories", NamedRecords::repository),
                    Map.entry("milestones", NamedRecords::milestone),
                    Map.entry("releases", NamedRecords::release),
                    Map.entry("workflows", NamedRecords::workflow),
                    Map.entry("environments", NamedRecords::environment),
                    Map.entry("accounts", GithubMapping::account),
                    Map.entry("organizations", place -> place.sink().nothing("an organisation")));

    /// A stream and the members by which its records are recognised.
    private record Sign(String stream, List<String> members) {
        Sign(String stream, String... members) {
            this(stream, List.of(members));
        }
    }

    /// The first that a record has all of. Runs, too, tell an event and an actor.
    private static final List<Sign> SIGNS =
            List.of(
                    new Sign("runs", "head_sha", "run_number"),
                    new Sign("events", "event", "issue"),
                    new Sign("issue_timeline", "event", "actor"),
                    new Sign("deployment_nodes", "databaseId", "commitOid"),
                    new Sign("deployment_nodes", "DatabaseId", "CommitOid"),
                    new Sign("pull_nodes", "number", "headRefName", "commits"),
                    new Sign("pulls", "number", "head", "base"),
                    new Sign("review_comments", "pull_request_url", "diff_hunk"),
                    new Sign("reviews", "submitted_at", "state"),
                    new Sign("pull_commits", "sha", "commit"),
                    new Sign("comments", "issue_url", "id"),
                    new Sign("jobs", "run_id", "id"),
                    new Sign("deployment_statuses", "deployment_url", "state"),
                    new Sign("deployments", "statuses_url", "environment", "sha"),
                    new Sign("milestones", "due_on", "title"),
                    new Sign("issues", "number", "title", "state", "labels"),
                    new Sign("releases", "tag_name"),
                    new Sign("repositories", "full_name", "default_branch"),
                    new Sign("workflows", "path", "badge_url"),
                    new Sign("organizations", "login", "members_url"),
                    new Sign("accounts", "login", "id"));

    private final HookRecords hooks = new HookRecords(this);

    @Override
    public void map(RawRecord record, Sink sink) {
        if (record.stream().equals("hook")) {
            hooks.map(record, sink);
            return;
        }
        var mapped = STREAMS.get(record.stream());
        if (mapped == null) {
            mapped = stream(record.body()).map(STREAMS::get).orElse(null);
        }
        if (mapped == null) {
            sink.issue("The record is of a sort that is not read from GitHub.");
        } else {
            mapped.accept(Place.of(record, sink));
        }
    }

    @Override
    public Optional<String> stream(JsonNode record) {
        return SIGNS.stream()
                .filter(sign -> sign.members().stream().allMatch(record::has))
                .map(Sign::stream)
                .findFirst();
    }

    private static void account(Place place) {
        if (place.account().isEmpty()) {
            place.sink().issue("An account must have an id.");
        }
    }
}
