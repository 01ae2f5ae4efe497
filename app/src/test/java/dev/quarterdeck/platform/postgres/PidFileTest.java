package dev.quarterdeck.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    @TempDir private Path data;

    @Test
    void readsAServerThatTakesConnections() throws IOException {
        write("4711\n/x\n1795239998\n20001\n\n127.0.0.1\n  2215046        20\nready   \n");

        assertThat(PidFile.read(data))
                .contains(new PidFile(4711, Instant.ofEpochSecond(1795239998), true));
    }

    @Test
    void readsAServerThatIsStillStarting() throws IOException {
        write("4711\n/x\n1795239998\n20001\n\n127.0.0.1\n  2215046        20\nstarting\n");

        assertThat(PidFile.read(data)).get().matches(file -> !file.isReady());
    }

    @Test
    void findsNothingInAMissingAHalfWrittenOrAForeignFile() throws IOException {
        assertThat(PidFile.read(data)).isEmpty();
        write("4711\n/x\n");
        assertThat(PidFile.read(data)).isEmpty();
        write("one\ntwo\nthree\n");
        assertThat(PidFile.read(data)).isEmpty();
    }

    @Test
    void takesTheNumberOfADeadServerOutAndKeepsItsSharedMemory() throws IOException {
        write("4711\n/x\n1795239998\n20001\n\n127.0.0.1\n  2215046        20\nready   \n");

        PidFile.retire(data);

        assertThat(data.resolve("postmaster.pid"))
                .content()
                .doesNotContain("4711", "ready")
                .contains("\n  2215046        20\n");
        assertThat(PidFile.read(data)).get().matches(file -> !file.isReady());
    }

    private void write(String text) throws IOException {
        Files.writeString(data.resolve("postmaster.pid"), text);
    }
}
