package dev.quarterdeck.engine.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.linking.ComponentPaths.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComponentPathsTest {

    private static final ComponentPaths PATHS =
            new ComponentPaths(
                    List.of(
                            Rule.of("api", List.of("services/api/**", "libs/**", "!**/*.md")),
                            Rule.of("web", List.of("services/web/", "libs/ui/**"))));

    @Test
    void givesSharedPathsToEachThatIsBuiltWithThem() {
        assertThat(PATHS.touchedBy(List.of("libs/ui/button.js"))).containsExactly("api", "web");
        assertThat(PATHS.touchedBy(List.of("libs/core/clock.java"))).containsExactly("api");
        assertThat(PATHS.touchedBy(List.of("services/web/index.js"))).containsExactly("web");
    }

    @Test
    void takesPathsOutAgain() {
        assertThat(PATHS.touchedBy(List.of("services/api/README.md", "docs/a.txt"))).isEmpty();
        assertThat(PATHS.touchedBy(List.of("services/api/README.md", "libs/x"))).hasSize(1);
    }

    @Test
    void decidesOnlyForComponentsWithRules() {
        assertThat(PATHS.decides("api")).isTrue();
        assertThat(PATHS.decides("quay")).isFalse();
        assertThat(ComponentPaths.NONE.decides("api")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "src/*.java, src/A.java, true",
        "src/*.java, src/a/A.java, false",
        "src/**/*.java, src/A.java, true",
        "src/**/*.java, src/a/b/A.java, true",
        "**/pom.xml, pom.xml, true",
        "**/pom.xml, a/pom.xml, true",
        "**/pom.xml, a/my-pom.xml, false",
        "/src/**, src/a, true",
        "a?c, abc, true",
        "a?c, a/c, false",
        "a+b(1)/x, a+b(1)/x, true",
        "docs/, docs/a/b, true",
        "docs/, docs, false"
    })
    void readsPatternsAsPeopleWriteThem(String glob, String path, boolean matches) {
        assertThat(Rule.of("it", List.of(glob)).matches(path)).isEqualTo(matches);
    }
}
