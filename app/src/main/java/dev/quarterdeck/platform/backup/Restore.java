package dev.quarterdeck.platform.backup;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Migrations;
import dev.quarterdeck.platform.store.Roles;
import dev.quarterdeck.platform.store.StoreAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/// Brings a backup back into an empty database, whole or not at all.
///
/// Schemas are made at the versions of the backup, filled, and compared with it in one
/// transaction. A newer program migrates them on when it opens the database.
public final class Restore implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final SavedFile saved;
    private final Path file;
    private final KeptState state;
    private final Progress progress;

    private Restore(SavedFile saved, Path file, KeptState state, Progress progress) {
        this.saved = saved;
        this.file = file;
        this.state = state;
        this.progress = progress;
    }

    /// Opens a backup and compares every byte with its checksums.
    ///
    /// @throws Refusal when it is no backup, a damaged one, or newer than this program
    public static Restore open(Path file, KeptState state, Progress progress) {
        var saved = SavedFile.open(file, progress);
        try {
            refuseNewer(saved.manifest(), state);
            return new Restore(saved, file, state, progress);
        } catch (RuntimeException e) {
            saved.close();
            throw e;
        }
    }

    private static void refuseNewer(Manifest manifest, KeptState state) {
        for (var schema : manifest.schemas()) {
            var version = schema.version();
            boolean isKnown =
                    state.modules().contains(schema.name())
                            && (version == null
                                    || Migrations.known(schema.name()).contains(version));
            if (!isKnown) {
                throw new Refusal(
                        "The backup was written by Quarterdeck %s, whose schema %s (version %s) this program (%s) does not know."
                                .formatted(
                                        manifest.program(),
                                        schema.name(),
                                        version,
                                        state.program()),
                        "Maybe restore it with that version of Quarterdeck, or a newer one.");
            }
        }
    }

    /// Returns what the backup holds.
    public Manifest manifest() {
        return saved.manifest();
    }

    /// Fills an empty database and puts back the files of the data folder.
    ///
    /// A file that is there already and differs is kept beside as `<name>.before-restore`.
    ///
    /// @throws Refusal when the database is not empty or cannot be reached
    public void into(StoreAddress address) {
        var roles = Roles.of(address);
        roles.ensure(address);
        try (var connection = Roles.connect(address)) {
            connection.setAutoCommit(false);
            Text.settle(connection);
            var catalogue = new Catalogue(connection);
            refuseUnlessEmpty(catalogue, address);
            progress.at("Making the schemas", 0, 0);
            makeSchemas(new Migrations(OneTransaction.on(connection), roles));
            // Migrations leave settings of their own behind.
            Text.settle(connection);
            var tables = catalogue.tables(schemas());
            refuseUnlessFitting(tables);
            fill(connection, catalogue, tables);
            putFilesBack();
            connection.commit();
            connection.setAutoCommit(true);
            progress.at("Counting for the planner", 0, 0);
            tables.forEach(table -> catalogue.run("analyze " + table.quoted()));
        } catch (SQLException e) {
            throw Failures.of(address, e);
        } catch (IOException e) {
            throw Failures.of(file, e);
        }
    }

    private List<String> schemas() {
        return saved.manifest().schemas().stream().map(Manifest.Schema::name).toList();
    }

    private void refuseUnlessEmpty(Catalogue catalogue, StoreAddress address) {
        var tables = catalogue.tables(state.modules());
        if (!tables.isEmpty()) {
            var schemas = tables.stream().map(Catalogue.Table::schema).distinct().toList();
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "not-empty",
                    "The database (%s) must be empty; it holds %d tables in the schemas %s."
                            .formatted(
                                    address.jdbcUrl(), tables.size(), String.join(", ", schemas)),
                    "Maybe save it first (qd backup FILE), then move the folder (%s) away; or, with QD_DB_URL, name another, empty database."
                            .formatted(state.folder().resolve("store")));
        }
    }

    private void makeSchemas(Migrations migrations) {
        for (var schema : saved.manifest().schemas()) {
            var version = schema.version();
            if (version != null) {
                migrations.migrate(schema.name(), version);
            }
        }
    }

    private void refuseUnlessFitting(List<Catalogue.Table> tables) {
        Map<String, List<String>> differing = new TreeMap<>();
        tables.forEach(
                table -> differing.put(table.schema() + "." + table.name(), table.columns()));
        for (var listed : saved.manifest().tables()) {
            var name = listed.schema() + "." + listed.name();
            if (!differing.remove(name, listed.columns())) {
                differing.put(name, listed.columns());
            }
        }
        if (!differing.isEmpty()) {
            throw SavedFile.damaged(
                    file,
                    "its tables differ from those of its schema version " + differing.keySet());
        }
    }

    // Nobody may copy into a table under row-level security, not even its owner while it is
    // forced. The transaction ends with the force back on, or not at all.
    private void fill(Connection connection, Catalogue catalogue, List<Catalogue.Table> tables)
            throws SQLException, IOException {
        var forced = tables.stream().filter(Catalogue.Table::isForced).toList();
        catalogue.run(
                "truncate "
                        + tables.stream()
                                .map(Catalogue.Table::quoted)
                                .collect(Collectors.joining(", ")));
        forced.forEach(table -> secure(catalogue, table, "no force"));
        tables.forEach(table -> notice(catalogue, table, "disable"));
        copyIn(connection, catalogue, tables);
        tables.forEach(table -> notice(catalogue, table, "enable"));
        saved.manifest().sequences().forEach(catalogue::set);
        forced.forEach(table -> secure(catalogue, table, "force"));
    }

    private static void secure(Catalogue catalogue, Catalogue.Table table, String how) {
        catalogue.run("alter table " + table.quoted() + " " + how + " row level security");
    }

    // What triggers would note is in the file as well.
    private static void notice(Catalogue catalogue, Catalogue.Table table, String how) {
        catalogue.run("alter table " + table.quoted() + " " + how + " trigger user");
    }

    private void copyIn(Connection connection, Catalogue catalogue, List<Catalogue.Table> tables)
            throws SQLException, IOException {
        var copier = connection.unwrap(PGConnection.class).getCopyAPI();
        int done = 0;
        for (var table : catalogue.inOrderOfReference(tables)) {
            progress.at("Restoring " + table.quoted(), done++, tables.size());
            var listed = listed(table);
            try (var in = saved.read(listed.entry())) {
                copier.copyIn(
                        "copy %s %s from stdin".formatted(table.quoted(), table.columnList()),
                        in,
                        BUFFER);
            } catch (SQLException e) {
                throw refusalOf(e, table);
            }
            long rows = catalogue.count(table);
            if (rows != listed.rows()) {
                throw SavedFile.damaged(
                        file,
                        "the table %s has %d rows, not the %d of its list"
                                .formatted(table.quoted(), rows, listed.rows()));
            }
        }
    }

    private Manifest.Table listed(Catalogue.Table table) {
        return saved.manifest().tables().stream()
                .filter(it -> it.schema().equals(table.schema()) && it.name().equals(table.name()))
                .findFirst()
                .orElseThrow();
    }

    // Classes 22 and 23: values that are none, rows that break a rule of their table.
    private RuntimeException refusalOf(SQLException failure, Catalogue.Table table)
            throws SQLException {
        if (String.valueOf(failure.getSQLState()).matches("2[23].*")) {
            return SavedFile.damaged(
                    file, "its rows of %s break a rule of that table".formatted(table.quoted()));
        }
        throw failure;
    }

    // Last before the commit: what can fail has failed by now.
    private void putFilesBack() throws IOException {
        for (var listed : saved.manifest().files()) {
            if (!state.files().contains(listed.name())) {
                continue;
            }
            try (var in = saved.read(listed.entry())) {
                putBack(state.folder().resolve(listed.name()), in.readAllBytes());
            }
        }
    }

    private static void putBack(Path place, byte[] content) throws IOException {
        if (Files.exists(place)) {
            if (java.util.Arrays.equals(Files.readAllBytes(place), content)) {
                return;
            }
            var name = place.getFileName() + ".before-restore";
            var beside = place.resolveSibling(name);
            for (int next = 2; Files.exists(beside); next++) {
                beside = place.resolveSibling(name + "-" + next);
            }
            Files.move(place, beside);
        }
        try (var half = HalfFile.of(place)) {
            half.stream().write(content);
            half.finish();
        }
    }

    @Override
    public void close() {
        saved.close();
    }
}
