package dev.quarterdeck.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds the demo's folder to being the demo's alone.
class DemoFolderTest {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 15);

    @TempDir Path home;

    private DemoFolder folder() {
        return new DemoFolder(home.resolve("demo"));
    }

    private static DemoFolder.Filled filled() {
        return new DemoFolder.Filled(DAY, "1.0", new UUID(1, 2));
    }

    @Test
    void knowsForWhichDayAndByWhichVersionItWasFilled() {
        folder().renew();
        assertThat(folder().day("1.0")).isEmpty();

        folder().finish(filled());
        assertThat(folder().filled()).contains(filled());
        assertThat(folder().day("1.0")).contains(DAY);
        assertThat(folder().day("1.1")).isEmpty();
    }

    @Test
    void doesNotTrustAMarkThatCannotBeRead() throws IOException {
        folder().renew();
        Files.writeString(home.resolve("demo/demo.txt"), "filled yesterday 1.0 nobody");

        assertThat(folder().filled()).isEmpty();
    }

    @Test
    void emptiesItselfButForTheDatabasesPrograms() throws IOException {
        folder().renew();
        Files.createDirectories(home.resolve("demo/postgres/18/bin"));
        Files.createDirectories(home.resolve("demo/server/old"));
        folder().finish(filled());

        folder().renew();

        assertThat(home.resolve("demo/postgres/18/bin")).exists();
        assertThat(home.resolve("demo/server")).doesNotExist();
        assertThat(folder().filled()).isEmpty();
    }

    @Test
    void deletesEverythingThatIsItsOwn() throws IOException {
        folder().renew();
        Files.createDirectories(home.resolve("demo/postgres/18/bin"));

        folder().delete();

        assertThat(home.resolve("demo")).doesNotExist();
        folder().delete();
    }

    @Test
    void touchesNoFolderOfSomebodyElse() throws IOException {
        Files.createDirectories(home.resolve("demo"));
        Files.writeString(home.resolve("demo/thesis.txt"), "chapter one");

        assertThatThrownBy(() -> folder().renew())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("must hold nothing but a demo");
        assertThatThrownBy(() -> folder().delete()).isInstanceOf(Refusal.class);
        assertThat(home.resolve("demo/thesis.txt")).exists();
    }
}
