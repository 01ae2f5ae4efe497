package dev.quarterdeck.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.ToldCommit;
import dev.quarterdeck.activity.kept.ToldCommits;
import dev.quarterdeck.platform.outbound.LittleServer;
import dev.quarterdeck.sources.git.GitHttpServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Connects a whole server to a repository, and sees a look come of it.
class GitConnectionTest {

    @TempDir private Path root;
    @TempDir private Path work;

    @Test
    void readsARepositoryAndLooksAtIt() throws Exception {
        GitHttpServer.harbor(root, work);
        try (var tool = new LittleServer().always(new GitHttpServer(root)::answer);
                var server =
                        TestServer.start(
                                Map.of("QD_OUTBOUND_ALLOW", "127.0.0.1"), Clock.systemUTC())) {
            var id = connect(server, tool);
            var run = read(server, id);
            assertThat(run.at("/run/state").asString()).as(run.toString()).isEqualTo("done");
            var told = new ArrayList<ToldCommit>();
            server.bean(ToldCommits.class).forEach(UUID.fromString(id), "acme/harbor", told::add);
            assertThat(told).hasSize(4);

            var repository = lookedAt(server);
            assertThat(repository.get("name").asString()).isEqualTo("Harbor by git");

            GitHttpServer.commit(work, "light.txt", "HAR-8: a light");
            GitHttpServer.git(work, "push", "--quiet", "origin", "main");
            assertThat(read(server, id).at("/run/state").asString()).isEqualTo("done");
            var later = lookedAt(server);
            assertThat(later.get("id")).as("the same repository").isEqualTo(repository.get("id"));
            assertThat(later.get("newest")).isNotEqualTo(repository.get("newest"));
        }
    }

    private static String connect(TestServer server, LittleServer tool) {
        var made =
                server.console()
                        .post(
                                "/api/v1/connections",
                                """
                                {"tool":"git","name":"Harbor by git","settings":
                                 {"address":"%sacme/harbor.git","contents":"history"}}"""
                                        .formatted(tool.address()));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var id = Api.json(made).get("id").asString();
        var path = "/api/v1/connections/" + id;
        var scopes = Api.json(server.console().post(path + "/scopes/listing", "{}"));
        assertThat(scopes.at("/items/0/name").asString()).isEqualTo("acme/harbor");
        var scope = scopes.at("/items/0/id").asString();
        server.console().send("PUT", path + "/scopes", "{\"chosen\":[\"%s\"]}".formatted(scope));
        return id;
    }

    private static JsonNode read(TestServer server, String connection) throws Exception {
        var asked =
                server.console()
                        .post(
                                "/api/v1/connections/%s/runs".formatted(connection),
                                "{\"how\":\"SYNC\"}");
        var run = Api.json(asked).get("id").asString();
        var patience = new CountDownLatch(1);
        for (int i = 0; i < 600; i++) {
            if (!isUnderWay(server)) {
                return Api.json(server.console().get("/api/v1/runs/" + run));
            }
            assertThat(patience.await(50, TimeUnit.MILLISECONDS)).isFalse();
        }
        throw new AssertionError("The run does not end.");
    }

    /// The run, or the look that follows it.
    private static boolean isUnderWay(TestServer server) {
        var jobs = Api.json(server.console().get("/api/v1/jobs")).get("items");
        return StreamSupport.stream(jobs.spliterator(), false)
                .anyMatch(job -> job.get("state").asString().matches("waiting|running"));
    }

    private static JsonNode lookedAt(TestServer server) {
        var repositories = Api.json(server.console().get("/api/v1/repositories")).get("items");
        assertThat(repositories.size()).isEqualTo(1);
        assertThat(repositories.at("/0/newest").isObject()).as(repositories.toString()).isTrue();
        return repositories.get(0);
    }

    @Test
    void refusesKeysOfSshInWords() {
        try (var server = TestServer.start(Map.of(), Clock.systemUTC())) {
            for (var address :
                    new String[] {"git@git.example.com:a/b.git", "ssh://git@x.example/a"}) {
                var refused =
                        server.console()
                                .post(
                                        "/api/v1/connections",
                                        """
                                        {"tool":"git","name":"By ssh","settings":
                                         {"address":"%s","contents":"history"}}"""
                                                .formatted(address));
                assertThat(refused.statusCode()).isEqualTo(400);
                assertThat(refused.body()).contains("keys of ssh are not used");
            }
        }
    }
}
