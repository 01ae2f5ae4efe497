package dev.quarterdeck.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.littlecompany.GitRepositoryBuilder;
import dev.quarterdeck.littlecompany.HarborRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Speaks with a server that was taught its answers.
class RemoteVerbsTest {

    private static final String ADA = "0199c0de-0000-7000-8000-00000000000a";
    private static final String BO = "0199c0de-0000-7000-8000-00000000000b";
    private static final String ORGANIZATION =
            """
            {"day":"2026-04-15",
             "persons":[
              {"id":"%s","number":"E1","name":"Ada Quill","address":"ada@harbor.example","manager":null,
               "interim":[],"dotted":[],"places":[{"team":"t1","share":100}],"location":"PIER","calendar":null},
              {"id":"%s","number":"E2","name":"Bo Reed","address":null,"manager":"%s",
               "interim":[],"dotted":[],"places":[{"team":"t1","share":40},{"team":"t2","share":60}],
               "location":null,"calendar":null}],
             "teams":[
              {"id":"t1","key":"HARBOR","name":"Harbor","parent":null,"head":"%s","members":2,"fullTime":1.4},
              {"id":"t2","key":"QUAY","name":"Quay","parent":"t1","head":null,"members":1,"fullTime":0.6}],
             "findings":[{"code":"no-team","person":null,"since":null,"words":"Nobody leads Quay."}]}
            """
                    .formatted(ADA, BO, ADA, ADA);

    @TempDir Path folder;

    @TempDir Path data;

    private final FakeServer server = new FakeServer();
    private RemoteSession session;

    @BeforeEach
    void open() {
        session =
                new RemoteSession(folder, data)
                        .with("QD_URL", server.root().toString())
                        .with("QD_TOKEN", "qd_a_b");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void helpsWithEveryVerb() {
        for (var verb :
                new String[] {
                    "import",
                    "import people",
                    "import records",
                    "export histories",
                    "sync",
                    "secrets",
                    "secrets rotate",
                    "org",
                    "org show",
                    "org accounts",
                    "org accounts review",
                    "org export",
                    "token",
                    "token create",
                    "user add",
                    "grant add",
                    "grant list",
                    "job show",
                    "may",
                    "audit",
                    "audit verify",
                    "doctor server"
                }) {
            var words = new java.util.ArrayList<>(java.util.List.of(verb.split(" ")));
            words.add("--help");
            assertThat(session.qd(words.toArray(String[]::new))).as(verb).isZero();
            assertThat(session.out()).as(verb).contains("Usage: qd " + verb).contains("--server");
        }
    }

    @Test
    void writesHistoriesLineByLine() {
        server.teach(
                "GET /api/v1/histories/export?kind=work-item&format=ndjson&source=",
                200,
                "{\"id\":\"1\"}\n{\"id\":\"2\"}\n");
        assertThat(session.qd("export", "histories", "--kind", "work-item")).isZero();
        assertThat(session.out()).isEqualTo("{\"id\":\"1\"}\n{\"id\":\"2\"}\n");
    }

    @Test
    void saysWhatOneMayAndWhy() {
        server.teach(
                "GET /api/v1/may?action=SEE&class=LEAVE&person=" + BO,
                200,
                "{\"allowed\":true,\"extent\":\"LIMITED\",\"reason\":\"you are their manager\"}");
        server.teach(
                "GET /api/v1/may?action=CHANGE&class=USERS",
                200,
                "{\"allowed\":false,\"extent\":null,\"reason\":\"you hold no such duty\"}");
        server.teach("GET /api/v1/organization?limit=500", 200, ORGANIZATION);

        assertThat(session.qd("may", "see", "leave", "--person", "e2")).isZero();
        assertThat(session.out()).isEqualTo("yes, limited: you are their manager\n");
        assertThat(session.qd("may", "change", "users")).isEqualTo(1);
        assertThat(session.out()).isEqualTo("no: you hold no such duty\n");
    }

    @Test
    void findsABrokenChain() {
        server.teach(
                "GET /api/v1/audit/verification",
                200,
                """
                {"entries":9,"headsCompared":1,"whole":false,
                 "faults":["Entry (4) was changed after it was written.","Entry (6) follows entry (4)."]}
                """);

        assertThat(session.qd("audit", "verify")).isEqualTo(1);
        assertThat(session.out()).contains("broken").contains("First: Entry (4) was changed");
    }

    @Test
    void saysThatTheChainIsWhole() {
        server.teach(
                "GET /api/v1/audit/verification",
                200,
                "{\"entries\":1042,\"headsCompared\":1,\"faults\":[],\"whole\":true}");

        assertThat(session.qd("audit", "verify")).isZero();
        assertThat(session.out())
                .isEqualTo("The audit log is whole: 1,042 entries, compared with 1 kept head.\n");
    }

    @Test
    void listsTheAuditLogOfAPersonSinceADay() {
        server.teach(
                "GET /api/v1/audit?limit=50",
                200,
                """
                {"items":[
                 {"seq":3,"at":"2026-04-02T10:00:00Z","label":"ada","action":"read","fieldClass":"LEAVE","subjects":["%s"],"what":"leave"},
                 {"seq":2,"at":"2026-04-01T10:00:00Z","label":"ada","action":"write","fieldClass":"USERS","subjects":[],"what":"user"},
                 {"seq":1,"at":"2026-03-31T23:59:59Z","label":"ada","action":"old","fieldClass":"LEAVE","subjects":["%s"],"what":"leave"}],
                 "next":"more"}
                """
                        .formatted(BO, BO));

        assertThat(session.qd("audit", "--since", "2026-04-01", "--person", BO)).isZero();
        assertThat(session.out()).contains("read").doesNotContain("write").doesNotContain("old");
        assertThat(server.asked()).hasSize(1);
        assertThat(session.qd("audit", "list", "--since", "april")).isEqualTo(2);
        assertThat(session.err()).contains("(april)").contains("such as 2026-03-31.");
        assertThat(session.qd("audit", "list", "--since", "7.3.2026")).isEqualTo(2);
        assertThat(session.err()).contains("Maybe 2026-03-07.");
        assertThat(session.qd("audit", "list", "--since", "30.2.2026")).isEqualTo(2);
        assertThat(session.err()).contains("the year comes first");
    }

    @Test
    void namesWhomAnAuditEntryMentionsAndKeepsTheIdsOfTheOthers() {
        server.teach(
                "GET /api/v1/audit?limit=50",
                200,
                """
                {"items":[
                 {"seq":2,"at":"2026-04-02T10:00:00Z","userId":"u1","label":"qd_ab12","action":"leave.read","fieldClass":"LEAVE",
                  "subjects":["p1","p2","p3","p4"],"what":"4 rows of leave","names":{"u1":"ada","p1":"Bo Reed","p2":"Cy Marsh"}},
                 {"seq":1,"at":"2026-04-01T10:00:00Z","userId":"u1","label":"ada","action":"user.link","fieldClass":"USERS",
                  "subjects":["p1","p9"],"what":"user u2: person p1","names":{"u1":"ada","u2":"bo","p1":"Bo Reed"}}],
                 "next":null}
                """);

        assertThat(session.qd("audit")).isZero();

        assertThat(session.out())
                .contains("ada (qd_ab12)  leave.read")
                .contains("Bo Reed, Cy Marsh and 2 more  4 rows of leave")
                .contains("Bo Reed, p9")
                .contains("user bo: person Bo Reed")
                .doesNotContain("ada (ada)");
    }

    @Test
    void addsAUserAndShowsThePasswordOnStandardOutputOnly() {
        server.teach(
                "POST /api/v1/users",
                201,
                "{\"user\":{\"login\":\"bo\"},\"temporaryPassword\":\"reef-anchor\"}");

        assertThat(session.qd("user", "add", "bo", "--name", "Bo Reed", "--administrator"))
                .isZero();
        assertThat(session.out())
                .startsWith("login     bo\npassword  reef-anchor\n")
                .endsWith(server.root() + "/sign-in\n");
        assertThat(session.err()).doesNotContain("reef-anchor");
        assertThat(server.last().body())
                .isEqualTo("{\"login\":\"bo\",\"displayName\":\"Bo Reed\",\"administrator\":true}");
    }

    @Test
    void disablesAUserInTheVersionThatWasRead() {
        server.teach(
                "GET /api/v1/users?limit=500",
                200,
                "{\"items\":[{\"id\":\"%s\",\"login\":\"bo\"}]}".formatted(BO));
        server.teach("GET /api/v1/users/" + BO, 200, "{\"login\":\"bo\"}", Map.of("ETag", "\"7\""));
        server.teach("POST /api/v1/users/" + BO + "/disable", 200, "{\"login\":\"bo\"}");

        assertThat(session.qd("user", "disable", "Bo")).isZero();
        assertThat(server.last().header("If-match")).isEqualTo("\"7\"");
        assertThat(session.qd("user", "disable", "cy")).isEqualTo(2);
        assertThat(session.err()).contains("There is no user (cy).");
    }

    @Test
    void givesADutyOverATeam() {
        server.teach("GET /api/v1/organization?limit=500", 200, ORGANIZATION);
        server.teach(
                "POST /api/v1/grants",
                201,
                "{\"id\":\"g\",\"duty\":\"HR_PARTNER\",\"scope\":\"TEAM\",\"teamName\":\"Quay\",\"from\":\"2026-04-15\",\"until\":null}");

        assertThat(
                        session.qd(
                                "grant",
                                "add",
                                ADA,
                                "--duty",
                                "hr-partner",
                                "--team",
                                "quay",
                                "--purpose",
                                "partner of Quay"))
                .isZero();
        assertThat(server.last().body())
                .isEqualTo(
                        "{\"holderId\":\"%s\",\"duty\":\"HR_PARTNER\",\"scope\":\"TEAM\",\"teamId\":\"t2\",\"teamName\":\"Quay\",\"purpose\":\"partner of Quay\",\"from\":\"2026-04-15\"}"
                                .formatted(ADA));
        assertThat(session.out())
                .isEqualTo(
                        "Given: hr-partner over team Quay from 2026-04-15, without an end (g).\n");
    }

    @Test
    void wantsToKnowOverWhomADutyIs() {
        assertThat(session.qd("grant", "add", ADA, "--duty", "finance", "--purpose", "x"))
                .isEqualTo(2);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void makesATokenAsABrowserWould() {
        server.teachPage("GET /sign-in", "<input type=\"hidden\" name=\"_csrf\" value=\"f0rm\">");
        server.teach(
                "POST /sign-in",
                303,
                "",
                Map.of(
                        "Set-Cookie",
                        "qd-local=s3ss; Path=/; HttpOnly; SameSite=Lax",
                        "Location",
                        "/"));
        server.teach("GET /api/v1/me/sign-in", 200, "{\"csrf\":\"c5rf\"}");
        server.teach(
                "POST /api/v1/me/tokens",
                201,
                "{\"token\":{\"publicId\":\"qd_x\",\"expires\":\"2026-07-14T12:00:00Z\"},\"secret\":\"qd_x_y\"}");
        server.teach("POST /sign-out", 303, "");
        session.with("QD_PASSWORD", "reef anchor");

        assertThat(
                        session.qd(
                                "token", "create", "--user", "ada", "--name", "laptop", "--scope",
                                "import"))
                .isZero();

        assertThat(session.out()).isEqualTo("qd_x_y\n");
        var made = server.asked().get(3);
        assertThat(made.header("Cookie")).isEqualTo("qd-local=s3ss");
        assertThat(made.header("X-csrf-token")).isEqualTo("c5rf");
        assertThat(made.headers()).doesNotContainKey("Authorization");
        assertThat(made.body())
                .isEqualTo(
                        "{\"name\":\"laptop\",\"scopes\":[\"IMPORT\"],\"expires\":\"2026-07-14T12:00:00Z\"}");
        assertThat(server.asked().get(1).body())
                .contains("login=ada")
                .contains("password=reef%20anchor")
                .contains("_csrf=f0rm");
        assertThat(server.last().path()).isEqualTo("/sign-out");
    }

    @Test
    void asksForAPasswordWhereThereIsNone() {
        assertThat(session.qd("token", "create", "--user", "ada", "--name", "laptop")).isEqualTo(2);
        assertThat(session.err()).contains("password of (ada)").contains("QD_PASSWORD");
    }

    @Test
    void followsAJobToItsEnd() {
        server.teach(
                "GET /api/v1/jobs/7",
                200,
                "{\"id\":\"7\",\"kind\":\"import\",\"state\":\"running\",\"step\":\"rows\",\"done\":1,\"total\":2}");
        server.teach(
                "GET /api/v1/jobs/7",
                200,
                "{\"id\":\"7\",\"kind\":\"import\",\"state\":\"failed\",\"step\":\"rows\",\"refusal\":\"Too many.\",\"remedy\":\"Maybe fewer.\"}");

        assertThat(session.qd("job", "show", "7", "--follow")).isEqualTo(3);
        assertThat(session.out()).contains("failed").contains("Too many.").contains("Maybe fewer.");
    }

    @Test
    void showsTheOrganisationAsATree() {
        server.teach("GET /api/v1/organization?asOf=2026-04-15&limit=500", 200, ORGANIZATION);

        assertThat(session.qd("org", "show", "--as-of", "2026-04-15")).isZero();
        assertThat(session.out())
                .isEqualTo(
                        """
                        The organisation on 2026-04-15: 2 persons in 2 teams.
                        TEAM             HEAD       PEOPLE  FULL-TIME
                        Harbor (HARBOR)  Ada Quill  2       1.4
                          Quay (QUAY)               1       0.6
                        1 finding: qd org findings
                        """);
        assertThat(session.qd("org", "chart", "--as-of", "2026-04-15")).isZero();
        assertThat(session.out())
                .contains("Ada Quill (E1)  HARBOR\n  Bo Reed (E2)  HARBOR 40 %, QUAY 60 %\n");
    }

    @Test
    void followsThePagesOfTheOrganisation() {
        var path = "GET /api/v1/organization?limit=500";
        var first = ORGANIZATION.strip();
        server.teach(path, 200, first.substring(0, first.length() - 1) + ",\"next\":\"a b\"}");
        server.teach(
                path + "&cursor=a%20b",
                200,
                """
                {"day":"2026-04-15","persons":[],
                 "teams":[{"id":"t3","key":"RAFT","name":"Raft","parent":null,"head":null,"members":0,"fullTime":0.0}],
                 "findings":[{"code":"no-team","person":null,"since":null,"words":"Nobody leads Raft."}],
                 "next":null}
                """);

        assertThat(session.qd("org", "show")).isZero();
        assertThat(session.out()).contains("2 persons in 3 teams", "Raft (RAFT)", "2 findings");
        assertThat(session.qd("org", "show", "--json")).isZero();
        assertThat(session.out()).contains("\"RAFT\"").doesNotContain("next");
    }

    @Test
    void exportsToANewFileOnly() throws IOException {
        server.teachPage(
                "GET /api/v1/organization/export?format=csv&kind=people&asOf=2025-12-31",
                "number,name\r\nE1,Ada Quill\r\n");

        assertThat(session.qd("org", "export", "--as-of", "2025-12-31", "--out", "org.csv"))
                .isZero();
        assertThat(folder.resolve("org.csv")).hasContent("number,name\r\nE1,Ada Quill\r\n");
        assertThat(session.qd("org", "export", "--as-of", "2025-12-31", "--out", "org.csv"))
                .isEqualTo(2);
        assertThat(session.err()).contains("must be new");
        assertThat(session.qd("org", "export", "--format", "xml")).isEqualTo(2);
        assertThat(session.err()).contains("(xml)");
    }

    @Test
    void sendsNamesAndAddressesOfARepositoryAndNothingElse() {
        var harbor = HarborRepository.in(folder.resolve("harbor"));
        server.teach("POST /api/v1/accounts", 200, "{\"accounts\":3,\"changed\":2,\"linked\":1}");
        server.teach(
                "GET /api/v1/accounts/summary",
                200,
                "{\"tools\":[{\"tool\":\"git\",\"all\":3,\"linked\":1,\"suggested\":1,\"unattributed\":1,\"bot\":0}]}");

        assertThat(session.qd("org", "accounts", "--from-git", harbor.toString())).isZero();

        var sent = server.asked().getFirst().body();
        assertThat(sent).startsWith("{\"accounts\":[{\"tool\":\"git\",\"key\":\"").contains("@");
        var account =
                tools.jackson.databind.json.JsonMapper.shared()
                        .readTree(sent)
                        .path("accounts")
                        .get(0);
        assertThat(account.propertyNames()).containsExactly("tool", "key", "name", "addresses");
        assertThat(session.err()).contains("2 new or changed, 1 linked");
    }

    @Test
    void saysHowManyAuthorsDifferInCapitalLettersAlone() {
        var repository =
                GitRepositoryBuilder.in(folder.resolve("spelled"))
                        .by("Dee Moss <dee@little.example>")
                        .file("a", "1")
                        .commit("One")
                        .by("dee moss <Dee@little.example>")
                        .file("a", "2")
                        .commit("Two")
                        .build();
        server.teach("POST /api/v1/accounts", 200, "{\"accounts\":1,\"changed\":1,\"linked\":0}");
        server.teach("GET /api/v1/accounts/summary", 200, "{\"tools\":[]}");

        assertThat(session.qd("org", "accounts", "--from-git", repository.toString())).isZero();

        assertThat(session.err())
                .contains("Found 2 authors; 1 differs from another in capital letters alone.")
                .contains("Sent 1 account:");
        assertThat(server.asked().getFirst().body())
                .contains("Dee Moss <dee@little.example>")
                .doesNotContain("dee moss");
    }

    @Test
    void decidesWhoseAnAccountIs() {
        server.teach(
                "GET /api/v1/accounts?state=suggested&limit=500",
                200,
                """
                {"items":[
                 {"accountId":"a1","tool":"git","key":"Bo","state":"suggested","ambiguous":false,
                  "candidates":[{"personId":"%s","number":"E7","name":"Bo Reed","confidence":"strong","evidence":["same full name"]}]},
                 {"accountId":"a2","tool":"git","key":"Cy","state":"suggested","ambiguous":true,"candidates":[]}]}
                """
                        .formatted(BO));
        server.teach(
                "POST /api/v1/accounts/a1/decisions",
                201,
                "{\"accountId\":\"a1\",\"tool\":\"git\",\"key\":\"Bo\",\"state\":\"linked\",\"personName\":\"Bo Reed\"}");

        assertThat(session.qd("org", "accounts", "review")).isZero();
        assertThat(session.out()).contains("strong: Bo Reed (E7)").contains("same full name");
        assertThat(session.qd("org", "accounts", "review", "--accept", "a1")).isZero();
        assertThat(session.out()).contains("linked to Bo Reed");
        assertThat(server.last().body())
                .isEqualTo("{\"verdict\":\"PERSON\",\"personId\":\"%s\"}".formatted(BO));
        assertThat(session.qd("org", "accounts", "review", "--accept", "a2")).isEqualTo(2);
        assertThat(session.err()).contains("(a2)").contains("--person a2=KEY");
    }

    @Test
    void showsFirstWhatAFileWouldChange() throws IOException {
        Files.writeString(folder.resolve("people.csv"), "number,name\nE9,Cy Marsh\n");
        server.teach(
                "POST /api/v1/organization/imports?dryRun=true&full=false",
                200,
                """
                {"applied":false,"summary":"1 new, 2 refused","counts":{"new":1},"changes":["E9 is new."],
                 "files":[{"file":"people.csv","kind":"people","rows":3,"mapping":{},"ignored":["shoe size"],"snapshot":null}],
                 "refusedCount":2,"missing":1,"heldBack":[],
                 "refused":[{"file":"people.csv","line":4,"rule":"The manager (E7) must be known.","maybe":"Maybe add them."}]}
                """);

        assertThat(session.qd("import", "people", "people.csv")).isEqualTo(3);
        assertThat(session.out())
                .contains("people.csv: read as people, 3 rows")
                .contains("shoe size")
                .contains("  E9 is new.")
                .contains("... and 1 refused row more.")
                .contains("Not in these files: 1 person")
                .contains("1 new, 2 refused")
                .contains("people.csv:4: The manager (E7) must be known.")
                .contains("qd import people people.csv --apply");
        assertThat(server.last().header("Content-type"))
                .startsWith("multipart/form-data; boundary=");
        assertThat(server.last().body())
                .contains("filename=\"people.csv\"")
                .contains("\r\n\r\nnumber,name\nE9,Cy Marsh\n\r\n--");
        assertThat(server.last().headers()).doesNotContainKey("Idempotency-key");
    }

    @Test
    void printsFortyChangesAndNoCommandThatIsTooLong() throws IOException {
        var far = folder.resolve("a".repeat(120)).resolve("people.csv");
        Files.createDirectories(far.getParent());
        Files.writeString(far, "number,name\nE9,Cy Marsh\n");
        var changes =
                java.util.stream.IntStream.rangeClosed(1, 50)
                        .mapToObj(i -> "\"E" + i + " is new.\"")
                        .collect(java.util.stream.Collectors.joining(","));
        server.teach(
                "POST /api/v1/organization/imports?dryRun=true&full=false",
                200,
                "{\"applied\":false,\"summary\":\"50 new\",\"refused\":[],\"changes\":["
                        + changes
                        + "]}");

        assertThat(session.qd("import", "people", far.toString())).isZero();
        assertThat(session.out())
                .contains("  E40 is new.")
                .doesNotContain("E41 is new.")
                .contains("... and 10 more; --details shows all, --json has them.")
                .contains("  qd import people <the same files> --apply")
                .doesNotContain("a".repeat(120) + "/people.csv --apply");

        assertThat(session.qd("import", "people", far.toString(), "--details")).isZero();
        assertThat(session.out()).contains("E50 is new.").doesNotContain("10 more");
    }

    @Test
    void appliesAFileAsAJobUnderAKeyOfTheCommand() throws IOException {
        Files.writeString(folder.resolve("people.csv"), "number,name\nE9,Cy Marsh\n");
        for (var full : new String[] {"true", "false"}) {
            server.teach(
                    "POST /api/v1/organization/imports?dryRun=false&full=" + full,
                    202,
                    "{\"id\":\"7\"}");
        }
        server.teach("GET /api/v1/jobs/7", 200, "{\"state\":\"running\"}");
        server.teach(
                "GET /api/v1/jobs/7",
                200,
                "{\"state\":\"done\",\"result\":{\"applied\":true,\"summary\":\"1 new\",\"changes\":[\"E9 is new.\"],\"refused\":[]}}");

        assertThat(session.qd("import", "people", "people.csv", "--apply")).isZero();
        assertThat(session.out()).contains("E9 is new.").contains("Done: 1 new");
        session.qd("import", "people", "people.csv", "--apply");
        session.qd("import", "people", "people.csv", "--apply", "--full");

        var keys =
                server.asked().stream()
                        .map(one -> one.header("Idempotency-key"))
                        .filter(key -> !key.isEmpty())
                        .toList();
        assertThat(keys).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void asksAgainUnderTheSameKeyWhenTheConnectionBreaks() throws IOException {
        Files.writeString(folder.resolve("people.csv"), "number,name\nE9,Cy Marsh\n");
        var request = "POST /api/v1/organization/imports?dryRun=false&full=false";
        server.teachToHangUp(request);
        server.teach(
                request,
                200,
                "{\"applied\":true,\"summary\":\"1 new\",\"changes\":[\"E9 is new.\"]}");

        assertThat(session.qd("import", "people", "people.csv", "--apply"))
                .as(session.err())
                .isZero();

        assertThat(session.err()).contains("asking once more");
        assertThat(session.out()).contains("1 new");
        assertThat(server.asked()).hasSize(2);
        assertThat(server.asked().get(1).header("Idempotency-key"))
                .isEqualTo(server.asked().get(0).header("Idempotency-key"))
                .isNotEmpty();
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThat(session.qd("import", "people", "none.csv")).isEqualTo(2);
        assertThat(session.err()).contains("none.csv").contains("must exist");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void tellsHowTheServerIs() throws IOException {
        var here =
                new RunningServer(
                        server.root(),
                        RunningServer.programVersion(),
                        ProcessHandle.current().pid());
        here.write(data);
        Files.createDirectories(data.resolve("store/data"));
        Files.writeString(data.resolve("store/data/PG_VERSION"), "18\n");
        new LastBackup(RemoteSession.NOW.minusSeconds(60), "/backups/quarterdeck").note(data);
        server.teach("GET /health", 200, "{\"status\":\"up\"}", Map.of());
        server.teach("GET /ready", 503, "{\"status\":\"down\"}");
        server.teach(
                "GET /api/v1/me/sign-in",
                200,
                "{\"warnings\":[\"The temporary administrator works.\"]}");
        server.teach("GET /api/v1/audit/verification", 200, "{\"entries\":3,\"faults\":[]}");

        assertThat(session.qd("doctor", "server")).isEqualTo(1);
        assertThat(session.out())
                .contains("broken     ready")
                .contains("attention  sign-in      The temporary administrator works.")
                .contains("broken     database     embedded PostgreSQL 18 has stopped")
                .contains("ok         backup")
                .contains("ok         audit        whole, 3 entries");
        session.qd("doctor", "server", "--json");
        assertThat(session.out()).startsWith("{\"items\":[{\"name\":\"data folder\"");
    }

    @Test
    void tellsWhatIsThereWithoutAServer() {
        var alone = new RemoteSession(folder, data);

        assertThat(alone.qd("doctor", "server")).isEqualTo(1);
        assertThat(alone.out())
                .contains("attention  database     There is none yet.")
                .contains("broken     server       No server runs on the data folder");
    }
}
