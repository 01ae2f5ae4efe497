package dev.quarterdeck.sources.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.changes.ChangeEvent.Draft;
import dev.quarterdeck.engine.changes.ChangeEvent.Standing;
import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.deliveries.RunEvent;
import dev.quarterdeck.engine.incidents.IncidentEvent;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Records;
import dev.quarterdeck.sources.Sink;
import dev.quarterdeck.sources.hosts.Mapped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitlabMappingTest {

    private static final Mapped MAPPED = new Mapped(new GitlabMapping());
    private static final Map<String, String> DOCK =
            Map.of("project_id", "88", "project_path", "acme/dock", "iid", "7");

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    private static String merge(String members) {
        return """
        {"iid":7,"project_id":88,"state":"merged","created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-03T00:00:00.000Z",
         "merged_at":"2026-01-02T00:00:00.000Z","merged_by":{"id":4,"username":"mate"},"target_branch":"main",%s}"""
                .formatted(members);
    }

    @ParameterizedTest
    @CsvSource({"merge, squash, head, merge", ", squash, head, squash", ", , head, head"})
    void namesTheCommitThatLanded(String merge, String squash, String head, String landed) {
        var json =
                merge(
                        "\"merge_commit_sha\":%s,\"squash_commit_sha\":%s,\"sha\":\"%s\""
                                .formatted(quoted(merge), quoted(squash), head));
        assertThat(MAPPED.events("merge_requests", DOCK, json))
                .contains(
                        new ChangeEvent.Merged(at("2026-01-02T00:00:00Z"), landed, "4"),
                        new ChangeEvent.Seen(
                                at("2026-01-03T00:00:00Z"),
                                Standing.MERGED,
                                Draft.NOT_TOLD,
                                "main",
                                head,
                                landed,
                                null));
    }

    private static String quoted(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "approved this merge request | Reviewed",
                "unapproved this merge request | ReviewDismissed",
                "requested changes | Reviewed",
                "marked this merge request as **ready** | MadeReady",
                "unmarked as a **Work In Progress** | MadeReady",
                "marked this merge request as **draft** | MadeDraft",
                "marked as a **Work In Progress** | MadeDraft",
                "requested review from @mate | ReviewRequested",
                "changed target branch from `main` to `next` | TargetChanged",
                "merged | Merged",
                "closed | Closed",
                "reopened | Reopened",
                "added 3 commits | Noted"
            })
    void readsSentencesThatGitlabWrites(String body, String told) {
        var json =
                """
                {"id":1,"system":%s,"body":"%s","noteable_type":"MergeRequest","noteable_iid":7,
                 "author":{"id":3,"username":"sailor"},"created_at":"2026-01-01T00:00:00.000+01:00"}""";
        assertThat(MAPPED.of("notes", DOCK, json.formatted("true", body)).told())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.id()).isEqualTo("88!7");
                            assertThat(one.event().getClass().getSimpleName()).isEqualTo(told);
                        });
        assertThat(MAPPED.events("notes", DOCK, json.formatted("false", body)))
                .as("a person who writes the same sentence has only written")
                .containsExactly(new ChangeEvent.Commented(at("2025-12-31T23:00:00Z"), "1", "3"));
    }

    @Test
    void takesTheEndOfAPipelineFromItsOwnRecordOnly() {
        var listed =
                """
                {"id":5,"sha":"c","ref":"main","status":"%s","created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-09T00:00:00Z"%s}""";
        assertThat(MAPPED.events("pipelines", DOCK, listed.formatted("success", "")))
                .containsExactly(
                        new RunEvent.Queued(at("2026-01-01T00:00:00Z"), 1, "88", "c", "main"));
        assertThat(
                        MAPPED.events(
                                "pipeline",
                                DOCK,
                                listed.formatted(
                                        "canceled",
                                        ",\"started_at\":\"2026-01-01T00:01:00Z\",\"finished_at\":\"2026-01-01T00:02:00Z\"")))
                .as("cancelled is not failed")
                .contains(new RunEvent.Finished(at("2026-01-01T00:02:00Z"), 1, Result.CANCELLED));
        assertThat(
                        MAPPED.events(
                                "pipeline",
                                DOCK,
                                listed.formatted("skipped", ",\"finished_at\":null")))
                .contains(new RunEvent.Finished(at("2026-01-09T00:00:00Z"), 1, Result.SKIPPED));
    }

    @Test
    void takesTheTierOfAnEnvironmentAsTold() {
        assertThat(
                        MAPPED.events(
                                "deployments",
                                DOCK,
                                """
                                {"id":3,"iid":1,"sha":"c","status":"failed","environment":{"name":"live","tier":"production"},
                                 "created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:05:00Z"}"""))
                .containsExactly(
                        new DeploymentEvent.Created(
                                at("2026-01-01T00:00:00Z"),
                                "acme/dock",
                                "live",
                                DeploymentEvent.Tier.PRODUCTION),
                        new DeploymentEvent.CarriesCommit(at("2026-01-01T00:00:00Z"), "c"),
                        new DeploymentEvent.Finished(at("2026-01-01T00:05:00Z"), Result.FAILED));
    }

    @Test
    void takesIncidentsOfGitlabAndThoseWithALabel() {
        var json =
                """
                {"iid":7,"project_id":88,"state":"opened","issue_type":"%s","severity":"CRITICAL","labels":["outage"],
                 "created_at":"2026-01-01T00:00:00Z"}""";
        var opened = new IncidentEvent.Opened(at("2026-01-01T00:00:00Z"), "CRITICAL");
        assertThat(MAPPED.events("issues", DOCK, json.formatted("incident"))).contains(opened);
        assertThat(MAPPED.events("issues", DOCK, json.formatted("issue"))).doesNotContain(opened);
        var asked = new java.util.HashMap<>(DOCK);
        asked.put("incidents", "Outage");
        assertThat(MAPPED.events("issues", asked, json.formatted("issue"))).contains(opened);
    }

    @Test
    void mapsAPushedMerge() {
        assertThat(
                        MAPPED.of(
                                        "hook",
                                        Map.of("event", "Merge Request Hook"),
                                        """
                                        {"object_kind":"merge_request","user":{"id":4},"project":{"id":88,"path_with_namespace":"acme/dock"},
                                         "object_attributes":{"iid":7,"action":"merge","author_id":3,"created_at":"2026-01-01 00:00:00 UTC",
                                         "updated_at":"2026-01-02 00:00:00 +0100","merge_commit_sha":"m","source_branch":"s","target_branch":"main"}}""")
                                .told())
                .allSatisfy(one -> assertThat(one.id()).isEqualTo("88!7"))
                .extracting(Sink.Told::event)
                .containsExactly(
                        new ChangeEvent.Opened(
                                at("2026-01-01T00:00:00Z"),
                                "acme/dock",
                                7,
                                "3",
                                "s",
                                "main",
                                Draft.NOT_TOLD),
                        new ChangeEvent.Merged(at("2026-01-01T23:00:00Z"), "m", "4"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "merge_requests",
                "merge_request_commits",
                "notes",
                "state_events",
                "label_events",
                "milestone_events",
                "issues",
                "pipelines",
                "jobs",
                "deployments",
                "projects",
                "milestones",
                "iterations",
                "releases",
                "environments",
                "accounts",
                "hook",
                "unknown"
            })
    void saysSomethingOfAnyRecord(String stream) {
        for (var json :
                List.of(
                        "{}",
                        "{\"id\":null}",
                        "{\"id\":1,\"iid\":2,\"created_at\":\"soon\"}",
                        "[]",
                        "7")) {
            var sink = new Sink();
            assertThatCode(
                            () ->
                                    new GitlabMapping()
                                            .map(
                                                    new RawRecord(
                                                            stream,
                                                            "",
                                                            Map.of(),
                                                            ZoneOffset.UTC,
                                                            Records.JSON.readTree(json)),
                                                    sink))
                    .doesNotThrowAnyException();
            assertThat(sink.isSilent()).as(json).isFalse();
        }
    }
}
