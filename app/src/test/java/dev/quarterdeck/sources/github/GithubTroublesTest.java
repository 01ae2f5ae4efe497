package dev.quarterdeck.sources.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.platform.outbound.LittleServer;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What GitHub does to those who read large repositories, or with few rights.
class GithubTroublesTest {

    private final LittleServer tool = new LittleServer();
    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-03-31T12:00:00Z"));
    private final Outbound outbound =
            new Outbound(
                    new OutboundSettings(
                            Set.of("127.0.0.1"),
                            null,
                            List.of(),
                            null,
                            new OutboundSettings.Limits(
                                    Duration.ofSeconds(5),
                                    Duration.ofSeconds(5),
                                    Duration.ofMinutes(1),
                                    50_000_000)),
                    clock.waiting(),
                    new Random(11));

    private final Map<String, Integer> kept = new HashMap<>();
    private final Map<String, String> cursors = new HashMap<>();
    private final List<String> gaps = new ArrayList<>();

    @AfterEach
    void close() {
        outbound.close();
        tool.close();
    }

    private final class Listed implements Take {

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
            kept.merge(stream, records.size(), Integer::sum);
            if (cursorAfter != null) {
                cursors.put(stream, cursorAfter);
            }
        }

        @Override
        public void cursor(String stream, String cursorAfter) {
            cursors.put(stream, cursorAfter);
        }

        @Override
        public void expects(String stream, long count) {}

        @Override
        public List<String> unlisted(HistoryKind kind, Collection<String> ids) {
            return List.of();
        }

        @Override
        public void whole(HistoryKind kind, Collection<String> ids) {}

        @Override
        public void gap(String what, String why, String remedy) {
            gaps.add(what);
        }

        @Override
        public void progress(String step, long done, long total) {}
    }

    private void fetch() {
        var connector = new GithubConnector();
        var settings =
                new Settings(
                        connector.tool(),
                        Map.of("address", tool.address().toString(), "token", "sesame"));
        var visit = new Visit(connector, settings, outbound.line(settings.address()), () -> {});
        connector.fetch(visit, new Scope("repository", "77", "acme/harbor"), new Listed());
    }

    @Test
    void asksForSmallerPagesWhereLargeOnesFail() {
        tool.always(
                asked -> {
                    var size = asked.query("per_page");
                    boolean isLarge = !size.isEmpty() && Integer.parseInt(size) > 30;
                    return asked.path().endsWith("/issues") && isLarge
                            ? Told.of(502, "<html>")
                            : LittleGithub.answer(asked);
                });
        fetch();
        assertThat(kept).containsEntry("pulls", 2);
        assertThat(gaps).isEmpty();
    }

    @Test
    void goesOnWhenOneRecordIsHiddenOrAPartIsSwitchedOff() {
        tool.always(
                asked -> {
                    if (asked.path().endsWith("/pulls/2/reviews")) {
                        return Told.of(404, "{}");
                    }
                    if (asked.path().endsWith("/actions/runs")) {
                        return Told.of(403, "{}");
                    }
                    return asked.path().endsWith("/issues/events")
                            ? Told.of(422, "{}")
                            : LittleGithub.answer(asked);
                });
        fetch();
        assertThat(gaps)
                .containsExactlyInAnyOrder(
                        "reviews of 2 in acme/harbor",
                        "events of acme/harbor",
                        "runs of acme/harbor");
        assertThat(kept).containsEntry("deployments", 1).containsEntry("pulls", 2);
    }

    @Test
    void neverMovesACursorBackWhenNothingIsNew() {
        tool.always(LittleGithub::answer);
        fetch();
        var first = Map.copyOf(cursors);
        fetch();
        assertThat(cursors).isEqualTo(first).containsEntry("issues", "2026-02-03T23:55:00Z");
    }
}
