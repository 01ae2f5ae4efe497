package dev.quarterdeck.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.FieldClass;
import java.net.http.HttpRequest;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Holds the document and the program to each other: no route without a description, none described
/// that is not there, none without its row of the access matrix.
class ApiDocumentTest {

    private static final TestServer SERVER = TestServer.shared();

    /// Pages and forms for people and the SCIM protocol, which has a document of its own.
    private static boolean isApi(String route) {
        return Stream.of("/api/", "/health", "/ready", "/metrics")
                .anyMatch(start -> route.split(" ")[1].startsWith(start));
    }

    private static Set<String> routes() {
        return SERVER.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .flatMap(
                        mapping ->
                                mapping.getPatternValues().stream()
                                        .flatMap(
                                                path ->
                                                        mapping
                                                                .getMethodsCondition()
                                                                .getMethods()
                                                                .stream()
                                                                .map(
                                                                        method ->
                                                                                method + " "
                                                                                        + path)))
                .filter(ApiDocumentTest::isApi)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> documented() {
        return SERVER.api().contract().operations().stream()
                .map(operation -> operation.method() + " " + operation.path())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void describesEveryRouteAndNoOther() {
        assertThat(routes()).hasSizeGreaterThan(30).isEqualTo(documented());
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
                        "The job id (seven) must be an id, written as 36 letters, digits and hyphens.");
        assertThat(detail(console, "/api/v1/organization?asOf=31.3.2026"))
                .isEqualTo(
                        "The as of (31.3.2026) must be a day that exists, written as year-month-day, such as 2026-03-31.");
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
