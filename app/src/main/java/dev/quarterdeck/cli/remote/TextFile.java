package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Writes what a server answered as a file, or to standard output.
final class TextFile {

    private TextFile() {}

    /// @param file null for standard output
    static void write(RemoteConsole console, String text, @Nullable Path file) {
        if (file == null) {
            console.out().print(text);
            console.out().flush();
            return;
        }
        try {
            Files.writeString(console.folder().resolve(file), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Refusal(
                    "The file (%s) could not be written: %s."
                            .formatted(file, String.valueOf(e.getMessage())),
                    "Maybe the folder is not there, or full.");
        }
        console.say("Wrote %s.".formatted(file));
    }
}
