package dev.quarterdeck.sources.azuredevops;

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

/// Maps the records of Azure DevOps, each by the map of its sort.
final class AzureDevopsMapping implements Mapping {

    static final String REPOSITORIES = "repositories";
    static final String PULLS = "pull_requests";
    static final String THREADS = "threads";
    static final String ITERATIONS = "iterations";
    static final String COMMITS = "pull_request_commits";
    static final String BUILDS = "builds";
    static final String TIMELINE = "timeline_records";
    static final String DEPLOYMENTS = "deployments";
    static final String RECORDS = "environment_records";
    static final String ITEMS = "work_items";
    static final String UPDATES = "updates";

    @Override
    public Optional<String> stream(JsonNode record) {
        var read = Members.of(record);
        if (read.has("pullRequestId") && read.has("creationDate")) {
            return Optional.of(PULLS);
        }
        if (read.has("commitId")) {
            return Optional.of(COMMITS);
        }
        if (read.has("queueTime") || read.has("buildNumber")) {
            return Optional.of(BUILDS);
        }
        if (read.has("workItemId") && read.has("rev")) {
            return Optional.of(UPDATES);
        }
        if (read.has("fields", "System.WorkItemType")) {
            return Optional.of(ITEMS);
        }
        return release(read).or(() -> named(read));
    }

    private static Optional<String> release(Members read) {
        if (read.has("deploymentStatus") && read.has("releaseEnvironment")) {
            return Optional.of(DEPLOYMENTS);
        }
        if (read.has("environmentId") && read.has("planType")) {
            return Optional.of(RECORDS);
        }
        if (read.has("releaseDefinition") || read.has("releaseDefinitionRevision")) {
            return Optional.of("releases");
        }
        if (read.has("type") && read.has("state") && (read.has("order") || read.has("parentId"))) {
            return Optional.of(TIMELINE);
        }
        return read.has("publishedDate") && read.has("comments")
                ? Optional.of(THREADS)
                : Optional.empty();
    }

    private static Optional<String> named(Members read) {
        if (read.has("remoteUrl") || read.has("defaultBranch") || read.has("sshUrl")) {
            return Optional.of(REPOSITORIES);
        }
        if (read.has("structureType") || read.text("url").contains("/iterations/")) {
            return Optional.of("sprints");
        }
        if (read.has("principalName") || read.has("descriptor")) {
            return Optional.of("users");
        }
        if (read.has("visibility") && read.has("lastUpdateTime")) {
            return Optional.of("projects");
        }
        if (read.has("identityUrl")) {
            return Optional.of("teams");
        }
        return read.has("folder") && read.has("revision")
                ? Optional.of("definitions")
                : Optional.empty();
    }

    @Override
    public void map(RawRecord record, Sink sink) {
        var read = Members.of(record, sink);
        switch (record.stream()) {
            case PULLS -> PullMap.pull(record, read, sink);
            case THREADS -> PullMap.thread(PullMap.id(record), read, sink);
            case ITERATIONS -> PullMap.iteration(PullMap.id(record), read, sink);
            case COMMITS -> PullMap.commit(PullMap.id(record), read, sink);
            case BUILDS -> BuildMap.build(read, sink);
            case TIMELINE -> BuildMap.stage(record, read, sink);
            case DEPLOYMENTS -> BuildMap.deployment(read, sink);
            case RECORDS -> BuildMap.environmentRecord(record, read, sink);
            case ITEMS -> ItemMap.item(read, sink);
            case UPDATES -> ItemMap.update(read, sink);
            case "users" -> user(read, sink);
            case REPOSITORIES -> define(Definition.Kind.REPOSITORY, read, sink);
            case "releases" -> define(Definition.Kind.RELEASE, read, sink);
            case "sprints" -> sprint(read, sink);
            case "projects" -> define(Definition.Kind.PROJECT, read, sink);
            case "teams" -> define(Definition.Kind.TEAM, read, sink);
            case "definitions" -> define(Definition.Kind.JOB, read, sink);
            default -> sink.issue("A record must be of a sort that the tool is known to write.");
        }
    }

    private static void define(Definition.Kind kind, Members read, Sink sink) {
        var id = read.text("id");
        if (id.isEmpty()) {
            sink.issue("The member id must be given.");
            return;
        }
        sink.definition(new Definition(kind, id, null, read.text("name"), Map.of()));
    }

    private static void sprint(Members read, Sink sink) {
        var id = read.either(List.of("identifier"), List.of("id"));
        if (id.isEmpty()) {
            sink.issue("The member id must be given.");
            return;
        }
        var attributes = new java.util.TreeMap<String, String>();
        read.moment("attributes", "startDate")
                .ifPresent(at -> attributes.put("start", at.toString()));
        read.moment("attributes", "finishDate")
                .ifPresent(at -> attributes.put("end", at.toString()));
        sink.definition(
                new Definition(Definition.Kind.SPRINT, id, null, read.text("name"), attributes));
    }

    private static void user(Members read, Sink sink) {
        var id = read.either(List.of("originId"), List.of("id"));
        if (id.isEmpty()) {
            sink.issue("An account must have the member id.");
            return;
        }
        var mail = read.either(List.of("mailAddress"), List.of("uniqueName"));
        sink.account(
                new ToolAccount(
                        id,
                        read.text("displayName"),
                        mail.contains("@") ? List.of(mail) : List.of(),
                        read.text("subjectKind").equals("servicePrincipal")));
    }

    /// Takes `refs/heads/` away.
    static String branch(String ref) {
        return ref.startsWith("refs/heads/") ? ref.substring(11) : ref;
    }
}
