package dev.quarterdeck.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteServerTest {

    @TempDir Path folder;

    @TempDir Path data;

    private final FakeServer server = new FakeServer();
    private RemoteSession session;

    @BeforeEach
    void open() {
        session = new RemoteSession(folder, data);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void runs() throws IOException {
        new RunningServer(server.root(), "1", ProcessHandle.current().pid()).write(data);
        Files.writeString(data.resolve("server/console-token"), "qdc_console\n");
    }

    @Test
    void saysThatNoServerRunsAndHowToStartOne() {
        assertThat(session.qd("job", "list")).isEqualTo(2);
        assertThat(session.err())
                .contains("No server runs on the data folder (" + data + ").")
                .contains("Maybe start it: qd serve");
    }

    @Test
    void saysThatAServerDoesNotAnswer() throws IOException {
        runs();
        server.close();

        assertThat(session.qd("job", "list")).isEqualTo(2);
        assertThat(session.err())
                .contains("The server (" + server.root() + ") does not answer.")
                .contains("Maybe start it: qd serve")
                .doesNotContain("Exception");
    }

    @Test
    void sendsTheConsoleTokenToTheServerThatWroteItDown() throws IOException {
        runs();
        server.teach("GET /api/v1/jobs?limit=50", 200, "{\"items\":[]}");

        assertThat(session.qd("job", "list")).isZero();
        assertThat(server.last().header("Authorization")).isEqualTo("Bearer qdc_console");
    }

    @Test
    void neverSendsTheConsoleTokenToAnotherProcessOfThisMachine() throws IOException {
        runs();
        try (var other = new FakeServer()) {
            other.teach("GET /api/v1/jobs?limit=50", 200, "{\"items\":[]}");
            session.with("QD_URL", other.root().toString());

            assertThat(session.qd("job", "list")).isZero();
            assertThat(other.last().headers()).doesNotContainKey("Authorization");
        }
    }

    @Test
    void neverSendsTheConsoleTokenToAnotherHostWithTheSamePort() throws IOException {
        new RunningServer(URI.create("https://quay.example:443"), "1", 1).write(data);
        Files.writeString(data.resolve("server/console-token"), "qdc_console\n");

        assertThat(new ServerAddress(URI.create("https://quay.example")).isOnThisMachine())
                .isFalse();
        assertThat(
                        new ServerAddress(URI.create("https://127.0.0.1.quay.example"))
                                .isOnThisMachine())
                .isFalse();
    }

    @Test
    void prefersATokenOfTheEnvironment() throws IOException {
        runs();
        server.teach("GET /api/v1/jobs?limit=50", 200, "{\"items\":[]}");
        session.with("QD_TOKEN", "qd_a_b");

        session.qd("job", "list");

        assertThat(server.last().header("Authorization")).isEqualTo("Bearer qd_a_b");
        assertThat(session.err()).isEmpty();
    }

    @Test
    void warnsOfATokenThatProcessListsShow() throws IOException {
        runs();
        server.teach("GET /api/v1/jobs?limit=50", 200, "{\"items\":[]}");

        session.qd("job", "list", "--token", "qd_a_b");

        assertThat(server.last().header("Authorization")).isEqualTo("Bearer qd_a_b");
        assertThat(session.err()).contains("process lists").doesNotContain("qd_a_b");
    }

    @Test
    void followsNoRedirect() throws IOException {
        runs();
        server.teach(
                "GET /api/v1/jobs?limit=50", 302, "", Map.of("Location", "https://quay.example/"));

        assertThat(session.qd("job", "list")).isEqualTo(2);
        assertThat(session.err()).contains("(https://quay.example/)").contains("must not follow");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void turnsAProblemIntoItsWords() throws IOException {
        runs();
        server.teach(
                "GET /api/v1/jobs/7",
                404,
                FakeServer.problem(
                        "not-found", 404, "There is no job (7) of yours.", "Maybe look."));

        assertThat(session.qd("job", "show", "7")).isEqualTo(2);
        assertThat(session.err()).isEqualTo("There is no job (7) of yours.\nMaybe look.\n");
        assertThat(session.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void saysHowToGetATokenThatIsLetIn(int status) throws IOException {
        runs();
        server.teach(
                "GET /api/v1/jobs/7",
                status,
                FakeServer.problem("no", status, "Nobody is signed in.", ""));

        assertThat(session.qd("job", "show", "7")).isEqualTo(2);
        assertThat(session.err()).contains("Nobody is signed in.").contains("qd token create");
    }

    @Test
    void tellsAFaultOfTheServerFromBadInput() throws IOException {
        runs();
        server.teach("GET /api/v1/jobs/7", 500, FakeServer.problem("fault", 500, "It failed.", ""));

        assertThat(session.qd("job", "show", "7")).isEqualTo(70);
        assertThat(session.err()).contains("It failed.").contains("request (r-1)");
    }

    @Test
    void saysThatSomethingElseAnswers() throws IOException {
        runs();
        server.teach("GET /api/v1/jobs/7", 418, "teapot");

        assertThat(session.qd("job", "show", "7")).isEqualTo(2);
        assertThat(session.err()).contains("does not speak as Quarterdeck does");
    }

    @Test
    void readsAListPageByPage() throws IOException {
        runs();
        server.teach(
                        "GET /api/v1/users?limit=500",
                        200,
                        "{\"items\":[{\"login\":\"ada\"}],\"next\":\"a b\"}")
                .teach(
                        "GET /api/v1/users?limit=500&cursor=a%20b",
                        200, "{\"items\":[{\"login\":\"bo\"}],\"next\":null}");

        assertThat(session.qd("user", "list")).isZero();
        assertThat(session.out()).contains("ada").contains("bo");
        assertThat(session.qd("user", "list", "--json")).isZero();
        assertThat(session.out().strip())
                .isEqualTo("{\"items\":[{\"login\":\"ada\"}, {\"login\":\"bo\"}],\"next\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quay.example",
                "ftp://quay.example",
                "http://quay.example",
                "https://me:secret@quay.example",
                "https://quay.example/?a=b",
                "http://local host"
            })
    void refusesAnAddressThatNoTokenShouldTravelTo(String address) {
        assertThatThrownBy(() -> ServerAddress.parse(address)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://quay.example/",
                "http://127.0.0.1:8722",
                "http://localhost:8722/",
                "http://[::1]:8722"
            })
    void takesAddressesByTlsAndOfThisMachine(String address) {
        assertThat(ServerAddress.parse(address).toString()).doesNotEndWith("/");
    }

    @Test
    void writesTheAddressForItsOwnerAloneAndRemovesOnlyItsOwn() throws IOException {
        var first = new RunningServer(URI.create("http://127.0.0.1:1"), "1", 11);
        var second = new RunningServer(URI.create("http://127.0.0.1:2"), "1", 12);
        first.write(data);
        second.write(data);
        var file = data.resolve("server/address");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        first.remove(data);
        assertThat(RunningServer.read(data)).contains(second);
        second.remove(data);
        assertThat(file).doesNotExist();
        try (var left = Files.list(data.resolve("server"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void reachesAServerOfEveryNetworkOnThisMachine() {
        assertThat(RunningServer.here("0.0.0.0", 8722).address())
                .hasToString("http://127.0.0.1:8722");
        assertThat(RunningServer.here("::1", 8722).address()).hasToString("http://[::1]:8722");
    }
}
