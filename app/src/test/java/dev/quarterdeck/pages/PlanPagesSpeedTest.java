package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.activity.facts.Measured;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.server.TestServer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

/// How long the pages of the plan take, read again and after a change of an item, with fifty
/// initiatives of 504 people in 63 teams over `-Dtown.items` work items (30,000 unless told
/// otherwise).
@Tag("slow")
class PlanPagesSpeedTest {

    private static final Logger LOG = LoggerFactory.getLogger(PlanPagesSpeedTest.class);
    private static final int ITEMS = Integer.getInteger("town.items", 30_000);
    private static final int ROUNDS = Integer.getInteger("town.rounds", 20);
    private static final List<String> PAGES =
            List.of(
                    "/plan",
                    "/plan/quarter",
                    "/plan/goals",
                    "/plan/order",
                    "/plan/record",
                    "/plan/initiatives/TOWN-7",
                    "/delivery/allocation");

    private static TestServer server;
    private static Browser reader;
    private static JdbcClient sql;

    @BeforeAll
    static void fill() {
        server = TestServer.start(Map.of("QD_REQUESTS_PER_MINUTE", "9999999"), Clock.systemUTC());
        sql = JdbcClient.create(server.bean(Database.class).owner());
        var town = new BusyTown(server, ITEMS, Clock.systemUTC().instant());
        town.fill();
        var text = new StringBuilder("key,name,stage,must_date,roots\n");
        for (int one = 0; one < 50; one++) {
            text.append(
                    "TOWN-%d,Initiative %d,running,%s,%s;%s%n"
                            .formatted(
                                    one,
                                    one,
                                    LocalDate.now(ZoneOffset.UTC).plusWeeks(4),
                                    town.epic(one, 0),
                                    town.epic(one + 1, 1)));
        }
        var answer =
                server.console()
                        .post(
                                "/api/v1/portfolio/imports?dryRun=false",
                                "text/csv",
                                text.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        reader = Reader.administrator(server);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static long read(String path) {
        long begun = System.nanoTime();
        var answer = reader.open(path);
        long spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return spent;
    }

    @Test
    void answersInTimeThoughItemsChange() {
        for (var path : PAGES) {
            long first = read(path);
            var again = new ArrayList<Long>();
            for (int round = 0; round < ROUNDS; round++) {
                again.add(read(path));
            }
            var changed = new ArrayList<Long>();
            for (int round = 0; round < ROUNDS / 2; round++) {
                change();
                changed.add(read(path));
            }
            again.sort(null);
            changed.sort(null);
            LOG.info(
                    "{}: first {} ms, again p95 {} ms, after a change p50 {} ms, p95 {} ms",
                    path,
                    first,
                    again.get(again.size() * 95 / 100),
                    changed.get(changed.size() / 2),
                    changed.get(changed.size() * 95 / 100));
            assertThat(again.get(again.size() / 2)).isLessThan(1_000);
        }
        assertThat(reader.open("/plan").body()).contains("TOWN-7");
    }

    /// Each lever is another one, so that nothing of it is known.
    @Test
    void answersALeverInTime() {
        read("/plan/initiatives/TOWN-7");
        var spent = new ArrayList<Long>();
        for (int week = 1; week <= 2 * ROUNDS; week++) {
            long one = read("/plan/initiatives/TOWN-7?lever=hire&team=team-7&week=" + week);
            if (week > ROUNDS) {
                spent.add(one);
            }
        }
        spent.sort(null);
        LOG.info(
                "a lever: p50 {} ms, p95 {} ms",
                spent.get(spent.size() / 2),
                spent.get(spent.size() * 95 / 100));
        assertThat(spent.get(spent.size() / 2)).isLessThan(2_000);
        assertThat(reader.open("/plan/initiatives/TOWN-7?lever=hire&team=team-7&week=3").body())
                .contains("What it would do");
    }

    /// Something happens to an open item.
    private static void change() {
        var measured = server.bean(Measured.class);
        long before = measured.changes("item");
        sql.sql(
                        """
                        update activity.work_item set touched = touched + interval '1 second'
                        where history = (select max(history) from activity.work_item where state = 'OPEN')
                        """)
                .update();
        measured.follow();
        for (int wait = 0; wait < 2_000 && measured.changes("item") == before; wait++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        assertThat(measured.changes("item")).isGreaterThan(before);
    }
}
