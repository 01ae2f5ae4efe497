package dev.quarterdeck.sources.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.deliveries.RunEvent;
import dev.quarterdeck.engine.incidents.IncidentEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.realdata.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads real records of tools that build, deploy and keep watch: none of them vanishes.
@Tag("slow")
class RealCiRecordsTest {

    @ParameterizedTest
    @CsvSource({
        "pagerduty, pagerduty, 3, 3, 0",
        "opsgenie, opsgenie, 5, 5, 0",
        "jenkins, jenkins, 167, 122, 0",
        "bitbucket, bitbucket, 226, 217, 9",
        "bitbucket_server, bitbucket_server, 27, 27, 0",
        "azuredevops, azuredevops_go, 15, 10, 4",
        "sonarqube, sonarqube, 32, 7, 23",
        "push, circleci, 43, 0, 0",
        "push, bamboo, 57, 0, 0"
    })
    void accountsForEveryRecord(String tool, String folder, long records, long told, long nothing)
            throws IOException {
        long[] sum = new long[4];
        for (var file : files(folder)) {
            var read = RealRecords.read(tool, file);
            System.out.println(tool + " " + file.getFileName() + ": " + read);
            assertThat(read.told + read.nothing + read.unusable).isEqualTo(read.records);
            assertThat(read.broken).isZero();
            sum[0] += read.records;
            sum[1] += read.told;
            sum[2] += read.nothing;
            sum[3] += read.issues.values().stream().mapToLong(one -> one).sum();
        }
        assertThat(sum).containsExactly(records, told, nothing, records - told - nothing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"circleci", "bamboo"})
    void namesTheToolOfRecordsThatAreNotReadYet(String folder) throws IOException {
        var name = folder.equals("circleci") ? "CircleCI" : "Bamboo";
        for (var file : files(folder)) {
            assertThat(RealRecords.read("push", file).issues.keySet())
                    .containsExactly("A record of " + name + ", which is not read yet.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "pagerduty, pagerduty-source",
        "opsgenie, opsgenie-source",
        "bitbucket, bitbucket-source",
        "bitbucket_server, bitbucket-server-source",
        "azuredevops, azure-repos-source",
        "azuredevops, azure-workitems-source",
        "azuredevops, azurepipeline-source",
        "jenkins, jenkins-source"
    })
    void accountsForEveryRecordOfOtherCollections(String tool, String folder) throws IOException {
        var zip = SharedData.folder("faros-airbyte-fixtures.zip");
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var name = entry.getName();
                if (name.startsWith("sources/" + folder + "/")
                        && name.endsWith(".json")
                        && !name.matches(".*(catalog|config|state)[^/]*[.]json")) {
                    var read = RealRecords.read(tool, name, in.readAllBytes());
                    System.out.println(tool + " " + name + ": " + read);
                    assertThat(read.told + read.nothing + read.unusable).isEqualTo(read.records);
                }
            }
        }
    }

    private static Set<Record> told(String tool, String file, String history) throws IOException {
        var path = SharedData.folder("api-records").resolve(file);
        return RealRecords.read(tool, path).events.getOrDefault(history, Set.of());
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    @Test
    void readsIncidentsOfPagerduty() throws IOException {
        var file = "pagerduty/_raw_pagerduty_incidents.csv";
        assertThat(told("pagerduty", file, "INCIDENT Q3YON8WNWTZMRQ"))
                .contains(
                        new IncidentEvent.Opened(at("2022-11-03T06:23:06Z"), ""),
                        new IncidentEvent.Acknowledged(at("2022-11-03T06:23:07Z")),
                        new IncidentEvent.Acknowledged(at("2022-11-03T06:34:25Z")),
                        new IncidentEvent.Acknowledged(at("2022-11-03T06:34:53Z")),
                        new IncidentEvent.StatusChanged(
                                at("2022-11-03T07:02:36Z"), "triggered", IncidentEvent.Phase.OPEN),
                        new IncidentEvent.SeverityChanged(at("2022-11-03T07:02:36Z"), "high"),
                        new IncidentEvent.ComponentNamed(at("2022-11-03T06:23:06Z"), "PIKL83L"))
                .noneMatch(IncidentEvent.Resolved.class::isInstance);
        assertThat(told("pagerduty", file, "INCIDENT Q3CZAU7Q4008QD"))
                .contains(new IncidentEvent.Acknowledged(at("2022-11-03T06:44:37Z")));
        assertThat(told("pagerduty", file, "INCIDENT Q1OHFWFP3GPXOG"))
                .contains(
                        new IncidentEvent.Acknowledged(at("2022-11-03T06:45:46Z")),
                        new IncidentEvent.Resolved(at("2022-11-03T06:51:44Z")),
                        new IncidentEvent.Noted(
                                at("2022-11-03T06:51:43Z"),
                                "RNMUCL1ZYMMYLUDQW5CXG3HTJA",
                                "annotate"));
    }

    @Test
    void readsIncidentsOfOpsgenie() throws IOException {
        var file = "opsgenie/_raw_opsgenie_incidents.csv";
        assertThat(told("opsgenie", file, "INCIDENT 3f84e009-7548-4e7d-832a-fa82c1ceb6b1"))
                .containsExactlyInAnyOrder(
                        new IncidentEvent.Opened(at("2023-09-05T18:20:28.003Z"), ""),
                        new IncidentEvent.Seen(
                                at("2023-09-05T18:21:21.490Z"), IncidentEvent.Phase.RESOLVED, "P5"),
                        new IncidentEvent.Mitigated(at("2023-09-05T18:21:21.490Z")),
                        new IncidentEvent.ComponentNamed(
                                at("2023-09-05T18:20:28.003Z"),
                                "695bce3d-4621-4630-8ae1-24eb89c22d6e"));
    }

    @Test
    void readsBuildsAndStagesOfJenkins() throws IOException {
        var job = "Test-jenkins-dir/test-jenkins-sub-dir/test-sub-sub-dir/devlake";
        assertThat(
                        told(
                                "jenkins",
                                "jenkins/_raw_jenkins_api_builds.csv",
                                "PIPELINE_RUN " + job + "#31"))
                .containsExactlyInAnyOrder(
                        new RunEvent.Queued(
                                at("2022-04-15T12:00:49.161Z"),
                                1,
                                job,
                                "0f886c74949c3ee7e489188911c7dc0c1d547418",
                                "main"),
                        new RunEvent.Started(at("2022-04-15T12:00:49.161Z"), 1),
                        new RunEvent.Finished(at("2022-04-15T12:00:50.748Z"), 1, Result.SUCCESS));
        assertThat(
                        told(
                                "jenkins",
                                "jenkins/_raw_jenkins_api_stages_multibranch.csv",
                                "PIPELINE_RUN github_org/devlake-jenkins/main#2"))
                .contains(
                        new RunEvent.StageFinished(
                                Instant.ofEpochMilli(1_711_277_305_137L),
                                1,
                                "Declarative: Checkout SCM (6)",
                                Instant.ofEpochMilli(1_711_277_302_838L),
                                Result.SUCCESS));
        assertThat(
                        told(
                                "jenkins",
                                "jenkins/_raw_jenkins_api_builds_multibranch.csv",
                                "PIPELINE_RUN github_org/devlake-jenkins/main#4"))
                .contains(
                        new RunEvent.Finished(
                                Instant.ofEpochMilli(1_711_277_582_378L), 1, Result.SUCCESS));
    }

    @Test
    void readsChangesAndIssuesOfBitbucket() throws IOException {
        var who = "62abf394192edb006fa0e8cf";
        assertThat(
                        told(
                                "bitbucket",
                                "bitbucket/_raw_bitbucket_api_pull_requests.csv",
                                "CHANGE likyh/likyhphp/40"))
                .containsExactlyInAnyOrder(
                        new ChangeEvent.Opened(
                                at("2022-08-12T15:25:31.595Z"),
                                "likyh/likyhphp",
                                40,
                                who,
                                "test016",
                                "master",
                                ChangeEvent.Draft.NOT_TOLD),
                        new ChangeEvent.Seen(
                                at("2022-08-14T07:38:28.302Z"),
                                ChangeEvent.Standing.OPEN,
                                ChangeEvent.Draft.NOT_TOLD,
                                "master",
                                "a000a2a9fc11",
                                "",
                                null));
        assertThat(
                        told(
                                "bitbucket",
                                "bitbucket/_raw_bitbucket_api_pullrequest_comments.csv",
                                "CHANGE likyh/likyhphp/31"))
                .contains(
                        new ChangeEvent.Commented(
                                at("2022-08-12T15:40:01.755Z"), "323120278", who));
        assertThat(
                        told(
                                "bitbucket",
                                "bitbucket/_raw_bitbucket_api_pull_request_commits.csv",
                                "CHANGE likyh/likyhphp/3"))
                .contains(
                        new ChangeEvent.CommitPushed(
                                at("2015-09-12T08:53:47Z"),
                                "11115d276440bc1263c194fa164c061b91df9144",
                                at("2015-09-12T08:53:47Z"),
                                at("2015-09-12T08:53:47Z"),
                                "557058:de34a04f-99e2-4e9d-a952-c9be660a2379"));
        assertThat(
                        told(
                                "bitbucket",
                                "bitbucket/_raw_bitbucket_api_issues.csv",
                                "WORK_ITEM likyh/likyhphp/27"))
                .contains(
                        new TrackerEvent.Created(
                                at("2022-08-12T13:55:09.733Z"), "likyh/likyhphp#27"));
    }

    @Test
    void readsPipelinesAndDeploymentsOfBitbucket() throws IOException {
        var pipeline = "PIPELINE_RUN {01fad871-cd21-4a80-bd59-74148dd5be8e}";
        assertThat(told("bitbucket", "bitbucket/_raw_bitbucket_api_pipelines.csv", pipeline))
                .containsExactlyInAnyOrder(
                        new RunEvent.Queued(
                                at("2023-02-20T08:58:19.143Z"),
                                1,
                                "likyh/likyhphp",
                                "2b1cd7db35f3cf67d6d124e08b13272a1901707a",
                                "main"),
                        new RunEvent.Finished(at("2023-02-20T08:58:46.096Z"), 1, Result.FAILED));
        assertThat(told("bitbucket", "bitbucket/_raw_bitbucket_api_pipeline_steps.csv", pipeline))
                .contains(
                        new RunEvent.StageFinished(
                                at("2023-02-20T08:58:45.945Z"),
                                1,
                                "Test ({d464ab91-8b50-4ad5-8c22-d2a6d1ca5d22})",
                                at("2023-02-20T08:58:31.520Z"),
                                Result.FAILED));
        var commit = "ca4302e0e56c89332711e1b1051ab2f0110d4412";
        assertThat(
                        told(
                                "bitbucket",
                                "bitbucket/_raw_bitbucket_api_deployments.csv",
                                "DEPLOYMENT {fcb46cbc-8733-5264-b362-c05a8f9eb2f8}"))
                .containsExactlyInAnyOrder(
                        new DeploymentEvent.Created(
                                at("2023-02-20T09:38:17.522Z"),
                                "likyh/likyhphp",
                                "Staging",
                                DeploymentEvent.Tier.STAGING),
                        new DeploymentEvent.CarriesCommit(at("2023-02-20T09:38:17.522Z"), commit),
                        new DeploymentEvent.Started(at("2023-02-20T09:38:47.203Z")),
                        new DeploymentEvent.Finished(
                                at("2023-02-20T09:38:52.307Z"), Result.UNKNOWN));
    }

    @Test
    void readsChangesOfBitbucketServer() throws IOException {
        assertThat(
                        told(
                                "bitbucket_server",
                                "bitbucket_server/_raw_bitbucket_server_api_pull_requests.csv",
                                "CHANGE TP/repos/first-repo/5"))
                .contains(
                        new ChangeEvent.Opened(
                                Instant.ofEpochMilli(1_702_888_391_916L),
                                "TP/first-repo",
                                5,
                                "2",
                                "develop",
                                "main",
                                ChangeEvent.Draft.NOT_TOLD));
        assertThat(
                        told(
                                "bitbucket_server",
                                "bitbucket_server/_raw_bitbucket_server_api_pull_request_commits.csv",
                                "CHANGE TP/repos/first-repo/2"))
                .contains(
                        new ChangeEvent.CommitPushed(
                                Instant.ofEpochSecond(1_702_888_174),
                                "3fc042b494b75032c29ae39d7f1059f52584e690",
                                Instant.ofEpochSecond(1_702_888_174),
                                Instant.ofEpochSecond(1_702_888_174),
                                "2"));
    }

    @Test
    void readsChangesAndBuildsOfAzureDevops() throws IOException {
        var folder = "azuredevops_go/_raw_azuredevops_go_api_";
        assertThat(told("azuredevops", folder + "builds.csv", "PIPELINE_RUN 12"))
                .contains(
                        new RunEvent.Queued(
                                at("2023-02-25T06:22:21.223Z"),
                                1,
                                "5",
                                "40c59264e73fc5e1a6cab192f1622d26b7bd5c2a",
                                "main"),
                        new RunEvent.Finished(at("2023-02-25T06:23:04.006Z"), 1, Result.SUCCESS));
        assertThat(told("azuredevops", folder + "timeline_records.csv", "PIPELINE_RUN 12"))
                .contains(
                        new RunEvent.StageFinished(
                                at("2023-02-25T06:22:43.233Z"),
                                1,
                                "deploy production (cfa20e98-6997-523c-4233-f0a7302c929f, 1)",
                                at("2023-02-25T06:22:36.806Z"),
                                Result.SUCCESS));
        assertThat(
                        told(
                                "azuredevops",
                                folder + "pull_requests.csv",
                                "CHANGE 0d50ba13-f9ad-49b0-9b21-d29eda50ca33/1"))
                .containsExactly(
                        new ChangeEvent.Opened(
                                at("2023-02-07T04:41:26.642Z"),
                                "test-project/test-repo2",
                                1,
                                "bc538feb-9fdd-6cf8-80e1-7c56950d0289",
                                "ticket-2",
                                "main",
                                ChangeEvent.Draft.NOT_TOLD));
    }

    private static List<Path> files(String folder) throws IOException {
        try (var files = Files.list(SharedData.folder("api-records").resolve(folder))) {
            return files.sorted().toList();
        }
    }
}
