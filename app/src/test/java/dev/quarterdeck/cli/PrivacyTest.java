package dev.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.littlecompany.HarborRepository;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Searches everything that a look can print for anybody who worked on the repository.
class PrivacyTest {

    @TempDir static Path shared;

    private static Session session;

    @BeforeAll
    static void look() {
        session =
                new Session(HarborRepository.in(shared.resolve("harbor")), shared.resolve("data"));
        session.qd("look", ".");
    }

    @TestFactory
    Stream<DynamicTest> namesNobodyInAnyFormat() {
        return Stream.of("text", "json", "md", "html")
                .map(
                        format ->
                                DynamicTest.dynamicTest(
                                        format,
                                        () -> {
                                            session.qd("look", ".", "--format", format);
                                            assertThat(session.out()).hasSizeGreaterThan(1_000);
                                            namesNobody(session.out());
                                        }));
    }

    @TestFactory
    Stream<DynamicTest> namesNobodyInAnyExplanation() {
        session.qd("look", ".");
        session.qd("explain", "list");
        var ids = session.out().lines().map(line -> line.split("\\s+")[0]).toList();
        assertThat(ids).hasSizeGreaterThan(15);
        return ids.stream()
                .map(
                        id ->
                                DynamicTest.dynamicTest(
                                        id,
                                        () -> {
                                            for (String format : List.of("text", "json", "csv")) {
                                                assertThat(
                                                                session.qd(
                                                                        "explain",
                                                                        id,
                                                                        "--all",
                                                                        "--format",
                                                                        format))
                                                        .isZero();
                                                namesNobody(session.out());
                                            }
                                        }));
    }

    private static void namesNobody(String text) {
        for (String person : HarborRepository.PEOPLE) {
            for (String part : person.split("[ <>@.]+")) {
                if (part.length() > 3 && !part.equals("little") && !part.equals("example")) {
                    assertThat(
                                    Pattern.compile("\\b" + part + "\\b", Pattern.CASE_INSENSITIVE)
                                            .matcher(text)
                                            .find())
                            .as(part)
                            .isFalse();
                }
            }
        }
        assertThat(text).doesNotContain("little.example");
    }
}
