package dev.quarterdeck.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Holds the pages on security to tests that are there.
class SecurityTestsDocumentTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    @Test
    void namesTestsThatAreThere() throws IOException {
        var sources = sources();
        var pages = Deploy.text("docs/security-tests.md") + Deploy.text("SECURITY.md");
        var named = NAMED.matcher(pages).results().toList();

        assertThat(named).hasSizeGreaterThan(25);
        assertThat(named)
                .allSatisfy(
                        test ->
                                assertThat(sources.getOrDefault(test.group(1), ""))
                                        .as(test.group())
                                        .contains("void " + test.group(2) + "("));
    }

    @Test
    void isLinkedFromThePageOnSecurity() {
        assertThat(Deploy.text("SECURITY.md")).contains("docs/security-tests.md");
    }

    private static Map<String, String> sources() throws IOException {
        var sources = new TreeMap<String, String>();
        try (var files = Deploy.files(Deploy.ROOT.resolve("app/src/test/java"))) {
            for (var file : files.filter(it -> it.toString().endsWith("Test.java")).toList()) {
                var name = file.getFileName().toString().replace(".java", "");
                sources.put(name, Files.readString(file));
            }
        }
        return sources;
    }
}
