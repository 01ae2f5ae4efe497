package dev.quarterdeck.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.FieldClass;
import jakarta.servlet.ServletContext;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Holds the document and the program to each other: no route without a description, none described
/// that is not there, none without its row of the access matrix.
class ApiDocumentTest {

    private static final TestServer SERVER = TestServer.shared();

    /// What is served beside the document, with what it asks the access matrix: plain pages and
    /// forms for people, the provider's ways back, the SCIM protocol (RFC 7644 describes it), and
    /// the answer to faults. A new route is here or in the document.
    private static final Map<String, String> BESIDE =
            Map.ofEntries(
                    Map.entry("GET /", "ORGANIZATION SEE"),
                    Map.entry("GET /brief.md", "ORGANIZATION SEE"),
                    Map.entry("GET /plan", "none"),
                    Map.entry("GET /plan/initiatives/{key}", "PORTFOLIO SEE"),
                    Map.entry("GET /plan/quarter", "PORTFOLIO SEE"),
                    Map.entry("GET /plan/record", "PORTFOLIO SEE"),
                    Map.entry("GET /plan/goals", "PORTFOLIO SEE"),
                    Map.entry("POST /plan/goals", "PORTFOLIO CHANGE"),
                    Map.entry("GET /plan/order", "PORTFOLIO SEE"),
                    Map.entry("GET /plan/seats", "SEATS SEE"),
                    Map.entry("POST /plan/seats", "SEATS CHANGE"),
                    Map.entry("GET /plan/scenarios", "PORTFOLIO SEE"),
                    Map.entry("POST /plan/scenarios", "PORTFOLIO CHANGE"),
                    Map.entry("GET /plan/scenarios/{id}", "PORTFOLIO SEE"),
                    Map.entry("POST /plan/scenarios/{id}", "PORTFOLIO CHANGE"),
                    Map.entry("GET /plan/compare", "PORTFOLIO SEE"),
                    Map.entry("GET /plan/baselines", "PORTFOLIO SEE"),
                    Map.entry("POST /plan/baselines", "PORTFOLIO CHANGE"),
                    Map.entry("GET /plan/baselines/{id}", "PORTFOLIO SEE"),
                    Map.entry("GET /releases", "none"),
                    Map.entry("GET /money", "none"),
                    Map.entry("GET /standards", "none"),
                    Map.entry("GET /decisions", "none"),
                    Map.entry("GET /people", "ORGANIZATION SEE"),
                    Map.entry("GET /people/teams", "ORGANIZATION SEE"),
                    Map.entry("GET /people/teams/{key}", "ORGANIZATION SEE"),
                    Map.entry("POST /people/teams/{key}", "ORGANIZATION CHANGE"),
                    Map.entry("GET /people/persons/{personId}", "PROFILE SEE"),
                    Map.entry("GET /people/managers", "ORGANIZATION SEE"),
                    Map.entry("GET /delivery", "DELIVERY SEE"),
                    Map.entry("GET /delivery/repositories/{id}", "DELIVERY SEE"),
                    Map.entry("POST /delivery/repositories/{id}", "DELIVERY CHANGE"),
                    Map.entry("GET /delivery/repositories/{id}/change", "DELIVERY CHANGE"),
                    Map.entry("POST /delivery/repositories/{id}/change", "DELIVERY CHANGE"),
                    Map.entry("GET /delivery/teams/{key}", "DELIVERY SEE"),
                    Map.entry("GET /delivery/owners", "DELIVERY SEE"),
                    Map.entry("POST /delivery/owners", "DELIVERY CHANGE"),
                    Map.entry("GET /delivery/week", "DELIVERY SEE"),
                    Map.entry("GET /delivery/metrics", "DELIVERY SEE"),
                    Map.entry("GET /delivery/metrics/{id}", "DELIVERY SEE"),
                    Map.entry("GET /delivery/teams/{key}/now", "DELIVERY SEE"),
                    Map.entry("GET /delivery/teams/{key}/flow", "DELIVERY SEE"),
                    Map.entry("GET /delivery/teams/{key}/review", "DELIVERY SEE"),
                    Map.entry("GET /delivery/teams/{key}/sprints", "DELIVERY SEE"),
                    Map.entry("GET /delivery/teams/{key}/deployments", "DELIVERY SEE"),
                    Map.entry("GET /delivery/teams/{key}/unplanned", "DELIVERY SEE"),
                    Map.entry("GET /delivery/teams/{key}/data", "DELIVERY SEE"),
                    Map.entry("GET /delivery/teams/{key}/investment", "DELIVERY SEE"),
                    Map.entry("POST /delivery/teams/{key}/investment", "WORK_CATEGORY CHANGE"),
                    Map.entry("GET /delivery/allocation", "INTENTION SEE"),
                    Map.entry("POST /delivery/allocation", "INTENTION CHANGE"),
                    Map.entry("GET /delivery/teams/{key}/agreements", "TEAM_AGREEMENTS SEE"),
                    Map.entry("POST /delivery/teams/{key}/agreements", "TEAM_AGREEMENTS CHANGE"),
                    Map.entry("GET /delivery/looks/{look}.md", "DELIVERY SEE"),
                    Map.entry("GET /delivery/looks/{look}.html", "DELIVERY SEE"),
                    Map.entry("GET /delivery/looks/{look}/charts/{chart}.svg", "DELIVERY SEE"),
                    Map.entry("GET /delivery/looks/{look}/charts/{chart}.png", "DELIVERY SEE"),
                    Map.entry("GET /delivery/looks/{look}/charts/{chart}.csv", "DELIVERY SEE"),
                    Map.entry("GET /delivery/import", "DELIVERY SEE"),
                    Map.entry("GET /delivery/imports", "DELIVERY SEE"),
                    Map.entry("POST /delivery/imports", "DELIVERY CHANGE"),
                    Map.entry("GET /health-of-data", "DELIVERY SEE"),
                    Map.entry("GET /delivery/imports/{id}", "JOBS SEE"),
                    Map.entry("POST /delivery/imports/{id}/cancel", "JOBS CHANGE"),
                    Map.entry("GET /search", "ORGANIZATION SEE"),
                    Map.entry("GET /palette.json", "ORGANIZATION SEE"),
                    Map.entry("GET /styleguide", "none"),
                    Map.entry("POST /theme", "none"),
                    Map.entry("GET /assets/{hash}/{name}", "none"),
                    Map.entry("GET /sign-in", "none"),
                    Map.entry("POST /sign-in", "none"),
                    Map.entry("GET /sign-in/oidc", "none"),
                    Map.entry("GET /sign-in/oidc/callback", "none"),
                    Map.entry("POST /sign-in/oidc/back-channel", "none"),
                    Map.entry("GET /sign-out", "none"),
                    Map.entry("POST /sign-out", "OWN_SESSIONS CHANGE"),
                    Map.entry("POST /sign-out/everywhere", "OWN_SESSIONS CHANGE"),
                    Map.entry("POST /sessions/{sessionId}/end", "OWN_SESSIONS CHANGE"),
                    Map.entry("GET /password", "OWN_SESSIONS SEE"),
                    Map.entry("POST /password", "OWN_SESSIONS CHANGE"),
                    Map.entry("GET /scim/v2", "ORGANIZATION CHANGE"),
                    Map.entry("GET /scim/v2/**", "ORGANIZATION CHANGE"),
                    Map.entry("POST /scim/v2", "ORGANIZATION CHANGE"),
                    Map.entry("POST /scim/v2/**", "ORGANIZATION CHANGE"),
                    Map.entry("PUT /scim/v2", "ORGANIZATION CHANGE"),
                    Map.entry("PUT /scim/v2/**", "ORGANIZATION CHANGE"),
                    Map.entry("PATCH /scim/v2", "ORGANIZATION CHANGE"),
                    Map.entry("PATCH /scim/v2/**", "ORGANIZATION CHANGE"),
                    Map.entry("DELETE /scim/v2", "ORGANIZATION CHANGE"),
                    Map.entry("DELETE /scim/v2/**", "ORGANIZATION CHANGE"),
                    Map.entry("GET /account", "OWN_SESSIONS SEE"),
                    Map.entry("POST /account", "OWN_TOKENS CHANGE"),
                    Map.entry("GET /settings", "USERS SEE"),
                    Map.entry("POST /settings", "USERS CHANGE"),
                    Map.entry("GET /settings/users/{userId}", "USERS SEE"),
                    Map.entry("POST /settings/users/{userId}", "USERS CHANGE"),
                    Map.entry("GET /settings/grants", "GRANTS SEE"),
                    Map.entry("POST /settings/grants", "GRANTS CHANGE"),
                    Map.entry("GET /settings/grants/{grantId}", "GRANTS SEE"),
                    Map.entry("POST /settings/grants/{grantId}", "GRANTS CHANGE"),
                    Map.entry("GET /settings/tokens", "USERS SEE"),
                    Map.entry("GET /settings/audit", "AUDIT_LOG SEE"),
                    Map.entry("GET /settings/sources", "SOURCES SEE"),
                    Map.entry("GET /settings/sources/new", "SOURCES SEE"),
                    Map.entry("POST /settings/sources/new", "SOURCES CHANGE"),
                    Map.entry("GET /settings/sources/files", "SOURCES SEE"),
                    Map.entry("GET /settings/sources/records", "SOURCES SEE"),
                    Map.entry("POST /settings/sources/records", "SOURCES CHANGE"),
                    Map.entry("GET /settings/sources/{id}", "SOURCES SEE"),
                    Map.entry("POST /settings/sources/{id}", "SOURCES CHANGE"),
                    Map.entry("GET /settings/sources/{id}/scopes", "SOURCES SEE"),
                    Map.entry("POST /settings/sources/{id}/scopes", "SOURCES CHANGE"),
                    Map.entry("GET /settings/sources/{id}/push", "SOURCES SEE"),
                    Map.entry("POST /settings/sources/{id}/push", "SOURCES CHANGE"),
                    Map.entry("GET /settings/sources/{id}/files", "SOURCES SEE"),
                    Map.entry("GET /settings/sources/{id}/records", "SOURCES SEE"),
                    Map.entry("POST /settings/sources/{id}/records", "SOURCES CHANGE"),
                    Map.entry("GET /settings/sources/{id}/settings", "SOURCES SEE"),
                    Map.entry("POST /settings/sources/{id}/settings", "SOURCES CHANGE"),
                    Map.entry("GET /settings/sources/{id}/workflow", "SOURCES SEE"),
                    Map.entry("POST /settings/sources/{id}/workflow", "SOURCES CHANGE"),
                    Map.entry("GET /settings/sources/runs/{run}", "SOURCES SEE"),
                    Map.entry("POST /settings/sources/runs/{run}/cancel", "SOURCES CHANGE"),
                    Map.entry(
                            "GET /settings/sources/runs/{run}/records/{issue}.json",
                            "SOURCES CHANGE"),
                    Map.entry("GET /people/accounts", "IDENTITY_REVIEW SEE"),
                    Map.entry("POST /people/accounts", "IDENTITY_REVIEW CHANGE"),
                    Map.entry("GET /people/import", "ORGANIZATION CHANGE"),
                    Map.entry("GET /people/imports", "ORGANIZATION CHANGE"),
                    Map.entry("POST /people/imports", "ORGANIZATION CHANGE"),
                    Map.entry("GET /people/import/{jobId}", "ORGANIZATION CHANGE"),
                    Map.entry("POST /people/import/{jobId}", "ORGANIZATION CHANGE"),
                    Map.entry("ANY /error", "none"));

    private static Set<String> routes() {
        var routes = new TreeSet<String>();
        for (var mapping :
                Objects.requireNonNull(SERVER.bean(DispatcherServlet.class).getHandlerMappings())) {
            switch (mapping) {
                case RequestMappingHandlerMapping methods ->
                        methods.getHandlerMethods().keySet().forEach(one -> add(one, routes));
                case AbstractUrlHandlerMapping urls ->
                        urls.getHandlerMap().keySet().forEach(path -> routes.add("ANY " + path));
                case RouterFunctionMapping functions ->
                        assertThat(functions.getRouterFunction()).as("routes").isNull();
                default -> throw new AssertionError("Which routes has " + mapping + "?");
            }
        }
        return routes;
    }

    private static void add(RequestMappingInfo mapping, Set<String> into) {
        var methods = mapping.getMethodsCondition().getMethods();
        for (var path : mapping.getPatternValues()) {
            if (methods.isEmpty()) {
                into.add("ANY " + path);
            }
            methods.forEach(method -> into.add(method + " " + path));
        }
    }

    private static Set<String> documented() {
        return SERVER.api().contract().operations().stream()
                .map(operation -> operation.method() + " " + operation.path())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void describesEveryRouteAndNoOther() {
        var known = new TreeSet<>(documented());
        BESIDE.keySet().forEach(route -> assertThat(known.add(route)).as(route).isTrue());

        assertThat(documented()).hasSizeGreaterThan(30);
        assertThat(routes()).isEqualTo(known);
    }

    @Test
    void namesForEveryOtherRouteWhatItAsksTheAccessMatrix() {
        assertThat(BESIDE.values())
                .allSatisfy(
                        asked -> {
                            if (!asked.equals("none")) {
                                var words = asked.split(" ");
                                assertThat(FieldClass.valueOf(words[0])).isNotNull();
                                assertThat(Action.valueOf(words[1])).isNotNull();
                            }
                        });
    }

    @Test
    void servesNothingPastTheRoutes() {
        assertThat(SERVER.bean(ServletContext.class).getServletRegistrations().values())
                .extracting(servlet -> servlet.getClassName())
                .containsExactly(DispatcherServlet.class.getName());
    }

    @Test
    void namesForEveryRouteWhatItAsksTheAccessMatrix() {
        var classes =
                Stream.concat(
                                Stream.of("none"),
                                Stream.of(FieldClass.values()).map(FieldClass::name))
                        .toList();
        assertThat(SERVER.api().contract().operations())
                .allSatisfy(
                        operation -> {
                            assertThat(classes)
                                    .contains(operation.access().path("class").asString(""));
                            assertThat(Stream.of(Action.values()).map(Action::name))
                                    .contains(operation.access().path("action").asString(""));
                            assertThat(operation.access().path("subject").asString(""))
                                    .isNotBlank();
                        });
    }

    @Test
    void saysForEveryRouteThatNeedsASignInWhatHappensWithoutOne() {
        assertThat(SERVER.api().contract().operations())
                .filteredOn(
                        operation -> !operation.access().path("class").asString().equals("none"))
                .allSatisfy(
                        operation ->
                                assertThat(operation.description().path("responses").has("401"))
                                        .as(operation.path())
                                        .isTrue());
    }

    @Test
    void answersTheDocumentItself() {
        assertThat(SERVER.api().get("/api/v1/openapi.json").statusCode()).isEqualTo(200);
    }

    @Test
    void isAliveAndReadyWithoutASignIn() {
        assertThat(SERVER.api().get("/health").statusCode()).isEqualTo(200);
        assertThat(SERVER.api().get("/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void keepsMeasurementsForThoseWhoMayReadThem() {
        assertThat(SERVER.api().get("/metrics").statusCode()).isEqualTo(401);
        assertThat(SERVER.console().get("/metrics").body()).contains("jvm_memory_used_bytes");
    }

    @Test
    void saysWithoutJargonWhatIsWrongWithAnAddressOrAValue() {
        var console = SERVER.console().header("Authorization");

        assertThat(detail(console, "/api/v1/organistaion"))
                .isEqualTo("There is nothing at this address.");
        assertThat(detail(console, "/api/v1/may?action=SE&class=LEAVE"))
                .isEqualTo("The action (SE) must be one of SEE, CHANGE.");
        assertThat(said(console, "/api/v1/may?action=SEE&class=LEAF", "remedy"))
                .isEqualTo("Maybe LEAVE.");
        assertThat(detail(console, "/api/v1/jobs/seven"))
                .isEqualTo(
                        "The job id (seven) must be an id, written as 36 letters, digits and"
                                + " hyphens.");
        assertThat(detail(console, "/api/v1/organization?asOf=31.3.2026"))
                .isEqualTo(
                        "The as of (31.3.2026) must be a day that exists, written as"
                                + " year-month-day, such as 2026-03-31.");
    }

    private static String detail(String authorization, String path) {
        return said(authorization, path, "detail");
    }

    private static String said(String authorization, String path, String member) {
        var answer =
                Api.sendUnchecked(
                        HttpRequest.newBuilder(SERVER.root().resolve(path))
                                .header("Authorization", authorization)
                                .GET()
                                .build());
        return Api.json(answer).get(member).asString();
    }
}
