package dev.quarterdeck.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir Path home;

    @Test
    void prefersTheUsersOwnChoice() {
        var folder =
                DataFolder.of(Map.of("QD_HOME", home.resolve("own").toString()), home, "Linux");

        assertThat(folder.folder("looks")).isEqualTo(home.resolve("own/looks")).isDirectory();
    }

    @Test
    void followsEachPlatformsHabit() {
        assertThat(DataFolder.of(Map.of(), home, "Linux").folder("looks"))
                .isEqualTo(home.resolve(".local/share/quarterdeck/looks"));
        assertThat(DataFolder.of(Map.of(), home, "Mac OS X").folder("looks"))
                .isEqualTo(home.resolve("Library/Application Support/Quarterdeck/looks"));
        assertThat(
                        DataFolder.of(
                                        Map.of("LOCALAPPDATA", home.resolve("Local").toString()),
                                        home,
                                        "Windows 11")
                                .folder("looks"))
                .isEqualTo(home.resolve("Local/Quarterdeck/looks"));
    }

    @Test
    void isReadableByItsOwnerAlone() throws IOException {
        var folder = DataFolder.of(Map.of(), home, "Linux").folder("looks");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void refusesAFolderThatCannotBeMade() throws IOException {
        var file = Files.createFile(home.resolve("file"));

        assertThatThrownBy(
                        () ->
                                DataFolder.of(Map.of("QD_HOME", file.toString()), home, "Linux")
                                        .folder("looks"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("must be writable");
    }
}
