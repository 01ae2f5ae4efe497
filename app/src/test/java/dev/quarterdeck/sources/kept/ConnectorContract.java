package dev.quarterdeck.sources.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.quarterdeck.activity.HistoryId;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.kept.Histories;
import dev.quarterdeck.activity.kept.HistoriesForTests;
import dev.quarterdeck.activity.kept.ToldCommits;
import dev.quarterdeck.platform.outbound.LittleServer;
import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import dev.quarterdeck.platform.outbound.Outbound;
import dev.quarterdeck.platform.outbound.OutboundSettings;
import dev.quarterdeck.platform.outbound.SteppedClock;
import dev.quarterdeck.platform.store.Store;
import dev.quarterdeck.platform.store.TestDatabase;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Settings;
import dev.quarterdeck.sources.ToolTrouble;
import dev.quarterdeck.sources.Visit;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// What every connector keeps, whatever its tool: a test of a connector extends this, plays the
/// tool by answering calls from its recorded records, and inherits the rest.
public abstract class ConnectorContract {

    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    private static final int SOME_CUTS = 3;
    private static final String SECRET = "sesame-4711-planted";
    private static Store store;
    private static Histories histories;
    private static ToldCommits commits;
    private static Intake intake;

    @TempDir private Path folders;
    private final SteppedClock clock = new SteppedClock(NOON);
    private final LittleServer tool = new LittleServer();
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

    /// The connector.
    protected abstract Connector connector();

    /// What a connection is told, with a secret.
    protected abstract Map<String, String> settings(URI address, String secret);

    /// The scope that is read.
    protected abstract Scope scope();

    /// Answers as the tool does, page by page.
    protected abstract Told answer(Asked asked);

    /// The streams of which records come.
    protected abstract List<String> streams();

    /// How many of the recorded records cannot be used; each of them is an issue.
    protected int unusable() {
        return 0;
    }

    @BeforeAll
    static void openTheStore() {
        store = Store.external(TestDatabase.address(), List.of("platform", "activity", "sources"));
        histories = HistoriesForTests.of(store.database());
        commits = HistoriesForTests.commits(store.database());
        intake =
                new Intake(
                        store.database(),
                        histories,
                        commits,
                        HistoriesForTests.withdrawals(
                                store.database(),
                                java.time.Clock.fixed(NOON, java.time.ZoneOffset.UTC)),
                        java.time.Clock.fixed(NOON, java.time.ZoneOffset.UTC));
    }

    @AfterAll
    static void closeTheStore() {
        store.close();
    }

    @AfterEach
    void closeTheTool() {
        outbound.close();
        tool.close();
    }

    /// One connection with one scope and its runs.
    private final class Reading {

        final UUID connection = UUID.randomUUID();
        final KeptScope kept =
                new KeptScope(
                        UUID.randomUUID(),
                        scope().kind(),
                        scope().id(),
                        scope().name(),
                        true,
                        false);
        UUID run = UUID.randomUUID();
        Runnable onward = () -> {};

        Reading() {
            var connections = new ConnectionsStore();
            store.database()
                    .keep(
                            sql -> {
                                connections.insert(
                                        sql,
                                        new Connection(
                                                connection,
                                                connector().tool().id(),
                                                connection.toString(),
                                                Map.of(),
                                                List.of(),
                                                null,
                                                10,
                                                NOON,
                                                null,
                                                1));
                                connections.list(
                                        sql,
                                        connection,
                                        List.of(scope()),
                                        List.of(kept.id()),
                                        false);
                            });
            begin();
        }

        void begin() {
            run = UUID.randomUUID();
            store.database()
                    .keep(
                            sql ->
                                    new RunsStore()
                                            .begin(
                                                    sql,
                                                    new RunsStore.Begun(
                                                            run, connection, "files", "a test"),
                                                    NOON));
        }

        Visit visit() {
            var settings = new Settings(connector().tool(), settings(tool.address(), SECRET));
            return new Visit(
                    connector(),
                    settings,
                    outbound.line(settings.address()),
                    onward,
                    folders.resolve(connection.toString()));
        }

        Intake.Order order() {
            return new Intake.Order(
                    connection, run, connector().mapping(), java.time.ZoneOffset.UTC);
        }

        Reading fetch() {
            connector()
                    .fetch(
                            visit(),
                            scope(),
                            new KeptTake(
                                    intake,
                                    order(),
                                    kept,
                                    clock,
                                    (step, done, total) -> onward.run(),
                                    told -> {}));
            return this;
        }

        Reading anew() {
            store.database().keep(sql -> new RawStore().forgetCursors(sql, connection));
            begin();
            return fetch();
        }

        RunCounts totals() {
            return store.database()
                    .keeping(sql -> new RunsStore().find(sql, run))
                    .orElseThrow()
                    .totals();
        }

        List<StreamCounts> counts() {
            return store.database().keeping(sql -> new RunsStore().streams(sql, run));
        }

        Map<String, List<Record>> told() {
            var told = new HashMap<String, List<Record>>();
            for (var kind : HistoryKind.values()) {
                histories.forEach(
                        kind, connection, null, one -> told.put(name(one.id()), one.events()));
            }
            for (var place : commits.places()) {
                if (place.source().equals(connection)) {
                    var all = new ArrayList<Record>();
                    commits.forEach(connection, place.repository(), all::add);
                    told.put("commits " + place.repository(), all);
                }
            }
            return told;
        }

        private String name(HistoryId id) {
            return id.kind() + " " + id.id();
        }
    }

    private Reading undisturbed() {
        tool.always(this::answer);
        return new Reading().fetch();
    }

    @Test
    void tellsOfEveryRecord() {
        var reading = undisturbed();
        var totals = reading.totals();

        assertThat(reading.told()).isNotEmpty();
        assertThat(totals.records()).isPositive();
        assertThat(totals.told() + totals.nothing() + totals.unusable())
                .isEqualTo(totals.records());
        assertThat(totals.unusable()).isEqualTo(unusable());
        assertThat(reading.counts()).extracting(StreamCounts::stream).containsAll(streams());
        assertThat(reading.counts())
                .as("what the tool says it has came")
                .allSatisfy(one -> assertThat(one.difference()).isIn(null, 0L));
        List<RunGap> gaps = store.database().keeping(sql -> new RunsStore().gaps(sql, reading.run));
        assertThat(gaps).isEmpty();
    }

    @Test
    void checksAndListsItsScopes() {
        tool.always(this::answer);
        var visit = new Reading().visit();
        connector().check(visit);
        assertThat(connector().scopes(visit)).extracting(Scope::key).contains(scope().key());
    }

    @Test
    void keepsTheSameWhenItReadsTwice() {
        var reading = undisturbed();
        var once = reading.told();

        assertThat(reading.anew().told()).isEqualTo(once);
        assertThat(reading.totals().events()).isZero();
    }

    @Test
    void readsOnFromWhereItStopped() {
        var reading = undisturbed();
        var once = reading.told();
        reading.begin();

        assertThat(reading.fetch().told()).isEqualTo(once);
        assertThat(reading.totals().events()).isZero();
    }

    /// Some cuts, the first and the last among them, the same ones in each run.
    @Test
    void keepsTheSameWhereItIsCutOffSomewhere() {
        var whole = undisturbed().told();
        int calls = tool.asked().size();
        assertThat(calls).isPositive();
        var cuts = new TreeSet<>(List.of(1, calls));
        var random = new Random(connector().tool().id().hashCode());
        for (int i = 0; i < SOME_CUTS; i++) {
            cuts.add(random.nextInt(calls) + 1);
        }
        cuts.forEach(cut -> keepsTheSameWhenCutOff(cut, whole));
    }

    @Test
    @Tag("slow")
    void keepsTheSameWhereverItIsCutOff() {
        var whole = undisturbed().told();
        int calls = tool.asked().size();
        assertThat(calls).isPositive();
        for (int cut = 1; cut <= calls; cut++) {
            keepsTheSameWhenCutOff(cut, whole);
        }
    }

    private void keepsTheSameWhenCutOff(int cut, Map<String, List<Record>> whole) {
        var reading = new Reading();
        var left = new int[] {cut};
        reading.onward =
                () -> {
                    if (left[0]-- == 0) {
                        throw new IllegalStateException("cut off");
                    }
                };
        try {
            reading.fetch();
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("cut off");
        }
        reading.onward = () -> {};
        assertThat(reading.fetch().told()).as("cut off at call " + cut).isEqualTo(whole);
    }

    @Test
    void keepsTheSameWhenARunIsMappedAnew() {
        var reading = undisturbed();
        var again = new Reading();
        var pages =
                store.database()
                        .keeping(
                                sql ->
                                        new RawStore()
                                                .pages(sql, reading.connection, null, 100_000));
        var shuffled = new ArrayList<>(pages);
        java.util.Collections.shuffle(shuffled, new Random(3));
        for (var page : shuffled) {
            // The scope of the other connection is not this one's.
            var raw = page.page();
            intake.again(
                    again.order(),
                    new RawStore.Kept(
                            page.id(),
                            new RawPage(
                                    again.kept.id(),
                                    raw.place(),
                                    raw.stream(),
                                    raw.parameters(),
                                    raw.records(),
                                    null)));
        }
        assertThat(again.told()).isEqualTo(reading.told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit with a time", "limit without", "fault", "many faults", "cut"})
    void goesOnAfter(String trouble) {
        var whole = undisturbed().told();
        var faulty = new Faults(trouble);
        tool.always(faulty);

        assertThat(new Reading().fetch().told()).isEqualTo(whole);
        assertThat(faulty.happened).isPositive();
        assertThat(clock.waited()).isPositive();
    }

    /// Every third call goes wrong first.
    private final class Faults implements Function<Asked, Told> {

        private final String trouble;
        private int calls;
        int happened;

        Faults(String trouble) {
            this.trouble = trouble;
        }

        @Override
        public Told apply(Asked asked) {
            int every = trouble.equals("many faults") ? 4 : 3;
            boolean isFault =
                    trouble.equals("many faults") ? calls++ % every != 3 : calls++ % every == 0;
            if (!isFault) {
                return answer(asked);
            }
            happened++;
            return switch (trouble) {
                case "limit with a time" -> Told.of(429, "{}").with("Retry-After", "7");
                case "limit without" -> Told.of(429, "{}");
                case "cut" -> Told.of(200, "[".repeat(5_000)).cutOff();
                default -> Told.of(502, "<html>");
            };
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, NOT_SIGNED_IN",
        "403, NOT_ALLOWED",
        "404, NOT_FOUND",
        "410, GONE",
        "500, BROKEN",
        "418, UNEXPECTED"
    })
    void tellsTroublesApart(int status, ToolTrouble.Kind kind) {
        tool.always(asked -> Told.of(status, "{}"));
        assertThatThrownBy(() -> connector().check(new Reading().visit()))
                .isInstanceOfSatisfying(
                        ToolTrouble.class,
                        trouble -> {
                            assertThat(trouble.kind()).isEqualTo(kind);
                            assertThat(trouble.remedy()).startsWith("Maybe");
                            assertThat(trouble.getMessage()).doesNotContain(SECRET);
                        });
    }

    @Test
    void readsNoPageOfAProxyAsRecords() {
        tool.always(asked -> Told.of(200, "<html>Please sign in</html>"));
        assertThatThrownBy(() -> new Reading().fetch())
                .isInstanceOfSatisfying(
                        ToolTrouble.class,
                        trouble ->
                                assertThat(trouble.kind()).isEqualTo(ToolTrouble.Kind.UNEXPECTED));
    }

    @Test
    void leavesItsSecretNowhere() {
        var root = (Logger) LoggerFactory.getLogger("dev.quarterdeck");
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        var before = root.getLevel();
        root.setLevel(Level.DEBUG);
        root.addAppender(lines);
        try {
            tool.always(new Faults("limit with a time"));
            new Reading().fetch();
        } finally {
            root.detachAppender(lines);
            root.setLevel(before);
        }
        assertThat(List.copyOf(lines.list))
                .isNotEmpty()
                .noneMatch(line -> line.getFormattedMessage().contains(SECRET));
        for (var table :
                List.of(
                        "run",
                        "run_stream",
                        "issue",
                        "gap",
                        "nothing",
                        "checkpoint",
                        "scope",
                        "raw_page")) {
            String rows =
                    store.database()
                            .keeping(
                                    sql ->
                                            sql.sql(
                                                            "select coalesce(string_agg(t::text, '"
                                                                    + " '), '') from sources."
                                                                    + table
                                                                    + " t")
                                                    .query(String.class)
                                                    .single());
            assertThat(rows).as(table).doesNotContain(SECRET);
        }
    }
}
