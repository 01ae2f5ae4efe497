package dev.quarterdeck.sources.gitlab;

import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Maps records of GitLab, each by the stream it is of.
final class GitlabMapping implements Mapping {

    private static final Map<String, Consumer<Project>> STREAMS =
            Map.ofEntries(
                    Map.entry("merge_requests", MergeRecords::merge),
                    Map.entry("merge_request_commits", MergeRecords::commit),
                    Map.entry("notes", NoteRecords::note),
                    Map.entry("state_events", NoteRecords::state),
                    Map.entry("label_events", NoteRecords::label),
                    Map.entry("milestone_events", NoteRecords::milestone),
                    Map.entry("issues", IssueRecords::issue),
                    Map.entry("pipelines", PipelineRecords::pipeline),
                    Map.entry("pipeline", PipelineRecords::pipeline),
                    Map.entry("jobs", PipelineRecords::job),
                    Map.entry("deployments", PipelineRecords::deployment),
                    Map.entry("projects", NamedRecords::project),
                    Map.entry("milestones", NamedRecords::milestone),
                    Map.entry("iterations", NamedRecords::iteration),
                    Map.entry("releases", NamedRecords::release),
                    Map.entry("environments", NamedRecords::environment),
                    Map.entry("accounts", GitlabMapping::account));

    /// A stream and the members by which its records are recognised.
    private record Sign(String stream, List<String> members) {
        Sign(String stream, String... members) {
            this(stream, List.of(members));
        }
    }

    private static final List<Sign> SIGNS =
            List.of(
                    new Sign("notes", "noteable_type"),
                    new Sign("label_events", "label", "action", "resource_type"),
                    new Sign("milestone_events", "milestone", "action", "resource_type"),
                    new Sign("state_events", "state", "resource_type"),
                    new Sign("merge_requests", "iid", "source_branch"),
                    new Sign("deployments", "environment", "sha", "iid"),
                    new Sign("jobs", "stage", "status", "name"),
                    new Sign("pipelines", "sha", "ref", "status"),
                    new Sign("merge_request_commits", "short_id", "authored_date"),
                    new Sign("releases", "tag_name"),
                    new Sign("projects", "path_with_namespace"),
                    new Sign("issues", "issue_type", "title"),
                    new Sign("environments", "slug", "tier"),
                    new Sign("accounts", "username", "id"),
                    new Sign("milestones", "due_date", "title", "project_id"));

    @Override
    public void map(RawRecord record, Sink sink) {
        if (record.stream().equals("hook")) {
            HookRecords.map(record, sink);
            return;
        }
        var mapped = STREAMS.get(record.stream());
        if (mapped == null) {
            mapped = stream(record.body()).map(STREAMS::get).orElse(null);
        }
        if (mapped == null) {
            sink.issue("The record is of a sort that is not read from GitLab.");
        } else {
            mapped.accept(Project.of(record, sink));
        }
    }

    @Override
    public Optional<String> stream(JsonNode record) {
        return SIGNS.stream()
                .filter(sign -> sign.members().stream().allMatch(record::has))
                .map(Sign::stream)
                .findFirst();
    }

    private static void account(Project project) {
        if (project.account().isEmpty()) {
            project.sink().issue("An account must have an id.");
        }
    }
}
