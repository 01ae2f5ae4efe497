package dev.quarterdeck.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.platform.outbound.LittleServer;
import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import dev.quarterdeck.server.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Walks through the pages of sources as people do, against an invented tool.
class SourcePagesTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)><script>x</script>";
    private static final String SECRET = "planted-sesame";
    private static final String NEW = "/settings/sources/new?tool=sample";
    private static final Pattern SHOWN = Pattern.compile("class=\"secret\"><code>([^<]+)<");
    private static final Pattern HELD = Pattern.compile("name=\"held\" value=\"([^\"]+)\"");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([0-9]+)\"");
    private static final Pattern SCOPE = Pattern.compile("name=\"scope\" value=\"([^\"]+)\"");

    private static TestServer server;
    private static Browser keeper;
    private final LittleServer tool = new LittleServer();

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of("QD_OUTBOUND_ALLOW", "127.0.0.1"), Clock.systemUTC());
        keeper = Reader.administrator(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void end() {
        tool.close();
    }

    private void play() {
        tool.always(SourcePagesTest::sample);
    }

    private static Told sample(Asked asked) {
        return switch (asked.path()) {
            case "/me" ->
                    asked.headers().getOrDefault("Authorization", "").equals("Bearer " + SECRET)
                            ? Told.of(200, "{}")
                            : Told.of(401, "{}");
            case "/projects" ->
                    Told.of(
                            200,
                            "[{\"id\":10,\"name\":\"Harbor %s\"},{\"id\":11,\"name\":\"Anchor\"}]"
                                    .formatted(HOSTILE));
            case "/projects/10/items" ->
                    Told.of(
                            200,
                            """
                            {"total":3,"items":[{"id":"1","key":"HARBOR-1","created":"2026-01-01T00:00:00Z",
                            "updated":"2026-02-01T00:00:00Z","changes":[]}]}\
                            """);
            case "/projects/10/ids" -> Told.of(200, "[\"1\"]");
            default -> Told.of(404, "{}");
        };
    }

    private static String unique(String name) {
        return name + " " + UUID.randomUUID();
    }

    private Map<String, String> form(String name, String token, Map<String, String> more) {
        var form = new HashMap<String, String>();
        form.put("name", name);
        form.put("setting.address", tool.address().toString());
        form.put("setting.token", token);
        form.put("every", "60");
        form.put("rawDays", "400");
        form.putAll(more);
        return form;
    }

    private static String first(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        assertThat(found.find()).as(pattern + " in " + page).isTrue();
        return found.group(1);
    }

    private static String target(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /// Connects the invented tool. @return the address of the connection's page
    private String connect(String name) {
        var made = keeper.submit(NEW, NEW, form(name, SECRET, Map.of()));
        return target(made).replaceAll("/scopes.*", "");
    }

    private static String push(String name) {
        var page = "/settings/sources/new?tool=push";
        var made = keeper.submit(page, page, Map.of("name", name, "rawDays", "400"));
        assertThat(target(made)).endsWith("/push?did=connected");
        return target(made).replaceAll("/push.*", "");
    }

    private static String over(String run) throws InterruptedException {
        var patience = new CountDownLatch(1);
        for (int i = 0; i < 600; i++) {
            var page = keeper.open(run).body();
            if (!page.contains("hx-trigger=\"every 1s\"")) {
                return page;
            }
            assertThat(patience.await(50, TimeUnit.MILLISECONDS)).isFalse();
        }
        throw new AssertionError("The run does not end.");
    }

    @Test
    void offerEveryToolWithWhatItGives() {
        var page = keeper.open("/settings/sources").body();
        assertThat(page)
                .contains("new?tool=jira", "new?tool=github", "Work items, changes")
                .contains("What its token must be allowed");
        assertThat(keeper.open("/settings/sources/new").statusCode()).isEqualTo(303);
        assertThat(keeper.open("/settings/sources/new?tool=abacus").statusCode()).isEqualTo(404);
        var jira = keeper.open("/settings/sources/new?tool=jira").body();
        assertThat(jira).contains("E-mail address", "Time zone", "read:jira-work", "Test only");
        assertThat(keeper.open("/palette.json").body()).contains("Connect a tool");
    }

    @Test
    void sayBesideTheFieldWhyTheToolRefusesAndKeepWhatWasTyped() {
        play();
        var name = unique("Kept");
        var wrong = keeper.submit(NEW, NEW, form(name, "wrong-sesame", Map.of("act", "test")));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("did not accept the secret", "(401 at /me)", name, "Keep it all the same")
                .containsPattern("name=\"setting.token\"[^>]*aria-invalid=\"true\"")
                .doesNotContain("wrong-sesame");
        var fine = keeper.submit(NEW, NEW, form(name, SECRET, Map.of("act", "test")));
        assertThat(fine.statusCode()).isEqualTo(200);
        assertThat(fine.body())
                .contains("Sample answers, and lets the connection in.", name)
                .doesNotContain(SECRET);
        assertThat(keeper.open("/settings/sources").body()).doesNotContain(name);

        var held = Map.of("held", first(HELD, fine.body()));
        var other = Reader.administrator(server).submit(NEW, NEW, form(name, "", held));
        assertThat(other.statusCode()).as("somebody else's secret").isEqualTo(422);
        var made = keeper.submit(NEW, NEW, form(name, "", held));
        assertThat(target(made)).endsWith("/scopes?did=connected");
        var again = keeper.submit(NEW, NEW, form(name, "", held));
        assertThat(again.statusCode()).as("held once kept").isEqualTo(422);
        var taken = keeper.submit(NEW, NEW, form(name, SECRET, Map.of()));
        assertThat(taken.body())
                .contains("must not be taken")
                .containsPattern("name=\"name\"[^>]*aria-invalid=\"true\"");
    }

    @Test
    void sayWhatIsWrongWithAnAddressThatMayNotBeCalledOrIsNone() {
        var inside = form(unique("In"), SECRET, Map.of("setting.address", "http://10.1.2.3"));
        var refused = keeper.submit(NEW, NEW, inside);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("own network")
                .containsPattern("name=\"setting.address\"[^>]*aria-invalid=\"true\"");
        var none = form(unique("No"), SECRET, Map.of("setting.address", "harbor"));
        assertThat(keeper.submit(NEW, NEW, none).body())
                .contains("must be an address of https")
                .containsPattern("name=\"setting.address\"[^>]*aria-invalid=\"true\"");
        tool.always(asked -> Told.of(404, "<html>no interface</html>"));
        assertThat(keeper.submit(NEW, NEW, form(unique("Gone"), SECRET, Map.of())).body())
                .contains("or hides it (404)", "is not that of the interface");
        var days = form(unique("Days"), SECRET, Map.of("rawDays", "many", "act", "keep"));
        assertThat(keeper.submit(NEW, NEW, days).body()).contains("(many) must be a whole number");
    }

    @Test
    void chooseReadAndSeeCountsThatAddUp() throws InterruptedException {
        play();
        var path = connect(unique("Reads " + HOSTILE));
        assertThat(keeper.open(path).body())
                .contains("Nothing is chosen to be read.")
                .doesNotContain("<img src=x", "<script>x", SECRET);

        var scopes = path + "/scopes";
        var list = keeper.open(scopes + "?q=harbor").body();
        assertThat(list)
                .contains("Harbor &lt;img", "0 of 2 chosen.")
                .doesNotContain("<img src=x", "Anchor <");
        var id = first(SCOPE, list);
        var kept =
                keeper.submit(
                        scopes, scopes, Map.of("shown", id, "scope", id, "act", "keep", "q", ""));
        assertThat(keeper.open(target(kept)).body()).contains("1 of 2 chosen.");

        var run = target(keeper.submit(path, path, Map.of("how", "SYNC")));
        var report = over(run);
        assertThat(report)
                .contains("1 record = 1 told something + 0 with nothing to keep + 0 unusable.")
                .contains("2 lacking", "1 differs")
                .contains("comments of Harbor", "explain=run.records")
                .doesNotContain("<img src=x", SECRET);
        assertThat(keeper.open(run + "?csv=gaps").body()).startsWith("What was not read");
        assertThat(keeper.open(run + "?explain=run.told").body()).contains("records = told");
        var overview = keeper.open(path).body();
        assertThat(overview)
                .contains("1 part could not be read.", "See which, and why", "1 work item")
                .contains("in 59 minutes");
        assertThat(keeper.open("/health-of-data").body())
                .contains("1 part could not be read", "Histories of tools", "Work items");
        assertThat(keeper.open("/health-of-data?asOf=2026-01-01").body())
                .doesNotContain("Histories of tools", "1 part could not be read");

        var again = over(target(keeper.submit(path, path, Map.of("how", "REPLAY"))));
        assertThat(again).contains("Records mapped anew", "1 record = 1 told something");
        assertThat(keeper.submit(path, path, Map.of("how", "NEVER")).statusCode()).isEqualTo(422);
    }

    @Test
    void keepTheChoiceOfWhatIsNotShown() {
        play();
        var scopes = connect(unique("Choice")) + "/scopes";

        target(keeper.submit(scopes, scopes, Map.of("act", "all", "q", "")));
        assertThat(keeper.open(scopes).body()).contains("2 of 2 chosen.");
        target(keeper.submit(scopes, scopes, Map.of("act", "none", "q", "anchor")));
        assertThat(keeper.open(scopes).body()).contains("1 of 2 chosen.");
        assertThat(keeper.open(scopes + "?only=chosen").body())
                .contains("Harbor &lt;img")
                .doesNotContain("Anchor");
        var hand = Map.of("act", "hand", "kind", "query", "id", "project = HARBOR", "name", "Q");
        target(keeper.submit(scopes, scopes, hand));
        assertThat(keeper.open(scopes).body()).contains("2 of 3 chosen.", "project = HARBOR");
        var empty = Map.of("act", "hand", "kind", "query", "id", "", "name", "kept name");
        var refused = keeper.submit(scopes, scopes, empty);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("1 to 2000 characters", "kept name");
        tool.always(asked -> Told.of(403, "{}"));
        var unlisted = keeper.submit(scopes, scopes, Map.of("act", "list"));
        assertThat(unlisted.statusCode()).isEqualTo(422);
        assertThat(unlisted.body()).contains("(403)", "reading of projects");
    }

    @Test
    void changeSettingsWithoutShowingTheSecretAndRetire() {
        play();
        var path = connect(unique("Changes"));
        var settings = path + "/settings";
        var page = keeper.open(settings).body();
        assertThat(page).contains("Left empty, the one that was typed").doesNotContain(SECRET);
        var version = page.replaceAll("(?s).*name=\"version\" value=\"([0-9]+)\".*", "$1");

        var moved =
                form(
                        unique("Moved"),
                        "",
                        Map.of("version", version, "setting.address", "https://sample.example"));
        var refused = keeper.submit(settings, settings, moved);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("entered again for another address");
        var name = unique("Renamed");
        target(keeper.submit(settings, settings, form(name, "", Map.of("version", version))));
        assertThat(keeper.open(path).body()).contains(name);
        var stale = form(unique("Late"), "", Map.of("version", version));
        assertThat(keeper.submit(settings, settings, stale).statusCode()).isEqualTo(409);

        var now = keeper.open(settings).body();
        var next = now.replaceAll("(?s).*name=\"version\" value=\"([0-9]+)\".*", "$1");
        target(keeper.submit(settings, settings, Map.of("act", "retire", "version", next)));
        assertThat(keeper.open(path).body()).contains("A retired source is not read.");
        var later = keeper.open(settings).body();
        var last = later.replaceAll("(?s).*name=\"version\" value=\"([0-9]+)\".*", "$1");
        target(keeper.submit(settings, settings, Map.of("act", "return", "version", last)));
        assertThat(keeper.open(path).body()).contains("Read now");
    }

    @Test
    void showAPushWithinASecondMadeAsThePageSays() throws InterruptedException {
        var path = push(unique("Pushes"));
        var page = path + "/push";
        assertThat(keeper.open(page).body()).contains("None yet", "curl -sS", "/deployments");
        var made = keeper.open(target(keeper.submit(page, page, Map.of()))).body();
        var secret = first(SHOWN, made);
        assertThat(keeper.open(page).body())
                .contains("A secret was made.", "Make a new secret", "every 500ms")
                .doesNotContain(secret);
        assertThat(keeper.open(page + "?watch=0").body())
                .contains("Look for new ones again")
                .doesNotContain("every 500ms");

        var shell = Pattern.compile("(?s)<pre[^>]*><code>(.*?)</code>").matcher(made);
        var sent = Instant.now();
        assertThat(shell.results().map(one -> plain(one.group(1))).map(one -> run(one, secret)))
                .hasSize(3)
                .allSatisfy(said -> assertThat(said).contains("\"told\":1", "\"unusable\":0"));
        assertThat(keeper.open(path).body())
                .contains("deployment 4711", "incident INC-12", "pipeline run 981", "taken");
        assertThat(Duration.between(sent, Instant.now())).isLessThan(Duration.ofSeconds(20));

        var line = shell.reset().results().map(one -> plain(one.group(1))).findFirst();
        assertThat(run(line.orElseThrow(), "another")).contains("not-signed");
        assertThat(keeper.open(path).body()).contains("refused", "must be signed with a secret");
        var late = keeper.open("/settings/sources").body();
        assertThat(late).contains("1 pipeline run, 1 deployment, 1 incident", "what is pushed");
        assertThat(late).doesNotContain(secret);
        var look = keeper.send(path + "?watch=7", "HX-Target", "live-pushes");
        assertThat(look.body())
                .contains("deployment 4711", "watch=6")
                .as("what a look does not take")
                .doesNotContain("Told so far", "Pushes of a day");

        var broken = Map.of("stream", "deployments");
        over(target(keeper.upload(path + "/files", path + "/records", broken, "file", "a", "no")));
        assertThat(keeper.open(path).body())
                .as("pushes are not judged by a file")
                .contains("Last heard of", "Told so far")
                .doesNotContain("could not be used");
    }

    @Test
    void judgeAToolByItsReadingsAndNotByFiles() throws InterruptedException {
        play();
        var path = connect(unique("Judged"));
        read(path);
        tool.always(asked -> Told.of(401, "{}"));
        over(target(keeper.submit(path, path, Map.of("how", "SYNC"))));
        assertThat(keeper.open(path).body()).contains("did not accept the secret");
        var stream = Map.of("stream", "items");
        var good = "{\"id\":\"9\",\"key\":\"HARBOR-9\",\"created\":\"2026-01-01T00:00:00Z\"}";
        var files = path + "/files";
        assertThat(over(target(keeper.upload(files, path + "/records", stream, "file", "a", good))))
                .contains("1 record = 1 told something");
        assertThat(keeper.open(path).body())
                .as("a good file mends no token")
                .contains("class=\"message warn\"", "did not accept the secret");

        tool.always(
                asked -> asked.path().endsWith("/comments") ? Told.of(200, "[]") : sample(asked));
        over(target(keeper.submit(path, path, Map.of("how", "SYNC"))));
        assertThat(over(target(keeper.upload(files, path + "/records", stream, "file", "a", "{}"))))
                .contains("1 unusable");
        assertThat(keeper.open(path).body())
                .as("a bad file makes no sound tool late")
                .contains("Last heard of just now")
                .doesNotContain("class=\"message warn\"");
    }

    /// Chooses the first of what the invented tool has.
    private static void read(String path) {
        var scopes = path + "/scopes";
        var id = first(SCOPE, keeper.open(scopes + "?q=harbor").body());
        target(
                keeper.submit(
                        scopes, scopes, Map.of("shown", id, "scope", id, "act", "keep", "q", "")));
    }

    @Test
    void countIssuesWhileARunGoesOnAndListThemWhenItIsOver() throws InterruptedException {
        play();
        var path = connect(unique("Goes on"));
        read(path);
        var patience = new CountDownLatch(1);
        tool.always(
                asked ->
                        switch (asked.path()) {
                            case "/projects/10/items" ->
                                    Told.of(
                                            200,
                                            """
                                            {"total":1,"items":[{"id":"1","key":"HARBOR-1","created":"some day",
                                            "updated":"2026-02-01T00:00:00Z"}]}\
                                            """);
                            case "/projects/10/comments" -> {
                                await(patience);
                                yield Told.of(200, "[]");
                            }
                            default -> sample(asked);
                        });
        var run = target(keeper.submit(path, path, Map.of("how", "SYNC")));
        try {
            assertThat(seen(run, "1 issue so far"))
                    .contains("hx-trigger=\"every 1s\"")
                    .doesNotContain("Records that could not be used");
        } finally {
            patience.countDown();
        }
        assertThat(over(run))
                .contains("Records that could not be used", "1 issue<", "/records/")
                .doesNotContain("so far");
    }

    private static void await(CountDownLatch patience) {
        try {
            assertThat(patience.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void giveAHeldSecretToTheServerAloneThatItWasTypedFor() {
        play();
        try (var elsewhere = new LittleServer().always(asked -> Told.of(200, "{}"))) {
            var name = unique("Held");
            var tried = keeper.submit(NEW, NEW, form(name, SECRET, Map.of("act", "test")));
            var held = Map.of("held", first(HELD, tried.body()));
            var moved = new HashMap<>(held);
            moved.put("setting.address", elsewhere.address().toString());
            for (var act : new String[] {"test", "", "keep"}) {
                moved.put("act", act);
                var refused = keeper.submit(NEW, NEW, form(name, "", moved));
                assertThat(refused.statusCode()).isEqualTo(422);
                assertThat(refused.body()).doesNotContain("name=\"held\"", SECRET);
            }
            assertThat(elsewhere.asked()).isEmpty();

            var path =
                    target(keeper.submit(NEW, NEW, form(name, "", held)))
                            .replaceAll("/scopes.*", "");
            var settings = path + "/settings";
            var version = first(VERSION, keeper.open(settings).body());
            var again = form(name, SECRET, Map.of("version", version, "act", "test"));
            moved.put("held", first(HELD, keeper.submit(settings, settings, again).body()));
            moved.put("version", version);
            for (var act : new String[] {"test", "", "keep"}) {
                moved.put("act", act);
                var refused = keeper.submit(settings, settings, form(name, "", moved));
                assertThat(refused.statusCode()).isEqualTo(422);
                assertThat(refused.body()).contains("entered again for another address");
            }
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    private static String plain(String html) {
        return html.replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static String run(String shell, String secret) {
        try {
            var process = new ProcessBuilder("sh", "-c", shell);
            process.environment().put("SECRET", secret);
            var running = process.redirectErrorStream(true).start();
            var said = new String(running.getInputStream().readAllBytes(), UTF_8);
            assertThat(running.waitFor()).as(said).isZero();
            return said;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void showWhatOfAFileCouldNotBeUsedAndHandTheRecordOut() throws InterruptedException {
        var path = push(unique("Files " + HOSTILE));
        var lines =
                """
                {"id":"%s","startedAt":"2026-03-31T10:00:00Z","finishedAt":"2026-03-31T10:05:00Z","result":"success","environment":"production","component":"harbor"}
                {"id":"7","result":"of no moment"}
                no json
                """
                        .formatted("6 " + HOSTILE);
        var files = path + "/files";
        var run =
                target(
                        keeper.upload(
                                files,
                                path + "/records",
                                Map.of("stream", "deployments"),
                                "file",
                                "deploys%s.ndjson".formatted("<b>"),
                                lines));
        var report = over(run);
        assertThat(report)
                .contains("3 records = 1 told something + 0 with nothing to keep + 2 unusable.")
                .contains("must have one of", "The line is no JSON.", "2 issues")
                .doesNotContain("<img src=x", "<script>x", "ndjson<b>");
        assertThat(keeper.open(run + "?csv=issues").body()).contains("must have one of");
        assertThat(keeper.open(run + "?issues.q=line").body()).contains("1 of 2 issues");
        var raw = first(Pattern.compile("href=\"([^\"]+/records/[0-9]+\\.json)\""), report);
        var record = keeper.open(raw);
        assertThat(record.statusCode()).isEqualTo(200);
        assertThat(record.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(record.body()).contains("of no moment");
        assertThat(keeper.open("/settings/audit?kind=connection.").body())
                .contains("read a record as it came");
        assertThat(keeper.open(path).body()).contains("2 of 3 records could not be used.");
        var somebody = Reader.somebody(server, null);
        assertThat(somebody.open(raw).statusCode()).isEqualTo(403);
        assertThat(somebody.open(run).body()).contains("must have one of").doesNotContain(raw);

        var nothing = keeper.upload(files, path + "/records", Map.of(), "file", "e", "");
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("There must be a file");
        var any = "/settings/sources/files";
        var without =
                keeper.upload(any, "/settings/sources/records", Map.of(), "file", "a.json", "{}");
        assertThat(without.body())
                .containsPattern("name=\"tool\"[^>]*aria-invalid=\"true\"")
                .contains("must be one that can be read");
    }

    @Test
    void bringAnExportOfAToolThatIsNotConnected() throws InterruptedException {
        var any = "/settings/sources/files";
        var issue =
                """
                {"issues":[{"id":"10001","key":"HARBOR-1","fields":{"created":"2026-01-05T09:00:00.000+0000",
                "updated":"2026-01-06T09:00:00.000+0000","status":{"id":"1","name":"Open","statusCategory":{"key":"new"}},
                "issuetype":{"id":"1","name":"Bug"}}}]}\
                """;
        var run =
                target(
                        keeper.upload(
                                any,
                                "/settings/sources/records",
                                Map.of("tool", "jira", "stream", "issues"),
                                "file",
                                "issues.json",
                                issue));
        assertThat(over(run)).contains("Files of Jira", "1 record = 1 told something");
    }

    @Test
    void decideWhatAStatusStandsForAndTakeItBack() throws InterruptedException {
        var any = "/settings/sources/files";
        var issue =
                """
                {"issues":[{"id":"20001","key":"ANCHOR-1","fields":{"created":"2026-01-05T09:00:00.000+0000",
                "updated":"2026-01-06T09:00:00.000+0000","status":{"id":"77","name":"Open %s","statusCategory":{"key":"new"}},
                "issuetype":{"id":"1","name":"Bug"}}}]}\
                """
                        .formatted(HOSTILE.replace("\"", "\\\""));
        var fields = Map.of("tool", "jira", "stream", "issues");
        var target = "/settings/sources/records";
        var report = over(target(keeper.upload(any, target, fields, "file", "two.json", issue)));
        var path =
                first(Pattern.compile("href=\"(/settings/sources/[0-9a-f-]{36})\""), report)
                        + "/workflow";
        var page = seen(path, "Open &lt;img");
        assertThat(page)
                .contains("The tool says queue", "Nothing was decided yet.", "Accept")
                .doesNotContain("<img src=x", "<script>x");

        var late = Map.of("status", "77", "category", "WORK", "from", "next week");
        var refused = keeper.submit(path, path, late);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("must be written as year-month-day", "value=\"next week\"");
        var none = Map.of("status", "77", "category", "LATER");
        assertThat(keeper.submit(path, path, none).body()).contains("must be QUEUE, WORK or DONE");
        var said =
                Map.of("status", "77", "category", "WORK", "waiting", "true", "from", "2026-02-01");
        assertThat(target(keeper.submit(path, path, said))).endsWith("did=decided");
        var decided = keeper.open(path).body();
        assertThat(decided).contains("work, waits for others, from 2026-02-01 on", "Take back");
        var decision = first(Pattern.compile("name=\"decision\" value=\"([^\"]+)\""), decided);
        var undo = Map.of("act", "undo", "decision", decision);
        assertThat(target(keeper.submit(path, path, undo))).endsWith("did=undone");
        assertThat(keeper.open(path).body()).contains("taken back on").doesNotContain("Take back");
        assertThat(keeper.submit(path, path, undo).body()).contains("taken back already");
        assertThat(Reader.somebody(server, null).open(path).body())
                .contains("only administrators connect tools")
                .doesNotContain("Accept");
    }

    private static String seen(String path, String words) throws InterruptedException {
        var patience = new CountDownLatch(1);
        for (int i = 0; i < 600; i++) {
            var page = keeper.open(path).body();
            if (page.contains(words)) {
                return page;
            }
            assertThat(patience.await(50, TimeUnit.MILLISECONDS)).isFalse();
        }
        throw new AssertionError("There is no " + words + " on " + path);
    }

    @Test
    void showOthersWhatIsReadAndRefuseThemChanges() {
        play();
        var path = connect(unique("Seen"));
        var somebody = Reader.somebody(server, null);
        var list = somebody.open("/settings/sources").body();
        assertThat(list).contains("only administrators connect tools").doesNotContain("new?tool=");
        assertThat(somebody.open(path).body())
                .contains("only administrators connect tools")
                .doesNotContain("Read now");
        for (var page : new String[] {"/settings", "/files"}) {
            assertThat(somebody.open(path + page).body())
                    .as(page)
                    .contains("only administrators connect tools")
                    .doesNotContain("Keep the changes", "Bring in");
        }
        assertThat(somebody.open(NEW).body()).contains("You may not connect a tool.");
        for (var form : new String[] {"", "/scopes", "/push", "/settings"}) {
            var refused = somebody.submit("/account", path + form, Map.of("how", "SYNC"));
            assertThat(refused.statusCode()).as(form).isEqualTo(403);
        }
        assertThat(somebody.submit("/account", NEW, Map.of()).statusCode()).isEqualTo(403);
        var unknown = "/settings/sources/" + UUID.randomUUID();
        assertThat(keeper.open(unknown).statusCode()).isEqualTo(404);
        assertThat(keeper.open("/settings/sources/runs/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(new Browser(server.root().toString()).open(path).statusCode()).isEqualTo(303);
    }
}
