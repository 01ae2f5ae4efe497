package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import dev.quarterdeck.sources.kept.Hooks;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OwnersPageTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final String PAGE = "/delivery/owners";
    private static Browser administrator;
    private static String team;

    @BeforeAll
    static void tellOfDeploymentsThatNobodyOwns() {
        var answer =
                SERVER.console()
                        .post(
                                "/api/v1/organization/imports?dryRun=false",
                                "text/csv",
                                "team,name,parent,from\nowp-zephyr,Zephyrdock,,2020-01-01\n");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        team =
                Api.json(SERVER.console().get("/api/v1/teams"))
                        .get("items")
                        .valueStream()
                        .filter(one -> one.get("key").asString().equals("owp-zephyr"))
                        .findFirst()
                        .orElseThrow()
                        .get("id")
                        .asString();
        administrator = Reader.administrator(SERVER);
        var made =
                SERVER.console()
                        .post("/api/v1/connections", "{\"tool\":\"push\",\"name\":\"owp-push\"}");
        var connection = UUID.fromString(Api.json(made).get("id").asString());
        for (var component : new String[] {"zephyrdock-store", "owp-stray", "owp-<b>odd</b>"}) {
            push(connection, component);
        }
    }

    private static void push(UUID connection, String component) {
        var hooks = SERVER.bean(Hooks.class);
        var secret = hooks.newSecret(Viewer.console(), connection).secret();
        var finished = LocalDate.now(ZoneOffset.UTC).minusDays(3) + "T10:00:00Z";
        hooks.take(
                new Hooks.Pushed(
                        connection,
                        header -> header.equals("X-Gitlab-Token") ? secret : null,
                        "deployments",
                        """
                        {"id":"%s","component":"%s","environment":"production","finishedAt":"%s","result":"success"}"""
                                .formatted(component, component, finished)
                                .getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, String> act(String act, String name, String toTeam) {
        return Map.of("act", act, "kind", "COMPONENT", "name", name, "team", toTeam);
    }

    @Test
    void acceptsWhatIsSuggestedAndTakesItBack() {
        var page = administrator.open(PAGE).body();
        assertThat(page)
                .contains("Component zephyrdock-store is probably that of Zephyrdock")
                .contains("The name holds the team", "1 deployment known by it, 1 of the last 180")
                .contains("Component owp-stray: nobody")
                .doesNotContain("<b>odd");

        var accepted = administrator.submit(PAGE, PAGE, act("accept", "zephyrdock-store", team));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(303);
        var back = accepted.headers().firstValue("Location").orElseThrow();
        assertThat(administrator.open(back).body())
                .contains("Component zephyrdock-store belongs to Zephyrdock", "Always.", "Undo")
                .doesNotContain("zephyrdock-store is probably");
        administrator.submit(PAGE, PAGE, Map.of("act", "undo", "id", back.replaceAll(".*=", "")));
        assertThat(administrator.open(PAGE).body()).contains("zephyrdock-store is probably");
    }

    @Test
    void dismissesAndAsksAgain() {
        administrator.submit(PAGE, PAGE, act("dismiss", "owp-stray", ""));

        var page = administrator.open(PAGE + "?did=dismiss").body();
        assertThat(page)
                .contains("Dismissed", "Not to be asked about")
                .doesNotContain("owp-stray: nobody");
        var id = page.replaceAll("(?s).*id=\"dismissed-([0-9a-f-]{36})\".*", "$1");
        administrator.submit(PAGE, PAGE, Map.of("act", "recall", "id", id));
        assertThat(administrator.open(PAGE).body()).contains("owp-stray: nobody");
    }

    @Test
    void decidesFromADayOnAndKeepsWhatWasRefused() {
        var form =
                Map.of(
                        "act", "decide",
                        "kind", "REPOSITORY",
                        "name", "owp/Harbor",
                        "team", team,
                        "from", "2026-02-02",
                        "until", "2026-02-01");
        var refused = administrator.submit(PAGE, PAGE + "?act=decide", form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("must be after the first day", "value=\"owp/Harbor\"");

        var kept = new java.util.HashMap<>(form);
        kept.put("until", "");
        assertThat(administrator.submit(PAGE, PAGE + "?act=decide", kept).statusCode())
                .isEqualTo(303);
        assertThat(administrator.open(PAGE).body()).contains("owp/harbor", "2026-02-02");
        assertThat(administrator.open(PAGE + "?asOf=2026-06-01").body())
                .as("it was not decided then")
                .contains("Changes are made on the page of today")
                .doesNotContain("owp/harbor", "Nobody's yet");
        assertThat(administrator.submit(PAGE, PAGE, act("decide", "owp/harbor", "x")).body())
                .contains("The team (x) must be one of the list.");
    }

    @Test
    void letsOthersReadAndSaysWhyTheyMayNotDecide() {
        var somebody = Reader.somebody(SERVER, null);

        assertThat(somebody.open(PAGE).body())
                .contains("Who owns what", "only administrators keep repositories")
                .doesNotContain("Accept", "Nobody's yet");
        assertThat(
                        somebody.submit("/account", PAGE, act("accept", "zephyrdock-store", team))
                                .statusCode())
                .isEqualTo(403);
    }
}
