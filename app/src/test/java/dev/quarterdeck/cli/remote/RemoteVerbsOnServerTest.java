package dev.quarterdeck.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.littlecompany.HarborRepository;
import dev.quarterdeck.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Speaks with the real server that all tests share, as the console of its machine.
class RemoteVerbsOnServerTest {

    private static final TestServer SERVER = TestServer.shared();

    @TempDir Path folder;

    @TempDir Path data;

    private RemoteSession session;

    @BeforeEach
    void standOnTheServersMachine() throws IOException {
        new RunningServer(
                        SERVER.root(),
                        RunningServer.programVersion(),
                        ProcessHandle.current().pid())
                .write(data);
        Files.copy(
                SERVER.folder().resolve("server/console-token"),
                data.resolve("server/console-token"));
        session = new RemoteSession(folder, data);
    }

    private static String fresh(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void keepsAUserFromTheFirstPasswordToTheEnd() {
        var login = fresh("ada");

        assertThat(session.qd("user", "add", login, "--name", "Ada Quill"))
                .as(session.err())
                .isZero();
        assertThat(session.out()).startsWith("login     " + login).contains("\npassword  ");
        assertThat(session.qd("user", "list")).isZero();
        assertThat(session.out()).contains(login).contains("temporary password");
        assertThat(session.qd("user", "reset", login)).as(session.err()).isZero();
        assertThat(session.qd("user", "disable", login)).as(session.err()).isZero();
        assertThat(session.qd("user", "list")).isZero();
        assertThat(session.out().lines().filter(line -> line.startsWith(login)))
                .singleElement()
                .asString()
                .contains("disabled");
        assertThat(session.qd("user", "enable", login)).as(session.err()).isZero();
    }

    @Test
    void makesAScenarioComparesItAndFreezesThePlan() {
        var key = fresh("sc").toUpperCase(Locale.ROOT);
        var name = fresh("Last one first");
        var made =
                SERVER.console()
                        .post(
                                "/api/v1/initiatives",
                                "{\"key\":\"%s\",\"name\":\"Verb\",\"stage\":\"running\"}"
                                        .formatted(key));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);

        assertThat(session.qd("plan", "scenario", "add", name, "--note", "a try"))
                .as(session.err())
                .isZero();
        assertThat(session.qd("plan", "scenario", "change", name, "drop", "initiative=" + key))
                .as(session.err())
                .isZero();
        assertThat(session.out()).contains("  1  " + key + " is stopped.");
        assertThat(session.qd("plan", "scenario", "list")).isZero();
        assertThat(session.out()).contains(name).contains("a try");
        assertThat(session.qd("plan", "compare", name)).as(session.err()).isZero();
        assertThat(session.out()).contains("PLAN, 85% SURE", "has no forecast", "is seen by");
        assertThat(session.qd("plan", "scenario", "change", name, "--take-away", "2")).isEqualTo(2);
        assertThat(session.qd("plan", "scenario", "change", name, "--take-away", "1"))
                .as(session.err())
                .isZero();
        assertThat(session.out()).contains("It changes nothing yet.");
        assertThat(session.qd("plan", "scenario", "change", name, "cut", "items")).isEqualTo(2);
        assertThat(session.err()).contains("CELL=VALUE");
        assertThat(session.qd("plan", "scenario", "drop", name)).as(session.err()).isZero();
        assertThat(session.qd("plan", "scenario", "show", name)).isEqualTo(2);
        assertThat(session.qd("plan", "freeze", name, "--why", "agreed"))
                .as(session.err())
                .isZero();
        assertThat(session.qd("plan", "baselines")).isZero();
        assertThat(session.out()).contains(name).contains("agreed");
        assertThat(session.qd("plan", "baselines", name)).as(session.err()).isZero();
        assertThat(session.out()).contains(key).contains("There was no forecast of it.");
    }

    @Test
    void listsAndDecidesWhoOwnsWhat() {
        var key = fresh("quay");
        var made =
                SERVER.console()
                        .post(
                                "/api/v1/teams",
                                "{\"key\":\"%s\",\"name\":\"Quay\",\"from\":\"2026-01-05\"}"
                                        .formatted(key));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var name = fresh("acme/crane");

        assertThat(session.qd("owners", "set", "repository", name, key, "--from", "2026-03-02"))
                .as(session.err())
                .isZero();
        assertThat(session.out()).contains("repository %s belongs to %s.".formatted(name, key));
        assertThat(session.qd("owners")).as(session.err()).isZero();
        assertThat(session.out().lines().filter(line -> line.contains(name)))
                .singleElement()
                .asString()
                .contains("repository", key, "2026-03-02");
        assertThat(session.qd("owners", "set", "repository", name, "nobody")).isZero();
        session.qd("owners");
        assertThat(session.out()).doesNotContain(name);
        assertThat(session.qd("owners", "--unowned")).as(session.err()).isZero();
        assertThat(session.qd("owners", "set", "repository", name, "no-such-team")).isEqualTo(2);
        assertThat(session.err()).contains("no team with the key (no-such-team)");
        assertThat(session.qd("owners", "set", "river", name, key)).isEqualTo(2);
    }

    @Test
    void bringsInitiativesInAndOutAndOrdersThem() throws IOException {
        var key = fresh("cl").toUpperCase(Locale.ROOT);
        Files.writeString(
                folder.resolve("wanted.csv"),
                "key,name,reach,impact,confidence,effort\n%s,Wanted,100,2,0.5,4\n".formatted(key));

        assertThat(session.qd("plan", "import", "wanted.csv")).as(session.err()).isZero();
        assertThat(session.out())
                .contains("initiatives: 1 row, 1 new", key + " is new")
                .contains("qd plan import wanted.csv --apply");
        assertThat(session.qd("plan", "import", "wanted.csv", "--apply", "--why", "a try"))
                .isZero();
        assertThat(session.out()).contains("; kept");
        assertThat(session.qd("plan", "initiatives")).as(session.err()).isZero();
        assertThat(session.out()).contains(key).contains("Wanted").contains("idea");
        assertThat(session.qd("plan", "order")).as(session.err()).isZero();
        assertThat(session.out().lines().filter(line -> line.contains(key)))
                .singleElement()
                .asString()
                .contains("25");
        assertThat(session.qd("plan", "export", "initiatives", "--out", "out.csv")).isZero();
        assertThat(session.qd("plan", "import", "out.csv")).isZero();
        assertThat(session.out()).contains("0 new, 0 changed, 0 refused");
        Files.writeString(
                folder.resolve("bad.csv"), "key,name,stage\n%s,Bad,gone\n".formatted(key));
        assertThat(session.qd("plan", "import", "bad.csv", "--apply")).isEqualTo(2);
        assertThat(session.out())
                .contains("bad.csv, row 2: The word (gone) of stage must be one of");
        assertThat(session.qd("plan", "goals", "--json")).isZero();
        assertThat(session.out()).startsWith("{\"items\":");
    }

    @Test
    void tellsOfOneInitiativePullsALeverAndReadsTheQuarter() throws IOException {
        var team = fresh("sail");
        var made =
                SERVER.console()
                        .post(
                                "/api/v1/teams",
                                "{\"key\":\"%s\",\"name\":\"Sails\",\"from\":\"2026-01-05\"}"
                                        .formatted(team));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var key = fresh("cv").toUpperCase(Locale.ROOT);
        Files.writeString(
                folder.resolve("sails.csv"),
                "key,name,stage,scopes,must_date\n%s,Sail,running,%s=8,2026-01-30\n"
                        .formatted(key, team));
        assertThat(session.qd("plan", "import", "sails.csv", "--apply")).as(session.err()).isZero();

        assertThat(session.qd("plan", "initiative", key, "--drivers")).as(session.err()).isZero();
        assertThat(session.out()).contains(key + ", Sail", "85% sure: ", "Sails", "pace");
        assertThat(session.out())
                .contains("what the time until then goes to", "known work, at the pace");
        assertThat(session.qd("plan", "initiative", key, "--as-of", today()))
                .as(session.err())
                .isZero();
        assertThat(session.out()).contains("TOLD ON", today());
        assertThat(session.qd("plan", "forecast", "--as-of", today())).as(session.err()).isZero();
        assertThat(session.out().lines().filter(line -> line.startsWith(key)))
                .singleElement()
                .asString()
                .contains("Sail", today(), "8");
        assertThat(session.qd("plan", "forecast", "--as-of", "2019-01-01")).isZero();
        assertThat(session.out()).contains("Nothing was committed or running on 2019-01-01.");
        assertThat(session.qd("plan", "lever", key, "cut", "--team", team, "--items", "4"))
                .as(session.err())
                .isZero();
        assertThat(session.out().lines().filter(line -> line.startsWith(key)))
                .singleElement()
                .asString()
                .contains(" -");
        assertThat(session.qd("plan", "lever", key, "hire", "--team", team, "--week", "2"))
                .isEqualTo(2);
        assertThat(session.err()).contains("must be known", "Maybe");
        assertThat(session.qd("plan", "quarter")).as(session.err()).isZero();
        assertThat(session.out()).contains(key, "VERDICT");
        assertThat(session.qd("plan", "quarter", "--from", "soon")).isEqualTo(2);
        assertThat(session.qd("plan", "effort", "--weeks", "4")).as(session.err()).isZero();
        assertThat(session.out()).contains("MEANT", "Items under no epic");
        assertThat(session.qd("plan", "effort", "--team", "no-such-team")).isEqualTo(2);
    }

    private static String today() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }

    @Test
    void listsPausesAndTellsHowForecastsFared() throws IOException {
        var key = fresh("rest").toUpperCase(Locale.ROOT);
        Files.writeString(
                folder.resolve("pauses.csv"),
                "key,pause,name,from,until\n%s,blackout,Snow,2019-02-04,2019-02-06\n"
                        .formatted(key));
        assertThat(session.qd("plan", "import", "pauses.csv", "--apply"))
                .as(session.err())
                .isZero();
        assertThat(session.qd("plan", "pauses")).as(session.err()).isZero();
        assertThat(session.out().lines().filter(line -> line.startsWith(key)))
                .singleElement()
                .asString()
                .contains("blackout", "Snow", "everybody", "set");
        assertThat(session.qd("plan", "export", "pauses")).isZero();
        assertThat(session.out()).contains(key + ",blackout,Snow,2019-02-04,2019-02-06,,,set");
        assertThat(session.qd("plan", "record")).as(session.err()).isZero();
        assertThat(session.out()).contains("WEEKS AHEAD", "over 26", "late already");
        assertThat(session.qd("plan", "record", "--told", "--limit", "3"))
                .as(session.err())
                .isZero();
        assertThat(session.qd("plan", "record", "--json")).isZero();
        assertThat(session.out()).contains("\"tenths\":");
    }

    @Test
    void bringsSeatsInAndSaysWhenTheyAreFilled() throws IOException {
        var team = fresh("dock");
        var made =
                SERVER.console()
                        .post(
                                "/api/v1/teams",
                                "{\"key\":\"%s\",\"name\":\"Dock\",\"from\":\"2026-01-05\"}"
                                        .formatted(team));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var key = fresh("cs").toUpperCase(Locale.ROOT);
        Files.writeString(
                folder.resolve("seats.csv"),
                "key,team,role,status,target_start\n%s,%s,diver,open,2099-03-02\n"
                        .formatted(key, team));

        assertThat(session.qd("seats", "import", "seats.csv", "--apply"))
                .as(session.err())
                .isZero();
        assertThat(session.qd("seats")).as(session.err()).isZero();
        assertThat(session.out().lines().filter(line -> line.startsWith(key)))
                .singleElement()
                .asString()
                .contains(team, "diver", "open", "2099-03-02", "not for you");
        assertThat(session.qd("seats", "starts")).as(session.err()).isZero();
        assertThat(session.out()).contains(key + ": ");
        assertThat(session.qd("seats", "backfill", "--seat", key)).as(session.err()).isZero();
        assertThat(session.out()).contains("of team %s is planned.".formatted(team));
        assertThat(session.qd("seats", "backfill", "--seat", "no-such-seat")).isEqualTo(2);
        assertThat(session.qd("seats", "assumptions")).as(session.err()).isZero();
        assertThat(session.qd("seats", "funnel")).as(session.err()).isZero();
        assertThat(session.qd("seats", "export", "--as-of", "2026-01-01"))
                .as(session.err())
                .isZero();
        assertThat(session.out()).startsWith("key,team,role");
    }

    @Test
    void dismissesANameAndAsksAboutItAgain() {
        var name = fresh("acme/attic");

        assertThat(session.qd("owners", "dismiss", "repository", name)).as(session.err()).isZero();
        assertThat(session.out()).contains("Nobody is asked about the repository " + name);
        assertThat(session.qd("owners", "--dismissed")).as(session.err()).isZero();
        assertThat(session.out()).contains(name);
        assertThat(session.qd("owners", "recall", "repository", name)).as(session.err()).isZero();
        session.qd("owners", "--dismissed");
        assertThat(session.out()).doesNotContain(name);
        assertThat(session.qd("owners", "recall", "repository", name)).isEqualTo(2);
        assertThat(session.err()).contains("no dismissed repository (%s)".formatted(name));
        assertThat(session.qd("owners", "dismiss", "river", name)).isEqualTo(2);
    }

    @Test
    void saysThatATemporaryPasswordMustBeReplacedBeforeATokenIsMade() {
        var login = fresh("bo");
        session.qd("user", "add", login, "--name", "Bo Reed", "--json");
        var made = JsonMapper.shared().readTree(session.out());
        session.with("QD_PASSWORD", Words.of(made, "temporaryPassword"));

        assertThat(session.qd("token", "create", "--user", login, "--name", "laptop")).isEqualTo(2);
        assertThat(session.err()).contains("temporary password must be replaced");
        session.with("QD_PASSWORD", "not this one");
        assertThat(session.qd("token", "create", "--user", login, "--name", "laptop")).isEqualTo(2);
        assertThat(session.err()).contains("(401)").contains("login and password must fit");
    }

    @Test
    void givesAndEndsADuty() {
        var login = fresh("cy");
        session.qd("user", "add", login, "--name", "Cy Marsh");

        assertThat(
                        session.qd(
                                "grant",
                                "add",
                                login,
                                "--duty",
                                "compliance",
                                "--everything",
                                "--purpose",
                                "audit of the year",
                                "--until",
                                "2099-01-01",
                                "--json"))
                .as(session.err())
                .isZero();
        var id = Words.of(JsonMapper.shared().readTree(session.out()), "id");
        assertThat(session.qd("grant", "list")).isZero();
        assertThat(session.out()).contains(login).contains("audit of the year").contains(id);
        assertThat(session.qd("grant", "end", id)).as(session.err()).isZero();
        session.qd("grant", "list");
        assertThat(session.out()).doesNotContain(id);
    }

    @Test
    void findsTheAuditLogWholeAndShowsWhatWasJustDone() {
        var login = fresh("di");
        session.qd("user", "add", login, "--name", "Di Holm");

        assertThat(session.qd("audit", "verify")).as(session.err()).isZero();
        assertThat(session.out()).startsWith("The audit log is whole: ");
        assertThat(session.qd("audit", "--limit", "5")).as(session.err()).isZero();
        assertThat(session.out().lines()).hasSizeBetween(2, 6);
        assertThat(session.out().lines().filter(line -> line.contains("user.create")).findFirst())
                .hasValueSatisfying(line -> assertThat(line).endsWith("user " + login));
        assertThat(session.qd("audit", "head")).isZero();
        assertThat(session.out()).matches("\\d+ [0-9a-f]{64}\n");
    }

    @Test
    void hearsThePolicy() {
        assertThat(session.qd("may", "see", "users")).as(session.err()).isZero();
        assertThat(session.out()).startsWith("yes: ");
        assertThat(session.qd("may", "see", "leave", "--person", UUID.randomUUID().toString()))
                .isEqualTo(1);
        assertThat(session.out()).startsWith("no: ");
        assertThat(session.qd("may", "see", "everything")).isEqualTo(2);
    }

    @Test
    void explainsANumberOfTheOrganisationAsItsPageDoes() {
        assertThat(session.qd("explain", "server", "people.headcount")).as(session.err()).isZero();
        assertThat(session.out())
                .contains("  people.headcount\n")
                .contains("\nFormula       ")
                .contains("\nLeft out      ")
                .contains("\nRows          ");
        assertThat(session.qd("explain", "server", "people.headcount", "--csv")).isZero();
        assertThat(session.out().lines().findFirst())
                .hasValueSatisfying(head -> assertThat(head).contains(","));
        assertThat(session.qd("explain", "server", "people.headcount", "--json")).isZero();
        assertThat(JsonMapper.shared().readTree(session.out()).path("id").asString())
                .isEqualTo("people.headcount");
    }

    @Test
    void saysWhichNumberOrRepositoryItDoesNotKnow() {
        assertThat(session.qd("explain", "server", "people.height")).isEqualTo(2);
        assertThat(session.err()).contains("people.height");
        assertThat(session.qd("explain", "server", "link.named", "--repository", "no-such-harbour"))
                .isEqualTo(2);
        assertThat(session.err()).contains("(no-such-harbour)").contains("qd repositories");
    }

    @Test
    void isTurnedAwayWithoutAToken() {
        session.with("QD_TOKEN", "qd_no_such");

        assertThat(session.qd("user", "list")).isEqualTo(2);
        assertThat(session.err()).contains("qd token create");
    }

    @Test
    void bringsAFileInAndShowsWhoWorksHere() throws IOException {
        var number = fresh("E");
        var boss = fresh("E");
        Files.writeString(
                folder.resolve("people.csv"),
                """
                employee_number,name,email,from,manager
                %s,Fay Boss,,2024-01-01,
                %s,Gil Stern,,2025-01-01,%s
                %s,Hal Odd,,2025-13-01,
                """
                        .formatted(boss, number, boss, fresh("E")));

        assertThat(session.qd("import", "people", "people.csv")).as(session.err()).isEqualTo(3);
        assertThat(session.out())
                .contains("people.csv:4:")
                .contains("(2025-13-01)")
                .contains("qd import people people.csv --apply");
        assertThat(session.qd("org", "person", number)).isEqualTo(2);
        assertThat(session.err()).contains("(" + number + ")");

        assertThat(session.qd("import", "people", "people.csv", "--apply"))
                .as(session.err())
                .isEqualTo(3);
        assertThat(session.out()).contains("Done: ");
        assertThat(session.qd("org", "person", number)).as(session.err()).isZero();
        assertThat(session.out())
                .contains("Gil Stern (" + number + ")")
                .contains("managers  Fay Boss (" + boss + ")");
        assertThat(session.qd("org", "person", number, "--as-of", "2024-06-01")).isEqualTo(2);
        assertThat(session.qd("org", "chart")).isZero();
        assertThat(session.out()).contains("  Gil Stern (" + number + ")");
        assertThat(session.qd("org", "export")).isZero();
        assertThat(session.out()).contains(number + ",Gil Stern");
    }

    @Test
    void makesALookOfFilesAndListsTheRepository() throws IOException {
        var name = fresh("quay");
        var rows = new StringBuilder("series,created,resolved\n");
        for (int week = 0; week < 20; week++) {
            var day = LocalDate.of(2025, 9, 1).plusWeeks(week);
            rows.append("quay,%s,%s\n".formatted(day, day.plusDays(2)));
        }
        Files.writeString(folder.resolve("items.csv"), rows);

        assertThat(session.qd("import", "look", "items.csv", "--repository", name))
                .as(session.err())
                .isZero();
        assertThat(session.out())
                .contains("Read: 20 finished items of a list")
                .contains("of " + name + " as of 2026-01-14.");
        assertThat(session.qd("import", "look", "items.csv", "--repository", name))
                .as(session.err())
                .isZero();
        assertThat(session.out()).contains("Nothing changes: look ");
        assertThat(session.qd("repositories")).as(session.err()).isZero();
        assertThat(session.out().lines().filter(line -> line.startsWith(name)))
                .singleElement()
                .asString()
                .contains("uploads", "2026-01-14", "yes");

        Files.writeString(folder.resolve("bad.csv"), rows + "quay,2026-01-01,soon\n");
        assertThat(
                        session.qd(
                                "import",
                                "look",
                                "bad.csv",
                                "--repository",
                                name,
                                "--as-of",
                                "2026-01-31"))
                .isEqualTo(3);
        assertThat(session.out()).contains("bad.csv, line 22: The time (soon)");
        assertThat(session.qd("import", "look", "items.csv")).isEqualTo(2);
        assertThat(session.err()).contains("--repository app");
        assertThat(
                        session.qd(
                                "import",
                                "look",
                                "items.csv",
                                "--repository",
                                name,
                                "--team",
                                "no-such"))
                .isEqualTo(2);
        assertThat(session.err()).contains("The team (no-such)");
    }

    @Test
    void bringsTheAuthorsOfARepositoryInForReview() {
        var harbor = HarborRepository.in(folder.resolve("harbor"));

        assertThat(session.qd("org", "accounts", "--from-git", harbor.toString()))
                .as(session.err())
                .isZero();
        assertThat(session.out().lines()).anyMatch(line -> line.startsWith("git "));
        assertThat(session.qd("org", "accounts", "review", "--state", "all", "--json"))
                .as(session.err())
                .isZero();
        var first = JsonMapper.shared().readTree(session.out()).path("items").get(0);
        var id = Words.of(first, "accountId");
        assertThat(session.qd("org", "accounts", "review", "--bot", id)).as(session.err()).isZero();
        assertThat(session.out()).contains("bot").contains("decided by");
        assertThat(session.qd("org", "accounts", "review", "--undo", id))
                .as(session.err())
                .isZero();
        assertThat(session.out()).doesNotContain("decided by");
    }

    @Test
    void listsJobs() {
        assertThat(session.qd("job", "list")).as(session.err()).isZero();
        assertThat(session.qd("job", "show", UUID.randomUUID().toString())).isEqualTo(2);
        assertThat(session.err()).contains("There is no job");
    }

    @Test
    void findsTheServerWell() {
        session.qd("doctor", "server");

        assertThat(session.out())
                .contains("ok         server       answers at " + SERVER.root())
                .contains("ok         ready")
                .contains("ok         version")
                .contains("ok         audit        whole");
    }
}
