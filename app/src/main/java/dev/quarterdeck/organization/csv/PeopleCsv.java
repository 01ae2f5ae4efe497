package dev.quarterdeck.organization.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.quarterdeck.organization.csv.CsvCells.BadCell;
import dev.quarterdeck.organization.timeline.IncomingRow;
import dev.quarterdeck.organization.timeline.RefusedRow;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.csv.CsvText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one file about the organisation, whatever its encoding, separator and headings.
///
/// A row that cannot be read is refused and named; the others go on.
public final class PeopleCsv {

    private static final int MOST_ROWS = 1_000_000;

    private final String file;
    private final LocalDate today;
    private final Map<Column, Integer> columns = new EnumMap<>(Column.class);
    private final Map<String, String> mapping = new LinkedHashMap<>();
    private final List<String> ignored = new ArrayList<>();
    private final List<IncomingRow> rows = new ArrayList<>();
    private final List<RefusedRow> refused = new ArrayList<>();
    private final Set<String> numbers = new HashSet<>();
    private @Nullable LocalDate snapshot;

    private PeopleCsv(String file, LocalDate today) {
        this.file = file;
        this.today = today;
    }

    /// Reads a file.
    ///
    /// @param today counts as the day of a file that tells everybody's state without a day
    /// @throws Refusal when it is no CSV, or its header fits no kind of file
    public static CsvReading read(String file, byte[] bytes, LocalDate today) {
        return new PeopleCsv(file, today).read(CsvText.decode(file, bytes));
    }

    private CsvReading read(String text) {
        CsvKind kind = null;
        try (var records =
                CsvReader.builder()
                        .fieldSeparator(CsvText.separator(text))
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .ofCsvRecord(text)) {
            for (CsvRecord one : records) {
                if (kind == null) {
                    kind = header(one);
                } else {
                    row(kind, one);
                }
            }
        } catch (CsvParseException | java.io.IOException | java.io.UncheckedIOException e) {
            throw new Refusal(
                    "The file (%s) must be readable CSV: %s.".formatted(file, e.getMessage()),
                    "Maybe it is cut off, or another kind of file.");
        }
        if (kind == null) {
            throw new Refusal(
                    "The file (%s) must have a header; it is empty.".formatted(file),
                    "Maybe another file was meant.");
        }
        return new CsvReading(file, kind, mapping, ignored, rows, refused, numbers, snapshot);
    }

    private CsvKind header(CsvRecord header) {
        for (int i = 0; i < header.getFieldCount(); i++) {
            var heading = header.getField(i).strip();
            var column = Column.named(heading);
            if (column.isPresent() && !columns.containsKey(column.get())) {
                columns.put(column.get(), i);
                mapping.put(heading, column.get().heading());
            } else if (!heading.isEmpty()) {
                ignored.add(heading);
            }
        }
        return CsvKind.of(columns.keySet())
                .orElseThrow(
                        () ->
                                new Refusal(
                                        "The file (%s) must have the columns of one kind of file; it has (%s)."
                                                .formatted(file, shown(header)),
                                        "Maybe employee_number, name and from are missing; docs/guide/organization.md lists them."));
    }

    private static String shown(CsvRecord header) {
        var all = String.join(", ", header.getFields());
        return all.length() > 300 ? all.substring(0, 300) + "..." : all;
    }

    private void row(CsvKind kind, CsvRecord one) {
        long line = one.getStartingLineNumber();
        if (one.getFields().stream().allMatch(String::isBlank)) {
            return;
        }
        if (rows.size() + refused.size() >= MOST_ROWS) {
            throw new Refusal(
                    String.format(
                            Locale.ROOT,
                            "The file (%s) must not have more than %,d rows.",
                            file,
                            MOST_ROWS),
                    "Maybe split it by year.");
        }
        try {
            var cells = new CsvCells(columns, one.getFields());
            var number = cells.text(Column.NUMBER);
            if (number != null) {
                numbers.add(number.toLowerCase(Locale.ROOT));
            }
            var reader = new RowReader(cells, today, CsvKind.saysOnlyMemberships(columns.keySet()));
            rows.add(new IncomingRow(file, line, reader.read(kind)));
            noteSnapshot(kind, cells);
        } catch (BadCell bad) {
            refused.add(
                    new RefusedRow(file, line, bad.what(), bad.value(), bad.rule(), bad.maybe()));
        }
    }

    private void noteSnapshot(CsvKind kind, CsvCells cells) {
        if (kind == CsvKind.PEOPLE_TODAY) {
            snapshot = today;
        } else if (kind == CsvKind.SNAPSHOT_OF_PEOPLE) {
            var day = cells.neededDay(Column.SNAPSHOT);
            snapshot = snapshot == null || day.isAfter(snapshot) ? day : snapshot;
        }
    }
}
