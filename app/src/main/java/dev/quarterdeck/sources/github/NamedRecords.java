package dev.quarterdeck.sources.github;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.activity.Definition.Kind;
import dev.quarterdeck.sources.hosts.Said;
import java.util.Map;
import java.util.TreeMap;

/// Maps what GitHub names: repositories, milestones, releases, workflows, environments.
final class NamedRecords {

    private NamedRecords() {}

    static void repository(Place place) {
        var said = place.said();
        tell(
                place,
                Kind.REPOSITORY,
                said.text("full_name"),
                "updated_at",
                Map.of(
                        "branch", said.text("default_branch"),
                        "archived", String.valueOf(said.is("archived"))));
    }

    static void milestone(Place place) {
        var said = place.said();
        var more =
                new TreeMap<>(
                        Map.of(
                                "state", said.text("state"),
                                "number", said.text("number"),
                                "project", place.repository()));
        moment(said, "due", "due_on", more);
        moment(said, "released", "closed_at", more);
        tell(place, Kind.VERSION, said.text("title"), "updated_at", more);
    }

    static void release(Place place) {
        var said = place.said();
        var more =
                new TreeMap<>(
                        Map.of(
                                "tag", said.text("tag_name"),
                                "commit", said.text("target_commitish"),
                                "draft", String.valueOf(said.is("draft")),
                                "prerelease", String.valueOf(said.is("prerelease")),
                                "repository", place.repository()));
        moment(said, "published", "published_at", more);
        tell(
                place,
                Kind.RELEASE,
                said.first("name", "tag_name"),
                said.has("published_at") ? "published_at" : "created_at",
                more);
    }

    static void workflow(Place place) {
        var said = place.said();
        tell(
                place,
                Kind.JOB,
                said.text("name"),
                "updated_at",
                Map.of("path", said.text("path"), "state", said.text("state")));
    }

    static void environment(Place place) {
        var said = place.said();
        tell(
                place,
                Kind.ENVIRONMENT,
                said.text("name"),
                "updated_at",
                Map.of("repository", place.repository()));
    }

    private static void moment(Said said, String name, String member, Map<String, String> more) {
        said.at(member).ifPresent(at -> more.put(name, at.toString()));
    }

    private static void tell(
            Place place, Kind kind, String name, String since, Map<String, String> more) {
        var said = place.said();
        var id = said.text("id");
        if (id.isEmpty()) {
            place.sink().issue("A %s must have an id.".formatted(place.raw().stream()));
            return;
        }
        var told = new TreeMap<>(more);
        told.values().removeIf(String::isEmpty);
        place.sink().definition(new Definition(kind, id, said.at(since).orElse(null), name, told));
    }
}
