package dev.quarterdeck.sources.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.access.EnabledUsers;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.facts.SourceFacts;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.jobs.JobRun;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.server.TestServer;
import dev.quarterdeck.sources.Records;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// How the reading of a file ends.
class FilesJobTest {

    private static final TestServer SERVER = TestServer.shared();

    private static FilesJob job() {
        return new FilesJob(
                SERVER.bean(Database.class),
                SERVER.bean(Connections.class),
                SERVER.bean(Connectors.class),
                SERVER.bean(Visits.class),
                SERVER.bean(Intake.class),
                SERVER.bean(SourceFacts.class),
                SERVER.bean(Accounts.class),
                SERVER.bean(EnabledUsers.class),
                SERVER.bean(Uploads.class),
                Clock.systemUTC());
    }

    /// Fails as a fault of the program would.
    private static void fail(UUID run, byte[] order, int attempt) {
        var failing =
                new JobRun(
                        run,
                        Viewer.console().user(),
                        order,
                        attempt,
                        (step, done, total) -> {
                            throw new IllegalStateException("A fault.");
                        });
        assertThatThrownBy(() -> job().kind().work().run(failing))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void endsTheRunWhenTheLastAttemptFails() throws IOException {
        var viewer = Viewer.console();
        var connection = SERVER.bean(Connections.class).forFiles(viewer, tool());
        var uploads = SERVER.bean(Uploads.class);
        var file = uploads.keep(new ByteArrayInputStream(new byte[0]));
        var order =
                Records.JSON.writeValueAsBytes(
                        SyncOrder.file(viewer, connection.id(), "files", file, "empty.json", ""));
        var run = UUID.randomUUID();
        var runs = SERVER.bean(Runs.class);

        fail(run, order, 1);
        assertThat(runs.report(viewer, run).run().state()).as("tried again").isEqualTo("running");
        assertThat(uploads.file(file)).isPresent();
        fail(run, order, 3);
        assertThat(runs.report(viewer, run).run().state()).isEqualTo("failed");
        assertThat(uploads.file(file)).isEmpty();
    }

    @Test
    void takesNoFileOfDepartures() {
        var file = new Runs.File("gone.json", "gone", new ByteArrayInputStream(new byte[0]));
        assertThatThrownBy(
                        () -> SERVER.bean(Runs.class).bring(Viewer.console(), "sample", null, file))
                .isInstanceOf(Refusal.class)
                .hasMessage("The stream (gone) must be one of the tool's own.");
    }

    private static dev.quarterdeck.sources.Tool tool() {
        return SERVER.bean(Connectors.class).require("sample").tool();
    }
}
