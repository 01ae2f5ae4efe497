package dev.quarterdeck.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Asks a real server over TLS, whose certificate an authority of one's own signed, directly and
/// through a real proxy.
class ProxyAndAuthorityTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir private static Path folder;
    private static HttpsServer tool;
    private static HttpsServer stranger;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-03-31T12:00:00Z"));

    @BeforeAll
    static void serve() throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                "ca",
                "-dname",
                "CN=Harbor CA",
                "-ext",
                "bc:c",
                "-keystore",
                "ca.p12");
        keytool("-exportcert", "-alias", "ca", "-rfc", "-file", "ca.pem", "-keystore", "ca.p12");
        tool = server("tool", "localhost");
        stranger = server("stranger", "other.example");
    }

    @AfterAll
    static void stop() {
        tool.stop(0);
        stranger.stop(0);
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", "changeit"));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-validity", "2"));
        }
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static HttpsServer server(String name, String host) throws Exception {
        var store = name + ".p12";
        keytool("-genkeypair", "-alias", "own", "-dname", "CN=" + host, "-keystore", store);
        keytool("-certreq", "-alias", "own", "-file", name + ".csr", "-keystore", store);
        keytool(
                "-gencert",
                "-alias",
                "ca",
                "-ext",
                "san=dns:" + host,
                "-rfc",
                "-infile",
                name + ".csr",
                "-outfile",
                name + ".pem",
                "-keystore",
                "ca.p12");
        keytool("-importcert", "-alias", "ca", "-noprompt", "-file", "ca.pem", "-keystore", store);
        keytool("-importcert", "-alias", "own", "-file", name + ".pem", "-keystore", store);
        var server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        server.setHttpsConfigurator(new HttpsConfigurator(context(folder.resolve(store))));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    var body =
                            exchange.getRequestHeaders()
                                    .getFirst("X-Key")
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private static SSLContext context(Path store) throws GeneralSecurityException, IOException {
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private Reply get(
            HttpsServer server,
            @Nullable URI proxy,
            List<String> direct,
            @Nullable Path authorities) {
        var settings =
                new OutboundSettings(
                        Set.of("localhost"),
                        proxy,
                        direct,
                        authorities,
                        OutboundSettings.Limits.USUAL);
        try (var outbound = new Outbound(settings, clock.waiting(), new Random(7))) {
            var address = URI.create("https://localhost:" + server.getAddress().getPort() + "/");
            return outbound.line(address)
                    .send(
                            Call.get(address.resolve("secret/path"), Map.of("X-Key", "k-4711")),
                            () -> {});
        }
    }

    @Test
    void trustsAnAuthorityOfOnesOwnWhenItIsNamed() {
        var reply = get(tool, null, List.of(), folder.resolve("ca.pem"));
        assertThat(new String(reply.body(), StandardCharsets.UTF_8)).isEqualTo("k-4711");
    }

    @Test
    void trustsNobodyElse() {
        assertThatThrownBy(() -> get(tool, null, List.of(), null))
                .isInstanceOfSatisfying(
                        OutboundTrouble.class,
                        trouble -> assertThat(trouble.remedy()).contains("QD_CA_FILE"))
                .hasMessageContaining("certificate that is trusted");
    }

    @Test
    void trustsACertificateForItsOwnNameAlone() {
        assertThatThrownBy(() -> get(stranger, null, List.of(), folder.resolve("ca.pem")))
                .isInstanceOf(OutboundTrouble.class)
                .hasMessageContaining("certificate that is trusted");
    }

    @Test
    void goesThroughAProxyThatSeesNothingOfIt() throws IOException {
        try (var proxy = new Tunnels()) {
            var reply = get(tool, proxy.address(), List.of(), folder.resolve("ca.pem"));

            assertThat(new String(reply.body(), StandardCharsets.UTF_8)).isEqualTo("k-4711");
            var password =
                    Base64.getEncoder()
                            .encodeToString("anna:pa:ss".getBytes(StandardCharsets.UTF_8));
            assertThat(asked)
                    .anyMatch(
                            line ->
                                    line.equals(
                                            "CONNECT localhost:%d HTTP/1.1"
                                                    .formatted(tool.getAddress().getPort())))
                    .anyMatch(
                            line -> line.equalsIgnoreCase("Proxy-Authorization: Basic " + password))
                    .noneMatch(line -> line.contains("k-4711") || line.contains("secret"));
        }
    }

    @Test
    void trustsNobodyElseThroughAProxyEither() throws IOException {
        try (var proxy = new Tunnels()) {
            assertThatThrownBy(
                            () ->
                                    get(
                                            stranger,
                                            proxy.address(),
                                            List.of(),
                                            folder.resolve("ca.pem")))
                    .isInstanceOf(OutboundTrouble.class)
                    .hasMessageContaining("certificate that is trusted");
        }
    }

    @Test
    void passesTheProxyByWhereItIsToldTo() throws IOException {
        try (var proxy = new Tunnels()) {
            get(tool, proxy.address(), List.of("localhost"), folder.resolve("ca.pem"));
            assertThat(asked).isEmpty();
        }
    }

    /// A proxy that asks for a password and lets tunnels through.
    private final class Tunnels implements AutoCloseable {

        private final ServerSocket door = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());

        Tunnels() throws IOException {
            Thread.ofVirtual().start(this::accept);
        }

        URI address() {
            return URI.create("http://anna:pa:ss@127.0.0.1:" + door.getLocalPort());
        }

        private void accept() {
            while (!door.isClosed()) {
                try {
                    var caller = door.accept();
                    Thread.ofVirtual().start(() -> serve(caller));
                } catch (IOException e) {
                    // Closed.
                    return;
                }
            }
        }

        private void serve(Socket caller) {
            try (caller) {
                // Letter by letter: what follows the empty line belongs to the tunnel.
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        caller.getInputStream(), StandardCharsets.ISO_8859_1),
                                1);
                for (var head = head(in); !head.isEmpty(); head = head(in)) {
                    asked.addAll(head);
                    if (head.stream().noneMatch(line -> line.startsWith("Proxy-Authorization"))) {
                        say(
                                caller,
                                "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n");
                        continue;
                    }
                    say(caller, "HTTP/1.1 200 Go\r\n\r\n");
                    var target = head.getFirst().split(" ")[1].split(":");
                    try (var there = new Socket(target[0], Integer.parseInt(target[1]))) {
                        var back = Thread.ofVirtual().start(() -> copy(there, caller));
                        copy(caller, there);
                        back.join();
                    }
                    return;
                }
            } catch (IOException | InterruptedException e) {
                // The caller went away.
            }
        }

        private static List<String> head(BufferedReader in) throws IOException {
            var lines = new ArrayList<String>();
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                lines.add(line);
            }
            return lines;
        }

        private static void say(Socket socket, String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }

        private static void copy(Socket from, Socket to) {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
                to.shutdownOutput();
            } catch (IOException e) {
                // One end is closed.
            }
        }

        @Override
        public void close() {
            try {
                door.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
