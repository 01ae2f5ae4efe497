package dev.quarterdeck.sources.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Records;
import dev.quarterdeck.sources.Sink;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever stands in a record, a mapping says something of it and throws nothing.
class TotalMappingsTest {

    private static final List<String> ODD =
            List.of(
                    "{}",
                    "{\"id\":null}",
                    "{\"id\":1,\"uuid\":\"u\",\"key\":\"k\",\"login\":\"l\"}",
                    "{\"id\":\"x\",\"created_at\":\"soon\",\"createdAt\":[],\"created_on\":{}}",
                    "{\"id\":[],\"status\":{},\"metadata\":7,\"spec\":\"\",\"actions\":3}",
                    "{\"number\":-1,\"timestamp\":\"99999999999999999999\"}",
                    "{\"number\":3,\"timestamp\":9,\"duration\":\"long\",\"actions\":[null,1,[]]}");

    @ParameterizedTest
    @CsvSource({
        "pagerduty, incidents|open_incidents|log_entries|services|users|priorities|teams|others",
        "opsgenie, incidents|timelines|services|teams|users|alerts",
        "jenkins, jobs|builds|stages",
        "bitbucket, repositories|pull_requests|activity|pull_request_commits|pull_request_comments",
        "bitbucket, pipelines|pipeline_steps|deployments|issues|issue_changes|issue_comments|users",
        "bitbucket_server, repositories|pull_requests|activities|pull_request_commits|users",
        "azuredevops, repositories|pull_requests|threads|iterations|pull_request_commits|builds",
        "azuredevops, timeline_records|deployments|environment_records|work_items|updates|users",
        "azuredevops, releases|sprints|projects|teams|definitions",
        "sonarqube, projects|metrics|users|issues|hotspots|measures",
        "argocd, applications",
        "kubernetes, replicasets|deployments",
        "push, not_read_yet|deployments|runs|incidents"
    })
    void sayWhatIsWrongAndThrowNothing(String tool, String streams) {
        var mapping = Connectors.found().require(tool).mapping();
        for (var stream : (streams + "|never_heard_of").split("\\|")) {
            for (var odd : ODD) {
                for (var asked : List.of(Map.<String, String>of(), Map.of("parent", "1"))) {
                    var sink = new Sink();
                    var record = Records.JSON.readTree(odd);
                    assertThat(mapping.stream(record)).isNotNull();
                    mapping.map(new RawRecord(stream, "", asked, ZoneOffset.UTC, record), sink);
                    assertThat(sink.isSilent()).as(tool + " " + stream + " " + odd).isFalse();
                }
            }
        }
    }
}
