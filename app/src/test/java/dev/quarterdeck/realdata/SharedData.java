package dev.quarterdeck.realdata;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// Finds the folder of real records that is not part of the project: `QD_SHARED_DATA`, or
/// `../shared/data` beside it.
///
/// Where it is absent a test says that it was skipped; in CI its absence fails.
public final class SharedData {

    private SharedData() {}

    /// Returns a folder or file of them.
    public static Path folder(String name) {
        var given = System.getenv("QD_SHARED_DATA");
        var root = given == null ? Path.of("..", "..", "shared", "data") : Path.of(given);
        var folder = root.resolve(name);
        if (!Files.exists(folder) && "true".equals(System.getenv("CI"))) {
            fail(
                    "CI must have the real records at %s"
                            .formatted(folder.toAbsolutePath().normalize()));
        }
        assumeTrue(
                Files.exists(folder),
                () ->
                        "skipped: there are no real records at "
                                + folder.toAbsolutePath().normalize());
        return folder;
    }
}
