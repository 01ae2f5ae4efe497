package dev.quarterdeck.sources.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.changes.ChangeEvent.Draft;
import dev.quarterdeck.engine.changes.ChangeEvent.Place;
import dev.quarterdeck.engine.changes.ChangeEvent.Repair;
import dev.quarterdeck.engine.changes.ChangeEvent.Standing;
import dev.quarterdeck.engine.changes.ChangeEvent.Verdict;
import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.deliveries.RunEvent;
import dev.quarterdeck.engine.incidents.IncidentEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Records;
import dev.quarterdeck.sources.Sink;
import dev.quarterdeck.sources.ToolAccount;
import dev.quarterdeck.sources.hosts.Mapped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GithubMappingTest {

    private static final Mapped MAPPED = new Mapped(new GithubMapping());
    private static final Map<String, String> HARBOR =
            Map.of("repository_id", "77", "repository_name", "acme/harbor", "number", "9");

    private static final String PULL =
            """
            {"id":1,"number":9,"state":"%s","title":"%s","draft":true,"user":{"login":"sailor","id":5,"type":"User"},
             "created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-03T00:00:00Z","closed_at":%s,"merged_at":%s,
             "merge_commit_sha":"trial","body":"This reverts commit 0123abcd.","labels":[{"name":"hotfix"}],
             "head":{"ref":"HARBOR-7-lift","sha":"head"},
             "base":{"ref":"main","sha":"base","repo":{"id":77,"full_name":"acme/harbor"}}}""";

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    @Test
    void tellsAnOpenPullRequest() {
        var sink =
                MAPPED.of(
                        "pulls",
                        HARBOR,
                        PULL.formatted("open", "Revert the crane", "null", "null"));
        assertThat(sink.told())
                .allSatisfy(one -> assertThat(one.id()).isEqualTo("77#9"))
                .extracting(Sink.Told::event)
                .contains(
                        new ChangeEvent.Opened(
                                at("2026-01-01T00:00:00Z"),
                                "acme/harbor",
                                9,
                                "5",
                                "HARBOR-7-lift",
                                "main",
                                Draft.NOT_TOLD),
                        new ChangeEvent.Seen(
                                at("2026-01-03T00:00:00Z"),
                                Standing.OPEN,
                                Draft.YES,
                                "main",
                                "head",
                                "trial",
                                null),
                        new ChangeEvent.ItemNamed(
                                at("2026-01-01T00:00:00Z"), "HARBOR-7", Place.BRANCH),
                        new ChangeEvent.Declared(at("2026-01-01T00:00:00Z"), Repair.HOTFIX, ""),
                        new ChangeEvent.Declared(
                                at("2026-01-01T00:00:00Z"), Repair.REVERT, "0123abcd"))
                .noneMatch(one -> one instanceof ChangeEvent.Merged);
        assertThat(sink.accounts()).containsOnly(new ToolAccount("5", "sailor", List.of(), false));
    }

    @Test
    void tellsBothCommitsOfALanding() {
        var noon = "\"2026-01-02T12:00:00Z\"";
        assertThat(MAPPED.events("pulls", HARBOR, PULL.formatted("closed", "Crane", noon, noon)))
                .contains(new ChangeEvent.Merged(at("2026-01-02T12:00:00Z"), "trial", ""));
        assertThat(
                        MAPPED.events(
                                "events",
                                HARBOR,
                                """
                                {"id":3,"event":"merged","commit_id":"abc","created_at":"2026-01-02T12:00:00Z","actor":null,
                                 "issue":{"number":9,"pull_request":{}}}"""))
                .containsExactly(
                        new ChangeEvent.Merged(at("2026-01-02T12:00:00Z"), "", ""),
                        new ChangeEvent.LandingNamed(at("2026-01-02T12:00:00Z"), "abc"));
    }

    @ParameterizedTest
    @CsvSource({
        "ready_for_review, MadeReady",
        "convert_to_draft, MadeDraft",
        "review_requested, ReviewRequested",
        "review_dismissed, ReviewDismissed",
        "head_ref_force_pushed, ForcePushed",
        "closed, Closed",
        "reopened, Reopened",
        "labeled, Noted"
    })
    void tellsWhatHappensOnATimeline(String event, String told) {
        var json =
                """
                {"id":3,"event":"%s","created_at":"2026-01-02T12:00:00Z","actor":{"login":"x","id":2}}"""
                        .formatted(event);
        assertThat(MAPPED.events("pull_timeline", HARBOR, json))
                .singleElement()
                .satisfies(one -> assertThat(one.getClass().getSimpleName()).isEqualTo(told));
    }

    @Test
    void tellsAReviewThatWasDismissedWithoutItsVerdict() {
        assertThat(
                        MAPPED.events(
                                "reviews",
                                HARBOR,
                                "{\"id\":4,\"state\":\"DISMISSED\",\"submitted_at\":\"2026-01-02T12:00:00Z\",\"user\":null}"))
                .containsExactly(
                        new ChangeEvent.Reviewed(
                                at("2026-01-02T12:00:00Z"), "4", "", Verdict.NOT_TOLD));
    }

    @Test
    void tellsPrograms() {
        assertThat(
                        MAPPED.of(
                                        "reviews",
                                        HARBOR,
                                        """
                                        {"id":4,"state":"APPROVED","submitted_at":"2026-01-02T12:00:00Z",
                                         "user":{"login":"updater[bot]","id":8}}""")
                                .accounts())
                .containsExactly(new ToolAccount("8", "updater[bot]", List.of(), true));
    }

    @Test
    void makesIncidentsOfIssuesWithALabel() {
        var asked = new java.util.HashMap<>(HARBOR);
        asked.put("incidents", "incident, Outage");
        var json =
                """
                {"number":9,"title":"t","state":"closed","labels":[{"name":"outage"},{"name":"sev1"}],"assignees":[],
                 "created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-03T00:00:00Z","closed_at":"2026-01-02T00:00:00Z"}""";
        assertThat(MAPPED.events("issues", asked, json))
                .contains(
                        new IncidentEvent.Opened(at("2026-01-01T00:00:00Z"), "sev1"),
                        new IncidentEvent.Resolved(at("2026-01-02T00:00:00Z")));
        assertThat(MAPPED.events("issues", HARBOR, json))
                .isNotEmpty()
                .noneMatch(one -> one instanceof IncidentEvent);
    }

    @Test
    void tellsLaterAttemptsOfARun() {
        assertThat(
                        MAPPED.events(
                                "runs",
                                HARBOR,
                                """
                                {"id":6,"workflow_id":31,"head_sha":"c","head_branch":"main","run_number":1,"run_attempt":2,
                                 "status":"completed","conclusion":"cancelled","created_at":"2026-01-01T00:00:00Z",
                                 "run_started_at":"2026-01-02T00:00:00Z","updated_at":"2026-01-02T00:09:00Z"}"""))
                .containsExactly(
                        new RunEvent.Queued(at("2026-01-01T00:00:00Z"), 1, "31", "c", "main"),
                        new RunEvent.Retried(at("2026-01-02T00:00:00Z"), 2),
                        new RunEvent.Started(at("2026-01-02T00:00:00Z"), 2),
                        new RunEvent.Finished(at("2026-01-02T00:09:00Z"), 2, Result.CANCELLED));
    }

    @Test
    void tellsThatADeploymentWasReplaced() {
        assertThat(
                        MAPPED.events(
                                "deployment_statuses",
                                Map.of("deployment", "600"),
                                "{\"state\":\"inactive\",\"created_at\":\"2026-01-02T00:00:00Z\"}"))
                .containsExactly(new DeploymentEvent.Retired(at("2026-01-02T00:00:00Z"), ""));
    }

    @Test
    void mapsAPushedPullRequestAsTheOneFetched() {
        var pull = PULL.formatted("open", "Crane", "null", "null");
        var push =
                "{\"action\":\"%s\",\"repository\":{\"id\":77,\"full_name\":\"acme/harbor\"},\"pull_request\":%s}";
        var event = Map.of("event", "pull_request");
        var opened = MAPPED.of("hook", event, push.formatted("opened", pull)).told();
        assertThat(opened).containsAll(MAPPED.of("pulls", HARBOR, pull).told());
        assertThat(opened)
                .extracting(Sink.Told::event)
                .contains(
                        new ChangeEvent.Opened(
                                at("2026-01-01T00:00:00Z"),
                                "acme/harbor",
                                9,
                                "5",
                                "HARBOR-7-lift",
                                "main",
                                Draft.YES));
        assertThat(MAPPED.events("hook", event, push.formatted("ready_for_review", pull)))
                .contains(new ChangeEvent.MadeReady(at("2026-01-03T00:00:00Z")));
        assertThat(
                        MAPPED.events(
                                "hook",
                                event,
                                push.formatted(
                                        "edited\",\"changes\":{\"base\":{\"ref\":{\"from\":\"old\"}}},\"x\":\"",
                                        pull)))
                .contains(new ChangeEvent.TargetChanged(at("2026-01-03T00:00:00Z"), "old", "main"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pull_request_review | Reviewed | \"pull_request\":{\"number\":9},\"review\":{\"id\":1,\"state\":\"approved\",\"submitted_at\":\"2026-01-02T00:00:00Z\"}",
                "issue_comment | Commented | \"issue\":{\"number\":9,\"pull_request\":{}},\"comment\":{\"id\":1,\"html_url\":\"https://x/a/b/pull/9#c\",\"created_at\":\"2026-01-02T00:00:00Z\"}",
                "workflow_job | StageFinished | \"workflow_job\":{\"id\":1,\"run_id\":6,\"name\":\"t\",\"status\":\"completed\",\"conclusion\":\"success\",\"completed_at\":\"2026-01-02T00:00:00Z\"}",
                "deployment_status | Finished | \"deployment\":{\"id\":6,\"sha\":\"c\",\"created_at\":\"2026-01-01T00:00:00Z\"},\"deployment_status\":{\"state\":\"success\",\"created_at\":\"2026-01-02T00:00:00Z\",\"deployment_url\":\"https://x/repos/a/b/deployments/6\"}",
                "issues | Gone | \"issue\":{\"number\":9,\"title\":\"t\",\"created_at\":\"2026-01-01T00:00:00Z\",\"updated_at\":\"2026-01-02T00:00:00Z\"}"
            })
    void mapsOtherPushes(String event, String told, String members) {
        var push =
                "{\"action\":\"deleted\",\"repository\":{\"id\":77,\"full_name\":\"acme/harbor\"},%s}"
                        .formatted(members)
                        .replace(
                                event.equals("issue_comment") ? "\"deleted\"" : "\0",
                                "\"created\"");
        assertThat(MAPPED.of("hook", Map.of("event", event), push).told())
                .extracting(one -> one.event().getClass().getSimpleName())
                .contains(told);
        assertThat(MAPPED.of("hook", Map.of(), push).told())
                .as("the header was lost")
                .extracting(one -> one.event().getClass().getSimpleName())
                .contains(told);
    }

    @Test
    void saysThatAPushTellsNothing() {
        assertThat(MAPPED.of("hook", Map.of("event", "star"), "{}").nothings()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pulls",
                "reviews",
                "review_comments",
                "pull_commits",
                "events",
                "issues",
                "comments",
                "runs",
                "jobs",
                "deployments",
                "deployment_statuses",
                "deployment_nodes",
                "repositories",
                "milestones",
                "releases",
                "workflows",
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
                        "{\"id\":1,\"number\":2,\"created_at\":\"soon\"}",
                        "[]",
                        "7")) {
            var sink = new Sink();
            assertThatCode(
                            () ->
                                    new GithubMapping()
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

    @Test
    void readsWhatIsFlatOnATimeline() {
        assertThat(
                        MAPPED.events(
                                "pull_timeline",
                                HARBOR,
                                """
                                {"event":"committed","sha":"c","message":"m","author":{"date":"2026-01-01T00:00:00Z"},
                                 "committer":{"date":"2026-01-02T00:00:00Z"}}"""))
                .containsExactly(
                        new ChangeEvent.CommitPushed(
                                at("2026-01-02T00:00:00Z"),
                                "c",
                                at("2026-01-01T00:00:00Z"),
                                at("2026-01-02T00:00:00Z"),
                                ""));
    }

    @Test
    void tellsThatAnIssueIsBornOpen() {
        assertThat(
                        MAPPED.events(
                                "issues",
                                HARBOR,
                                "{\"number\":9,\"created_at\":\"2026-01-01T00:00:00Z\"}"))
                .hasSize(2)
                .first()
                .isEqualTo(new TrackerEvent.Created(at("2026-01-01T00:00:00Z"), "acme/harbor#9"));
    }
}
