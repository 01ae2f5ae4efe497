package dev.quarterdeck.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.server.ApiContract.Operation;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sends what no client should, and wants a plain "no" each time.
@Tag("slow")
class MalformedRequestsTest {

    private static final int REQUESTS = 12_000;

    private static final Set<String> HASHING =
            Set.of("POST /api/v1/users", "POST /api/v1/users/{userId}/password");

    /// What neither of the two tokens may: it is for people who signed in themselves.
    private static final Set<String> FOR_PEOPLE =
            Set.of(
                    "PUT /api/v1/me/password",
                    "POST /api/v1/me/tokens",
                    "DELETE /api/v1/me/tokens/{tokenId}",
                    "DELETE /api/v1/me/sessions",
                    "DELETE /api/v1/me/sessions/{sessionId}",
                    // Open to whoever signs; nobody guesses a signature.
                    "POST /hooks/{connectionId}",
                    "POST /hooks/{connectionId}/{stream}");

    private static final int ANEW = 400;

    /// What a stack trace or a foreign error page would hold.
    private static final List<String> TELLTALE =
            List.of("\tat ", "Exception", "org.springframework", "org.postgresql", "<html");

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = serve();
    }

    private static TestServer serve() {
        // The limit on requests would answer most of them before anything else looks at them.
        return TestServer.start(Map.of("QD_REQUESTS_PER_MINUTE", "1000000"), Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void areRefusedWithAProblemAndNeverAFault() {
        var api = server.console();
        var ground = new FuzzGround(server);
        var document = Api.json(api.get("/api/v1/openapi.json"));
        var wild = new MalformedRequests(20261121, document);
        var nearly = new NearlyRightRequests(20261121, document, ground.known());
        var operations = api.contract().operations();
        var statuses = new TreeMap<Integer, Integer>();
        var deep = new TreeMap<String, Integer>();
        var faults = new ArrayList<String>();
        for (int i = 0; i < REQUESTS; i++) {
            boolean isWild = i % 5 == 0;
            var operation = operation(operations, i - i / 5);
            var request = isWild ? wild.next(operations) : nearly.next(operation);
            var answer = send(server, request, i % 20 == 0 ? "" : ground.authorization(request, i));
            statuses.merge(answer.statusCode(), 1, Integer::sum);
            if (!isWild && request.method().equals(operation.method()) && isDeep(answer)) {
                deep.merge(name(operation), 1, Integer::sum);
            }
            wrong(request, answer).ifPresent(faults::add);
        }

        assertThat(faults).as(faults.size() + " of " + REQUESTS).isEmpty();

        assertThat(statuses.keySet()).allMatch(status -> status < 500);
        assertThat(statuses.getOrDefault(429, 0)).as("too many: " + statuses).isZero();
        assertThat(
                        statuses.entrySet().stream()
                                .filter(status -> status.getKey() >= 400)
                                .mapToInt(Map.Entry::getValue)
                                .sum())
                .as("most are refused: " + statuses)
                .isGreaterThan(REQUESTS / 2);
        assertThat(deep.values().stream().mapToInt(Integer::intValue).sum())
                .as("how many got past the door: " + statuses)
                .isGreaterThan(REQUESTS / 8);
        assertThat(
                        operations.stream()
                                .filter(one -> !FOR_PEOPLE.contains(name(one)))
                                .filter(one -> !deep.containsKey(name(one)))
                                .filter(one -> !isReachedAnew(one)))
                .as("never got past the door")
                .isEmpty();
    }

    // What other requests have ended, renamed or disabled is out of reach for the rest of a run.
    private static boolean isReachedAnew(Operation operation) {
        try (var other = serve()) {
            var ground = new FuzzGround(other);
            var document = Api.json(other.console().get("/api/v1/openapi.json"));
            var nearly = new NearlyRightRequests(20261122, document, ground.known());
            return IntStream.range(0, ANEW)
                    .anyMatch(
                            i -> {
                                var request = nearly.next(operation);
                                boolean isMeant = request.method().equals(operation.method());
                                var token = ground.authorization(request, i);
                                return isMeant && isDeep(send(other, request, token));
                            });
        }
    }

    // Each in its turn; those that hash a password every second time, for they take their time.
    private static Operation operation(List<Operation> operations, int turn) {
        var operation = operations.get(turn % operations.size());
        boolean isDue = turn / operations.size() % 2 == 0;
        return isDue || !HASHING.contains(name(operation))
                ? operation
                : operations.get((turn + 1) % operations.size());
    }

    private static String name(Operation operation) {
        return operation.method() + " " + operation.path();
    }

    /// Answers whether the request got past the door: signed in, understood, allowed, and about
    /// something that is there.
    private static boolean isDeep(HttpResponse<String> answer) {
        int status = answer.statusCode();
        return status < 300 || status == 409 || status == 412;
    }

    private static HttpResponse<String> send(
            TestServer to, MalformedRequests.Request request, String authorization) {
        var built =
                HttpRequest.newBuilder(java.net.URI.create(to.root() + request.target()))
                        .method(
                                request.method(),
                                request.body() == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(request.body()))
                        .header("Content-Type", request.contentType());
        if (!authorization.isEmpty()) {
            built.header("Authorization", authorization);
        }
        if (request.ifMatch() != null) {
            built.header("If-Match", request.ifMatch());
        }
        return Api.sendUnchecked(built.build());
    }

    private static Optional<String> wrong(
            MalformedRequests.Request request, HttpResponse<String> answer) {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        boolean isFine =
                answer.statusCode() < 500
                        && (answer.statusCode() < 400
                                || type.startsWith("application/problem+json"))
                        && TELLTALE.stream().noneMatch(answer.body()::contains);
        var shown = request.toString();
        return isFine
                ? Optional.empty()
                : Optional.of(
                        "%s -> %d %s %s%n"
                                .formatted(
                                        shown.substring(0, Math.min(300, shown.length())),
                                        answer.statusCode(),
                                        type,
                                        answer.body()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET /api/v1/me HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET /api/v1/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/v1/me HTTP/1.1\r\n\r\n",
                "GET /api/v1/me HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET http://[ HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /api/v1/grants HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
                "POST /api/v1/grants HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "POST /api/v1/grants HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/v1/me;a=b HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n"
            })
    void answersBrokenHttpWithoutAWordAboutItself(String raw) throws IOException {
        var answer = exchange(raw);

        assertThat(answer).startsWith("HTTP/1.1 4");
        assertThat(answer)
                .doesNotContainIgnoringCase("tomcat")
                .doesNotContain("\tat ", "Exception", "<html");
    }

    @Test
    void answersOverlongHeadersWithoutAFault() throws IOException {
        assertThat(
                        exchange(
                                "GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nX-Long: "
                                        + "x".repeat(100_000)
                                        + "\r\n\r\n"))
                .startsWith("HTTP/1.1 4");
    }

    private static String exchange(String raw) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.root().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(raw.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void refusesABodyThatIsLargerThanItMayBe() {
        var answer =
                Api.sendUnchecked(
                        HttpRequest.newBuilder(server.root().resolve("/api/v1/grants"))
                                .header("Content-Type", "application/json")
                                .header("Authorization", server.console().header("Authorization"))
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "[" + " ".repeat(2 << 20)))
                                .build());

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void refusesAChunkedBodyThatGrowsTooLarge() {
        var chunks = List.of("[".getBytes(StandardCharsets.UTF_8), new byte[2 << 20]);
        var answer =
                Api.sendUnchecked(
                        HttpRequest.newBuilder(server.root().resolve("/api/v1/grants"))
                                .header("Content-Type", "application/json")
                                .header("Authorization", server.console().header("Authorization"))
                                .POST(HttpRequest.BodyPublishers.ofByteArrays(chunks))
                                .build());

        assertThat(answer.statusCode()).isIn(400, 413);
    }

    @Test
    void refusesFilesThatAreLargerThanAnImportMayBe() {
        var head = "--x\r\nContent-Disposition: form-data; name=file; filename=a.csv\r\n\r\n";
        var rest = new byte[(32 << 20) + 1];
        var chunks = List.of(head.getBytes(StandardCharsets.UTF_8), rest, "\r\n--x--".getBytes());
        var answer =
                Api.sendUnchecked(
                        HttpRequest.newBuilder(
                                        server.root().resolve("/api/v1/organization/imports"))
                                .header("Content-Type", "multipart/form-data; boundary=x")
                                .header("Authorization", server.console().header("Authorization"))
                                .POST(HttpRequest.BodyPublishers.ofByteArrays(chunks))
                                .build());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
    }
}
