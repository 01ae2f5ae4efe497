package dev.quarterdeck.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.server.ServerSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the compose set-ups to their promises; no container engine is needed.
class ComposeTest {

    private static final Map<String, Object> FILE =
            Deploy.documents(Deploy.text("deploy/compose.yaml")).getFirst();

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "external"})
    void isReadByComposeItself(String profile) throws IOException {
        var compose = Deploy.program("docker-compose");
        var file = Deploy.FOLDER.resolve("compose.yaml").toString();

        var ending =
                Deploy.run(
                        Map.of(),
                        List.of(compose, "-f", file, "--profile", profile, "config", "--quiet"));

        assertThat(ending.output()).isEmpty();
        assertThat(ending.exit()).isZero();
    }

    @Test
    void offersOneServerInEachOfTwoSetUps() {
        var profiles =
                services().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        it -> Deploy.listAt(it.getValue(), "profiles").toString()));

        assertThat(profiles)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "quarterdeck", "[embedded]",
                                "quarterdeck-external", "[external]",
                                "postgres", "[external]"));
    }

    @Test
    void listensOnThisMachineAlone() {
        var port = ServerSettings.USUAL_PORT;

        for (var name : List.of("quarterdeck", "quarterdeck-external")) {
            assertThat(Deploy.at(services(), name, "ports"))
                    .hasValue(List.of("127.0.0.1:%d:%d".formatted(port, port)));
        }
        assertThat(Deploy.at(services(), "postgres", "ports")).isEmpty();
    }

    @Test
    void givesTheServerNoMoreRightsThanItNeeds() {
        for (var name : List.of("quarterdeck", "quarterdeck-external")) {
            assertThat(Deploy.mapAt(services(), name))
                    .containsEntry("read_only", true)
                    .containsEntry("cap_drop", List.of("ALL"))
                    .containsEntry("security_opt", List.of("no-new-privileges:true"))
                    .containsEntry("tmpfs", List.of("/tmp"))
                    .containsKeys("mem_limit", "pids_limit")
                    .doesNotContainKeys("privileged", "user", "network_mode", "cap_add");
        }
    }

    @Test
    void checksTheHealthOfEveryServiceAndGivesItTimeToEnd() {
        services()
                .forEach(
                        (name, service) -> {
                            assertThat(Deploy.listAt(service, "healthcheck", "test"))
                                    .as(name)
                                    .first()
                                    .isEqualTo("CMD");
                            var grace =
                                    (String) Deploy.at(service, "stop_grace_period").orElseThrow();
                            assertThat(Integer.parseInt(grace.replace("s", "")))
                                    .as(name)
                                    .isGreaterThanOrEqualTo(Deploy.LONGEST_STOP);
                        });
    }

    @Test
    void readsSecretsFromFilesAlone() {
        assertThat(Deploy.mapAt(FILE, "secrets")).containsOnlyKeys("postgres_password", "db_url");
        Deploy.mapAt(FILE, "secrets")
                .values()
                .forEach(it -> assertThat(Deploy.map(it)).containsOnlyKeys("file"));
        services()
                .forEach(
                        (name, service) ->
                                Deploy.mapAt(service, "environment")
                                        .forEach(
                                                (key, value) ->
                                                        assertIsNoSecret(name, key, value)));
    }

    @Test
    void declaresEveryVolumeAndWaitsForTheDatabase() {
        var volumes = Deploy.mapAt(FILE, "volumes").keySet();
        for (var service : services().values()) {
            for (var mount : Deploy.listAt(service, "volumes")) {
                var source = mount.toString().split(":", 2)[0];
                assertThat(source.startsWith("./") || volumes.contains(source)).as(source).isTrue();
            }
        }
        assertThat(Deploy.listAt(services(), "postgres", "volumes"))
                .as("where the image of PostgreSQL 18 keeps its data")
                .anyMatch("postgres-data:/var/lib/postgresql"::equals);
        assertThat(
                        Deploy.at(
                                services(),
                                "quarterdeck-external",
                                "depends_on",
                                "postgres",
                                "condition"))
                .hasValue("service_healthy");
    }

    private static void assertIsNoSecret(String service, String key, Object value) {
        if (key.matches(".*(PASSWORD|SECRET|TOKEN|DB_URL).*")) {
            assertThat(key).as(service).endsWith("_FILE");
            assertThat(value.toString()).as(service).startsWith("/run/secrets/");
        }
    }

    private static Map<String, Object> services() {
        return Deploy.mapAt(FILE, "services");
    }
}
