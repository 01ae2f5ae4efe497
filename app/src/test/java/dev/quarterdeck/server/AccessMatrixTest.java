package dev.quarterdeck.server;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.facts.Measured;
import dev.quarterdeck.littlecompany.LittleCompanyLook;
import dev.quarterdeck.looks.kept.Looks;
import dev.quarterdeck.server.ApiContract.Operation;
import dev.quarterdeck.sources.kept.Hooks;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Asks every endpoint that there is as every persona that the access matrix knows, and
/// compares the answer with the cell of the file; it never asks the policy.
class AccessMatrixTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final UUID NOBODY = new UUID(0x7000L, 0x8000_0000_0000_0001L);

    /// The manager's leave kind that must not leak: a word that is nowhere else.
    private static final String SECRET = "quillwort-sabbatical";

    private static final String OWNED =
            "{\"decisions\":[{\"kind\":\"PROJECT\",\"name\":\"MXITEM\",\"team\":\"%s\"}]}";

    private static final Map<String, Api> PERSONAS = new LinkedHashMap<>();
    private static String subject;
    private static String team;
    private static String account;
    private static String repository;
    private static String look;
    private static String connection;
    private static String run;
    private static String history;
    private static String tracker;
    private static String goal;
    private static String pause;
    private static String initiative;
    private static String seat;
    private static String dummyUser;
    private static String dummyGrant;
    private static final Cast cast = new Cast(SERVER);

    @BeforeAll
    static void castEveryPersona() {
        bring("team,name,parent,from\nmx-team,Matrix,,2020-01-01\n");
        bring(
                """
                employee_number,name,email,from,manager,team,share
                MX-1,Agnes Skip,mx1@harbour.example,2020-01-01,,mx-team,100
                MX-2,Boris Manager,mx2@harbour.example,2020-01-01,MX-1,mx-team,100
                MX-3,Clara Subject,mx3@harbour.example,2020-01-01,MX-2,mx-team,100
                MX-4,Dario Peer,mx4@harbour.example,2020-01-01,MX-2,mx-team,100
                MX-5,Edda Partner,mx5@harbour.example,2020-01-01,,,
                MX-6,Finn Director,mx6@harbour.example,2020-01-01,,,
                MX-7,Gesa Finance,mx7@harbour.example,2020-01-01,,,
                """);
        subject = person("MX-3");
        team =
                Api.json(SERVER.console().get("/api/v1/teams"))
                        .get("items")
                        .valueStream()
                        .filter(one -> one.get("key").asString().equals("mx-team"))
                        .findFirst()
                        .orElseThrow()
                        .get("id")
                        .asString();
        bring("tool,account,name,addresses\ngit,mx-stray,Stray Account,stray@else.example\n");
        account =
                Api.json(SERVER.console().get("/api/v1/accounts?limit=500"))
                        .get("items")
                        .valueStream()
                        .filter(one -> one.toString().contains("mx-stray"))
                        .findFirst()
                        .orElseThrow()
                        .get("accountId")
                        .asString();
        bring("employee_number,kind,from,until\nMX-3," + SECRET + ",2026-05-04,2026-05-29\n");
        var skill =
                SERVER.console()
                        .post(
                                "/api/v1/persons/" + subject + "/skills",
                                """
                                {"skill":"pottery","level":4,"from":"2025-01-01"}\
                                """);
        assertThat(skill.statusCode()).as(skill.body()).isEqualTo(200);
        signUpEverybody();
        keepALook();
        keepAConnection();
        goal = kept("/api/v1/goals");
        pause = kept("/api/v1/pauses");
        initiative = kept("/api/v1/initiatives");
        // Wanted, and without anything to forecast.
        SERVER.console()
                .post(
                        "/api/v1/initiatives",
                        "{\"key\":\"MX-W\",\"name\":\"Wanted\",\"stage\":\"committed\"}");
        seat = kept("/api/v1/seats");
    }

    private static String kept(String path) {
        var made = SERVER.console().post(path, MatrixBodies.of("POST", path));
        return Api.json(made).get("id").asString();
    }

    private static void keepAConnection() {
        var made =
                SERVER.console()
                        .post("/api/v1/connections", "{\"tool\":\"push\",\"name\":\"mx-push\"}");
        connection = Api.json(made).get("id").asString();
        var hooks = SERVER.bean(Hooks.class);
        var id = UUID.fromString(connection);
        var secret = hooks.newSecret(Viewer.console(), id).secret();
        hooks.take(
                new Hooks.Pushed(
                        id,
                        header -> header.equals("X-Gitlab-Token") ? secret : null,
                        "incidents",
                        "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        tracker =
                Api.json(
                                SERVER.console()
                                        .post(
                                                "/api/v1/connections",
                                                "{\"tool\":\"push\",\"name\":\"mx-tracker\"}"))
                        .get("id")
                        .asString();
        // Of another connection: a replay withdraws what no record of the first one told.
        history = Long.toString(FactsGround.tell(SERVER, UUID.fromString(tracker), "MXITEM-1"));
        var owned = SERVER.console().send("PUT", "/api/v1/owners", OWNED.formatted(team));
        assertThat(owned.statusCode()).as(owned.body()).isEqualTo(200);
        SERVER.bean(Measured.class).follow();
        run =
                Api.json(SERVER.console().get("/api/v1/runs?connection=" + connection))
                        .at("/items/0/id")
                        .asString();
    }

    private static void keepALook() {
        var made = SERVER.console().post("/api/v1/repositories", "{\"name\":\"mx-harbor\"}");
        repository = Api.json(made).get("id").asString();
        look =
                SERVER.bean(Looks.class)
                        .keep(
                                Viewer.console(),
                                UUID.fromString(repository),
                                LittleCompanyLook.whole())
                        .head()
                        .id()
                        .toString();
    }

    private static void signUpEverybody() {
        for (var who :
                Map.of(
                                "self", "MX-3",
                                "manager", "MX-2",
                                "skip", "MX-1",
                                "peer", "MX-4",
                                "hr_partner", "MX-5",
                                "director", "MX-6",
                                "finance", "MX-7")
                        .entrySet()) {
            var person = UUID.fromString(person(who.getValue()));
            PERSONAS.put(who.getKey(), cast.signUp(who.getKey(), person));
        }
        PERSONAS.put("administrator", cast.signUp("administrator", null));
        PERSONAS.put("compliance", cast.signUp("compliance", null));
        PERSONAS.put("console", SERVER.console());
        var inTeam = "\"teamId\":\"%s\",\"teamName\":\"Matrix\"".formatted(team);
        cast.grant("hr_partner", "HR_PARTNER", "EVERYTHING", "");
        cast.grant("director", "DIRECTOR", "TEAM", inTeam);
        cast.grant("finance", "FINANCE", "EVERYTHING", "");
        cast.grant("administrator", "ADMINISTRATOR", "EVERYTHING", "");
        cast.grant("compliance", "COMPLIANCE", "EVERYTHING", "");
        cast.signUp("dummy", null);
        cast.grant("dummy", "FINANCE", "EVERYTHING", "");
        dummyUser = cast.user("dummy");
        dummyGrant =
                Api.json(SERVER.console().get("/api/v1/grants?limit=500"))
                        .get("items")
                        .valueStream()
                        .filter(one -> one.get("holderId").asString().equals(dummyUser))
                        .findFirst()
                        .orElseThrow()
                        .get("id")
                        .asString();
    }

    private static void bring(String csv) {
        var answer =
                SERVER.console().post("/api/v1/organization/imports?dryRun=false", "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
    }

    private static String person(String number) {
        return Api.json(SERVER.console().get("/api/v1/persons?q=" + number))
                .get("items")
                .get(0)
                .get("id")
                .asString();
    }

    @Test
    void isWhatEveryEndpointDoes() {
        var cells = MatrixFile.cells();
        var wrong = new ArrayList<String>();
        int asked = 0;
        for (var operation : SERVER.api().contract().operations()) {
            var fieldClass = operation.access().path("class").asString();
            var subject = operation.access().path("subject").asString();
            if (fieldClass.equals("none") || subject.equals("each")) {
                // A list of what each may see is never refused; the tests below look into it.
                continue;
            }
            var row = cells.get(fieldClass + " " + operation.access().path("action").asString());
            assertThat(row).as("a row of the matrix for " + operation.path()).isNotNull();
            if (row.getField("about").equals("own") || subject.equals("own")) {
                continue;
            }
            for (var persona : PERSONAS.entrySet()) {
                asked++;
                compare(operation, persona.getKey(), row).ifPresent(wrong::add);
            }
        }

        assertThat(asked).isGreaterThan(250);
        assertThat(wrong).isEmpty();
    }

    private static java.util.Optional<String> compare(
            Operation operation, String persona, NamedCsvRecord row) {
        var extent = extent(operation.access().path("subject").asString(), persona, row);
        boolean mayIt = !extent.equals("none");
        var answer = ask(PERSONAS.get(persona), operation);
        // A row that ended already clashes; the row of a person that nobody made is refused as
        // unknown only to those who may end one.
        boolean isDone =
                answer.statusCode() < 300 || List.of(409, 412).contains(answer.statusCode());
        boolean isUnknownRow =
                (operation.path().contains("{rowId}") || operation.path().endsWith("/current"))
                        && List.of(400, 404).contains(answer.statusCode());
        boolean isFine =
                mayIt
                        ? isDone && isShown(operation, extent, answer) || isUnknownRow
                        : answer.statusCode() == 403;
        return isFine
                ? java.util.Optional.empty()
                : java.util.Optional.of(
                        "%s %s as %s (%s) -> %d %s%n"
                                .formatted(
                                        operation.method(),
                                        operation.path(),
                                        persona,
                                        extent,
                                        answer.statusCode(),
                                        answer.body().lines().findFirst().orElse("")));
    }

    /// The subject's manager is the head of their team, and so the subject of what is decided
    /// there.
    private static String extent(String subject, String persona, NamedCsvRecord row) {
        if (subject.equals("teamHead") && persona.equals("director")) {
            // The duty reaches over the team, so over its head.
            return MatrixFile.extent(row, persona, true);
        }
        if (subject.equals("teamHead") && List.of("manager", "skip").contains(persona)) {
            return MatrixFile.extent(row, persona.equals("manager") ? "self" : "manager", true);
        }
        return MatrixFile.extent(row, persona, subject.equals("personId"));
    }

    /// Answers whether as much of the subject is shown as the extent says. An answer that may be
    /// limited, and of which it is not known here how that shows, fails.
    private static boolean isShown(
            Operation operation, String extent, HttpResponse<String> answer) {
        if (!operation.method().equals("GET")) {
            return true;
        }
        boolean isFull = extent.equals("full");
        var shown = answer.body();
        return switch (operation.path()) {
            case "/api/v1/persons/{personId}" ->
                    shown.contains("\"extent\":\"" + extent + "\"")
                            && shown.contains("\"kind\":\"line\"") == isFull
                            && shown.contains("\"kind\":\"employment\"") == isFull;
            case "/api/v1/persons/{personId}/reporting-lines" ->
                    shown.contains("\"kind\":\"line\"") == isFull;
            // Where somebody works is part of the limited view as well.
            case "/api/v1/persons/{personId}/memberships" ->
                    shown.contains("\"kind\":\"membership\"");
            case "/api/v1/persons/{personId}/skills" ->
                    shown.contains("pottery") && shown.contains("\"detail\":\"4\"") == isFull;
            default -> isFull;
        };
    }

    private static HttpResponse<String> ask(Api api, Operation operation) {
        var path =
                operation
                        .path()
                        .replace("{personId}", subject)
                        .replace("{teamId}", team)
                        .replace("{userId}", dummyUser)
                        .replace("{grantId}", dummyGrant)
                        .replace("{accountId}", account)
                        .replace("{repositoryId}", repository)
                        .replace("{lookId}", look)
                        .replace("{connectionId}/workflow", tracker + "/workflow")
                        .replace("{connectionId}", connection)
                        .replace("{runId}", run)
                        .replace("{goalId}", goal)
                        .replace("{pauseId}", pause)
                        .replace("{initiativeId}", initiative)
                        .replace("{initiativeKey}", "MX-W")
                        .replace("{seatId}", seat)
                        .replace("{factKind}", "work-item")
                        .replace("{metricId}", "flow.throughput")
                        .replace("{agreementId}", standing(operation, "agreement"))
                        .replace("{experimentId}", standing(operation, "experiment"))
                        .replace("{intentionId}", kept(operation, "intention", "intentions"))
                        .replace("{categoryId}", kept(operation, "category", "item-categories"))
                        .replace("{dismissalId}", kept(operation, "dismissal", "owner-dismissals"))
                        .replace("{scenarioId}/changes/{changeId}", scenarioWithChange(operation))
                        .replace("{scenarioId}", scenario(operation))
                        .replace("{baselineId}", baseline(operation))
                        .replace("{history}", history)
                        .replace("{tool}", "push")
                        .replace("{figureId}", "link.named")
                        .replace("{chartId}", "link.by-quarter")
                        .replaceAll("\\{[^}]+}", NOBODY.toString());
        var method = operation.method();
        if (method.equals("GET")) {
            return api.get(path + query(operation));
        }
        if (path.endsWith("/component-rules")) {
            path += query(operation);
        }
        if (path.endsWith("/portfolio/imports")) {
            return api.post(path, "text/csv", "key,name\nMX-I,Brought in\n");
        }
        if (path.endsWith("/seats/imports")) {
            return api.post(path, "text/csv", "key,team,role\nMX-S,mx-team,engineer\n");
        }
        if (path.endsWith("/organization/imports")) {
            return api.post(
                    path, "text/csv", "employee_number,name,from\nMX-3,Clara Subject,2020-01-01\n");
        }
        var body = MatrixBodies.of(method, operation.path());
        return api.with("If-Match", "*").send(method, path, body);
    }

    /// Returns the id of an agreement or experiment that stands, where an operation needs one.
    private static String standing(Operation operation, String what) {
        if (!operation.path().contains("{" + what + "Id}")) {
            return "";
        }
        var path = "/api/v1/teams/" + team + "/" + what + "s";
        var body = MatrixBodies.of("POST", "/api/v1/teams/{teamId}/" + what + "s");
        var made = SERVER.console().post(path, body);
        if (made.statusCode() == 201) {
            return Api.json(made).get("id").asString();
        }
        return Api.json(SERVER.console().get(path))
                .get("items")
                .valueStream()
                .map(one -> one.get(what))
                .filter(one -> one.path("until").isNull() || one.path("closed").isNull())
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    /// Returns the id of a new scenario of the console, where an operation needs one.
    private static String scenario(Operation operation) {
        if (!operation.path().contains("{scenarioId}")) {
            return "";
        }
        var made =
                SERVER.console()
                        .post(
                                "/api/v1/plan/scenarios",
                                "{\"name\":\"Matrix %s\"}".formatted(UUID.randomUUID()));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return Api.json(made).get("id").asString();
    }

    private static String scenarioWithChange(Operation operation) {
        if (!operation.path().contains("{changeId}")) {
            return "";
        }
        var scenario = scenario(operation);
        var path = "/api/v1/plan/scenarios/{scenarioId}/changes";
        var made =
                SERVER.console()
                        .with("If-Match", "*")
                        .post(
                                path.replace("{scenarioId}", scenario),
                                MatrixBodies.of("POST", path));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        var change = Api.json(made).at("/changes/0/id").asString();
        return scenario + "/changes/" + change;
    }

    /// Returns the id of a frozen plan, where an operation needs one.
    private static String baseline(Operation operation) {
        if (!operation.path().contains("{baselineId}")) {
            return "";
        }
        SERVER.console()
                .post(
                        "/api/v1/initiatives",
                        "{\"key\":\"MX-B\",\"name\":\"Frozen\",\"stage\":\"running\"}");
        var made = SERVER.console().post("/api/v1/plan/baselines", "{\"name\":\"Matrix\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return Api.json(made).get("id").asString();
    }

    /// Returns the id of a decision that stands, where an operation needs one.
    private static String kept(Operation operation, String what, String list) {
        if (!operation.path().contains("{" + what + "Id}")) {
            return "";
        }
        var path = "/api/v1/" + list;
        var made = SERVER.console().post(path, MatrixBodies.of("POST", path));
        assertThat(made.statusCode()).as(made.body()).isLessThan(300);
        return Api.json(SERVER.console().get(path))
                .get("items")
                .valueStream()
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    private static String query(Operation operation) {
        return switch (operation.path()) {
            case "/api/v1/organization/export" -> "?format=csv&kind=people";
            case "/api/v1/portfolio/export" -> "?format=csv";
            case "/api/v1/plan/initiatives/{initiativeKey}/levers" -> "?lever=first";
            case "/api/v1/histories/export" -> "?kind=work-item";
            case "/api/v1/component-rules" -> "?repository=acme/harbor";
            case "/api/v1/repositories/{repositoryId}/trend" -> "?figure=link.named";
            case "/api/v1/explain/{figureId}", "/api/v1/explain/{figureId}/rows" ->
                    "?repository=" + repository;
            default -> "";
        };
    }

    @Test
    void isHowMuchThePolicyAnswersForEveryClassAndState() {
        var wrong = new ArrayList<String>();
        int asked = 0;
        for (var row : MatrixFile.rows()) {
            boolean isAbout = !row.getField("about").equals("program");
            for (var persona : PERSONAS.entrySet()) {
                var answer =
                        Api.json(
                                persona.getValue()
                                        .get(
                                                "/api/v1/may?class=%s&action=%s&state=%s%s"
                                                        .formatted(
                                                                row.getField("class"),
                                                                row.getField("action"),
                                                                row.getField("state"),
                                                                isAbout
                                                                        ? "&person=" + subject
                                                                        : "")));
                var extent = answer.path("extent").asString("none").toLowerCase(Locale.ROOT);
                var expected = MatrixFile.extent(row, persona.getKey(), isAbout);
                asked++;
                if (!extent.equals(expected)) {
                    wrong.add("%s as %s: %s%n".formatted(row, persona.getKey(), answer));
                }
            }
        }

        assertThat(asked).isGreaterThan(500);
        assertThat(wrong).isEmpty();
    }

    @Test
    void cutsEachLineOfAListToHowMuchOneMaySeeOfThePerson() {
        var profile = MatrixFile.cells().get("PROFILE SEE");
        var keeping = MatrixFile.cells().get("ORGANIZATION CHANGE");
        var manager = person("MX-2");
        for (var persona : PERSONAS.entrySet()) {
            // Who keeps the organisation sees all of it.
            boolean isFull =
                    MatrixFile.extent(profile, persona.getKey(), true).equals("full")
                            || MatrixFile.extent(keeping, persona.getKey(), false).equals("full");
            for (var list :
                    Map.of(
                                    "/api/v1/persons?q=MX-3", "items",
                                    "/api/v1/organization?limit=500", "persons",
                                    "/api/v1/organization/export?format=json", "persons")
                            .entrySet()) {
                var line =
                        Api.json(persona.getValue().get(list.getKey()))
                                .get(list.getValue())
                                .valueStream()
                                .filter(one -> one.get("id").asString().equals(subject))
                                .findFirst()
                                .orElseThrow();
                assertThat(line.toString().contains(manager))
                        .as(persona.getKey() + " at " + list.getKey())
                        .isEqualTo(isFull);
            }
        }
    }

    @Test
    void keepsAConfidentialRowOutOfEveryListCountSearchAndExport() {
        var maySee = List.of("self", "manager", "skip", "hr_partner");
        for (var persona : PERSONAS.entrySet()) {
            var seen = new StringBuilder();
            for (var path :
                    List.of(
                            "/api/v1/leave",
                            "/api/v1/persons?q=" + SECRET,
                            "/api/v1/persons/" + subject,
                            "/api/v1/persons/" + subject + "/leave",
                            "/api/v1/organization",
                            "/api/v1/organization/export?format=csv&kind=leave",
                            "/api/v1/organization/export?format=json",
                            "/api/v1/my/people",
                            "/api/v1/may?class=LEAVE&action=SEE&person=" + subject)) {
                seen.append(persona.getValue().get(path).body());
            }
            assertThat(seen.toString().contains(SECRET))
                    .as(persona.getKey() + " finds the leave somewhere")
                    .isEqualTo(maySee.contains(persona.getKey()));
        }
    }

    @Test
    void countsForEachOnlyWhatTheySee() {
        var manager = Api.json(PERSONAS.get("manager").get("/api/v1/leave"));
        var peer = Api.json(PERSONAS.get("peer").get("/api/v1/leave"));

        assertThat(manager.get("count").asInt()).isPositive();
        assertThat(peer.get("count").asInt()).isZero();
        assertThat(peer.get("items")).isEmpty();
    }

    @Test
    void refusesWithAReasonInWords() {
        var answer = PERSONAS.get("peer").get("/api/v1/persons/" + subject + "/leave");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Api.json(answer).get("detail").asString()).contains("leave is seen by");
    }

    @Test
    void showsThePersonWhoReadTheirLeave() {
        PERSONAS.get("skip").get("/api/v1/persons/" + subject + "/leave");

        assertThat(PERSONAS.get("self").get("/api/v1/persons/" + subject + "/read-log").body())
                .contains("leave.read");
    }

    @Test
    void tellsTheReasonOfADecision() {
        var answer =
                Api.json(
                        PERSONAS.get("manager")
                                .get("/api/v1/may?class=LEAVE&action=SEE&person=" + subject));

        assertThat(answer.get("allowed").asBoolean()).isTrue();
        assertThat(answer.get("reason").asString())
                .contains("you are their manager since 1 January 2020");
    }

    @Test
    void tellsThoseWhoSeeTheGrantsWhatAnotherUserMayAndNotesThatTheyAsked() {
        var path = "/api/v1/may?class=LEAVE&action=SEE&person=%s&user=%s";
        var manager = cast.user("manager");

        var answer = Api.json(PERSONAS.get("administrator").get(path.formatted(subject, manager)));
        assertThat(answer.get("allowed").asBoolean()).isTrue();
        assertThat(answer.get("reason").asString()).contains("you are their manager");
        var peer =
                Api.json(
                        PERSONAS.get("compliance").get(path.formatted(subject, cast.user("peer"))));
        assertThat(peer.get("allowed").asBoolean()).isFalse();
        for (var persona : List.of("manager", "peer", "hr_partner", "self")) {
            assertThat(PERSONAS.get(persona).get(path.formatted(subject, manager)).statusCode())
                    .as(persona)
                    .isEqualTo(403);
        }
        assertThat(PERSONAS.get("administrator").get(path.formatted(subject, NOBODY)).statusCode())
                .isEqualTo(404);
        assertThat(SERVER.console().get("/api/v1/audit?limit=10").body())
                .contains("may.ask")
                .contains("user %s: SEE LEAVE of person %s".formatted(manager, subject));
    }

    @Test
    void namesInTheAuditLogOnlyWhomTheReaderMaySee() {
        PERSONAS.get("skip").get("/api/v1/persons/" + subject + "/leave");
        PERSONAS.get("administrator")
                .get("/api/v1/may?class=USERS&action=SEE&user=" + cast.user("peer"));

        var all = PERSONAS.get("administrator").get("/api/v1/audit?limit=50").body();
        var some = PERSONAS.get("compliance").get("/api/v1/audit?limit=50").body();

        var login = "\"%s\":\"peer.".formatted(cast.user("peer"));
        assertThat(all).contains("\"%s\":\"Clara Subject\"".formatted(subject)).contains(login);
        assertThat(some)
                .contains("\"%s\":\"Clara Subject\"".formatted(subject))
                .doesNotContain(login);
    }
}
