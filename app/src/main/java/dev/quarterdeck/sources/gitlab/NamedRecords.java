package dev.quarterdeck.sources.gitlab;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.activity.Definition.Kind;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// Maps what GitLab names: projects, milestones, iterations, releases, environments.
final class NamedRecords {

    private NamedRecords() {}

    static void project(Project project) {
        var said = project.said();
        tell(
                project,
                Kind.REPOSITORY,
                said.text("id"),
                said.text("path_with_namespace"),
                Map.of(
                        "branch", said.text("default_branch"),
                        "archived", String.valueOf(said.is("archived"))));
    }

    static void milestone(Project project) {
        var said = project.said();
        tell(
                project,
                Kind.VERSION,
                said.text("id"),
                said.text("title"),
                Map.of(
                        "state", said.text("state"),
                        "due", said.text("due_date"),
                        "start", said.text("start_date")));
    }

    static void iteration(Project project) {
        var said = project.said();
        tell(
                project,
                Kind.SPRINT,
                said.text("id"),
                said.text("title"),
                Map.of(
                        "state", said.text("state"),
                        "start", said.text("start_date"),
                        "end", said.text("due_date")));
    }

    static void release(Project project) {
        var said = project.said();
        var tag = said.text("tag_name");
        tell(
                project,
                Kind.RELEASE,
                tag.isEmpty() ? "" : project.id() + "/" + tag,
                said.first("name", "tag_name"),
                Map.of(
                        "tag", tag,
                        "commit", said.text("commit", "id"),
                        "published", said.at("released_at").map(Instant::toString).orElse(""),
                        "repository", project.id()));
    }

    static void environment(Project project) {
        var said = project.said();
        tell(
                project,
                Kind.ENVIRONMENT,
                said.text("id"),
                said.text("name"),
                Map.of("tier", said.word("tier"), "repository", project.id()));
    }

    private static void tell(
            Project project, Kind kind, String id, String name, Map<String, String> more) {
        if (id.isEmpty()) {
            project.sink()
                    .issue("A record (%s) must have an id.".formatted(project.raw().stream()));
            return;
        }
        var told = new TreeMap<>(more);
        told.values().removeIf(String::isEmpty);
        var since = project.said().at("updated_at").orElse(null);
        project.sink().definition(new Definition(kind, id, since, name, told));
    }
}
