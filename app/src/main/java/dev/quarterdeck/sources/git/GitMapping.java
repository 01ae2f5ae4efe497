package dev.quarterdeck.sources.git;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.activity.ToldCommit;
import dev.quarterdeck.engine.linking.CommitNote;
import dev.quarterdeck.engine.linking.CommitNote.Reference;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.Members;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Maps what a clone told.
final class GitMapping implements Mapping {

    /// How the ids of definitions begin, as their histories are kept.
    static final String REPOSITORY = "repository/1";

    static final String TAG = "release/";

    @Override
    public void map(RawRecord record, Sink sink) {
        var said = Members.of(record.body());
        switch (record.stream()) {
            case "repositories" -> repository(record, said, sink);
            case "tags" -> tag(said, sink);
            case "commits" -> commit(record, said, sink);
            default -> sink.issue("A record must be a repository, a tag or a commit.");
        }
    }

    private static void repository(RawRecord record, Members said, Sink sink) {
        if (said.text("path").isEmpty()) {
            sink.issue("A repository must have a path.");
            return;
        }
        sink.definition(
                new Definition(
                        Definition.Kind.REPOSITORY,
                        "1",
                        null,
                        said.text("path"),
                        Map.of(
                                "branch", said.text("branch"),
                                "tip", said.text("tip"),
                                "contents", said.text("contents"))));
    }

    private static String repository(RawRecord record) {
        var told = record.parameter("repository");
        return told.isEmpty() ? Members.of(record.body()).text("repository") : told;
    }

    private static void tag(Members said, Sink sink) {
        if (said.text("tag").isEmpty() || said.text("commit").isEmpty()) {
            sink.issue("A tag must have a name and a commit.");
            return;
        }
        sink.definition(
                new Definition(
                        Definition.Kind.RELEASE,
                        said.text("tag"),
                        seconds(said.text("at")).orElse(null),
                        said.text("tag"),
                        Map.of("commit", said.text("commit"))));
    }

    private static void commit(RawRecord record, Members said, Sink sink) {
        var committed = seconds(said.text("committed"));
        if (committed.isEmpty()) {
            sink.issue("A commit must have a time (%s).".formatted(said.text("committed")));
            return;
        }
        try {
            sink.commit(
                    new ToldCommit(
                            repository(record),
                            texts(record.body().path("parents")),
                            new CommitNote(
                                    said.text("sha"),
                                    committed.get(),
                                    said.list("references").stream()
                                            .map(GitMapping::reference)
                                            .toList(),
                                    said.text("patch")),
                            said.has("paths") ? texts(record.body().path("paths")) : null,
                            said.has("assisted") ? said.isTrue("assisted") : null));
        } catch (IllegalArgumentException e) {
            sink.issue("A commit must tell its repository, and ids of 40 or 64 hex digits.");
        }
    }

    private static Reference reference(Members said) {
        return new Reference(
                said.text("repository"), said.number(0, "number"), said.isTrue("landing"));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(one -> one.asString("")).toList();
    }

    /// Wild dates are capped, as the reading of a repository caps them.
    private static Optional<Instant> seconds(String text) {
        try {
            long year9999 = 253_402_214_400L;
            return Optional.of(
                    Instant.ofEpochSecond(
                            Math.clamp(Long.parseLong(text.strip()), -year9999 / 5, year9999)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> stream(JsonNode record) {
        var said = Members.of(record);
        if (said.has("sha") && said.has("parents") && said.has("committed")) {
            return Optional.of("commits");
        }
        if (said.has("tag") && said.has("commit")) {
            return Optional.of("tags");
        }
        return said.has("path") && said.has("contents") && said.has("branch")
                ? Optional.of("repositories")
                : Optional.empty();
    }
}
