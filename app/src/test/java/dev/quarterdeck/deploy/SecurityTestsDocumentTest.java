package dev.quarterdeck.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Holds the pages on security to tests that are there.
class SecurityTestsDocumentTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    private static final Pattern ID = Pattern.compile("\\b\\d+\\.\\d+\\.\\d+\\b");

    /// The ids of all requirements of level 1 in OWASP ASVS 5.0.0, in their order.
    private static final String LEVEL_1 =
            """
            1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.5.1 2.1.1 2.2.1 2.2.2
            2.3.1 3.2.1 3.2.2 3.3.1 3.4.1 3.4.2 3.5.1 3.5.2 3.5.3 4.1.1 4.4.1
            5.2.1 5.2.2 5.3.1 5.3.2 6.1.1 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6
            6.2.7 6.2.8 6.3.1 6.3.2 6.4.1 6.4.2 7.2.1 7.2.2 7.2.3 7.2.4 7.4.1
            7.4.2 8.1.1 8.2.1 8.2.2 8.3.1 9.1.1 9.1.2 9.1.3 9.2.1 10.4.1 10.4.2
            10.4.3 10.4.4 10.4.5 11.3.1 11.3.2 11.4.1 12.1.1 12.2.1 12.2.2 13.4.1
            14.2.1 14.3.1 15.1.1 15.2.1 15.3.1
            """;

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
    void namesRequirementsOfTheFirstLevelAndEachOfThem() {
        var requirements = List.of(LEVEL_1.split("\\s+"));
        assertThat(requirements).hasSize(70).doesNotHaveDuplicates();

        var named =
                ID.matcher(Deploy.text("docs/security-tests.md"))
                        .results()
                        .map(MatchResult::group)
                        .filter(id -> !id.equals("5.0.0"))
                        .toList();

        assertThat(named).isSubsetOf(requirements);
        // 10.4.2 to 10.4.4 stand between the ends of a range.
        assertThat(requirements)
                .filteredOn(id -> !named.contains(id))
                .containsExactly("10.4.2", "10.4.3", "10.4.4");
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
