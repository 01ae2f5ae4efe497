package dev.quarterdeck.cli;

import dev.quarterdeck.looks.AskedDay;
import dev.quarterdeck.looks.CorrectionsFile;
import dev.quarterdeck.looks.LookOrder;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.sources.jira.JiraOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What the verbs that read a repository share: where it is, the tracker's files, the moment.
final class Inputs {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "REPOSITORY",
            description = "A git repository, or a folder inside one; this folder by default.")
    private @Nullable Path repository;

    @Option(
            names = "--jira",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Tracker exports: Jira CSV, or Jira REST JSON or NDJSON, also .gz; several are joined.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description =
                    "Use nothing later than this day (UTC), as 2026-03-31; the last commit's day by default.")
    private String asOf = "";

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "Time zone of tracker dates written without one, as Europe/Berlin; UTC by default.")
    private @Nullable ZoneId zone;

    @Option(
            names = "--dates",
            paramLabel = "ORDER",
            description =
                    "How 03/04/2026 in a tracker file is read: day-first or month-first; inferred by default.")
    private String dates = "";

    /// Returns the repository's folder, seen from where the user stands.
    Path repository(Path from) {
        var given = repository == null ? folderAmongFiles() : repository;
        return from.resolve(given == null ? Path.of("") : given).normalize();
    }

    /// Returns the repository as the user typed it, for commands that are suggested.
    String said() {
        var given = repository == null ? folderAmongFiles() : repository;
        return given == null ? "." : given.toString();
    }

    /// Returns the tracker files, without a folder that was typed behind them and meant as the
    /// repository.
    List<Path> trackerFiles(Path from) {
        var misplaced = repository == null ? folderAmongFiles() : null;
        return files.stream().filter(file -> !file.equals(misplaced)).map(from::resolve).toList();
    }

    private @Nullable Path folderAmongFiles() {
        return files.isEmpty() || !Files.isDirectory(files.getLast()) ? null : files.getLast();
    }

    /// Returns the last moment of the given day, or null when none was given.
    ///
    /// @throws Refusal when the day cannot be read
    @Nullable Instant asOf() {
        return asOf.isBlank() ? null : AskedDay.end("--as-of", asOf.strip());
    }

    /// Returns what is to be looked at, seen from where the user stands.
    ///
    /// @throws Refusal when the day or the order of day and month breaks its rule
    LookOrder order(Path from, Instant now) {
        if (!asOf.isBlank()) {
            AskedDay.refuseFuture("--as-of", asOf.strip(), now);
        }
        var folder = repository(from);
        return new LookOrder(
                folder,
                CorrectionsFile.folderOf(folder),
                trackerFiles(from),
                List.of(),
                asOf(),
                jiraOptions(),
                said());
    }

    /// Returns what the user said about dates in tracker files.
    ///
    /// @throws Refusal when the order of day and month is neither of the two
    JiraOptions jiraOptions() {
        return AskedDay.jiraOptions(zone, "--dates", dates);
    }
}
