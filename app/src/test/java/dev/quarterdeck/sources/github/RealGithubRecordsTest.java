package dev.quarterdeck.sources.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.changes.ChangeEvent.Draft;
import dev.quarterdeck.engine.changes.ChangeEvent.Standing;
import dev.quarterdeck.engine.changes.ChangeEvent.Verdict;
import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Tier;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.deliveries.RunEvent;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Act;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.realdata.SharedData;
import dev.quarterdeck.sources.Sink;
import dev.quarterdeck.sources.kept.RecordsOfTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Reads real records of GitHub, every file of them.
@Tag("slow")
class RealGithubRecordsTest {

    @Test
    void accountsForEveryRecordOfEveryFile() throws IOException {
        var reports = new TreeMap<String, RecordsOfTools.Report>();
        for (var folder : new String[] {"github", "github_graphql"}) {
            try (var files = Files.list(SharedData.folder("api-records").resolve(folder))) {
                for (Path file : files.toList()) {
                    reports.put(
                            file.getFileName().toString(),
                            RecordsOfTools.read(
                                    file.getFileName().toString(),
                                    Files.newInputStream(file),
                                    new GithubMapping()));
                }
            }
        }
        reports.putAll(
                RecordsOfTools.zipped(
                        SharedData.folder("faros-airbyte-fixtures.zip"),
                        "/github-source/",
                        new GithubMapping()));
        reports.forEach((name, report) -> System.out.println(name + ": " + report));
        assertThat(reports.values())
                .allSatisfy(
                        one -> {
                            assertThat(one.failed).isZero();
                            assertThat(one.broken).isZero();
                            assertThat(one.told + one.nothing + one.unusable)
                                    .isEqualTo(one.records);
                        });
        reports.forEach(
                (name, report) -> {
                    if (name.startsWith("_raw")) {
                        assertThat(report.unusable).as(name).isZero();
                    }
                });
    }

    private static List<Sink.Told> told(String folder, String file) throws IOException {
        var path = SharedData.folder("api-records").resolve(folder).resolve(file);
        return RecordsOfTools.read(file, Files.newInputStream(path), new GithubMapping()).events;
    }

    private static Sink.Told change(int number, ChangeEvent event) {
        return new Sink.Told(HistoryKind.CHANGE, "panjf2000/ants#" + number, (Record) event);
    }

    private static Sink.Told item(int number, TrackerEvent event) {
        return new Sink.Told(HistoryKind.WORK_ITEM, "panjf2000/ants#" + number, (Record) event);
    }

    private static Sink.Told run(String id, RunEvent event) {
        return new Sink.Told(HistoryKind.PIPELINE_RUN, id, (Record) event);
    }

    private static Sink.Told deployment(String id, DeploymentEvent event) {
        return new Sink.Told(HistoryKind.DEPLOYMENT, id, (Record) event);
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    @Test
    void readsPullRequestsAsWorkedOutByHand() throws IOException {
        assertThat(told("github", "_raw_github_api_pull_requests.csv"))
                .contains(
                        change(
                                4,
                                new ChangeEvent.Opened(
                                        at("2018-07-25T08:19:30Z"),
                                        "panjf2000/ants",
                                        4,
                                        "16658738",
                                        "pre_allocate",
                                        "master",
                                        Draft.NOT_TOLD)),
                        change(
                                4,
                                new ChangeEvent.Merged(
                                        at("2018-07-26T02:32:41Z"),
                                        "3ddd58c390b0f928a5782c235f90ad0c9c21312c",
                                        "")),
                        change(
                                211,
                                new ChangeEvent.Seen(
                                        at("2022-02-22T16:48:28Z"),
                                        Standing.OPEN,
                                        Draft.NO,
                                        "master",
                                        "863116682b4378fc82f00c950e5c6469c0e295bb",
                                        "abc622e2696d0f5c1521c96dd206fc2a25c45ad4",
                                        null)));
        assertThat(told("github", "_raw_github_api_pull_request_reviews.csv"))
                .contains(
                        change(
                                41,
                                new ChangeEvent.Reviewed(
                                        at("2019-08-20T09:05:02Z"),
                                        "277027723",
                                        "8923413",
                                        Verdict.COMMENTED)),
                        change(
                                53,
                                new ChangeEvent.Reviewed(
                                        at("2019-10-09T14:18:28Z"),
                                        "299446893",
                                        "2813260",
                                        Verdict.COMMENTED)));
        assertThat(told("github", "_raw_github_api_comments.csv"))
                .contains(
                        change(
                                4,
                                new ChangeEvent.Commented(
                                        at("2018-07-25T08:25:22Z"), "407675431", "22429695")));
        assertThat(told("github", "_raw_github_api_pull_request_commits.csv"))
                .contains(
                        change(
                                23,
                                new ChangeEvent.CommitPushed(
                                        at("2019-01-22T05:09:19Z"),
                                        "5bbc9e170bbee27c37bcc30da3da75b4531d1edb",
                                        at("2019-01-21T10:57:23Z"),
                                        at("2019-01-22T05:09:19Z"),
                                        "8923413")));
    }

    @Test
    void readsEventsAndIssuesAsWorkedOutByHand() throws IOException {
        assertThat(told("github", "_raw_github_api_events.csv"))
                .contains(
                        change(211, new ChangeEvent.MadeReady(at("2022-02-07T21:31:56Z"))),
                        change(
                                211,
                                new ChangeEvent.ForcePushed(at("2022-02-08T12:35:17Z"), "", "")),
                        change(206, new ChangeEvent.Closed(at("2022-01-31T02:49:03Z"))),
                        item(
                                228,
                                new TrackerEvent.Changed(
                                        new Act(
                                                at("2022-06-09T01:42:11Z"),
                                                "6774117135",
                                                "47515663"),
                                        Field.STATUS,
                                        List.of(IssueRecords.OPEN),
                                        List.of(IssueRecords.CLOSED))),
                        item(
                                230,
                                new TrackerEvent.Altered(
                                        new Act(
                                                at("2022-06-08T02:35:14Z"),
                                                "6766051996",
                                                "14806824"),
                                        Field.LABEL,
                                        List.of(),
                                        List.of(Value.named("question")))));
        assertThat(told("github", "_raw_github_api_issues.csv"))
                .contains(
                        item(
                                5,
                                new TrackerEvent.Created(
                                        at("2018-08-02T03:09:57Z"), "panjf2000/ants#5")),
                        item(
                                5,
                                new TrackerEvent.Since(
                                        at("2018-08-03T15:32:00Z"),
                                        Field.STATUS,
                                        List.of(IssueRecords.CLOSED))))
                .noneSatisfy(one -> assertThat(one.id()).isEqualTo("panjf2000/ants#4"));
    }

    @Test
    void readsRunsAndDeploymentsAsWorkedOutByHand() throws IOException {
        assertThat(told("github", "_raw_github_api_runs.csv"))
                .contains(
                        run(
                                "2983238245",
                                new RunEvent.Finished(
                                        at("2022-09-03T05:16:16Z"), 1, Result.SUCCESS)),
                        run("2559400736", new RunEvent.Retried(at("2022-06-26T12:35:50Z"), 2)))
                .noneMatch(
                        one ->
                                one.id().equals("2559400736")
                                        && one.event() instanceof RunEvent.Finished);
        assertThat(told("github", "_raw_github_api_jobs.csv"))
                .as("cancelled is not failed")
                .contains(
                        run(
                                "577324554",
                                new RunEvent.StageFinished(
                                        at("2021-02-18T07:01:18Z"),
                                        1,
                                        "deployubuntu",
                                        at("2021-02-18T06:59:13Z"),
                                        Result.CANCELLED)));
        assertThat(told("github_graphql", "_raw_github_graphql_deployment.csv"))
                .contains(
                        deployment(
                                "3881429895",
                                new DeploymentEvent.Created(
                                        at("2026-02-20T00:30:37Z"),
                                        "facebook/OpenBIC",
                                        "github-pages",
                                        Tier.UNKNOWN)),
                        deployment(
                                "3881429895",
                                new DeploymentEvent.CarriesCommit(
                                        at("2026-02-20T00:30:37Z"),
                                        "0916a0afdfa825779c892a8951bde706a054d352")),
                        deployment(
                                "3881429895",
                                new DeploymentEvent.Started(at("2026-02-20T00:30:40Z"))),
                        deployment(
                                "3881429895",
                                new DeploymentEvent.Finished(
                                        at("2026-02-20T00:30:59Z"), Result.SUCCESS)));
    }
}
