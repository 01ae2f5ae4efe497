package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.server.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How long the pages of teams take, and how soon they know of a change, over `-Dtown.items` work
/// items (30,000 unless told otherwise), with `-Dtown.rounds` readings of each page.
@Tag("slow")
class TeamPagesSpeedTest {

    private static final Logger LOG = LoggerFactory.getLogger(TeamPagesSpeedTest.class);
    private static final int ITEMS = Integer.getInteger("town.items", 30_000);
    private static final int ROUNDS = Integer.getInteger("town.rounds", 20);
    private static final Duration LONGEST = Duration.ofMinutes(20);

    private static TestServer server;
    private static Browser reader;
    private static List<Unit> teams;
    private static JdbcClient sql;

    @BeforeAll
    static void fill() {
        server = TestServer.start(Map.of("QD_REQUESTS_PER_MINUTE", "9999999"), Clock.systemUTC());
        sql = JdbcClient.create(server.bean(Database.class).owner());
        var spent =
                timed(
                        () ->
                                teams =
                                        new BusyTown(server, ITEMS, Clock.systemUTC().instant())
                                                .fill());
        LOG.info("{} items filled in in {}", ITEMS, spent);
        reader = Reader.administrator(server);
        var kept = timed(() -> await("select count(*) > 70 from metrics.kept"));
        LOG.info("all numbers kept after {}", kept);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static Duration timed(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static void await(String question) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!sql.sql(question).query(Boolean.class).single()) {
            assertThat(System.nanoTime()).as(question).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).strip();
        } catch (java.io.IOException e) {
            return "load not known";
        }
    }

    private static List<Long> read(String path) {
        var spent = new ArrayList<Long>();
        for (int at = 0; at <= ROUNDS; at++) {
            var team = teams.get(at * 7 % teams.size());
            var asked = path.replace("$team", team.key());
            spent.add(
                    timed(
                                    () ->
                                            assertThat(reader.open(asked).statusCode())
                                                    .as(asked)
                                                    .isEqualTo(200))
                            .toMillis());
        }
        var later = spent.subList(1, spent.size()).stream().sorted().toList();
        LOG.info(
                "{}: first {} ms, p50 {} ms, p95 {} ms",
                path,
                spent.getFirst(),
                later.get(later.size() / 2),
                later.get(later.size() * 95 / 100));
        return later;
    }

    @Test
    void answersAndKnowsOfAChangeInTime() {
        LOG.info("load {}", load());
        var all = new ArrayList<Long>();
        for (int round = 0; round < 2; round++) {
            all.clear();
            for (var tab :
                    List.of(
                            "now",
                            "flow",
                            "review",
                            "sprints",
                            "deployments",
                            "unplanned",
                            "data")) {
                all.addAll(read("/delivery/teams/$team/" + tab));
            }
            all.addAll(read("/delivery/metrics"));
            all.addAll(read("/delivery/metrics/flow.cycle-time"));
            all.addAll(read("/delivery/week"));
        }
        LOG.info("load {}", load());
        all.sort(null);
        assertThat(all.get(all.size() / 2)).isLessThan(1_000);
        var changed = timed(TeamPagesSpeedTest::change);
        LOG.info("a change is in the numbers after {}", changed);
        assertThat(changed).isLessThan(Duration.ofSeconds(10));
    }

    /// An item is opened again: the numbers of its team follow.
    private static void change() {
        var versions =
                "select sum(version) from metrics.kept where metric = 'flow.throughput' and rule = 'quarterdeck'";
        long before = sql.sql(versions).query(Long.class).single();
        sql.sql(
                        """
                        update activity.work_item set state = 'OPEN', closed = null, cycle_ms = null, lead_ms = null
                        where history = (select max(history) from activity.work_item where state = 'FINISHED')
                        """)
                .update();
        await("select (%s) > %d".formatted(versions, before));
    }
}
