package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AccountsPageTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final AtomicInteger NEXT = new AtomicInteger();

    /// A tool with one account, and the person it may be of.
    private record Case(String tool, String account, String number, String person) {

        String page() {
            return "/people/accounts?tool=" + tool;
        }

        Map<String, String> act(String act, String person) {
            return Map.of("act", act, "account", account, "personId", person, "tool", tool);
        }
    }

    private static Case one(String name, String key) {
        int next = NEXT.incrementAndGet();
        var number = "AP-" + next;
        var tool = "tool-" + next;
        var made =
                SERVER.console()
                        .post(
                                "/api/v1/persons",
                                "{\"number\":\"%s\",\"from\":\"2026-01-01\",\"name\":\"%s\"}"
                                        .formatted(number, name));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var brought =
                SERVER.console()
                        .post(
                                "/api/v1/accounts",
                                """
                                {"accounts":[{"tool":"%s","key":"%s","name":"%s","addresses":[]}]}"""
                                        .formatted(tool, key, name));
        assertThat(brought.statusCode()).as(brought.body()).isEqualTo(200);
        for (var account :
                Api.json(SERVER.console().get("/api/v1/accounts?limit=200")).get("items")) {
            if (account.get("tool").asString().equals(tool)) {
                return new Case(
                        tool,
                        account.get("accountId").asString(),
                        number,
                        Api.json(made).get("id").asString());
            }
        }
        throw new AssertionError("The account was not brought in.");
    }

    private static String state(Case one) {
        for (var account :
                Api.json(SERVER.console().get("/api/v1/accounts?limit=200")).get("items")) {
            if (account.get("accountId").asString().equals(one.account())) {
                return account.get("state").asString();
            }
        }
        throw new AssertionError("The account is gone.");
    }

    @Test
    void showsWhatIsGuessedWithItsEvidence() {
        var one = one("Quintus Marlowe", "qmarlowe");

        assertThat(Reader.administrator(SERVER).open(one.page()).body())
                .contains("qmarlowe (Quintus Marlowe) is", "(%s)".formatted(one.number()))
                .contains(
                        "The name is the same", "Accept", "Nobody here", "A program", "1 account");
    }

    @Test
    void acceptsAndUndoesInThePlaceOfTheLine() {
        var one = one("Rosalind Teak", "rteak");
        var reader = Reader.administrator(SERVER);

        var accepted =
                reader.submit(one.page(), one.page() + "&state=", one.act("accept", one.person()));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(303);
        var back = accepted.headers().firstValue("Location").orElseThrow();
        assertThat(reader.open(back).body())
                .contains(
                        "id=\"account-" + one.account(), "is Rosalind Teak", "decided by", "Undo");
        assertThat(state(one)).isEqualTo("linked");
        assertThat(reader.open(one.page() + "&state=linked").body()).contains("is Rosalind Teak");
        var undone = reader.submit(one.page() + "&state=linked", one.page(), one.act("undo", ""));
        assertThat(undone.statusCode()).isEqualTo(303);
        assertThat(state(one)).isEqualTo("suggested");
    }

    @Test
    void saysARefusalWhereTheScriptFindsIt() {
        var one = one("Ulla Hazel", "uhazel");
        var reader = Reader.administrator(SERVER);

        var refused = reader.submit(one.page(), one.page(), one.act("undo", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .containsPattern(
                        "<main(?s:.)*class=\"message\" role=\"status\"[^>]*><p>Nobody has decided")
                .contains("id=\"account-" + one.account());
    }

    @Test
    void dismissesAndChoosesSomebodyElse() {
        var one = one("Severin Alder", "salder");
        var other = one("Thea Birch", "tbirch");
        var reader = Reader.administrator(SERVER);

        reader.submit(one.page(), one.page(), one.act("bot", ""));
        assertThat(state(one)).isEqualTo("bot");
        reader.submit(one.page() + "&state=bot", one.page(), one.act("undo", ""));
        reader.submit(one.page(), one.page(), one.act("nobody", ""));
        assertThat(state(one)).isEqualTo("unattributed");
        reader.submit(one.page() + "&state=unattributed", one.page(), one.act("undo", ""));
        var wrong =
                reader.submit(
                        one.page(),
                        one.page(),
                        Map.of(
                                "act",
                                "choose",
                                "account",
                                one.account(),
                                "tool",
                                one.tool(),
                                "person",
                                "<script>x</script>"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains(
                        "Nobody who works here on",
                        "<details class=\"change\" open>",
                        "aria-invalid")
                .doesNotContain("<script>x");
        var chosen =
                reader.submit(
                        one.page(),
                        one.page(),
                        Map.of(
                                "act",
                                "choose",
                                "account",
                                one.account(),
                                "tool",
                                one.tool(),
                                "person",
                                other.number()));
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(reader.open(one.page() + "&state=linked").body()).contains("is Thea Birch");
    }

    @Test
    void acceptsTheCertainOnesThatWereShownAndNoOthers() {
        var tool = "sure-" + NEXT.incrementAndGet();
        var accounts = new StringBuilder();
        for (int i = 0; i < 53; i++) {
            var number = "%s-%d".formatted(tool, i);
            var address = "%s.%02d@little.example".formatted(tool, i);
            var made =
                    SERVER.console()
                            .post(
                                    "/api/v1/persons",
                                    "{\"number\":\"%s\",\"from\":\"2026-01-01\",\"name\":\"Sure %s\",\"address\":\"%s\"}"
                                            .formatted(number, number, address));
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            accounts.append(i == 0 ? "" : ",")
                    .append(
                            "{\"tool\":\"%s\",\"key\":\"k%02d\",\"name\":\"\",\"addresses\":[\"%s\"]}"
                                    .formatted(tool, i, address));
        }
        var brought =
                SERVER.console().post("/api/v1/accounts", "{\"accounts\":[" + accounts + "]}");
        assertThat(brought.statusCode()).as(brought.body()).isEqualTo(200);
        var reader = Reader.administrator(SERVER);
        var path = "/people/accounts?tool=" + tool;

        var page = reader.open(path).body();
        assertThat(page).contains("Accept these 50", "50 of 53 are shown.", "53 accounts");
        var ids = page.replaceAll("(?s).*name=\"accounts\" value=\"([^\"]+)\".*", "$1");
        var accepted =
                reader.submit(path, path + "&act=certain", Map.of("tool", tool, "accounts", ids));
        assertThat(accepted.statusCode()).isEqualTo(303);
        var back = accepted.headers().firstValue("Location").orElseThrow();
        assertThat(reader.open(back).body())
                .contains("50 accounts linked", "Accept all 3", "3 accounts");
        var again =
                reader.submit(path, path + "&act=certain", Map.of("tool", tool, "accounts", ids));
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(reader.open(path).body()).contains("Accept all 3");
        var none = reader.submit(path, path + "&act=certain", Map.of("tool", tool));
        assertThat(none.statusCode()).isEqualTo(422);
    }

    @Test
    void keepsHostileAccountsInert() {
        var one = one("Wilma \\\"><img src=x onerror=alert(1)><script>x</script>", "<b>wilma</b>");

        assertThat(Reader.administrator(SERVER).open(one.page() + "&just=" + one.account()).body())
                .contains("Wilma")
                .doesNotContain("<img src=x", "<script>x", "<b>wilma");
    }

    @Test
    void isForAdministratorsAndSaysSo() {
        var one = one("Yorick Elm", "yelm");
        Browser reader = Reader.somebody(SERVER, null);

        assertThat(reader.open(one.page()).body())
                .contains("state refused", "Only administrators review whose accounts are whose.")
                .doesNotContain("yelm");
        assertThat(
                        reader.submit(
                                        "/account",
                                        "/people/accounts",
                                        one.act("accept", one.person()))
                                .statusCode())
                .isEqualTo(403);
        assertThat(state(one)).isEqualTo("suggested");
    }
}
