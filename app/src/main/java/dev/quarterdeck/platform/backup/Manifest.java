package dev.quarterdeck.platform.backup;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists what a backup holds, so that it can be checked before it is believed.
///
/// @param format the version of the file's own form
/// @param program the version of the program that wrote it
/// @param postgres the version of the database it was read from
/// @param takenAt the moment of the snapshot
/// @param schemas the schemas, lowest first, each with its version
/// @param tables the tables
/// @param sequences the sequences that were used
/// @param files files of the data folder
public record Manifest(
        int format,
        String program,
        String postgres,
        Instant takenAt,
        List<Schema> schemas,
        List<Table> tables,
        List<Sequence> sequences,
        List<File> files) {

    static final int FORMAT = 1;

    /// Copies the lists.
    public Manifest {
        schemas = List.copyOf(schemas);
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        files = List.copyOf(files);
    }

    /// @param version of its migrations; none when none has run
    public record Schema(String name, @Nullable String version) {}

    /// @param columns as written in the copy, quoted where needed
    /// @param rows how many
    /// @param sha256 of the copy's bytes, 64 hexadecimal digits
    public record Table(
            String schema, String name, List<String> columns, long rows, String sha256) {

        /// Copies the list.
        public Table {
            columns = List.copyOf(columns);
        }

        String entry() {
            return "tables/%s.%s.copy".formatted(schema, name);
        }
    }

    /// @param last the value given last
    public record Sequence(String schema, String name, long last) {}

    /// @param sha256 of its bytes, 64 hexadecimal digits
    public record File(String name, String sha256) {

        String entry() {
            return "files/" + name;
        }
    }

    /// Returns the rows of all tables.
    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
