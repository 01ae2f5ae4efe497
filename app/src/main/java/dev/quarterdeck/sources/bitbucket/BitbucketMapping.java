package dev.quarterdeck.sources.bitbucket;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.Members;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import dev.quarterdeck.sources.ToolAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Maps the records of Bitbucket Cloud, each by the map of its sort.
final class BitbucketMapping implements Mapping {

    static final String REPOSITORIES = "repositories";
    static final String PULLS = "pull_requests";
    static final String ACTIVITY = "activity";
    static final String COMMITS = "pull_request_commits";
    static final String COMMENTS = "pull_request_comments";
    static final String PIPELINES = "pipelines";
    static final String STEPS = "pipeline_steps";
    static final String DEPLOYMENTS = "deployments";
    static final String ISSUES = "issues";
    static final String CHANGES = "issue_changes";
    static final String ISSUE_COMMENTS = "issue_comments";

    private static final Map<String, String> BY_TYPE =
            Map.ofEntries(
                    Map.entry("repository", REPOSITORIES),
                    Map.entry("pullrequest", PULLS),
                    Map.entry("pullrequest_comment", COMMENTS),
                    Map.entry("pipeline", PIPELINES),
                    Map.entry("pipeline_step", STEPS),
                    Map.entry("deployment", DEPLOYMENTS),
                    Map.entry("deployment_environment", "environments"),
                    Map.entry("issue", ISSUES),
                    Map.entry("issue_change", CHANGES),
                    Map.entry("issue_comment", ISSUE_COMMENTS),
                    Map.entry("user", "users"),
                    Map.entry("workspace_membership", "members"),
                    Map.entry("workspace", "others"),
                    Map.entry("branch", "others"),
                    Map.entry("named_branch", "others"),
                    Map.entry("tag", "others"),
                    Map.entry("diffstat", "others"));

    @Override
    public Optional<String> stream(JsonNode record) {
        var read = Members.of(record);
        if (read.has("pull_request") && !read.has("type")) {
            return Optional.of(ACTIVITY);
        }
        if (read.has("hash") && read.has("date")) {
            return Optional.of(COMMITS);
        }
        return Optional.ofNullable(BY_TYPE.get(read.text("type")));
    }

    @Override
    public void map(RawRecord record, Sink sink) {
        var read = Members.of(record, sink);
        switch (record.stream()) {
            case PULLS -> PullMap.pull(record, read, sink);
            case ACTIVITY -> PullMap.activity(record, read, sink);
            case COMMITS -> PullMap.commit(record, read, sink);
            case COMMENTS -> PullMap.comment(record, read, sink);
            case PIPELINES -> PipelineMap.pipeline(record, read, sink);
            case STEPS -> PipelineMap.step(record, read, sink);
            case DEPLOYMENTS -> PipelineMap.deployment(record, read, sink);
            case ISSUES -> IssueMap.issue(record, read, sink);
            case CHANGES -> IssueMap.change(record, read, sink);
            case ISSUE_COMMENTS -> IssueMap.comment(record, read, sink);
            case REPOSITORIES -> define(Definition.Kind.REPOSITORY, "full_name", read, sink);
            case "environments" -> define(Definition.Kind.ENVIRONMENT, "name", read, sink);
            case "users" -> account(read, sink);
            case "members" -> account(read.at("user"), sink);
            case "others" -> sink.nothing("workspaces, branches, tags and differences");
            default -> sink.issue("A record must be of a sort that Bitbucket is known to write.");
        }
    }

    private static void define(Definition.Kind kind, String name, Members read, Sink sink) {
        var id = read.text("uuid");
        if (id.isEmpty()) {
            sink.issue("The member uuid must be given.");
            return;
        }
        var at = read.moment("updated_on").orElse(null);
        sink.definition(new Definition(kind, id, at, read.text(name), Map.of()));
    }

    /// Hears of a login; nothing when there is none.
    static void account(Members user, Sink sink) {
        var id = id(user);
        if (!id.isEmpty()) {
            boolean isBot = user.text("type").equals("app_user");
            sink.account(new ToolAccount(id, user.text("display_name"), List.of(), isBot));
        } else if (sink.isSilent()) {
            sink.issue("An account must have the member account_id or uuid.");
        }
    }

    /// Returns by what Bitbucket knows a login.
    static String id(Members user) {
        return user.either(List.of("account_id"), List.of("uuid"));
    }

    /// Returns by what the repository of a record is known: what the request asked for, or what
    /// the record says itself.
    static String repository(RawRecord record, Members itself) {
        for (var name : List.of("repository", "FullName")) {
            if (!record.parameter(name).isEmpty()) {
                return record.parameter(name);
            }
        }
        return itself.either(List.of("uuid"), List.of("full_name"));
    }

    /// Returns the number of what the request asked for the parts of.
    static String parent(RawRecord record, String told) {
        var asked = record.parameter("parent");
        var older = asked.isEmpty() ? record.parameter("BitbucketId") : asked;
        return older.isEmpty() ? told : older;
    }
}
