package dev.quarterdeck.looks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectionsFileTest {

    @TempDir Path folder;

    @Test
    void learnsEverythingWithoutAFile() {
        assertThat(new CorrectionsFile(folder).read()).isEqualTo(Corrections.NONE);
    }

    @Test
    void readsBackWhatItWrote() {
        var file = new CorrectionsFile(folder);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("ticket-prefixes", List.of("HARBOR", "LANTERN"));
        values.put("not-tickets", List.of("QUAY"));
        values.put("bots", List.of("build-bot", "it's a bot"));
        values.put("same-person", List.of(List.of("ada@harbor.example", "ada@home.example")));
        values.put("issue-numbers", "true");
        values.put("not-bots", List.of("Robot Smith"));
        values.put("not-same-person", List.of("shared@harbor.example"));
        values.put("release-tags", "v\\d+\\.\\d+");
        values.put("done", "change");

        file.write(values);
        var read = file.read();

        assertThat(read.ticketPrefixes()).containsExactly("HARBOR", "LANTERN");
        assertThat(read.bots()).containsExactly("build-bot", "it's a bot");
        assertThat(read.samePerson())
                .containsExactly(List.of("ada@harbor.example", "ada@home.example"));
        assertThat(read.issueNumbers()).isTrue();
        assertThat(read.notBots()).containsExactly("Robot Smith");
        assertThat(read.notSamePerson()).containsExactly("shared@harbor.example");
        assertThat(read.releaseTags()).isEqualTo("v\\d+\\.\\d+");
        assertThat(file.path()).content().contains("# When an item is finished");
    }

    @Test
    void reportsEveryMistakeAtOnce() throws IOException {
        Files.writeString(
                folder.resolve(CorrectionsFile.NAME),
                "ticket-prefixes: ['A-B']\nrelease-tags: '['\ndone: never\ncolour: red\nsame-person: 3\n");

        assertThatThrownBy(() -> new CorrectionsFile(folder).read())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("(A-B)")
                .hasMessageContaining("([)")
                .hasMessageContaining("(never)")
                .hasMessageContaining("(colour)")
                .hasMessageContaining("same-person");
    }

    @Test
    void refusesWhatIsNotYaml() throws IOException {
        Files.writeString(folder.resolve(CorrectionsFile.NAME), "bots: [unclosed\n");

        assertThatThrownBy(() -> new CorrectionsFile(folder).read())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(CorrectionsFile.NAME);
    }

    @Test
    void refusesAliasesThatExplode() throws IOException {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a%d: &a%d [".formatted(i, i))
                    .append("*a%d,".formatted(i - 1).repeat(9))
                    .append("]\n");
        }
        Files.writeString(folder.resolve(CorrectionsFile.NAME), bomb);

        assertThatThrownBy(() -> new CorrectionsFile(folder).read()).isInstanceOf(Refusal.class);
    }

    @Test
    void writesNothingWhenAValueBreaksItsRule() {
        var file = new CorrectionsFile(folder);

        assertThatThrownBy(() -> file.write(Map.of("done", "never"))).isInstanceOf(Refusal.class);
        assertThat(file.path()).doesNotExist();
    }

    @Test
    void refusesALinkToAnotherPlace() throws IOException {
        var elsewhere = Files.createFile(folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve(CorrectionsFile.NAME), elsewhere);
        var file = new CorrectionsFile(folder);

        assertThatThrownBy(file::read)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not a link");
        assertThatThrownBy(() -> file.write(Map.of("done", "change"))).isInstanceOf(Refusal.class);
        assertThat(elsewhere).isEmptyFile();
    }

    @Test
    void belongsToTheWorkTreeAndToABareRepositoryItself() throws IOException {
        Files.createDirectories(folder.resolve(".git/objects"));
        Files.createDirectories(folder.resolve(".git/refs"));
        Files.writeString(folder.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        var inside = Files.createDirectories(folder.resolve("app/src"));
        var bare = Files.createDirectories(folder.resolve("bare"));
        Files.createDirectories(bare.resolve("objects"));
        Files.createDirectories(bare.resolve("refs"));
        Files.writeString(bare.resolve("HEAD"), "ref: refs/heads/main\n");

        assertThat(CorrectionsFile.folderOf(inside)).isEqualTo(folder.toAbsolutePath());
        assertThat(CorrectionsFile.folderOf(folder.resolve(".git")))
                .isEqualTo(folder.toAbsolutePath());
        assertThat(CorrectionsFile.folderOf(bare)).isEqualTo(bare);
    }

    @Test
    void boundsTheRuleOfReleaseTags() {
        var file = new CorrectionsFile(folder);

        assertThatThrownBy(() -> file.write(Map.of("release-tags", "v".repeat(201))))
                .hasMessageContaining("release-tags must have at most 200 characters");
    }
}
