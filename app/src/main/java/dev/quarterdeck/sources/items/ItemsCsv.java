package dev.quarterdeck.sources.items;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.quarterdeck.activity.ImportIssue;
import dev.quarterdeck.engine.forecasting.Life;
import dev.quarterdeck.engine.forecasting.ReleaseForecaster.Release;
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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Reads items by series from CSV files, plain or gzipped.
///
/// Columns `series`, `created`, `resolved` in any order; `fix_version` and `release_date` where
/// they are asked for; others are ignored. Times are ISO 8601, with or without a time of day and an
/// offset (UTC then); an empty `resolved` is an open item. Versions are separated by `;`: an item
/// of several counts in each. A row that cannot be read becomes an issue.
public final class ItemsCsv {

    private static final List<String> COLUMNS = List.of("series", "created", "resolved");
    private static final String VERSION = "fix_version";
    private static final String RELEASED = "release_date";
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

    private final Map<String, List<Item>> items = new TreeMap<>();
    private final List<ImportIssue> issues = new ArrayList<>();
    private final List<String> columns;
    private long bad;

    private ItemsCsv(List<String> columns) {
        this.columns = columns;
    }

    /// A row. @param released when its versions were, or null
    private record Item(Life life, List<String> versions, @Nullable Instant released) {}

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

    /// Items from their creation on.
    ///
    /// @param lives of each series
    /// @param releases of each series, where they were asked for
    /// @param bad rows that could not be read
    /// @param issues these rows, at most 1,000 of them
    public record Lives(
            Map<String, List<Life>> lives,
            Map<String, List<Release>> releases,
            long bad,
            List<ImportIssue> issues) {}

    /// Reads files that together hold the series.
    ///
    /// @throws Refusal when a file is missing, is no CSV, or lacks a column
    public static Items read(List<Path> files) {
        var csv = new ItemsCsv(COLUMNS);
        files.forEach(csv::readFile);
        var finished = new TreeMap<String, List<Instant>>();
        csv.items.forEach(
                (series, all) -> {
                    var moments =
                            all.stream()
                                    .map(one -> one.life().finished())
                                    .filter(Objects::nonNull)
                                    .toList();
                    if (!moments.isEmpty()) {
                        finished.put(series, moments);
                    }
                });
        long all = csv.items.values().stream().mapToLong(List::size).sum();
        long done = finished.values().stream().mapToLong(List::size).sum();
        return new Items(finished, all - done, csv.bad, csv.issues);
    }

    /// Reads items from their creation on, and their releases. A file without a column `series` is
    /// one series, called as the file is.
    ///
    /// @param withReleases whether the files must name releases
    /// @throws Refusal as {@link #read}
    public static Lives readLives(List<Path> files, boolean withReleases) {
        var csv =
                new ItemsCsv(
                        withReleases
                                ? List.of("created", "resolved", VERSION, RELEASED)
                                : List.of("created", "resolved"));
        files.forEach(csv::readFile);
        var lives = new TreeMap<String, List<Life>>();
        var releases = new TreeMap<String, List<Release>>();
        csv.items.forEach(
                (series, all) -> {
                    lives.put(series, all.stream().map(Item::life).toList());
                    releases.put(series, releases(all));
                });
        return new Lives(lives, releases, csv.bad, csv.issues);
    }

    private static List<Release> releases(List<Item> items) {
        var byVersion = new TreeMap<String, List<Item>>();
        for (var item : items) {
            for (var version : item.versions()) {
                byVersion.computeIfAbsent(version, _ -> new ArrayList<>()).add(item);
            }
        }
        return byVersion.entrySet().stream()
                .map(
                        one ->
                                new Release(
                                        one.getKey(),
                                        one.getValue().stream().map(Item::life).toList(),
                                        one.getValue().stream()
                                                .map(Item::released)
                                                .filter(Objects::nonNull)
                                                .max(Comparator.naturalOrder())
                                                .orElse(null)))
                .toList();
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

    private void demandColumns(Path file, List<String> header) {
        if (!header.containsAll(columns)) {
            throw new Refusal(
                    "The file (%s) has the columns %s; it must have %s."
                            .formatted(file, header, columns),
                    "Maybe the first line is missing.");
        }
    }

    private void row(Path file, NamedCsvRecord row) {
        try {
            var life = life(moment(row.getField("created")), row.getField("resolved"));
            boolean withReleases = columns.contains(VERSION);
            var series = row.findField("series").orElseGet(() -> nameOf(file));
            items.computeIfAbsent(series, _ -> new ArrayList<>())
                    .add(
                            new Item(
                                    life,
                                    withReleases ? versions(row.getField(VERSION)) : List.of(),
                                    withReleases ? momentOrNull(row.getField(RELEASED)) : null));
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

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("(\\.csv)?(\\.gz)?$", "");
    }

    /// An item that was finished before it was created was so by the clock of another tool: it
    /// lasted for no time.
    private static Life life(Instant created, String resolved) {
        var finished = momentOrNull(resolved);
        return new Life(
                finished != null && finished.isBefore(created) ? finished : created, finished);
    }

    private static List<String> versions(String cell) {
        return Arrays.stream(cell.split(";"))
                .map(String::strip)
                .filter(version -> !version.isEmpty())
                .distinct()
                .toList();
    }

    private static @Nullable Instant momentOrNull(String text) {
        return text.isBlank() ? null : moment(text);
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
