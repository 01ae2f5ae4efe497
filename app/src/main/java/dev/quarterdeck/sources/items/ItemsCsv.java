package dev.quarterdeck.sources.items;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.quarterdeck.activity.ImportIssue;
import dev.quarterdeck.platform.Refusal;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/// Reads finished items by series from CSV files, plain or gzipped.
///
/// Columns `series`, `created`, `resolved` in any order, others ignored. Times are ISO 8601, with
/// or without a time of
/// day and an offset (UTC then); an empty `resolved` is an open item. A row that cannot be read
/// becomes an issue.
public final class ItemsCsv {

    private static final List<String> COLUMNS = List.of("series", "created", "resolved");
    private static final int MOST_ISSUES = 1_000;

    /// An offset may be written `+02:00`, `+0200`, `+02` or `Z`, the time with `T` or a blank.
    private static final DateTimeFormatter MOMENT =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .optionalStart()
                    .appendPattern("[ ]['T']")
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .appendPattern("[XXX][XX][X]")
                    .optionalEnd()
                    .toFormatter(java.util.Locale.ROOT);

    private final Map<String, List<Instant>> finished = new TreeMap<>();
    private final List<ImportIssue> issues = new ArrayList<>();
    private long open;
    private long bad;

    private ItemsCsv() {}

    /// What was read.
    ///
    /// @param finished when each item was finished, by series
    /// @param open items without a resolution
    /// @param bad rows that could not be read
    /// @param issues these rows, at most 1,000 of them
    public record Items(
            Map<String, List<Instant>> finished, long open, long bad, List<ImportIssue> issues) {}

    /// Answers whether a file begins with the columns of a list of items.
    public static boolean isItems(Path file) {
        try (var reader = reader(file);
                var records =
                        CsvReader.builder()
                                .allowMissingFields(true)
                                .allowExtraFields(true)
                                .ofCsvRecord(reader)) {
            var first = records.iterator();
            return first.hasNext() && first.next().getFields().containsAll(COLUMNS);
        } catch (CsvParseException | IOException | UncheckedIOException e) {
            // Whatever it is, another reader tells what is wrong with it.
            return false;
        }
    }

    /// Reads files that together hold the series.
    ///
    /// @throws Refusal when a file is missing, is no CSV, or lacks a column
    public static Items read(List<Path> files) {
        var csv = new ItemsCsv();
        files.forEach(csv::readFile);
        return new Items(csv.finished, csv.open, csv.bad, csv.issues);
    }

    private void readFile(Path file) {
        try (var reader = reader(file);
                var records =
                        CsvReader.builder()
                                .allowMissingFields(true)
                                .allowExtraFields(true)
                                .ofNamedCsvRecord(reader)) {
            boolean first = true;
            for (NamedCsvRecord row : records) {
                if (first) {
                    demandColumns(file, row.getHeader());
                    first = false;
                }
                row(file, row);
            }
        } catch (CsvParseException | IOException | UncheckedIOException e) {
            throw new Refusal(
                    "The file (%s) must be readable CSV: %s.".formatted(file, e.getMessage()),
                    "Maybe it is cut off, or another kind of file.");
        }
    }

    private static Reader reader(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Refusal(
                    "The file (%s) must exist.".formatted(file), "Maybe the path is mistyped.");
        }
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        bytes.mark(2);
        boolean zipped = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        var text =
                new BufferedReader(
                        new InputStreamReader(
                                zipped ? new GZIPInputStream(bytes) : bytes,
                                StandardCharsets.UTF_8));
        text.mark(1);
        if (text.read() != '\ufeff') {
            text.reset();
        }
        return text;
    }

    private static void demandColumns(Path file, List<String> header) {
        if (!header.containsAll(COLUMNS)) {
            throw new Refusal(
                    "The file (%s) has the columns %s; it must have %s."
                            .formatted(file, header, COLUMNS),
                    "Maybe the first line is missing.");
        }
    }

    private void row(Path file, NamedCsvRecord row) {
        try {
            moment(row.getField("created"));
            var resolved = row.getField("resolved");
            if (resolved.isBlank()) {
                open++;
                return;
            }
            finished.computeIfAbsent(row.getField("series"), series -> new ArrayList<>())
                    .add(moment(resolved));
        } catch (DateTimeParseException e) {
            reject(
                    file,
                    row,
                    "The time (%s) must be ISO 8601. Maybe 2026-03-31T12:00:00Z."
                            .formatted(e.getParsedString()));
        } catch (IndexOutOfBoundsException | java.util.NoSuchElementException e) {
            reject(
                    file,
                    row,
                    "The row has %d cells, fewer than the header.".formatted(row.getFieldCount()));
        }
    }

    private void reject(Path file, NamedCsvRecord row, String message) {
        bad++;
        if (issues.size() < MOST_ISSUES) {
            issues.add(
                    new ImportIssue(
                            String.valueOf(file.getFileName()),
                            row.getStartingLineNumber(),
                            message));
        }
    }

    private static Instant moment(String text) {
        TemporalAccessor read =
                MOMENT.parseBest(
                        text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return switch (read) {
            case OffsetDateTime offset -> offset.toInstant();
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
            case LocalDate day -> day.atStartOfDay(ZoneOffset.UTC).toInstant();
            default -> throw new IllegalStateException("parseBest gives one of the three");
        };
    }
}
