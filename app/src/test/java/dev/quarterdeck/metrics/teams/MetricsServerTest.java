package dev.quarterdeck.metrics.teams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Asks a whole server for metrics.
class MetricsServerTest {

    private static final TestServer SERVER = TestServer.shared();

    private static String get(String path, int status) {
        var answer = SERVER.console().get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    @Test
    void listsWhatEachMetricMeans() {
        var items = Api.json(SERVER.console().get("/api/v1/metrics")).get("items");

        assertThat(items.size()).isEqualTo(Catalog.METRICS.size());
        assertThat(items.get(0).get("id").asString()).isEqualTo("dora.lead-time");
        assertThat(items.get(0).at("/words/question").asString()).endsWith("?");
    }

    @Test
    void answersForEachMetricUnderEachRule() {
        for (var metric : Catalog.METRICS) {
            for (var rule : metric.rules()) {
                var path =
                        "/api/v1/metrics/%s?rule=%s&weeks=4&asOf=2026-03-01"
                                .formatted(metric.id(), rule.id());
                assertThat(get(path, 200)).contains("\"rule\":\"" + rule.id() + "\"");
            }
        }
        assertThat(get("/api/v1/metrics/flow.throughput/things?weeks=2", 200)).contains("items");
    }

    @Test
    void refusesWhatIsNoQuestion() {
        assertThat(get("/api/v1/metrics/dora.lead-tme", 404))
                .contains("Maybe one of: dora.lead-time");
        assertThat(get("/api/v1/metrics/dora.lead-time?rule=x", 400))
                .contains("quarterdeck, dora-2023");
        assertThat(get("/api/v1/metrics/dora.lead-time?from=2026-01-06", 400))
                .contains("must be a Monday");
        assertThat(get("/api/v1/metrics/dora.lead-time?weeks=0", 400))
                .contains("between 1 and 156");
        assertThat(get("/api/v1/metrics/dora.lead-time?asOf=2089-01-01", 400))
                .contains("later than today");
        assertThat(
                        get(
                                "/api/v1/metrics/dora.lead-time?team=00000000-0000-0000-0000-000000000001",
                                404))
                .contains("There is no team");
    }

    @Test
    void explainsANumber() {
        var metrics = SERVER.bean(TeamMetrics.class);
        var question =
                new Question(
                        List.of(),
                        List.of(),
                        LocalDate.parse("2019-01-07"),
                        4,
                        Map.of(),
                        LocalDate.parse("2019-03-01"));

        var figure = metrics.figure(Viewer.console(), question, "dora.fail-rate", null, null);

        assertThat(figure.value()).isInstanceOf(Quantity.NotKnown.class);
        assertThat(figure.explanation().sensitivity()).hasSize(4);
        assertThat(figure.explanation().period()).isEqualTo("2019-01-07 to 2019-02-03");
        assertThat(metrics.report(Viewer.console(), question).trends())
                .hasSize(Catalog.METRICS.size());
    }
}
