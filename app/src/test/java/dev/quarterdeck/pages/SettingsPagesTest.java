package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SettingsPagesTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Pattern SECRET = Pattern.compile("class=\"secret\"><code>([^<]+)<");
    private static final String HOSTILE = "\"><img src=x onerror=alert(1)><script>x</script>";

    /// Adds a user on the page. @return the address of their page, with what is shown once
    private static String add(Browser browser, String login, Map<String, String> more) {
        var form =
                new HashMap<>(
                        Map.of("act", "add", "login", login, "displayName", "Crane " + login));
        form.putAll(more);
        var added = browser.submit("/settings", "/settings?act=add", form);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(303);
        return added.headers().firstValue("Location").orElseThrow();
    }

    private static String login() {
        return "crane." + NEXT.incrementAndGet();
    }

    private static String bare(String address) {
        return address.replaceAll("\\?.*", "");
    }

    private static String version(String body) {
        return body.replaceAll("(?s).*name=\"version\" value=\"([0-9]+)\".*", "$1");
    }

    private static UUID person(String name) {
        var number = "ST-" + NEXT.incrementAndGet();
        var made =
                SERVER.console()
                        .post(
                                "/api/v1/persons",
                                "{\"number\":\"%s\",\"from\":\"2026-01-01\",\"name\":\"%s\"}"
                                        .formatted(number, name));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return UUID.fromString(Api.json(made).get("id").asString());
    }

    @Test
    void addAUserWhosePasswordIsShownOnce() {
        var reader = Reader.administrator(SERVER);
        var login = login();
        var page = add(reader, login, Map.of());

        var shown = reader.open(page).body();
        var secret = SECRET.matcher(shown);
        assertThat(secret.find()).as(shown).isTrue();
        assertThat(
                        new Browser(SERVER.root().toString())
                                .signIn(login, secret.group(1))
                                .statusCode())
                .isEqualTo(303);
        assertThat(reader.open(page).body())
                .contains("is not shown again")
                .doesNotContain(secret.group(1));
        assertThat(reader.open("/settings?users.q=" + login).body())
                .contains("has a temporary password", "1 of ");
    }

    @Test
    void refuseAUserBesideTheFieldAndKeepWhatWasTyped() {
        var reader = Reader.administrator(SERVER);

        var refused =
                reader.submit(
                        "/settings",
                        "/settings?act=add",
                        Map.of("act", "add", "login", "no spaces", "displayName", HOSTILE));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("The user name (no spaces) must be", "value=\"no spaces\"")
                .containsPattern("name=\"login\"[^>]*aria-invalid=\"true\"")
                .doesNotContain("<img src=x", "<script>x");
        var nobody =
                reader.submit(
                        "/settings",
                        "/settings?act=add",
                        Map.of(
                                "act",
                                "add",
                                "login",
                                login(),
                                "displayName",
                                "N",
                                "person",
                                "Nobody At All"));
        assertThat(nobody.body())
                .contains("has the number, address or name (Nobody At All).")
                .containsPattern("name=\"person\"[^>]*aria-invalid=\"true\"");
    }

    @Test
    void disableEnableAndResetAUser() {
        var reader = Reader.administrator(SERVER);
        var login = login();
        var page = bare(add(reader, login, Map.of()));

        for (var act : new String[] {"disable", "enable", "reset"}) {
            var done =
                    reader.submit(
                            page,
                            page + "?act=" + act,
                            Map.of("act", act, "version", version(reader.open(page).body())));
            assertThat(done.statusCode()).as(act + done.body()).isEqualTo(303);
            assertThat(reader.open(done.headers().firstValue("Location").orElseThrow()).body())
                    .contains(act.equals("disable") ? "disabled" : "has a temporary password");
        }
    }

    @Test
    void keepWhatTheSecondTypedWhenAnotherChangedTheUserMeanwhile() {
        var first = Reader.administrator(SERVER);
        var second = Reader.administrator(SERVER);
        var ada = person("Ada " + HOSTILE.replace("\"", "\\\""));
        var page = bare(add(first, login(), Map.of()));
        var read = version(second.open(page).body());
        var number = number(ada);

        var done =
                first.submit(
                        page, page + "?act=disable", Map.of("act", "disable", "version", read));
        assertThat(done.statusCode()).isEqualTo(303);
        var stale =
                second.submit(
                        page,
                        page + "?act=link",
                        Map.of("act", "link", "person", number, "version", read));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body())
                .contains("The record was changed", "value=\"%s\"".formatted(number));
        var again =
                second.submit(
                        page,
                        page + "?act=link",
                        Map.of("act", "link", "person", number, "version", version(stale.body())));
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(second.open(page).body())
                .contains("/people/persons/" + ada)
                .doesNotContain("<img src=x", "<script>x");
    }

    private static String number(UUID person) {
        return Api.json(SERVER.console().get("/api/v1/persons/" + person)).get("number").asString();
    }

    @Test
    void makeAndEndATokenOfAProgram() {
        var reader = Reader.administrator(SERVER);
        var login = login();
        var page = bare(add(reader, login, Map.of()));
        SERVER.console().post("/api/v1/users", "{}");
        var form =
                Map.of(
                        "act", "token",
                        "name", "nightly build",
                        "scope-READ", "true",
                        "last",
                                java.time.LocalDate.now(java.time.ZoneOffset.UTC)
                                        .plusDays(30)
                                        .toString());

        var made = reader.submit(page, page + "?act=token", form);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        var secret =
                SECRET.matcher(
                        reader.open(made.headers().firstValue("Location").orElseThrow()).body());
        assertThat(secret.find()).isTrue();
        assertThat(secret.group(1)).startsWith("qd_");
        assertThat(reader.open("/settings/tokens?tokens.q=" + login).body())
                .contains("nightly build", "read");
        var token =
                reader.open(page)
                        .body()
                        .replaceAll("(?s).*name=\"token\" value=\"([^\"]+)\".*", "$1");
        var ended = reader.submit(page, page + "?act=end", Map.of("act", "end", "token", token));
        assertThat(ended.statusCode()).isEqualTo(303);
        assertThat(reader.open(page).body()).contains("There are no tokens.");
        var twice = reader.submit(page, page + "?act=end", Map.of("act", "end", "token", token));
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("There is no living token");
        var none =
                reader.submit(
                        page,
                        page + "?act=token",
                        Map.of("act", "token", "name", "x", "last", "soon"));
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("The last day (soon) must be");
    }

    @Test
    void giveADutyWithPurposeAndEndAndEndIt() {
        var reader = Reader.administrator(SERVER);
        var login = login();
        add(reader, login, Map.of());
        var today = java.time.LocalDate.now(java.time.ZoneOffset.UTC);
        var form = new HashMap<String, String>();
        form.put("act", "give");
        form.put("holder", login);
        form.put("duty", "HR_PARTNER");
        form.put("reach", "EVERYTHING");
        form.put("purpose", HOSTILE);
        form.put("from", today.toString());
        form.put("last", today.minusDays(1).toString());

        var refused = reader.submit("/settings/grants", "/settings/grants?act=give", form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("must not be before the first day")
                .containsPattern("name=\"last\"[^>]*aria-invalid=\"true\"")
                .doesNotContain("<img src=x", "<script>x");
        form.put("last", today.plusDays(9).toString());
        for (var word : List.of("", "EVERYBODY")) {
            form.put("reach", word);
            var unknown = reader.submit("/settings/grants", "/settings/grants?act=give", form);
            assertThat(unknown.statusCode()).isEqualTo(422);
            assertThat(unknown.body())
                    .contains("must be everybody, a team or one person")
                    .containsPattern("name=\"reach\"[^>]*aria-invalid=\"true\"");
        }
        assertThat(reader.open("/settings/grants").body())
                .doesNotContainPattern("value=\"EVERYTHING\" selected");
        form.put("reach", "EVERYTHING");
        var given = reader.submit("/settings/grants", "/settings/grants?act=give", form);
        assertThat(given.statusCode()).as(given.body()).isEqualTo(303);
        var page = bare(given.headers().firstValue("Location").orElseThrow());
        assertThat(reader.open(page).body())
                .contains("HR partner of " + login, "For everybody.", today.plusDays(9).toString())
                .doesNotContain("<img src=x", "<script>x");
        assertThat(reader.open("/settings/grants?grants.q=" + login).body())
                .contains("HR partner", "holds")
                .doesNotContain("<img src=x");
        var ended = reader.submit(page, page + "?act=end", Map.of("act", "end"));
        assertThat(ended.statusCode()).isEqualTo(303);
        assertThat(reader.open(page).body()).contains("It was ended already.");
        assertThat(reader.open("/settings/grants?grants.q=" + login).body()).contains("0 of ");
        assertThat(reader.open("/settings/grants?ended=yes&grants.q=" + login).body())
                .contains("1 of ");
        assertThat(reader.open("/settings/grants").body()).contains("ended=yes");
        var then = "&asOf=" + today.minusDays(1);
        assertThat(reader.open("/settings/grants?grants.q=" + login + then).body())
                .contains("1 of ", "to come")
                .doesNotContain(">ended<");
    }

    @Test
    void offerNoDayWhereNothingChangesWithIt() {
        var reader = Reader.administrator(SERVER);

        for (var path :
                List.of(
                        "/settings",
                        "/settings/tokens",
                        "/settings/audit",
                        "/account",
                        "/people/accounts")) {
            assertThat(reader.open(path + "?asOf=2026-02-01").body())
                    .as(path)
                    .doesNotContain("id=\"asOf\"", "not today.")
                    .contains("/people?asOf=2026-02-01");
        }
        assertThat(reader.open("/settings/grants?asOf=2026-02-01").body())
                .contains("id=\"asOf\"", "not today.");
    }

    @Test
    void showWhoDidWhatAndWhetherTheLogIsWhole() {
        var reader = Reader.administrator(SERVER);
        var login = login();
        add(reader, login, Map.of());

        assertThat(reader.open("/settings/audit?kind=user.").body())
                .contains("added a user", "user " + login)
                .doesNotContain("grant.give");
        assertThat(reader.open("/settings/audit?who=nobody-is-called-so").body())
                .contains("Nothing like that was done.");
        var csv = reader.open("/settings/audit?kind=user.&csv=audit");
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body()).contains("added a user", "user " + login);
        assertThat(reader.open("/settings/audit?verify=yes").body())
                .containsPattern("The log is (not )?whole\\.");
    }

    @Test
    void sayWhyToWhoMayNotSeeThem() {
        var reader = Reader.somebody(SERVER, null);

        assertThat(reader.open("/settings").headers().firstValue("Location").orElse(""))
                .endsWith("/settings/sources");
        assertThat(reader.open("/settings/tokens").body())
                .contains("state refused", "Only administrators see users.")
                .doesNotContain("<table", "name=\"login\"");
        assertThat(reader.open("/settings/grants").body())
                .contains("Only administrators and compliance see the grants.");
        assertThat(reader.open("/settings/audit").body())
                .contains("Only administrators and compliance see the audit log.");
        assertThat(reader.open("/settings/users/" + UUID.randomUUID()).body())
                .contains("Only administrators see users.");
        assertThat(
                        reader.submit(
                                        "/account",
                                        "/settings?act=add",
                                        Map.of("act", "add", "login", login(), "displayName", "N"))
                                .statusCode())
                .isEqualTo(403);
        assertThat(
                        reader.submit(
                                        "/account",
                                        "/settings/grants?act=give",
                                        Map.of("act", "give", "holder", "x"))
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void changeNothingOnThePageOfAnotherDay() {
        assertThat(Reader.administrator(SERVER).open("/settings?asOf=2026-02-01").body())
                .contains("Changes are made on the page of today.")
                .doesNotContain("name=\"login\"");
    }
}
