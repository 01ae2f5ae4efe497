package dev.quarterdeck.sources.jira;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Reads Jira exports: CSV of Cloud and Data Center, REST search pages, issues as JSON or NDJSON.
///
/// Formats are recognised by content, not by name; each may be gzipped. Rows stream through: only
/// what an item's history needs is kept, never people, summaries, descriptions or comments. An
/// issue that occurs in several files is one item: its newest state counts, its changes are
/// joined.
public final class JiraSource {

    private JiraSource() {}

    /// Reads files that belong to one tracker.
    ///
    /// @param files exports, history files beside issue files included, in any order
    /// @param options what the user said about the export
    /// @param progress hears bytes read per file
    /// @return the reading; bad rows are listed in it
    /// @throws Refusal when a file is missing, broken or of an unknown kind: nothing is then
    /// imported
    public static TrackerReading read(List<Path> files, JiraOptions options, Progress progress) {
        ReadingLog log = new ReadingLog();
        IssuePool pool = new IssuePool();
        for (Path file : files) {
            readFile(file, options, progress, log, pool);
        }
        return TrackerAssembly.assemble(pool, log, options);
    }

    private static void readFile(
            Path path, JiraOptions options, Progress progress, ReadingLog log, IssuePool pool) {
        ExportFile file = new ExportFile(path, options, progress);
        FileLog fileLog = log.open(file.name());
        try {
            if (!Files.isRegularFile(path)) {
                throw file.refusal("is not a file that can be read", "Maybe the path is mistyped.");
            }
            read(file, options, fileLog, pool);
        } catch (IOException e) {
            throw file.broken(e);
        } catch (UncheckedIOException e) {
            throw file.broken(Objects.requireNonNull(e.getCause()));
        }
    }

    private static void read(ExportFile file, JiraOptions options, FileLog log, IssuePool pool)
            throws IOException {
        ContentKind kind = ContentKind.of(file);
        switch (kind) {
            case JSON -> new JsonExport(file, log, pool).readDocument();
            case JSON_LINES -> new JsonExport(file, log, pool).readLines();
            case CSV -> new CsvExport(file, options, log, pool).read();
            case EMPTY ->
                    throw file.refusal(
                            "is empty", "Maybe the export was cut off or is still being written.");
            case ZIP ->
                    throw file.refusal(
                            "is a zip archive or an Excel workbook, not CSV or JSON",
                            "Maybe unpack it, or export \"CSV (all fields)\" from Jira.");
            case MARKUP ->
                    throw file.refusal(
                            "is HTML or XML, not CSV or JSON",
                            "Maybe it is a log-in page or Jira's \"Excel\" export; use \"CSV (all"
                                    + " fields)\" instead.");
            case BINARY ->
                    throw file.refusal(
                            "is no text", "Maybe it is another kind of file than a Jira export.");
        }
        file.done();
    }
}
