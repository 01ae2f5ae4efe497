package dev.quarterdeck.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a real server with its embedded database behind it, at random moments of imports and of a
/// burst of changes, and looks after each start at what it had promised.
///
/// Six times unless `-Dkills=20` says otherwise.
@Tag("slow")
class KillNineTest {

    private static final int KILLS = Integer.getInteger("kills", 6);
    private static final int PEOPLE = 1_100;

    @TempDir Path home;

    private final Random random = new Random(20261121);
    private final ConcurrentLinkedQueue<String> promised = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> jobs = new ConcurrentLinkedQueue<>();

    @Test
    void losesNothingAcknowledgedAndShowsNothingHalfDone() throws Exception {
        for (int round = 0; round <= KILLS; round++) {
            var server = start();
            try {
                holdsWhatWasPromised(round);
                if (round < KILLS) {
                    burst(server, round);
                }
            } finally {
                server.destroyForcibly();
                assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(promised).hasSizeGreaterThan(KILLS / 2);
        assertThat(jobs).hasSizeGreaterThan(KILLS / 2);
        endTheDatabaseLeftBehind();
    }

    private Process start() throws IOException, InterruptedException {
        Files.deleteIfExists(home.resolve("server").resolve("address"));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process =
                new ProcessBuilder(
                                java,
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx384m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.quarterdeck.cli.Quarterdeck",
                                "serve",
                                "--port",
                                "0")
                        .redirectErrorStream(true)
                        .redirectOutput(new File(home.toFile(), "serve.log"));
        process.environment().put("QD_HOME", home.toString());
        process.environment().put("QD_LOG", "text");
        process.environment().remove("QD_DB_URL");
        var server = process.start();
        var patience = new CountDownLatch(1);
        for (int i = 0; i < 1_200; i++) {
            if (Files.exists(home.resolve("server").resolve("address"))) {
                return server;
            }
            assertThat(server.isAlive()).as(log()).isTrue();
            assertThat(patience.await(100, TimeUnit.MILLISECONDS)).isFalse();
        }
        throw new AssertionError("The server did not start: " + log());
    }

    private String log() throws IOException {
        return Files.readString(home.resolve("serve.log"));
    }

    /// Small changes and one import that is a job, until the kill comes somewhere in the middle.
    private void burst(Process server, int round) throws Exception {
        var writer =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    for (int i = 0; add("K-%d-%d".formatted(round, i)); i++) {}
                                });
        var asked = ask("POST", "/api/v1/organization/imports?dryRun=false", people(round));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        jobs.add(Api.json(asked).get("id").asString());
        assertThat(server.waitFor(random.nextInt(3_500), TimeUnit.MILLISECONDS)).isFalse();
        server.destroyForcibly();
        writer.join();
    }

    private boolean add(String number) {
        try {
            var answer =
                    ask(
                            "POST",
                            "/api/v1/persons",
                            "{\"number\":\"%s\",\"name\":\"Kay %s\",\"from\":\"2020-01-01\"}"
                                    .formatted(number, number));
            if (answer.statusCode() == 201) {
                promised.add(number);
            }
            return true;
        } catch (java.io.UncheckedIOException | IllegalStateException e) {
            // The server is gone: what was not answered was not promised.
            return false;
        }
    }

    private static String people(int round) {
        var csv = new StringBuilder("employee_number,name,from,location\n");
        for (int i = 0; i < PEOPLE; i++) {
            csv.append("N-%04d,Nell %04d,2020-01-01,Quay%d%n".formatted(i, i, round));
        }
        return csv.toString().replace("\r\n", "\n");
    }

    private void holdsWhatWasPromised(int round) throws Exception {
        for (var job : jobs) {
            assertThat(stateWhenOver(job))
                    .as("job " + job + " of round " + round)
                    .isEqualTo("done");
        }
        var whole = ask("GET", "/api/v1/organization/export?format=csv&kind=people", null).body();
        for (var number : promised) {
            assertThat(whole).as("after round " + round).contains(number + ",");
        }
    }

    /// While the job is not over, all of its people are in the place of one round, none in two.
    private String stateWhenOver(String job) throws Exception {
        var patience = new CountDownLatch(1);
        for (int i = 0; i < 1_200; i++) {
            var answer = Api.json(ask("GET", "/api/v1/jobs/" + job, null));
            var state = answer.get("state").asString();
            showsNothingHalfDone();
            if (List.of("done", "failed", "cancelled").contains(state)) {
                return state;
            }
            assertThat(patience.await(100, TimeUnit.MILLISECONDS)).isFalse();
        }
        return "never over";
    }

    private void showsNothingHalfDone() throws Exception {
        var csv = ask("GET", "/api/v1/organization/export?format=csv&kind=people", null).body();
        var places =
                csv.lines()
                        .filter(line -> line.startsWith("N-") || line.contains(",Nell "))
                        .map(line -> line.replaceAll("^.*(Quay\\d+).*$", "$1"))
                        .distinct()
                        .toList();
        long people = csv.lines().filter(line -> line.contains("Nell ")).count();
        assertThat(places.size()).as(places.toString()).isLessThanOrEqualTo(1);
        assertThat(people).isIn(0L, (long) PEOPLE);
    }

    private HttpResponse<String> ask(String method, String path, String body) {
        try {
            var address = Files.readAllLines(home.resolve("server").resolve("address")).getFirst();
            var token = Files.readString(home.resolve("server").resolve("console-token")).strip();
            var request =
                    HttpRequest.newBuilder(URI.create(address.strip() + path))
                            .header("Authorization", "Bearer " + token)
                            .timeout(java.time.Duration.ofSeconds(60))
                            .method(
                                    method,
                                    body == null
                                            ? HttpRequest.BodyPublishers.noBody()
                                            : HttpRequest.BodyPublishers.ofString(body));
            if (body != null) {
                request.header(
                        "Content-Type", body.startsWith("{") ? "application/json" : "text/csv");
            }
            return Api.sendUnchecked(request.build());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// The last kill orphaned the database: a start takes it over, and a plain end stops it.
    private void endTheDatabaseLeftBehind() throws Exception {
        var server = start();
        server.destroy();
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
}
