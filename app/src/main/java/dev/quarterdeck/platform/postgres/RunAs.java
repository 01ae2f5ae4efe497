package dev.quarterdeck.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/// Says on whose behalf PostgreSQL's programs run.
///
/// @param prefix the words before the program's own
/// @param owner who must own the store's files when it is another user than the one we are
record RunAs(List<String> prefix, OptionalInt owner) {

    static final RunAs SELF = new RunAs(List.of(), OptionalInt.empty());

    /// Hands a file over to the user that PostgreSQL runs as.
    void own(Path file) throws IOException {
        if (owner.isPresent()) {
            Files.setAttribute(file, "unix:uid", owner.getAsInt());
        }
    }

    void ownAll(Path folder) throws IOException {
        if (owner.isEmpty()) {
            return;
        }
        try (var walk = Files.walk(folder)) {
            for (var file : (Iterable<Path>) walk::iterator) {
                if (!Files.isSymbolicLink(file)) {
                    own(file);
                }
            }
        }
    }
}
