package dev.quarterdeck.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.littlecompany.LittleCompanyLook;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredLookTest {

    private final FirstLook look = LittleCompanyLook.whole();
    private final StoredLook stored = StoredLook.read(new StringReader(json()), "test");

    private String json() {
        StringBuilder json = new StringBuilder();
        JsonLook.write(look, json);
        return json.toString();
    }

    @Test
    void givesBackEveryFigureAsItWas() {
        List<Figure> said =
                look.sections().stream().flatMap(section -> Figures.all(section).stream()).toList();
        assertThat(stored.figures()).isEqualTo(said).hasSizeGreaterThan(20);
    }

    @Test
    void remembersWhatWasLookedAt() {
        assertThat(stored.subject()).isEqualTo("harbor + harbor-jira.csv");
        assertThat(stored.asOf()).isEqualTo("2026-03-31");
        assertThat(stored.lookId()).isEqualTo("3f9a1c");
    }

    @Test
    void suggestsTheNearestIds() {
        assertThat(stored.figure("link.namd")).isEmpty();
        assertThat(stored.nearest("link.namd")).hasSize(3).first().isEqualTo("link.named");
        assertThat(stored.nearest("recovery")).first().isEqualTo("failure.recovery");
    }

    @Test
    void readsAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("look.json"), json());
        assertThat(StoredLook.read(file).figure("link.named")).isPresent();
    }

    @Test
    void refusesWhatIsNoLook(@TempDir Path folder) {
        assertThatThrownBy(() -> StoredLook.read(folder.resolve("none.json")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("There is no look");
        for (String broken :
                List.of("", "{", "[]", "{\"schema\":\"other/1\"}", json().substring(0, 4_000))) {
            assertThatThrownBy(() -> StoredLook.read(new StringReader(broken), "broken"))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("broken");
        }
    }

    @Test
    void explainsAFigureAsText() throws IOException {
        StringBuilder text = new StringBuilder();
        ExplanationText.write(
                stored, stored.figure("link.dark").orElseThrow(), text, TextStyle.PLAIN, 5);
        Golden.assertSame("explanation.txt", text.toString());
    }

    @Test
    void explainsAFigureWithoutAValue() throws IOException {
        StringBuilder text = new StringBuilder();
        ExplanationText.write(
                stored, stored.figure("failure.recovery").orElseThrow(), text, TextStyle.PLAIN, 5);
        Golden.assertSame("explanation-not-known.txt", text.toString());
    }

    @Test
    void explainsAChartByItsNumbers() throws IOException {
        StringBuilder text = new StringBuilder();
        ExplanationText.write(
                stored, stored.series("releases.line").orElseThrow(), text, TextStyle.PLAIN);
        Golden.assertSame("explanation-chart.txt", text.toString());
    }

    @Test
    void explainsAFigureAsJson() throws IOException {
        StringBuilder json = new StringBuilder();
        ExplanationJson.write(stored, stored.figure("releases.gap").orElseThrow(), json);
        Golden.assertSame("explanation.json", json.toString());
    }
}
