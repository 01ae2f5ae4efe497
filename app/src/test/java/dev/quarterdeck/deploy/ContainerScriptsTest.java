package dev.quarterdeck.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the scripts of the containers with a stand-in for the program behind them.
class ContainerScriptsTest {

    private static final String LAUNCHER = Deploy.FOLDER.resolve("container/qd").toString();
    private static final String HEALTHY = Deploy.FOLDER.resolve("container/healthy").toString();
    private static final String PREPARE =
            Deploy.FOLDER.resolve("postgres/10-quarterdeck.sh").toString();

    @TempDir Path folder;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void putStandInsFirst() throws IOException {
        standIn("java", "echo \"arguments $*\"; env | grep '^QD_' | sort");
        standIn("psql", "echo \"arguments $*\"; cat");
        environment.put("PATH", folder + ":" + System.getenv("PATH"));
        environment.put("QD_HOME", folder.resolve("data").toString());
    }

    @Test
    void handsSecretsOfFilesToTheProgram() throws IOException {
        var secret = Files.writeString(folder.resolve("url"), "postgresql://o:a$b\"c'd`e@h/q\n");
        environment.put("QD_DB_URL_FILE", secret.toString());

        var ending = Deploy.run(environment, List.of(LAUNCHER, "serve", "--port", "1"));

        assertThat(ending.exit()).isZero();
        assertThat(ending.output())
                .contains("-jar /opt/quarterdeck/quarterdeck.jar serve --port 1\n")
                .contains("\nQD_DB_URL=postgresql://o:a$b\"c'd`e@h/q\n")
                .doesNotContain("QD_DB_URL_FILE", "QD_OIDC_CLIENT_SECRET", "QD_BOOTSTRAP_PASSWORD");
        assertThat(ending.output().lines().findFirst().orElseThrow()).doesNotContain("a$b");
    }

    @Test
    void refusesASecretFileThatIsNotThere() throws IOException {
        environment.put("QD_OIDC_CLIENT_SECRET_FILE", "/nowhere/secret");

        var ending = Deploy.run(environment, List.of(LAUNCHER, "serve"));

        assertThat(ending.exit()).isEqualTo(2);
        assertThat(ending.output())
                .contains(
                        "The file (/nowhere/secret) of QD_OIDC_CLIENT_SECRET_FILE must be readable")
                .contains("Maybe ")
                .doesNotContain("arguments");
    }

    @Test
    void closesTheDataThatAVolumeOpenedToItsGroup() throws IOException {
        var data = Files.createDirectories(folder.resolve("data/store/data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwx---"));

        Deploy.run(environment, List.of(LAUNCHER, "serve"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
    }

    @Test
    void callsAServerHealthyByItsAnswerAlone() throws IOException {
        assertThat(healthOf(200)).isZero();
        assertThat(healthOf(503)).isNotZero();
        environment.put("QD_PORT", Integer.toString(freePort()));
        assertThat(Deploy.run(environment, List.of(HEALTHY)).exit()).isNotZero();
    }

    @Test
    void makesTheOwnerThatTheDatabaseAddressNames() throws IOException {
        var ending = prepared("postgresql://deck:0f3a@postgres:5432/harbor?sslmode=disable\n");

        assertThat(ending.exit()).isZero();
        assertThat(ending.output())
                .contains("-v owner=deck -v password=0f3a -v database=harbor")
                .contains("create role :\"owner\" login createrole password :'password';");
    }

    @Test
    void refusesAPasswordItCannotReadLiterally() throws IOException {
        var ending = prepared("postgresql://deck:a%2Fb@postgres:5432/harbor");

        assertThat(ending.exit()).isEqualTo(1);
        assertThat(ending.output())
                .contains("Maybe make the password with")
                .doesNotContain("create role");
    }

    private Deploy.Ending prepared(String url) throws IOException {
        environment.put("QD_DB_URL_FILE", Files.writeString(folder.resolve("url"), url).toString());
        environment.put("POSTGRES_USER", "postgres");
        return Deploy.run(environment, List.of(PREPARE));
    }

    private int healthOf(int status) throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    var body = "{}".getBytes(UTF_8);
                    boolean asked = exchange.getRequestURI().getPath().equals("/health");
                    exchange.sendResponseHeaders(asked ? status : 404, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        try {
            environment.put("QD_PORT", Integer.toString(server.getAddress().getPort()));
            return Deploy.run(environment, List.of(HEALTHY)).exit();
        } finally {
            server.stop(0);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void standIn(String name, String body) throws IOException {
        var program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
}
