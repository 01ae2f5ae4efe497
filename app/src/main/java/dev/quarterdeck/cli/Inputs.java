package dev.quarterdeck.cli;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.sources.git.GitOptions;
import dev.quarterdeck.sources.jira.JiraOptions;
import dev.quarterdeck.sources.jira.JiraOptions.DayOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
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
        if (asOf.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(asOf.strip())
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .minusMillis(1);
        } catch (DateTimeParseException e) {
            throw new Refusal(
                    "The day (%s) of --as-of must exist and be written as year-month-day."
                            .formatted(asOf),
                    "Maybe 2026-03-31.");
        }
    }

    /// Refuses a day that has not begun: nothing can be known of it.
    void refuseFuture(Instant now) {
        var day = asOf();
        if (day != null && day.minus(Duration.ofDays(1)).isAfter(now)) {
            throw new Refusal(
                    "The day (%s) of --as-of must not lie in the future.".formatted(asOf),
                    "Maybe leave it out: the last commit's day is used.");
        }
    }

    /// Returns what the user said about dates in tracker files.
    ///
    /// @throws Refusal when the order of day and month is neither of the two
    JiraOptions jiraOptions() {
        var options = zone == null ? JiraOptions.DEFAULT : JiraOptions.DEFAULT.withZone(zone);
        return switch (dates) {
            case "" -> options;
            case "day-first" -> options.withDayOrder(DayOrder.DAY_FIRST);
            case "month-first" -> options.withDayOrder(DayOrder.MONTH_FIRST);
            default ->
                    throw new Refusal(
                            "The order (%s) of --dates must be day-first or month-first."
                                    .formatted(dates),
                            "Maybe leave it out: the order is read from the whole column.");
        };
    }

    /// Joins the user's corrections to the moment.
    GitOptions gitOptions(Corrections corrections, Clock clock) {
        var prefixes = corrections.ticketPrefixes();
        return new GitOptions(
                asOf(),
                prefixes == null ? List.of() : prefixes,
                corrections.notTickets(),
                corrections.issueNumbers(),
                corrections.bots(),
                corrections.notBots(),
                corrections.samePerson(),
                corrections.notSamePerson(),
                corrections.releaseTags(),
                0,
                clock);
    }
}
