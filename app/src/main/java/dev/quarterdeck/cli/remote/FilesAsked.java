package dev.quarterdeck.cli.remote;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes the files of which all rows are kept or none, and whether they are.
final class FilesAsked {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "CSV; the guide lists the columns.")
    private List<Path> files = List.of();

    @Option(names = "--apply", description = "Keep it; without, only show what differs.")
    private boolean apply;

    @Option(
            names = "--why",
            paramLabel = "WORDS",
            defaultValue = "",
            description = "Why it changes, for the history.")
    private String why = "";

    /// Compares or keeps them.
    ///
    /// @param verb what was typed before them, for the suggestion
    /// @return the exit code
    int bringIn(TableImport to, String verb) {
        var names = files.stream().map(Path::toString).collect(Collectors.joining(" "));
        return to.run(files, apply, why, verb + " " + names);
    }
}
