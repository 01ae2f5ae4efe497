package dev.quarterdeck.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {

    @TempDir private Path folder;

    @Test
    void refusesASecondHolderAndNamesTheFirst() throws IOException {
        var file = folder.resolve("instance.lock");
        try (var _ = InstanceLock.take(file)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-03-04T05:06:07Z")));

            assertThatThrownBy(() -> InstanceLock.take(file))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("since 2026-03-04T05:06:07Z");
            // The refused one must not have let go of the first one's lock.
            assertThatThrownBy(() -> InstanceLock.take(file)).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void isFreeAgainWhenClosed() throws IOException {
        var file = folder.resolve("instance.lock");
        InstanceLock.take(file).close();
        InstanceLock.take(file).close();

        assertThat(file).content().isEqualTo(ProcessHandle.current().pid() + "\n");
    }

    @Test
    void takesAFileThatADeadProcessLeftBehind() throws IOException {
        var file = folder.resolve("instance.lock");
        Files.writeString(file, "123456789 and a longer text than a number\n");

        InstanceLock.take(file).close();

        assertThat(file).content().isEqualTo(ProcessHandle.current().pid() + "\n");
    }
}
