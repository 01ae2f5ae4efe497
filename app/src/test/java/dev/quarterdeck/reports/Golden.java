package dev.quarterdeck.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares output with a reviewed file; `-Dgolden.update=true` rewrites the files for review.
final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/dev/quarterdeck/reports");

    private Golden() {}

    static void assertSame(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, actual);
        }
        assertThat(actual).as("golden file %s", file).isEqualTo(Files.readString(file));
    }
}
