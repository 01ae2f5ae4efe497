package dev.quarterdeck.access;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The access matrix as the file `access/matrix.csv` states it; what has no row is refused.
final class Matrix {

    static final String ANY = "any";

    private final List<MatrixRow> rows;
    private final Map<Key, MatrixRow> byKey = new HashMap<>();

    private record Key(FieldClass fieldClass, String state, Action action) {}

    private Matrix(List<MatrixRow> rows) {
        this.rows = List.copyOf(rows);
        for (var row : rows) {
            var key = new Key(row.fieldClass(), row.state(), row.action());
            if (byKey.put(key, row) != null) {
                throw new IllegalStateException("The access matrix has two rows for " + key);
            }
        }
    }

    /// Reads the matrix that the program brings.
    static Matrix load() {
        var file = Objects.requireNonNull(Matrix.class.getResourceAsStream("/access/matrix.csv"));
        try (var csv =
                CsvReader.builder()
                        .ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            var rows = new ArrayList<MatrixRow>();
            csv.forEach(record -> rows.add(row(record)));
            return new Matrix(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MatrixRow row(NamedCsvRecord record) {
        var cells = new EnumMap<Persona, Cell>(Persona.class);
        for (var persona : Persona.values()) {
            cells.put(persona, Cell.parse(record.getField(persona.heading())));
        }
        return new MatrixRow(
                FieldClass.valueOf(record.getField("class")),
                MatrixRow.About.valueOf(record.getField("about").toUpperCase(Locale.ROOT)),
                record.getField("state"),
                Action.valueOf(record.getField("action")),
                Arrays.stream(record.getField("scopes").split("\\|")).map(Scope::valueOf).toList(),
                record.getField("conflict").equals("avoid"),
                cells,
                record.getField("limited"),
                record.getField("refusal"));
    }

    Optional<MatrixRow> row(FieldClass fieldClass, String state, Action action) {
        return Optional.ofNullable(byKey.get(new Key(fieldClass, state, action)));
    }

    /// Returns the rows of a class under an action, one for each state.
    List<MatrixRow> rows(FieldClass fieldClass, Action action) {
        return rows.stream()
                .filter(row -> row.fieldClass() == fieldClass && row.action() == action)
                .toList();
    }

    List<MatrixRow> rows() {
        return rows;
    }
}
