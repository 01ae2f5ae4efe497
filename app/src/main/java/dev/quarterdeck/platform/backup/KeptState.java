package dev.quarterdeck.platform.backup;

import java.nio.file.Path;
import java.util.List;

/// Says what a backup is of.
///
/// @param modules names of schemas with migrations, lowest first
/// @param folder the data folder
/// @param files names of files in it that belong to the state; missing ones are passed over
/// @param program the version of this program
public record KeptState(List<String> modules, Path folder, List<String> files, String program) {

    /// Copies the lists.
    public KeptState {
        modules = List.copyOf(modules);
        files = List.copyOf(files);
    }
}
