package dev.quarterdeck.sources.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.deliveries.RunEvent;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Records;
import dev.quarterdeck.sources.Sink;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JenkinsMappingTest {

    private static Sink map(String stream, String fullName, String json) {
        var sink = new Sink();
        var body = Records.JSON.readTree(json.replace('\'', '"'));
        new JenkinsMapping()
                .map(
                        new RawRecord(
                                stream, "", JenkinsMapping.of(fullName), ZoneOffset.UTC, body),
                        sink);
        return sink;
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS, SUCCESS",
        "FAILURE, FAILED",
        "UNSTABLE, FAILED",
        "ABORTED, CANCELLED",
        "NOT_BUILT, SKIPPED",
        "TOMORROW, UNKNOWN"
    })
    void tellsCancelledFromFailed(String told, Result result) {
        var sink =
                map(
                        "builds",
                        "harbor",
                        "{'number':7,'timestamp':1000000000000,'duration':5000,'result':'%s'}"
                                .formatted(told));
        assertThat(sink.told())
                .contains(
                        new Sink.Told(
                                HistoryKind.PIPELINE_RUN,
                                "harbor#7",
                                new RunEvent.Finished(
                                        Instant.ofEpochMilli(1_000_000_005_000L), 1, result)));
    }

    @Test
    void takesTheQueueAndTheOwnRevisionIntoAccount() {
        var sink =
                map(
                        "builds",
                        "ships/harbor/feature%2Fdock",
                        "{'number':1,'timestamp':1000000000000,'building':true,'actions':["
                                + "{'queuingDurationMillis':30000},"
                                + "{'lastBuiltRevision':{'SHA1':'lib','branch':[{'name':'v1'}]}},"
                                + "{'lastBuiltRevision':{'SHA1':'own','branch':"
                                + "[{'name':'refs/remotes/origin/feature/dock'}]}}]}");
        assertThat(sink.told())
                .extracting(Sink.Told::event)
                .containsExactly(
                        new RunEvent.Queued(
                                Instant.ofEpochMilli(999_999_970_000L),
                                1,
                                "ships/harbor/feature%2Fdock",
                                "own",
                                "feature/dock"),
                        new RunEvent.Started(Instant.ofEpochMilli(1_000_000_000_000L), 1));
    }

    @Test
    void leavesStagesThatGoOn() {
        var stage =
                map(
                        "stages",
                        "harbor#7",
                        "{'id':'6','name':'Test','status':'IN_PROGRESS','startTimeMillis':"
                                + "1000000000000}");
        assertThat(stage.told()).isEmpty();
        assertThat(stage.nothings()).containsExactly("stages that go on");
    }
}
