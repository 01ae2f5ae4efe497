package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.engine.effort.EffortCategory;
import dev.quarterdeck.metrics.intention.Intentions;
import dev.quarterdeck.server.TestServer;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllocationPagesTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final String PAGE = "/delivery/allocation";

    private static Map<String, String> typed(String from, String newWork) {
        return Map.of(
                "from",
                from,
                "new-work",
                newWork,
                "defects",
                "20",
                "operations",
                "10",
                "debt",
                "20");
    }

    private static String body(Browser browser, String path) {
        return browser.open(path).body();
    }

    @Test
    void letsNobodyButDirectorsAndAdministratorsSayWhatIsIntended() {
        var reader = Reader.somebody(SERVER, null);

        assertThat(body(reader, PAGE))
                .contains("What effort goes to", "You may not change it: only directors")
                .doesNotContain("name=\"new-work\"");
        assertThat(reader.submit(PAGE, PAGE, typed("2026-01-01", "50")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void keepsWhatIsIntendedFromADayOnAndRefusesWhatAddsUpToNoHundred() {
        var director = Reader.administrator(SERVER);

        var refused = director.submit(PAGE, PAGE, typed("2026-01-01", "51"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("must add up to 100", "value=\"51\"");
        var noNumber = director.submit(PAGE, PAGE, typed("2026-01-01", "<b>half"));
        assertThat(noNumber.statusCode()).isEqualTo(422);
        assertThat(noNumber.body())
                .contains("must be a whole number of per cent")
                .doesNotContain("<b>half");
        assertThat(director.submit(PAGE, PAGE, typed("soon", "50")).body())
                .contains("must be a day");

        assertThat(director.submit(PAGE, PAGE, typed("2026-01-01", "50")).statusCode())
                .isEqualTo(303);
        assertThat(body(director, PAGE))
                .contains("From 2026-01-01: 50% new work, 20% defects", "said so.");
        assertThat(body(director, PAGE + "?asOf=2025-12-31"))
                .contains("Nobody has said yet", "said on the page of today");
        var intentions = SERVER.bean(Intentions.class);
        assertThat(intentions.all(Viewer.console()))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.from()).isEqualTo(LocalDate.parse("2026-01-01"));
                            assertThat(one.share(EffortCategory.DEBT)).isEqualTo(0.2);
                        });
        assertThat(body(director, "/settings/audit"))
                .contains("said what effort is meant to go to");
    }
}
