package dev.quarterdeck.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.outbound.LittleServer.Told;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundTest {

    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    private static final OutboundSettings.Limits SMALL =
            new OutboundSettings.Limits(
                    Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofSeconds(20), 100_000);

    private final LittleServer tool = new LittleServer();
    private final SteppedClock clock = new SteppedClock(NOON);
    private final Outbound outbound = outbound(Set.of("127.0.0.1"));

    private Outbound outbound(Set<String> allowed) {
        return new Outbound(
                new OutboundSettings(allowed, null, List.of(), null, SMALL),
                clock.waiting(),
                new Random(7));
    }

    @AfterEach
    void close() {
        outbound.close();
        tool.close();
    }

    private Reply get(String path) {
        return outbound.line(tool.address())
                .send(Call.get(tool.address().resolve(path), Map.of("X-Key", "k")), () -> {});
    }

    @Test
    void asksWithItsHeadersAndReadsPackedAnswers() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"a\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        tool.next(new Told(200, Map.of("Content-Encoding", "gzip"), packed.toByteArray(), false));

        var reply = get("x?q=1");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(new String(reply.body(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":1}");
        var asked = tool.asked().getFirst();
        assertThat(asked.headers())
                .containsEntry("X-key", "k")
                .containsEntry("User-agent", "Quarterdeck");
        assertThat(asked.query("q")).isEqualTo("1");
        assertThat(clock.waited()).isZero();
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        tool.next(Told.of(429, "{}").with("Retry-After", "30"))
                .next(Told.of(503, "").with("Retry-After", "45"))
                .next(Told.of(200, "{}"));

        assertThat(get("x").status()).isEqualTo(200);
        assertThat(clock.waited()).isBetween(Duration.ofSeconds(75), Duration.ofSeconds(78));
    }

    @Test
    void waitsBeforeALimitIsHit() {
        tool.next(Told.of(200, "{}").with("X-RateLimit-Remaining", "0").with("Retry-After", "60"))
                .next(
                        Told.of(200, "{}")
                                .with("RateLimit-Remaining", "0")
                                .with("RateLimit-Reset", "20"))
                .next(Told.of(200, "{}").with("RateLimit", "\"default\";r=0;t=10"))
                .always(one -> Told.of(200, "{}"));
        var line = outbound.line(tool.address());

        var waited = new ArrayList<Long>();
        for (int i = 0; i < 4; i++) {
            line.send(Call.get(tool.address(), Map.of()), () -> {});
            waited.add(clock.waited().toSeconds());
        }

        assertThat(waited.get(0)).isZero();
        assertThat(waited.get(1)).isEqualTo(60);
        assertThat(waited.get(2) - waited.get(1)).isEqualTo(21);
        assertThat(waited.get(3) - waited.get(2)).isEqualTo(11);
    }

    @Test
    void readsMomentsByTheClockOfTheOther() {
        var reply =
                new Reply(
                        200,
                        Map.of(
                                "date", List.of("Tue, 31 Mar 2026 11:00:00 GMT"),
                                "x-ratelimit-remaining", List.of("0"),
                                "x-ratelimit-reset", List.of("" + (NOON.getEpochSecond() - 3_540))),
                        new byte[0]);

        assertThat(Pace.usedUp(reply, NOON)).hasValue(Duration.ofSeconds(61));
        var dated =
                new Reply(
                        503,
                        Map.of(
                                "date", List.of("Tue, 31 Mar 2026 11:00:00 GMT"),
                                "retry-after", List.of("Tue, 31 Mar 2026 11:00:45 GMT")),
                        new byte[0]);
        assertThat(Pace.retryAfter(dated, NOON)).hasValue(Duration.ofSeconds(45));
    }

    @Test
    void takesAForbiddenForALimitOnlyWhenItSaysSo() {
        tool.next(Told.of(403, "{}").with("Retry-After", "5")).next(Told.of(403, "{}"));

        assertThat(get("x").status()).isEqualTo(403);
        assertThat(tool.asked()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 422})
    void asksNotAgainWhereTheQuestionIsWrong(int status) {
        tool.always(one -> Told.of(status, "{}"));

        assertThat(get("x").status()).isEqualTo(status);
        assertThat(tool.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void asksAFaultyOneAgainWithGrowingPauses(int status) {
        tool.next(Told.of(status, "")).next(Told.of(status, "")).next(Told.of(200, "{}"));

        assertThat(get("x").status()).isEqualTo(200);
        assertThat(clock.waited()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(6));
    }

    @Test
    void givesUpAfterSomeFaultsAndSomeLimits() {
        tool.always(one -> Told.of(500, ""));
        assertThat(get("x").status()).isEqualTo(500);
        assertThat(tool.asked()).hasSize(6);

        tool.always(one -> Told.of(429, ""));
        assertThat(get("x").status()).isEqualTo(429);
        assertThat(tool.asked()).hasSize(6 + 13);
    }

    @Test
    void waitsForNoLimitThatLastsTooLong() {
        tool.next(Told.of(429, "").with("Retry-After", "86400"));

        assertThatThrownBy(() -> get("x"))
                .isInstanceOf(OutboundTrouble.class)
                .hasMessageContaining("1440 minutes");
    }

    @Test
    void asksAgainWhenTheConnectionIsCutOrSilent() {
        tool.next(Told.of(200, "{\"a\":1, \"b\":2}").cutOff()).next(Told.of(200, "{}"));
        assertThat(get("x").status()).isEqualTo(200);
        assertThat(tool.asked()).hasSize(2);
    }

    @Test
    void stopsWaitingWhenItIsToldTo() {
        tool.next(Told.of(429, "").with("Retry-After", "600"));
        var asked = new int[1];

        assertThatThrownBy(
                        () ->
                                outbound.line(tool.address())
                                        .send(
                                                Call.get(tool.address(), Map.of()),
                                                () -> {
                                                    if (asked[0]++ > 3) {
                                                        throw new IllegalStateException("stop");
                                                    }
                                                }))
                .hasMessage("stop");
        assertThat(clock.waited()).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void readsNoMoreThanItMay() {
        tool.always(one -> Told.of(200, "x".repeat(100_001)));

        assertThatThrownBy(() -> get("x"))
                .isInstanceOf(OutboundTrouble.class)
                .hasMessageContaining("100000 bytes");
    }

    @Test
    void readsNoMoreOfAPackedAnswerThanItMay() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[5_000_000]);
        }
        assertThat(packed.size()).isLessThan(100_000);
        tool.next(new Told(200, Map.of("Content-Encoding", "gzip"), packed.toByteArray(), false));

        assertThatThrownBy(() -> get("x")).hasMessageContaining("100000 bytes");
    }

    @Test
    void followsOnlyWithinTheOrigin() {
        tool.next(Told.of(301, "").with("Location", "/moved?x=1")).next(Told.of(200, "{}"));
        assertThat(get("x").status()).isEqualTo(200);
        assertThat(tool.asked().getLast().path()).isEqualTo("/moved");

        for (var elsewhere :
                List.of(
                        "http://127.0.0.2:" + tool.address().getPort() + "/",
                        "http://127.0.0.1:1/",
                        "https://127.0.0.1:" + tool.address().getPort() + "/",
                        "http://169.254.169.254/")) {
            tool.next(Told.of(302, "").with("Location", elsewhere));
            assertThatThrownBy(() -> get("x"))
                    .as(elsewhere)
                    .isInstanceOf(OutboundTrouble.class)
                    .hasMessageContaining("elsewhere");
        }
    }

    @Test
    void leavesTheOriginOfItsLineNever() {
        var line = outbound.line(tool.address());
        for (var other :
                List.of("http://127.0.0.1:1/x", "http://tool.example/", "http://u@127.0.0.1/")) {
            assertThatThrownBy(() -> line.send(Call.get(URI.create(other), Map.of()), () -> {}))
                    .as(other)
                    .isInstanceOf(OutboundTrouble.class);
        }
        assertThat(tool.asked()).isEmpty();
    }

    @Test
    void callsNobodyOnThisMachineUnlessListed() {
        try (var strict = outbound(Set.of())) {
            assertThatThrownBy(
                            () ->
                                    strict.line(tool.address())
                                            .send(Call.get(tool.address(), Map.of()), () -> {}))
                    .isInstanceOf(OutboundTrouble.class)
                    .extracting(trouble -> ((OutboundTrouble) trouble).remedy())
                    .asString()
                    .contains("QD_OUTBOUND_ALLOW");
        }
        assertThat(tool.asked()).isEmpty();
    }

    @Test
    void connectsToTheMachineThatWasJudgedWhateverTheNameSaysLater() {
        var lookedUp = new ArrayList<String>();
        try (var pinned =
                new Outbound(
                        new OutboundSettings(Set.of("tool.example"), null, List.of(), null, SMALL),
                        clock.waiting(),
                        new Random(7),
                        host -> {
                            lookedUp.add(host);
                            return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
                        })) {
            tool.always(one -> Told.of(200, "{}"));
            var address = URI.create("http://tool.example:" + tool.address().getPort() + "/");

            assertThat(pinned.line(address).send(Call.get(address, Map.of()), () -> {}).status())
                    .isEqualTo(200);
        }
        assertThat(lookedUp).containsExactly("tool.example");
        assertThat(tool.asked().getFirst().headers().get("Host")).startsWith("tool.example:");
    }

    @Test
    void goesThroughTheProxyWithItsPassword() {
        tool.next(Told.of(407, "").with("Proxy-Authenticate", "Basic realm=\"p\""))
                .always(one -> Told.of(200, "{}"));
        var proxy = URI.create("http://deck:word@127.0.0.1:" + tool.address().getPort());
        try (var proxied =
                new Outbound(
                        new OutboundSettings(Set.of(), proxy, List.of(), null, SMALL),
                        clock.waiting(),
                        new Random(7),
                        host -> {
                            throw new java.net.UnknownHostException(host);
                        })) {
            var address = URI.create("http://tool.example/x");

            assertThat(proxied.line(address).send(Call.get(address, Map.of()), () -> {}).status())
                    .isEqualTo(200);
        }
        assertThat(tool.asked().getLast().headers()).containsKey("Proxy-authorization");
    }

    @Test
    void printsNoSecret() {
        var call =
                Call.get(
                        URI.create("https://tool.example/x?token=sesame"),
                        Map.of("Authorization", "Bearer sesame"));
        assertThat(call).hasToString("GET tool.example/x");
    }
}
