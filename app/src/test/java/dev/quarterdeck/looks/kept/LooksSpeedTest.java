package dev.quarterdeck.looks.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.littlecompany.LittleCompanyLook;
import dev.quarterdeck.reports.FirstLook;
import dev.quarterdeck.server.TestServer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Two hundred repositories with a year of monthly looks each.
@Tag("slow")
class LooksSpeedTest {

    private static final Viewer CONSOLE = Viewer.console();
    private static final LocalDate DAY = LittleCompanyLook.AS_OF;
    private static final Duration PAGE = Duration.ofMillis(100);

    private static TestServer server;
    private static Looks looks;
    private static final List<UUID> REPOSITORIES = new ArrayList<>();

    @BeforeAll
    static void keepALot() {
        server = TestServer.start(Map.of(), Clock.systemUTC());
        looks = server.bean(Looks.class);
        var repositories = server.bean(Repositories.class);
        long started = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            var said = new Repositories.Said("repository " + i, null, null, null, null);
            var id = repositories.add(CONSOLE, said).id();
            REPOSITORIES.add(id);
            for (int month = 0; month < 12; month++) {
                looks.keep(CONSOLE, id, asOf(DAY.minusMonths(month)));
            }
        }
        tell("keeping one of 2,400 looks", (System.nanoTime() - started) / 2_400);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static FirstLook asOf(LocalDate day) {
        var look = LittleCompanyLook.whole();
        return new FirstLook(
                "",
                look.subject(),
                day,
                look.made(),
                look.readings(),
                look.sections(),
                look.guesses(),
                look.unknowns(),
                look.gaps(),
                look.issues(),
                look.nextCommands());
    }

    private static void tell(String what, long nanos) {
        LoggerFactory.getLogger(LooksSpeedTest.class).info("{}: {} us", what, nanos / 1_000);
    }

    /// The median of 21 runs, after some to warm up.
    private static Duration median(String what, Runnable work) {
        var spent = new ArrayList<Long>();
        for (int i = 0; i < 41; i++) {
            long started = System.nanoTime();
            work.run();
            spent.add(System.nanoTime() - started);
        }
        long median = spent.subList(20, 41).stream().sorted().toList().get(10);
        tell(what, median);
        return Duration.ofNanos(median);
    }

    @Test
    void listsTwoHundredRepositoriesAndTheirFiguresWithinAPagesTime() {
        assertThat(looks.repositories(CONSOLE, DAY)).hasSize(200);
        assertThat(median("list of 200", () -> looks.repositories(CONSOLE, DAY))).isLessThan(PAGE);
        var ids = List.of("link.named", "knowledge.single", "release.rhythm", "forecast.range");
        assertThat(looks.figureRows(CONSOLE, DAY, ids)).hasSizeGreaterThanOrEqualTo(400);
        assertThat(median("figure rows of 200", () -> looks.figureRows(CONSOLE, DAY, ids)))
                .isLessThan(PAGE);
    }

    @Test
    void opensALookAndATrendWithinAPagesTime() {
        var id = REPOSITORIES.get(100);
        assertThat(median("open a look", () -> looks.lookAsOf(CONSOLE, id, DAY))).isLessThan(PAGE);
        assertThat(looks.trend(CONSOLE, id, "link.named", DAY, 24)).hasSize(12);
        assertThat(median("trend", () -> looks.trend(CONSOLE, id, "link.named", DAY, 24)))
                .isLessThan(PAGE);
    }
}
