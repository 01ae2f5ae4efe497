package dev.quarterdeck.sources.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.platform.outbound.LittleServer;
import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import dev.quarterdeck.platform.outbound.Outbound;
import dev.quarterdeck.platform.outbound.OutboundSettings;
import dev.quarterdeck.platform.outbound.SteppedClock;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Settings;
import dev.quarterdeck.sources.Sink;
import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.ToolAccount;
import dev.quarterdeck.sources.Visit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What is read of pull requests by GraphQL, beside what is read by REST.
class GithubGraphTest {

    private final LittleServer tool = new LittleServer();
    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-03-31T12:00:00Z"));
    private final Outbound outbound =
            new Outbound(
                    new OutboundSettings(
                            Set.of("127.0.0.1"),
                            null,
                            List.of(),
                            null,
                            OutboundSettings.Limits.USUAL),
                    clock.waiting(),
                    new Random(11));

    @AfterEach
    void close() {
        outbound.close();
        tool.close();
    }

    /// Maps what it takes at once.
    private static final class Mapped implements Take {

        private final Set<Sink.Told> told = new HashSet<>();
        private final Set<ToolAccount> accounts = new HashSet<>();
        private final List<String> streams = new ArrayList<>();
        private final List<String> gaps = new ArrayList<>();

        Set<Sink.Told> changes() {
            var changes = new HashSet<>(told);
            changes.removeIf(one -> one.kind() != HistoryKind.CHANGE);
            return changes;
        }

        @Override
        public void page(
                String stream,
                Map<String, String> parameters,
                List<JsonNode> records,
                @Nullable String cursorAfter) {
            streams.add(stream);
            for (var record : records) {
                var sink = new Sink();
                new GithubMapping()
                        .map(
                                new RawRecord(
                                        stream,
                                        "repository:77",
                                        parameters,
                                        ZoneOffset.UTC,
                                        record),
                                sink);
                assertThat(sink.issues()).isEmpty();
                told.addAll(sink.told());
                accounts.addAll(sink.accounts());
            }
        }

        @Override
        public Optional<String> cursor(String stream) {
            return Optional.empty();
        }

        @Override
        public void cursor(String stream, String cursorAfter) {}

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

    private Mapped read(Function<Asked, Told> answers) {
        tool.always(answers);
        var connector = new GithubConnector();
        var settings =
                new Settings(
                        connector.tool(),
                        Map.of("address", tool.address().toString(), "token", "sesame"));
        var visit = new Visit(connector, settings, outbound.line(settings.address()), () -> {});
        var mapped = new Mapped();
        connector.fetch(visit, new Scope("repository", "77", "acme/harbor"), mapped);
        return mapped;
    }

    private long pullCalls() {
        return tool.asked().stream()
                .filter(one -> one.path().matches(".*(/pulls/\\d+.*|/graphql)"))
                .count();
    }

    @Test
    void tellsTheSameHistoriesWithFewerCalls() {
        var rest = read(LittleGithub::answer);
        long calls = pullCalls();
        var graph = read(LittleGithub::answerGraphs);

        assertThat(graph.changes()).isNotEmpty().isEqualTo(rest.changes());
        assertThat(graph.told).isEqualTo(rest.told);
        assertThat(graph.accounts).isEqualTo(rest.accounts);
        assertThat(graph.streams).contains("pull_nodes").doesNotContain("pulls", "reviews");
        assertThat(graph.gaps).isEmpty();
        assertThat(pullCalls() - calls).as("one question for each page of issues").isEqualTo(2);
        assertThat(calls).isGreaterThanOrEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"403", "404", "502", "200"})
    void goesBackToRestWhereGraphsAreRefused(int status) {
        var rest = read(LittleGithub::answer);
        var back =
                read(
                        asked ->
                                asked.path().equals("/graphql")
                                        ? Told.of(
                                                status,
                                                "{\"data\":null,\"errors\":[{\"type\":\"FORBIDDEN\"}]}")
                                        : LittleGithub.answer(asked));
        assertThat(back.told).isEqualTo(rest.told);
        assertThat(back.gaps).isEmpty();
    }

    @Test
    void asksRestForWhatAnAnswerLeavesOut() {
        var rest = read(LittleGithub::answer);
        long calls = tool.asked().size();
        var mixed =
                read(
                        asked -> {
                            var told = LittleGithub.answerGraphs(asked);
                            return asked.path().equals("/graphql")
                                    ? Told.of(
                                            200,
                                            new String(
                                                            told.body(),
                                                            java.nio.charset.StandardCharsets.UTF_8)
                                                    .replace(
                                                            "\"hasNextPage\":false",
                                                            "\"hasNextPage\":true")
                                                    .replaceFirst("\"p4\":.*", "\"p4\":null}}}"))
                                    : told;
                        });
        var asked =
                tool.asked().subList((int) calls, tool.asked().size()).stream()
                        .map(Asked::path)
                        .toList();
        assertThat(mixed.told).isEqualTo(rest.told);
        assertThat(asked)
                .contains(
                        "/repos/acme/harbor/pulls/2/reviews",
                        "/repos/acme/harbor/pulls/2/commits",
                        "/repos/acme/harbor/pulls/4")
                .doesNotContain("/repos/acme/harbor/pulls/2");
    }

    @Test
    void knowsProgramsByTheNameThatRestGivesThem() {
        var node =
                """
                {"number":9,"title":"Bump","state":"OPEN","createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z",
                 "headRefName":"bump","headRefOid":"aa","author":{"__typename":"Bot","login":"updater","databaseId":5},
                 "reviews":{"nodes":[]},"commits":{"nodes":[]}}""";
        var sink =
                new dev.quarterdeck.sources.hosts.Mapped(new GithubMapping())
                        .of("", Map.of(Place.NAME, "acme/harbor"), node);
        assertThat(sink.accounts())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.name()).isEqualTo("updater[bot]");
                            assertThat(one.id()).isEqualTo("5");
                        });
    }
}
