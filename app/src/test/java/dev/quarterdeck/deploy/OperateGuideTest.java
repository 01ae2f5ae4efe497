package dev.quarterdeck.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds the guide for operators to what the program and the deployment files say.
class OperateGuideTest {

    private static final String GUIDE = Deploy.text("docs/guide/operate.md");
    private static final Pattern VARIABLE = Pattern.compile("\\bQD_[A-Z_]*[A-Z]\\b");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(QD_[A-Z_]+)` \\|");

    /// Only the image's scripts and the tests of these read them.
    private static final Set<String> OF_SCRIPTS = Set.of("QD_PORT", "QD_PROGRAM");

    @Test
    void explainsHowGuessesAreSlowedDownByTheProgramsOwnNumbers() {
        var program = Deploy.text("app/src/main/java/dev/quarterdeck/access/signin/BackOff.java");

        assertThat(GUIDE).contains("After 10 wrong passwords", "after 30 wrong ones");
        assertThat(program).contains("new Bucket(name, 10)", "visit.address(), 30)");
        assertThat(GUIDE).contains("15 minutes at most", "90 days", "after a day");
        assertThat(program)
                .contains(
                        "LONGEST = Duration.ofMinutes(15)",
                        "KNOWN = Duration.ofDays(90)",
                        "FORGOTTEN = Duration.ofDays(1)");
    }

    @Test
    void explainsEveryVariableThatTheProgramReads() throws IOException {
        var read = new TreeSet<String>();
        try (var files = Deploy.files(Deploy.ROOT.resolve("app/src/main/java"))) {
            for (var file : files.toList()) {
                Pattern.compile("\"(QD_[A-Z_]+)\"")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(it -> read.add(it.group(1)));
            }
        }
        read.addAll(variables(Deploy.ROOT.resolve("qd")));

        assertThat(read).contains("QD_HOME", "QD_DB_URL", "QD_MEMORY");
        assertThat(explained()).containsAll(read);
    }

    @Test
    void explainsEveryVariableThatADeploymentSets() throws IOException {
        var set = new TreeSet<String>();
        try (var files = Deploy.files(Deploy.FOLDER)) {
            for (var file : files.filter(it -> !it.toString().contains("secrets")).toList()) {
                set.addAll(variables(file));
            }
        }
        var plain =
                set.stream()
                        .map(it -> it.replaceFirst("_FILE$", ""))
                        .filter(it -> !it.equals("QD_X") && !OF_SCRIPTS.contains(it))
                        .collect(Collectors.toSet());

        assertThat(plain).hasSizeGreaterThan(8);
        assertThat(explained()).containsAll(plain);
    }

    @Test
    void namesThePortAndTheFilesThatAreThere() {
        assertThat(GUIDE).contains("port " + ServerSettings.USUAL_PORT);
        var files =
                Pattern.compile("\\bdeploy/[\\w./-]*\\w")
                        .matcher(GUIDE)
                        .results()
                        .map(it -> it.group())
                        .collect(Collectors.toSet());
        assertThat(files).hasSizeGreaterThan(3);
        assertThat(files).allSatisfy(it -> assertThat(Deploy.ROOT.resolve(it)).exists());
    }

    private static Set<String> explained() {
        return ROW.matcher(GUIDE).results().map(it -> it.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> variables(Path file) throws IOException {
        return VARIABLE.matcher(Files.readString(file))
                .results()
                .map(it -> it.group())
                .collect(Collectors.toSet());
    }
}
