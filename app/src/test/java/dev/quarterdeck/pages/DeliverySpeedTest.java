package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.littlecompany.LittleCompanyLook;
import dev.quarterdeck.looks.kept.Looks;
import dev.quarterdeck.looks.kept.Repositories;
import dev.quarterdeck.reports.FirstLook;
import dev.quarterdeck.server.TestServer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Pages over two hundred repositories with two looks each.
@Tag("slow")
class DeliverySpeedTest {

    private static final FirstLook LOOK = LittleCompanyLook.whole();
    private static final Duration PAGE = Duration.ofMillis(100);

    private static TestServer server;
    private static Browser reader;
    private static String repository = "";

    @BeforeAll
    static void keepALot() {
        server = TestServer.start(Map.of(), Clock.systemUTC());
        var looks = server.bean(Looks.class);
        var repositories = server.bean(Repositories.class);
        for (int at = 0; at < 200; at++) {
            var said = new Repositories.Said("repository " + at, null, null, null, null);
            var id = repositories.add(Viewer.console(), said).id();
            repository = id.toString();
            for (int month = 0; month < 2; month++) {
                looks.keep(Viewer.console(), id, asOf(LOOK.asOf().minusMonths(month)));
            }
        }
        reader = Reader.administrator(server);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static FirstLook asOf(LocalDate day) {
        return new FirstLook(
                "",
                LOOK.subject(),
                day,
                LOOK.made(),
                LOOK.readings(),
                LOOK.sections(),
                LOOK.guesses(),
                LOOK.unknowns(),
                LOOK.gaps(),
                LOOK.issues(),
                LOOK.nextCommands());
    }

    private static Duration median(String path) {
        var spent = new ArrayList<Long>();
        for (int at = 0; at < 60; at++) {
            long started = System.nanoTime();
            assertThat(reader.open(path).statusCode()).isEqualTo(200);
            spent.add(System.nanoTime() - started);
        }
        long median = spent.subList(39, 60).stream().sorted().toList().get(10);
        LoggerFactory.getLogger(DeliverySpeedTest.class).info("{}: {} us", path, median / 1_000);
        return Duration.ofNanos(median);
    }

    @Test
    void answersWithinAPagesTime() {
        var then = "?asOf=" + LOOK.asOf();
        assertThat(median("/people" + then)).isLessThan(PAGE);
        assertThat(median("/delivery" + then)).isLessThan(PAGE.multipliedBy(3));
        assertThat(median("/delivery/repositories/" + repository + then)).isLessThan(PAGE);
        assertThat(median("/health-of-data" + then)).isLessThan(PAGE.multipliedBy(3));
    }
}
