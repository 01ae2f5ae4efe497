package dev.quarterdeck.sources.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.changes.ChangeEvent.Draft;
import dev.quarterdeck.engine.changes.ChangeEvent.Verdict;
import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.deliveries.RunEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
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

/// Reads real records of GitLab, every file of them.
@Tag("slow")
class RealGitlabRecordsTest {

    @Test
    void accountsForEveryRecordOfEveryFile() throws IOException {
        var reports = new TreeMap<String, RecordsOfTools.Report>();
        for (var folder : new String[] {"gitlab"}) {
            try (var files = Files.list(SharedData.folder("api-records").resolve(folder))) {
                for (Path file : files.toList()) {
                    reports.put(
                            file.getFileName().toString(),
                            RecordsOfTools.read(
                                    file.getFileName().toString(),
                                    Files.newInputStream(file),
                                    new GitlabMapping()));
                }
            }
        }
        reports.putAll(
                RecordsOfTools.zipped(
                        SharedData.folder("faros-airbyte-fixtures.zip"),
                        "/gitlab-source/",
                        new GitlabMapping()));
        reports.forEach((name, report) -> System.out.println(name + ": " + report));
        assertThat(reports.values())
                .allSatisfy(
                        one -> {
                            assertThat(one.failed).isZero();
                            assertThat(one.broken).isZero();
                            assertThat(one.told + one.nothing + one.unusable)
                                    .isEqualTo(one.records);
                        });
    }

    private static List<Sink.Told> told(String file) throws IOException {
        var path = SharedData.folder("api-records").resolve("gitlab").resolve(file);
        return RecordsOfTools.read(file, Files.newInputStream(path), new GitlabMapping()).events;
    }

    private static Sink.Told change(int number, ChangeEvent event) {
        return new Sink.Told(HistoryKind.CHANGE, "12345678!" + number, (Record) event);
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    @Test
    void readsMergeRequestsAsWorkedOutByHand() throws IOException {
        assertThat(told("_raw_gitlab_api_merge_requests.csv"))
                .contains(
                        change(
                                1,
                                new ChangeEvent.Opened(
                                        at("2019-06-28T05:21:43.743Z"),
                                        "gitlab-data/snowflake_spend",
                                        1,
                                        "2295562",
                                        "1-add-documentation-to-snowflake-spend-package",
                                        "master",
                                        Draft.NOT_TOLD)),
                        change(
                                1,
                                new ChangeEvent.Merged(
                                        at("2019-06-28T14:32:06.192Z"),
                                        "da1d6dea48f5972ffc683da6cff30934e7d6c52c",
                                        "1942272")));
        assertThat(told("_raw_gitlab_api_merge_request_notes.csv"))
                .contains(
                        change(1, new ChangeEvent.MadeReady(at("2019-06-28T10:55:26.170Z"))),
                        change(
                                1,
                                new ChangeEvent.Merged(
                                        at("2019-06-28T14:32:06.279Z"), "", "1942272")),
                        change(
                                3,
                                new ChangeEvent.Commented(
                                        at("2019-08-26T12:14:39.003Z"), "208061122", "2295562")),
                        change(
                                37,
                                new ChangeEvent.Reviewed(
                                        at("2019-01-29T00:40:37.158Z"),
                                        "135848627",
                                        "2436773",
                                        Verdict.APPROVED)),
                        change(
                                37,
                                new ChangeEvent.ReviewDismissed(
                                        at("2019-01-29T00:40:45.520Z"), "", "2436773")));
        assertThat(told("_raw_gitlab_api_merge_request_commits.csv"))
                .contains(
                        change(
                                1,
                                new ChangeEvent.CommitPushed(
                                        at("2019-06-28T11:03:52Z"),
                                        "ad25fcda15e310a7eb34b3e38ff9b962b54f0e03",
                                        at("2019-06-28T11:03:52Z"),
                                        at("2019-06-28T11:03:52Z"),
                                        "")));
    }

    @Test
    void readsPipelinesAndDeploymentsAsWorkedOutByHand() throws IOException {
        assertThat(told("_raw_gitlab_api_pipeline_details.csv"))
                .contains(
                        new Sink.Told(
                                HistoryKind.PIPELINE_RUN,
                                "1078343570",
                                new RunEvent.Started(at("2023-11-20T07:17:10.123Z"), 1)),
                        new Sink.Told(
                                HistoryKind.PIPELINE_RUN,
                                "1078343570",
                                new RunEvent.Finished(
                                        at("2023-11-21T01:54:29.748Z"), 1, Result.SUCCESS)));
        assertThat(told("_raw_gitlab_api_job.csv"))
                .contains(
                        new Sink.Told(
                                HistoryKind.PIPELINE_RUN,
                                "73",
                                new RunEvent.StageFinished(
                                        at("2022-08-25T23:00:08.594Z"),
                                        1,
                                        "format",
                                        null,
                                        Result.FAILED)));
        assertThat(told("_raw_gitlab_api_deployments.csv"))
                .contains(
                        new Sink.Told(
                                HistoryKind.DEPLOYMENT,
                                "13426753",
                                new DeploymentEvent.Finished(
                                        at("2019-03-13T14:17:47.640Z"), Result.SUCCESS)));
        assertThat(told("_raw_gitlab_api_issues.csv"))
                .contains(
                        new Sink.Told(
                                HistoryKind.WORK_ITEM,
                                "12345678#1",
                                new TrackerEvent.Created(
                                        at("2019-06-20T15:04:58.946Z"),
                                        "gitlab-data/snowflake_spend#1")));
    }
}
