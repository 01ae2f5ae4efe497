package dev.quarterdeck.platform.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Hold a table as a file gives it, whatever its encoding and separator.
///
/// @param columns as understood: lower case, words joined by `_`, in the order of the file
/// @param rows without empty ones
public record CsvSheet(String file, List<String> columns, List<CsvRow> rows) {

    private static final int MOST_ROWS = 100_000;

    public CsvSheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// Reads a file.
    ///
    /// @throws Refusal when it is no CSV, has no header, or the same heading twice
    public static CsvSheet read(String file, byte[] bytes) {
        var text = CsvText.decode(file, bytes);
        var records = records(file, text);
        if (records.isEmpty()) {
            throw new Refusal(
                    "The file (%s) must have a header; it is empty.".formatted(file),
                    "Maybe another file was meant.");
        }
        var columns = columns(file, records.getFirst());
        var rows =
                records.stream()
                        .skip(1)
                        .filter(one -> !one.getFields().stream().allMatch(String::isBlank))
                        .map(one -> row(file, columns, one))
                        .toList();
        return new CsvSheet(file, List.copyOf(columns.keySet()), rows);
    }

    private static List<CsvRecord> records(String file, String text) {
        var all = new ArrayList<CsvRecord>();
        try (var records =
                CsvReader.builder()
                        .fieldSeparator(CsvText.separator(text))
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .ofCsvRecord(text)) {
            for (CsvRecord one : records) {
                if (all.size() > MOST_ROWS) {
                    throw tooMany(file, MOST_ROWS);
                }
                all.add(one);
            }
        } catch (CsvParseException | IOException | UncheckedIOException e) {
            throw new Refusal(
                    "The file (%s) must be readable CSV.".formatted(file),
                    "Maybe it is cut off, or another kind of file.");
        }
        return all;
    }

    private static Map<String, Integer> columns(String file, CsvRecord header) {
        var columns = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < header.getFieldCount(); i++) {
            var name =
                    header.getField(i)
                            .strip()
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^a-z0-9]+", "_")
                            .replaceAll("^_|_$", "");
            if (!name.isEmpty() && columns.put(name, i) != null) {
                throw new Refusal(
                        "The heading (%s) must stand in the file (%s) once.".formatted(name, file),
                        "Maybe one of the two columns is another one.");
            }
        }
        return columns;
    }

    private static CsvRow row(String file, Map<String, Integer> columns, CsvRecord one) {
        var cells = new HashMap<String, String>();
        columns.forEach(
                (name, place) -> {
                    if (place < one.getFieldCount()) {
                        cells.put(name, CsvText.unescaped(one.getField(place)).strip());
                    }
                });
        return new CsvRow(file, one.getStartingLineNumber(), cells);
    }

    /// Demands that there are no more rows than can be compared at once.
    ///
    /// @throws Refusal when there are
    public void requireFew(int most) {
        if (rows.size() > most) {
            throw tooMany(file, most);
        }
    }

    private static Refusal tooMany(String file, int most) {
        return new Refusal(
                String.format(
                        Locale.ROOT, "The file (%s) must not have more than %,d rows.", file, most),
                "Maybe split it.");
    }

    /// Writes rows under headings.
    ///
    /// @param columns the headings
    /// @param rows cells by heading; one that is missing is empty
    public static String write(List<String> columns, Collection<Map<String, String>> rows) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(columns.toArray(String[]::new));
            for (var row : rows) {
                csv.writeRecord(
                        columns.stream()
                                .map(column -> CsvText.escaped(row.getOrDefault(column, "")))
                                .toArray(String[]::new));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
