package dev.quarterdeck.server;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads the access matrix as the file writes it, without the program's own reading.
final class MatrixFile {

    private MatrixFile() {}

    /// The file as it stands: class and action, then what each persona may.
    static Map<String, NamedCsvRecord> cells() {
        var cells = new LinkedHashMap<String, NamedCsvRecord>();
        rows().stream()
                .filter(row -> row.getField("state").equals("any"))
                .forEach(
                        row ->
                                cells.put(
                                        row.getField("class") + " " + row.getField("action"), row));
        return cells;
    }

    static List<NamedCsvRecord> rows() {
        var file =
                Objects.requireNonNull(MatrixFile.class.getResourceAsStream("/access/matrix.csv"));
        try (var csv =
                CsvReader.builder()
                        .ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How much a row of the file opens to a persona: `full`, `limited` or `none`. Nobody here
    /// wrote, takes part or holds a personal grant, so a cell with a condition opens nothing.
    static String extent(NamedCsvRecord row, String persona, boolean isAboutSubject) {
        // Nobody is the manager or the peer of the program, nor is it part of a team: there,
        // relations open nothing.
        boolean isRelation =
                List.of("self", "manager", "skip", "peer", "director").contains(persona);
        var cells = new ArrayList<String>();
        cells.add(row.getField(!isAboutSubject && isRelation ? "peer" : persona));
        // Whoever holds a duty is a colleague too.
        boolean isColleague =
                !persona.equals("console") && !(persona.equals("self") && isAboutSubject);
        if (isColleague) {
            cells.add(row.getField("peer"));
        }
        return cells.contains("full") ? "full" : cells.contains("limited") ? "limited" : "none";
    }
}
