package dev.quarterdeck.platform.backup;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.Sha256;
import dev.quarterdeck.platform.store.Roles;
import dev.quarterdeck.platform.store.StoreAddress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.json.JsonMapper;

/// Saves everything of a database and of the files that belong to it in one file.
///
/// Every table is copied as text in one snapshot, while the program may go on writing. It is
/// read by the keeper, whom row-level security lets through; that it hides no row is read from
/// the policies before.
public final class Backup {

    static final String MANIFEST = "manifest.json";
    private static final int BUFFER = 1 << 16;

    private final Connection connection;
    private final Catalogue catalogue;
    private final KeptState state;
    private final Progress progress;

    private Backup(Connection connection, KeptState state, Progress progress) {
        this.connection = connection;
        this.catalogue = new Catalogue(connection);
        this.state = state;
        this.progress = progress;
    }

    /// Writes the file; under its name it appears whole, or not at all.
    ///
    /// @param file where; it must not exist yet
    /// @param at the present moment
    /// @return what it holds
    /// @throws Refusal when there is nothing to save, when the database is newer than this
    /// program or cannot be reached, or when the file cannot be written
    public static Manifest write(
            StoreAddress address, KeptState state, Path file, Instant at, Progress progress) {
        var target = file.toAbsolutePath();
        // Before the snapshot: a head of the audit log must not be newer than the log itself.
        try (var half = HalfFile.of(target);
                var connection = Roles.connect(address)) {
            var files = contents(state);
            beginSnapshot(connection);
            var backup = new Backup(connection, state, progress);
            Manifest manifest;
            try (var zip = new ZipOutputStream(new BufferedOutputStream(half.stream(), BUFFER))) {
                zip.setLevel(Deflater.BEST_SPEED);
                manifest = backup.copy(zip, files, Roles.of(address).keeper(), at);
                zip.finish();
                zip.flush();
                half.finish();
            }
            return manifest;
        } catch (SQLException e) {
            throw Failures.of(address, e);
        } catch (IOException e) {
            throw Failures.of(target, e);
        }
    }

    /// Answers whether a database holds any table of ours.
    static boolean isEmpty(StoreAddress address, KeptState state) {
        try (var connection = Roles.connect(address)) {
            return new Catalogue(connection).tables(state.modules()).isEmpty();
        } catch (SQLException e) {
            throw Failures.of(address, e);
        }
    }

    private static Map<String, byte[]> contents(KeptState state) throws IOException {
        var contents = new LinkedHashMap<String, byte[]>();
        for (var name : state.files()) {
            var file = state.folder().resolve(name);
            if (Files.exists(file)) {
                contents.put(name, Files.readAllBytes(file));
            }
        }
        return contents;
    }

    private static void beginSnapshot(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        Text.settle(connection);
    }

    private Manifest copy(
            ZipOutputStream zip, Map<String, byte[]> contents, String keeper, Instant at)
            throws SQLException, IOException {
        var schemas = schemas();
        catalogue.run("set role " + keeper);
        var hidden = catalogue.partlyHidden(schemas, keeper);
        if (!hidden.isEmpty()) {
            throw new IllegalStateException(
                    "Row-level security could hide rows from the backup: " + hidden);
        }
        var tables = copyTables(zip, catalogue.tables(schemas));
        var files = copyFiles(zip, contents);
        var manifest =
                new Manifest(
                        Manifest.FORMAT,
                        state.program(),
                        catalogue.serverVersion(),
                        at,
                        schemas.stream().map(catalogue::version).toList(),
                        tables,
                        // After the rows: no row may carry a number that a sequence gives again.
                        catalogue.sequences(schemas),
                        files);
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
        connection.rollback();
        return manifest;
    }

    private List<String> schemas() {
        var present = catalogue.schemas();
        var unknown = present.stream().filter(schema -> !state.modules().contains(schema)).toList();
        if (!unknown.isEmpty()) {
            throw new Refusal(
                    "The database holds schemas (%s) that this program does not know."
                            .formatted(String.join(", ", unknown)),
                    "Maybe save it with the version of Quarterdeck that runs on it.");
        }
        if (present.isEmpty()) {
            throw new Refusal(
                    "The database holds nothing of Quarterdeck's to save.",
                    "Maybe it is another one: see QD_HOME and QD_DB_URL.");
        }
        return state.modules().stream().filter(present::contains).toList();
    }

    private List<Manifest.Table> copyTables(ZipOutputStream zip, List<Catalogue.Table> tables)
            throws SQLException, IOException {
        var copied = new ArrayList<Manifest.Table>();
        var copier = connection.unwrap(PGConnection.class).getCopyAPI();
        for (var table : tables) {
            progress.at("Saving " + table.quoted(), copied.size(), tables.size());
            copied.add(copyTable(zip, table, copier));
        }
        return copied;
    }

    private static Manifest.Table copyTable(
            ZipOutputStream zip, Catalogue.Table table, CopyManager copier)
            throws SQLException, IOException {
        var listed = new Manifest.Table(table.schema(), table.name(), table.columns(), 0, "");
        zip.putNextEntry(new ZipEntry(listed.entry()));
        var digest = Sha256.begin();
        OutputStream out = new BufferedOutputStream(new DigestOutputStream(zip, digest), BUFFER);
        // Names come quoted from the catalogue.
        long rows =
                copier.copyOut(
                        "copy %s %s to stdout".formatted(table.quoted(), table.columnList()), out);
        out.flush();
        zip.closeEntry();
        return new Manifest.Table(
                table.schema(), table.name(), table.columns(), rows, Sha256.hex(digest));
    }

    private static List<Manifest.File> copyFiles(ZipOutputStream zip, Map<String, byte[]> contents)
            throws IOException {
        var copied = new ArrayList<Manifest.File>();
        for (var content : contents.entrySet()) {
            var digest = Sha256.begin();
            digest.update(content.getValue());
            var file = new Manifest.File(content.getKey(), Sha256.hex(digest));
            zip.putNextEntry(new ZipEntry(file.entry()));
            zip.write(content.getValue());
            zip.closeEntry();
            copied.add(file);
        }
        return copied;
    }
}
