package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.activity.facts.BusyTracker;
import dev.quarterdeck.activity.facts.SourceFacts;
import dev.quarterdeck.activity.kept.Histories;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How long the pages of effort take as of a past day that nobody looked at yet, over
/// `-Dpast.items` work items (30,000 unless told otherwise) with all that was told of them.
@Tag("slow")
class PastEffortSpeedTest {

    private static final Logger LOG = LoggerFactory.getLogger(PastEffortSpeedTest.class);
    private static final int ITEMS = Integer.getInteger("past.items", 30_000);
    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static TestServer server;
    private static Browser reader;

    @BeforeAll
    static void fill() {
        server =
                TestServer.start(
                        Map.of("QD_REQUESTS_PER_MINUTE", "9999999"),
                        Clock.fixed(NOON, ZoneOffset.UTC));
        bring("team,name,parent,from\nbusy,Busy,,2015-01-01\n");
        bring(
                "employee_number,name,from,manager,team,share\n"
                        + IntStream.rangeClosed(1, 8)
                                .mapToObj(
                                        one ->
                                                "BT-%d,Invented Person %d,2015-01-01,%s,busy,100"
                                                        .formatted(
                                                                one, one, one == 1 ? "" : "BT-1"))
                                .collect(Collectors.joining("\n"))
                        + "\n");
        var tracker = connection("busy-tracker");
        var host = connection("busy-host");
        own();
        var told = server.bean(Histories.class);
        new BusyTracker(tracker, host, ITEMS, NOON).tell(told::append);
        LOG.info("{} items settled in {}", ITEMS, timed(() -> settle(tracker, host)));
        reader = Reader.administrator(server);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static void bring(String csv) {
        var answer =
                server.console().post("/api/v1/organization/imports?dryRun=false", "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static UUID connection(String name) {
        var made =
                server.console()
                        .post(
                                "/api/v1/connections",
                                "{\"tool\":\"push\",\"name\":\"%s\"}".formatted(name));
        return UUID.fromString(Api.json(made).get("id").asString());
    }

    private static void own() {
        var team = Api.json(server.console().get("/api/v1/teams")).at("/items/0/id").asString();
        var owned =
                server.console()
                        .send(
                                "PUT",
                                "/api/v1/owners",
                                "{\"decisions\":[{\"kind\":\"PROJECT\",\"name\":\"HARBOR\",\"team\":\"%s\"}]}"
                                        .formatted(team));
        assertThat(owned.statusCode()).as(owned.body()).isEqualTo(200);
    }

    private static void settle(UUID... sources) {
        for (var source : sources) {
            server.bean(SourceFacts.class).settle(source, Progress.SILENT);
        }
    }

    private static Duration timed(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Test
    void answersAPastDayOfEffortInSeconds() {
        for (var page : List.of("/delivery/allocation", "/delivery/teams/busy/investment")) {
            for (var day : List.of("2025-10-01", "2025-07-02")) {
                var path = page + "?asOf=" + day;
                var first = timed(() -> open(path));
                var again = timed(() -> open(path));
                LOG.info("{}: first {}, again {}", path, first, again);
                assertThat(first).as(path).isLessThan(LONGEST);
            }
        }
    }

    private static void open(String path) {
        assertThat(reader.open(path).statusCode()).as(path).isEqualTo(200);
    }
}
