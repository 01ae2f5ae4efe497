package dev.quarterdeck.organization.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import dev.quarterdeck.access.EmploymentEnded;
import dev.quarterdeck.access.LentPolicy;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Scope;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.LentOrganization;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.timeline.Statement;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.platform.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Speaks as Entra and Okta speak, with invented names.
class ScimServiceTest {

    private static final String ROOT = "http://quarterdeck.example/scim/v2";
    private static final Viewer PROVIDER = Viewer.console();
    private static final ObjectMapper JSON = new ObjectMapper();

    /// An answer: its status, entity tag and body.
    private record Answer(int status, String etag, JsonNode body) {
        String id() {
            return body.path("id").asText();
        }

        String manager() {
            return body.path("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User")
                    .path("manager")
                    .path("value")
                    .asText();
        }
    }

    private static final class TurnedClock extends Clock {
        Instant now = Instant.parse("2026-03-02T09:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final TurnedClock clock = new TurnedClock();
    private final List<Object> events = new ArrayList<>();
    private static Database database;
    private Organization organization;
    private ScimService service;

    @BeforeEach
    void openTheStore() {
        forgetEverybody();
        var lent = LentPolicy.on(database, clock);
        organization = LentOrganization.on(database, lent, clock, events::add);
        service = new ScimService(new Provisioning(database, organization, lent.policy(), clock));
    }

    /// One database serves the class: each test starts without persons.
    @BeforeAll
    static void openTheDatabase() {
        database = TestDatabase.open();
    }

    @AfterAll
    static void closeTheDatabase() {
        database.close();
    }

    private static void forgetEverybody() {
        var tables =
                List.of(
                        "organization.account_decision",
                        "organization.account_link",
                        "organization.account",
                        "organization.identity_setting",
                        "organization.scim_user",
                        "organization.facet",
                        "organization.employment",
                        "organization.reporting_line",
                        "organization.person",
                        "access.reported_line",
                        "access.line",
                        "access.person");
        database.keeping(
                sql -> {
                    tables.forEach(table -> sql.sql("delete from " + table).update());
                    return tables;
                });
    }

    private Answer ask(HttpMethod method, String path, String body) {
        return ask(PROVIDER, method, path, body, Map.of());
    }

    private Answer ask(
            Viewer viewer, HttpMethod method, String path, String body, Map<String, String> more) {
        var headers = new java.util.HashMap<>(more);
        headers.put("Content-Type", "application/scim+json; charset=utf-8");
        var response = service.answer(viewer, method, ROOT + path, body, headers);
        try {
            var text = response.getHttpStatus() == 204 ? "{}" : response.toString();
            var etag = response.getHttpHeaders().getOrDefault("ETag", "");
            return new Answer(response.getHttpStatus(), etag, JSON.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer get(String path) {
        return ask(HttpMethod.GET, path, null);
    }

    private Answer patch(String id, String operations) {
        return ask(
                HttpMethod.PATCH,
                "/Users/" + id,
                """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [%s]}
                """
                        .formatted(operations));
    }

    /// What Entra sends when it creates a user.
    private static String entra(String number, String given, String family) {
        var name = (given + "." + family).toLowerCase(java.util.Locale.ROOT);
        return """
               {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User",
                            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
                "externalId": "%3$s", "userName": "%3$s@little.example", "active": true,
                "displayName": "%1$s %2$s",
                "emails": [{"primary": true, "type": "work", "value": "%3$s@little.example"}],
                "meta": {"resourceType": "User"},
                "name": {"formatted": "%1$s %2$s", "familyName": "%2$s", "givenName": "%1$s"},
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                    {"employeeNumber": "%4$s", "department": "Harbor"}}
               """
                .formatted(given, family, name, number);
    }

    private Answer created(String number, String given, String family) {
        var answer = ask(HttpMethod.POST, "/Users", entra(number, given, family));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer;
    }

    private static final String MANAGER_PATH =
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager";

    private Answer managed(String id, String op, String manager) {
        return patch(
                id,
                """
                {"op": "%s", "path": "%s", "value": "%s"}
                """
                        .formatted(op, MANAGER_PATH, manager));
    }

    private LocalDate today() {
        return organization.today();
    }

    private PersonId person(String id) {
        return new PersonId(UUID.fromString(id));
    }

    private boolean works(String id) {
        return organization.person(PROVIDER, person(id)).orElseThrow().worksOn(today());
    }

    @Test
    void takesAPersonUpFromToday() {
        var ada = created("17", "Ada", "Quill");

        assertThat(ada.body().path("active").asBoolean()).isTrue();
        assertThat(get("/Users/" + ada.id()).body().path("userName").asText())
                .isEqualTo("ada.quill@little.example");
        var kept = organization.person(PROVIDER, "17").orElseThrow();
        assertThat(kept.nameOn(today())).isEqualTo("Ada Quill");
        assertThat(kept.worksOn(today())).isTrue();
        assertThat(kept.worksOn(today().minusDays(1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "Add", "replace", "Replace"})
    void takesTheManagerAsEntraSendsIt(String op) {
        var ada = created("17", "Ada", "Quill");
        var bram = created("18", "Bram", "Tidewater");

        var answer = managed(bram.id(), op, ada.id());

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(get("/Users/" + bram.id()).manager()).isEqualTo(ada.id());
        assertThat(organization.person(PROVIDER, "18").orElseThrow().managerOn(today()))
                .contains(person(ada.id()));
    }

    @Test
    void takesTheManagerAsTheStandardHasIt() {
        var ada = created("17", "Ada", "Quill");
        var bram = created("18", "Bram", "Tidewater");

        var answer =
                patch(
                        bram.id(),
                        """
                        {"op": "replace", "path": "%s", "value": {"value": "%s"}}
                        """
                                .formatted(MANAGER_PATH, ada.id()));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.manager()).isEqualTo(ada.id());
    }

    @Test
    void refusesAnUnknownManagerAndACircleOfManagers() {
        var ada = created("17", "Ada", "Quill");
        var bram = created("18", "Bram", "Tidewater");
        managed(bram.id(), "Add", ada.id());

        var unknown = managed(ada.id(), "Add", new UUID(1, 1).toString());
        var circle = managed(ada.id(), "Add", bram.id());

        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body().path("detail").asText()).contains("is not known");
        assertThat(circle.status()).isEqualTo(400);
        assertThat(circle.body().path("schemas").get(0).asText())
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(get("/Users/" + ada.id()).manager()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\": \"Replace\", \"path\": \"active\", \"value\": \"False\"}",
                "{\"op\": \"Replace\", \"path\": \"active\", \"value\": false}",
                "{\"op\": \"replace\", \"value\": {\"active\": false}}",
            })
    void endsTheEmploymentWhenAUserIsDeactivated(String operation) {
        var ada = created("17", "Ada", "Quill");
        clock.now = clock.now.plusSeconds(40 * 86_400);

        var answer = patch(ada.id(), operation);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.body().path("active").asBoolean(true)).isFalse();
        assertThat(works(ada.id())).isFalse();
        assertThat(organization.person(PROVIDER, "17").orElseThrow().worksOn(today().minusDays(1)))
                .isTrue();
        assertThat(events)
                .containsExactly(new EmploymentEnded(person(ada.id()), PROVIDER, clock.instant()));
    }

    @Test
    void hiresAgainWhomItActivatesAgain() {
        var ada = created("17", "Ada", "Quill");
        clock.now = clock.now.plusSeconds(40 * 86_400);
        patch(ada.id(), "{\"op\": \"Replace\", \"path\": \"active\", \"value\": \"False\"}");
        clock.now = clock.now.plusSeconds(40 * 86_400);

        var answer =
                patch(ada.id(), "{\"op\": \"Replace\", \"path\": \"active\", \"value\": \"True\"}");

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(works(ada.id())).isTrue();
        assertThat(organization.person(PROVIDER, "17").orElseThrow().worksOn(today().minusDays(1)))
                .isFalse();
    }

    @Test
    void keepsThePersonWhenTheUserIsDeleted() {
        var ada = created("17", "Ada", "Quill");
        clock.now = clock.now.plusSeconds(40 * 86_400);

        assertThat(ask(HttpMethod.DELETE, "/Users/" + ada.id(), null).status()).isEqualTo(204);

        assertThat(get("/Users/" + ada.id()).status()).isEqualTo(404);
        assertThat(ask(HttpMethod.DELETE, "/Users/" + ada.id(), null).status()).isEqualTo(404);
        assertThat(works(ada.id())).isFalse();
        clock.now = clock.now.plusSeconds(86_400);
        assertThat(created("17", "Ada", "Quill").id()).isEqualTo(ada.id());
        assertThat(works(ada.id())).isTrue();
    }

    /// What Okta sends for every change: the whole user.
    @Test
    void replacesAUserAsOktaDoes() {
        var ada = created("17", "Ada", "Quill");
        clock.now = clock.now.plusSeconds(86_400);

        var answer =
                ask(
                        HttpMethod.PUT,
                        "/Users/" + ada.id(),
                        """
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "id": "%s",
                         "userName": "ada.stone@little.example", "externalId": "00u1",
                         "name": {"givenName": "Ada", "middleName": "", "familyName": "Stone"},
                         "displayName": "Ada Stone", "locale": "en-US", "groups": [], "active": true,
                         "emails": [{"primary": true, "type": "work",
                                     "value": "ada.stone@little.example"}]}
                        """
                                .formatted(ada.id()));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        var kept = organization.person(PROVIDER, "17").orElseThrow();
        assertThat(kept.nameOn(today())).isEqualTo("Ada Stone");
        assertThat(kept.nameOn(today().minusDays(1))).isEqualTo("Ada Quill");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"ADA.quill@little.example\"",
                "externalId eq \"ada.quill\"",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber eq \"17\"",
                "emails.value eq \"ada.quill@little.example\"",
            })
    void findsByFilter(String filter) {
        var ada = created("17", "Ada", "Quill");
        created("18", "Bram", "Tidewater");

        var found = get("/Users?filter=" + encoded(filter));

        assertThat(found.body().path("totalResults").asInt()).as(found.body().toString()).isOne();
        assertThat(found.body().path("Resources").get(0).path("id").asText()).isEqualTo(ada.id());
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void findsAPersonWhoCameByAnotherWay() {
        organization.change(
                PROVIDER,
                List.of(
                        new Statement.PersonState(
                                "17",
                                LocalDate.of(2020, 1, 1),
                                null,
                                Statement.Values.named("Ada Quill", "ada.quill@little.example"))));

        var found = get("/Users?filter=" + encoded("userName eq \"ada.quill@little.example\""));
        var taken = created("17", "Ada", "Quill");

        assertThat(found.body().path("Resources").get(0).path("id").asText()).isEqualTo(taken.id());
        assertThat(
                        organization
                                .person(PROVIDER, "17")
                                .orElseThrow()
                                .worksOn(LocalDate.of(2020, 1, 1)))
                .isTrue();
    }

    @Test
    void pagesThroughAllUsers() {
        created("17", "Ada", "Quill");
        created("18", "Bram", "Tidewater");
        created("19", "Cleo", "Marsh");

        var second = get("/Users?startIndex=2&count=1");

        assertThat(second.body().path("totalResults").asInt()).isEqualTo(3);
        assertThat(second.body().path("itemsPerPage").asInt()).isOne();
        assertThat(second.body().path("Resources").get(0).path("userName").asText())
                .isEqualTo("bram.tidewater@little.example");
    }

    @Test
    void refusesControlCharacters() {
        var filter = get("/Users?filter=" + encoded("userName eq \"a\0b\""));
        var body = ask(HttpMethod.POST, "/Users", entra("17", "A\\u0000da", "Quill"));

        assertThat(filter.status()).as(filter.body().toString()).isEqualTo(400);
        assertThat(body.status()).as(body.body().toString()).isEqualTo(400);
    }

    @Test
    void refusesASecondUserOfTheSameName() {
        created("17", "Ada", "Quill");

        var again = ask(HttpMethod.POST, "/Users", entra("99", "Ada", "Quill"));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().path("scimType").asText()).isEqualTo("uniqueness");
        assertThat(organization.person(PROVIDER, "99")).isEmpty();
    }

    @Test
    void comparesEntityTags() {
        var ada = created("17", "Ada", "Quill");
        var stale =
                ask(
                        PROVIDER,
                        HttpMethod.PUT,
                        "/Users/" + ada.id(),
                        entra("17", "Ada", "Stone"),
                        Map.of("If-Match", "W/\"0-0\""));

        var version = ada.body().path("meta").path("version").asText();
        var fresh =
                ask(
                        PROVIDER,
                        HttpMethod.PUT,
                        "/Users/" + ada.id(),
                        entra("17", "Ada", "Stone"),
                        Map.of("If-Match", version));

        assertThat(stale.status()).isEqualTo(412);
        assertThat(fresh.status()).as(fresh.body().toString()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ServiceProviderConfig", "/Schemas", "/ResourceTypes"})
    void saysWhatItOffers(String path) {
        assertThat(get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"schemas\": []}",
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>",
            })
    void refusesABrokenBodyAsAScimError(String body) {
        var answer = ask(HttpMethod.POST, "/Users", body);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.body().path("schemas").get(0).asText())
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(answer.body().toString()).doesNotContain("\\n\\tat ");
    }

    @Test
    void refusesADeepBody() {
        var answer = ask(HttpMethod.POST, "/Users", "[".repeat(500_000));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("detail").asText()).contains("deeper than 20");
    }

    @Test
    void isClosedWithoutTheScope() {
        var reader = new Viewer(new UUID(5, 5), "reader", null, Set.of(Scope.READ, Scope.WRITE));

        assertThat(ask(reader, HttpMethod.GET, "/Users", null, Map.of()).status()).isEqualTo(403);
        assertThat(
                        ask(
                                        reader,
                                        HttpMethod.POST,
                                        "/Users",
                                        entra("17", "Ada", "Quill"),
                                        Map.of())
                                .status())
                .isEqualTo(403);
        assertThat(organization.person(PROVIDER, "17")).isEmpty();
    }
}
