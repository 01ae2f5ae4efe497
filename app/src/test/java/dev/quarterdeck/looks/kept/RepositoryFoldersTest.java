package dev.quarterdeck.looks.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.Refusal;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryFoldersTest {

    @TempDir Path folder;

    @Test
    void allowsTheHomeFolderWhenNothingIsSetAndNothingBeyondLoopback() throws IOException {
        var app = Files.createDirectory(folder.resolve("app"));

        assertThat(RepositoryFolders.of(null, folder).require("path", app.toString()))
                .isEqualTo(app.toRealPath());
        assertThatThrownBy(() -> RepositoryFolders.of(null, null).require("path", app.toString()))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "No folder of this machine may be read, as QD_REPOSITORIES names none.");
        assertThatThrownBy(() -> RepositoryFolders.of("", folder).require("path", app.toString()))
                .hasMessageContaining("names none");
    }

    @Test
    void allowsEachNamedFolder() throws IOException {
        var one = Files.createDirectory(folder.resolve("one"));
        var two = Files.createDirectory(folder.resolve("two"));
        var folders = RepositoryFolders.of(one + File.pathSeparator + two, null);

        assertThat(folders.require("path", two.toString())).isEqualTo(two.toRealPath());
        assertThatThrownBy(() -> folders.require("path", folder.toString()))
                .hasMessageContaining("must lie below");
    }

    @Test
    void refusesAFolderThatIsRelativeOrNotThere() {
        assertThatThrownBy(() -> RepositoryFolders.of("git", null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("(git)");
        assertThatThrownBy(() -> RepositoryFolders.of("/no/such/folder", null))
                .hasMessageContaining("must exist");
    }

    @Test
    void saysNothingOfWhatIsOutside() throws IOException {
        var one = Files.createDirectory(folder.resolve("one"));
        Files.createDirectory(folder.resolve("there"));
        var folders = RepositoryFolders.of(one.toString(), null);

        for (var path : new String[] {"there", "not-there"}) {
            assertThatThrownBy(() -> folders.require("path", folder.resolve(path).toString()))
                    .hasMessageContaining("must lie below");
        }
        assertThatThrownBy(() -> folders.require("path", one.resolve("not").toString()))
                .hasMessageContaining("must exist");
        assertThatThrownBy(() -> folders.require("path", "a\0b")).isInstanceOf(Refusal.class);
    }
}
