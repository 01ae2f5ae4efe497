package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.engine.effort.EffortCategory;
import dev.quarterdeck.metrics.intention.Intentions;
import dev.quarterdeck.server.TestServer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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
                .filteredOn(one -> one.team() == null)
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.from()).isEqualTo(LocalDate.parse("2026-01-01"));
                            assertThat(one.share(EffortCategory.DEBT)).isEqualTo(0.2);
                        });
        assertThat(body(director, "/settings/audit"))
                .contains("said what effort is meant to go to");
    }

    @Test
    void letsATeamsIntentionGoBeforeThatOfTheTeamAboveAndOfEverybody() {
        var director = Reader.administrator(SERVER);
        bring(
                "team,name,parent,from\nin-whole,Whole,,2020-01-01\nin-part,Part,in-whole,2020-01-01\n");
        var whole = team("in-whole");
        var part = team("in-part");
        var intentions = SERVER.bean(Intentions.class);
        var day = LocalDate.parse("2026-02-10");
        var shares =
                Map.of(
                        EffortCategory.NEW_WORK, 70,
                        EffortCategory.DEFECTS, 10,
                        EffortCategory.OPERATIONS, 10,
                        EffortCategory.DEBT, 10);

        intentions.intend(Viewer.console(), whole, LocalDate.parse("2026-02-02"), shares);

        assertThat(
                        director.submit(
                                        PAGE,
                                        PAGE,
                                        with("team", "no team", typed("2026-02-02", "50")))
                                .body())
                .contains("must be one of the list");
        var typed = with("team", whole.toString(), typed("2026-02-02", "50"));
        assertThat(director.submit(PAGE, PAGE, typed).statusCode()).isEqualTo(303);
        assertThat(body(director, PAGE)).contains("Whole, from 2026-02-02: 50% new work");
        assertThat(body(director, PAGE + "?asOf=2025-12-31")).doesNotContain("from 2026-02-02");
        var today = SERVER.bean(dev.quarterdeck.organization.Organization.class).today();
        assertThat(newWork(intentions, part, today)).as("of the team above").isEqualTo(0.5);
        var ofPart = intentions.intend(Viewer.console(), part, day, shares);
        assertThat(newWork(intentions, part, today)).as("its own").isEqualTo(0.7);
        assertThat(newWork(intentions, whole, today)).isEqualTo(0.5);
        assertThat(newWork(intentions, part, day))
                .as("nobody had said so at the end of that day")
                .isNaN();
        var undone =
                director.submit(PAGE, PAGE, Map.of("act", "undo", "id", ofPart.id().toString()));
        assertThat(undone.statusCode()).isEqualTo(303);
        assertThat(newWork(intentions, part, today)).isEqualTo(0.5);
        var again =
                director.submit(PAGE, PAGE, Map.of("act", "undo", "id", ofPart.id().toString()));
        assertThat(again.body()).contains("must be one that stands");
    }

    private static double newWork(Intentions intentions, UUID team, LocalDate day) {
        return intentions
                .on(Viewer.console(), team, day)
                .map(one -> one.share(EffortCategory.NEW_WORK))
                .orElse(Double.NaN);
    }

    private static Map<String, String> with(String field, String value, Map<String, String> typed) {
        var all = new HashMap<>(typed);
        all.put(field, value);
        return all;
    }

    private static void bring(String csv) {
        var answer =
                SERVER.console().post("/api/v1/organization/imports?dryRun=false", "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static UUID team(String key) {
        return SERVER.bean(dev.quarterdeck.organization.Organization.class)
                .asOf(Viewer.console(), LocalDate.parse("2026-02-02"))
                .requireTeam(key)
                .id();
    }
}
