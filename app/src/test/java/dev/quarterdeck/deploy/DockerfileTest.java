package dev.quarterdeck.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.server.ServerSettings;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Holds the image to its rules; no container engine is needed.
class DockerfileTest {

    private static final String OURS = Deploy.text("Dockerfile");

    @Test
    void keepsEveryRule() {
        assertThat(DockerfileRules.instructions(OURS)).hasSizeGreaterThan(15);
        assertThat(DockerfileRules.findings(OURS, ServerSettings.USUAL_PORT)).isEmpty();
    }

    @Test
    void wouldNoticeEachBrokenRule() {
        var bad =
                """
                FROM eclipse-temurin:latest
                # a comment
                ADD https://files.example/tool /tool
                RUN apt-get install -y git
                RUN curl -s https://files.example/it \\
                  | sh
                ENV QD_DB_URL=postgresql://a:b@c/d
                EXPOSE 80
                USER root
                CMD java -jar quarterdeck.jar
                """;

        assertThat(DockerfileRules.findings(bad, ServerSettings.USUAL_PORT))
                .containsExactly(
                        "image is not pinned to a version: eclipse-temurin:latest",
                        "last user is not a number other than root's",
                        "ADD: https://files.example/tool /tool",
                        "apt-get install without --no-install-recommends",
                        "apt-get install without rm -rf /var/lib/apt/lists/*",
                        "apt-get install without apt-get update",
                        "runs what it fetched, or sudo: curl -s https://files.example/it   | sh",
                        "secret in the image: ENV",
                        "does not expose 8722",
                        "ENTRYPOINT is missing, or goes through a shell",
                        "CMD is missing, or goes through a shell",
                        "HEALTHCHECK is missing, or goes through a shell",
                        "VOLUME is missing");
    }

    @Test
    void copiesOnlyWhatIsInACleanClone() throws IOException {
        var copied = copied();

        assertThat(copied).hasSizeGreaterThan(4);
        assertThat(copied).allSatisfy(path -> assertThat(Deploy.ROOT.resolve(path)).exists());
        var tracked = Deploy.run(java.util.Map.of(), tracked(copied)).output().lines().toList();
        assertThat(tracked).contains("pom.xml", "app/pom.xml", "deploy/container/qd");
        for (var path : copied) {
            assertThat(tracked).anyMatch(it -> it.equals(path) || it.startsWith(path + "/"));
        }
    }

    @Test
    void sendsTheSourcesToTheBuilderAndNothingElse() throws IOException {
        assertThat(
                        List.of(
                                "pom.xml",
                                "engine/pom.xml",
                                "app/src/main/java/dev/quarterdeck/cli/Quarterdeck.java",
                                "app/src/main/resources/db/access/V1__relations.sql",
                                "benchmarks/pom.xml",
                                "deploy/container/qd"))
                .allMatch(path -> Files.exists(Deploy.ROOT.resolve(path)))
                .allMatch(DockerfileTest::isSent);
        assertThat(
                        List.of(
                                ".git/config",
                                ".quarterdeck.yml",
                                "app/target/quarterdeck.jar",
                                "app/src/test/java/AnyTest.java",
                                "benchmarks/src/main/java/Any.java",
                                "deploy/secrets/db_url"))
                .noneMatch(DockerfileTest::isSent);
    }

    @Test
    void keepsSecretsOutOfGit() {
        assertThat(Deploy.text(".gitignore").lines()).contains("deploy/secrets/");
    }

    private static List<String> copied() {
        return DockerfileRules.instructions(OURS).stream()
                .filter(it -> it.name().equals("COPY") && !it.rest().contains("--from="))
                .map(it -> Arrays.stream(it.rest().split("\\s+")).filter(w -> !w.startsWith("--")))
                .flatMap(words -> words.toList().reversed().stream().skip(1))
                .toList();
    }

    private static List<String> tracked(List<String> paths) {
        var words =
                new java.util.ArrayList<>(
                        List.of("git", "-C", Deploy.ROOT.toString(), "ls-files", "--"));
        words.addAll(paths);
        return words;
    }

    // The last pattern that fits a path or one of its folders decides.
    private static boolean isSent(String path) {
        boolean sent = true;
        for (var line : Deploy.text(".dockerignore").lines().toList()) {
            if (!line.startsWith("#") && !line.isBlank()) {
                boolean back = line.startsWith("!");
                if (fits(back ? line.substring(1) : line, Path.of(path))) {
                    sent = back;
                }
            }
        }
        return sent;
    }

    private static boolean fits(String pattern, Path path) {
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        for (Path here = path; here != null; here = here.getParent()) {
            if (matcher.matches(here)) {
                return true;
            }
        }
        return false;
    }
}
