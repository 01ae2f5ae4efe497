package dev.quarterdeck.sources.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.platform.outbound.LittleServer;
import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import dev.quarterdeck.platform.outbound.Outbound;
import dev.quarterdeck.platform.outbound.OutboundSettings;
import dev.quarterdeck.platform.outbound.SteppedClock;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Settings;
import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// PagerDuty gives 10,000 incidents of a range of time, and half a year at a time.
class PagerdutyLimitsTest {

    private final List<String> asked = new ArrayList<>();
    private final Kept take = new Kept();

    /// Remembers cursors and gaps.
    private static final class Kept implements Take {

        final Map<String, String> cursors = new HashMap<>();
        final List<String> gaps = new ArrayList<>();

        @Override
        public Optional<String> cursor(String stream) {
            return Optional.ofNullable(cursors.get(stream));
        }

        @Override
        public void page(
                String stream,
                Map<String, String> parameters,
                List<JsonNode> records,
                @Nullable String cursorAfter) {
            assertThat(cursorAfter).isNull();
        }

        @Override
        public void cursor(String stream, String cursorAfter) {
            cursors.put(stream, cursorAfter);
        }

        @Override
        public void expects(String stream, long count) {
            assertThat(count).isNotNegative();
        }

        @Override
        public List<String> unlisted(HistoryKind kind, Collection<String> ids) {
            return List.of();
        }

        @Override
        public void whole(HistoryKind kind, Collection<String> ids) {
            assertThat(ids).isNotNull();
        }

        @Override
        public void gap(String what, String why, String remedy) {
            gaps.add(what);
        }

        @Override
        public void progress(String step, long done, long total) {
            assertThat(done).isNotNegative();
        }
    }

    private static String incident(String id, String created, String status) {
        return "{\"id\":\"%s\",\"created_at\":\"%s\",\"status\":\"%s\"}"
                .formatted(id, created, status);
    }

    /// The first range holds more than the tool gives, up to the second of January.
    private Told answer(Asked question) {
        if (question.path().endsWith("/log_entries")) {
            return Told.of(404, "{}");
        }
        if (!question.path().equals("/incidents")) {
            return Told.of(200, "{\"service\":{\"id\":\"P\"},\"incident\":{\"id\":\"Q\"}}");
        }
        if (question.query("date_range").equals("all")) {
            boolean isFirst = question.query("sort_by").endsWith("asc");
            var created = isFirst ? "2025-01-01T00:00:00Z" : "2025-09-01T00:00:00Z";
            return Told.of(
                    200, "{\"incidents\":[%s]}".formatted(incident("Q", created, "resolved")));
        }
        int offset = Integer.parseInt(question.query("offset"));
        assertThat(offset + 100).isLessThanOrEqualTo(10_000);
        if (offset == 0) {
            asked.add(question.query("since") + " " + question.query("until"));
        }
        boolean isFull = question.query("since").equals("2025-01-01T00:00:00Z");
        boolean isLast = offset == 9_900;
        return Told.of(
                200,
                "{\"incidents\":[%s],\"more\":%s}"
                        .formatted(
                                isFull && isLast
                                        ? incident("Q9", "2025-01-02T00:00:00Z", "triggered")
                                        : "",
                                isFull));
    }

    private void read() {
        var clock = new SteppedClock(Instant.parse("2026-03-31T12:00:00Z"));
        var limits =
                new OutboundSettings.Limits(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(1),
                        1_000_000);
        var settings = new OutboundSettings(Set.of("127.0.0.1"), null, List.of(), null, limits);
        try (var server = new LittleServer();
                var outbound = new Outbound(settings, clock.waiting(), new Random(1))) {
            server.always(this::answer);
            var connector = new PagerdutyConnector();
            var told =
                    new Settings(
                            connector.tool(),
                            Map.of("address", server.address().toString(), "token", "sesame"));
            var visit = new Visit(connector, told, outbound.line(told.address()), () -> {});
            connector.fetch(visit, new Scope("service", "P", "Harbor"), take);
        }
    }

    @Test
    void goesOnFromTheLastIncidentItWasGiven() {
        read();

        assertThat(asked)
                .containsExactly(
                        "2025-01-01T00:00:00Z 2025-05-31T00:00:00Z",
                        "2025-01-02T00:00:00Z 2025-06-01T00:00:00Z",
                        "2025-06-01T00:00:00Z 2025-09-01T00:00:01Z");
        assertThat(take.gaps).as("a log that is not there is a gap").hasSize(1);
    }

    @Test
    void asksForIncidentsThatWereOpenOneByOne() {
        read();
        assertThat(take.cursors.get("incidents")).endsWith(" Q9");
        assertThat(take.cursors.get("incidents")).startsWith("2025-0");
    }
}
