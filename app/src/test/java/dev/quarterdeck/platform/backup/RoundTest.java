package dev.quarterdeck.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.platform.store.Migrations;
import dev.quarterdeck.platform.store.Roles;
import dev.quarterdeck.platform.store.StoreAddress;
import dev.quarterdeck.platform.store.TestDatabase;
import dev.quarterdeck.platform.store.Viewpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Tag("slow")
class RoundTest {

    private static final int PERSONS = 500;
    private static final String SAMPLE = "harborsample";

    @TempDir private static Path shared;
    @TempDir private Path folder;
    private static StoreAddress full;
    private static Path file;
    private static Manifest saved;

    @BeforeAll
    static void fillAndSave() {
        full = TestDatabase.address();
        BackupGround.fill(full, shared, PERSONS);
        file = shared.resolve("backup.zip");
        saved = BackupGround.save(full, shared, file);
    }

    @Test
    void bringsEveryRowOfEveryTableBack() {
        var other = TestDatabase.address();

        BackupGround.restore(file, folder, other);

        var digests = BackupGround.digests(full);
        assertThat(digests).hasSizeGreaterThan(30).hasSameSizeAs(saved.tables());
        assertThat(digests.get("organization.leave")).startsWith(PERSONS + " ");
        assertThat(BackupGround.digests(other)).isEqualTo(digests);
    }

    @Test
    void makesTheSameBackupOfWhatItRestored() {
        var other = TestDatabase.address();
        BackupGround.restore(file, folder, other);

        var again = BackupGround.save(other, folder, folder.resolve("again.zip"));

        assertThat(again).isEqualTo(saved);
    }

    @Test
    void bringsTheAuditLogBackWithItsWrittenHeads() {
        var other = TestDatabase.address();
        BackupGround.restore(file, folder, other);

        try (var database = Database.open(other, BackupGround.MODULES)) {
            var audit = Audit.verify(database, folder);
            assertThat(audit.faults()).isEmpty();
            assertThat(audit.entries()).isGreaterThanOrEqualTo(20);
            assertThat(audit.headsCompared()).isEqualTo(1);
        }
    }

    @Test
    void keepsRowLevelSecurityForcedAfterwards() {
        var other = TestDatabase.address();
        BackupGround.restore(file, folder, other);
        var forced =
                """
                select string_agg(relname, ' ' order by relname) from pg_class
                where relforcerowsecurity and relrowsecurity
                """;

        assertThat(BackupGround.ask(other, forced)).isEqualTo(BackupGround.ask(full, forced));
        assertThat(BackupGround.ask(other, forced)).contains("leave");
        try (var database = Database.open(other, BackupGround.MODULES)) {
            assertThat(
                            database.<Long>viewing(
                                    new Viewpoint(null, null, LocalDate.of(2026, 4, 15)),
                                    sql ->
                                            sql.sql("select count(*) from organization.leave")
                                                    .query(Long.class)
                                                    .single()))
                    .isZero();
        }
    }

    @Test
    void savesConfidentialRowsAndNoPassword() throws IOException {
        try (var zip = new ZipFile(file.toFile());
                var in = zip.getInputStream(zip.getEntry("tables/organization.leave.copy"))) {
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            assertThat(lines).hasSize(PERSONS).allMatch(line -> line.contains("confidential care"));
            for (var entry : java.util.Collections.list(zip.entries())) {
                assertThat(
                                new String(
                                        zip.getInputStream(entry).readAllBytes(),
                                        StandardCharsets.UTF_8))
                        .as(entry.getName())
                        .doesNotContain(full.password());
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void restoresOnlyIntoAnEmptyDatabase() {
        var before = BackupGround.digests(full);

        assertThatThrownBy(() -> BackupGround.restore(file, folder, full))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal)
                                    .hasMessageContaining("must be empty")
                                    .hasMessageContaining(
                                            "access, activity, agreements, looks, metrics, organization,"
                                                    + " planning, platform, portfolio, seats, sources");
                            assertThat(refusal.remedy()).contains("qd backup FILE");
                        });
        assertThat(BackupGround.digests(full)).isEqualTo(before);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void keepsTheFormerHeadsBeside() throws IOException {
        Files.writeString(folder.resolve(Audit.HEADS), "2026-01-01 9 former\n");

        BackupGround.restore(file, folder, TestDatabase.address());

        assertThat(folder.resolve(Audit.HEADS))
                .hasSameTextualContentAs(shared.resolve(Audit.HEADS));
        assertThat(folder.resolve(Audit.HEADS + ".before-restore"))
                .content()
                .isEqualTo("2026-01-01 9 former\n");
    }

    @Test
    void seesOneMomentWhileOthersWrite() {
        var address = TestDatabase.address();
        Database.open(address, List.of(SAMPLE)).close();
        Progress writing =
                (step, done, total) -> {
                    // a_call is saved before berth: between them somebody writes both.
                    if (step.equals("Saving harborsample.berth")) {
                        BackupGround.run(address, berth("late", 7));
                    }
                };

        var manifest =
                Backup.write(
                        address,
                        BackupGround.state(folder, SAMPLE),
                        folder.resolve("moment.zip"),
                        BackupGround.NOW,
                        writing);

        assertThat(rows(manifest, "berth")).isEqualTo(1);
        assertThat(BackupGround.ask(address, "select count(*) from harborsample.berth"))
                .isEqualTo("2");
    }

    @Test
    void restoresAnOlderSchemaAtItsVersionAndMigratesItOn() {
        var old = sampleAtVersion1();
        var copy = saveSample(old);
        var other = TestDatabase.address();

        restoreSample(copy, other);
        assertThat(BackupGround.ask(other, columns())).doesNotContain("tide");

        Database.open(other, List.of(SAMPLE)).close();
        assertThat(
                        BackupGround.ask(
                                other,
                                "select string_agg(name || ' ' || tide, ', ' order by id) from harborsample.berth"))
                .isEqualTo("of the migration low, North low, South high");
    }

    @Test
    void goesOnCountingWhereTheSequencesWere() {
        var other = TestDatabase.address();
        restoreSample(saveSample(sampleAtVersion1()), other);

        BackupGround.run(other, berth("East", 3));

        assertThat(BackupGround.ask(other, "select max(id) from harborsample.berth"))
                .isEqualTo("4");
        assertThat(BackupGround.ask(other, "select nextval('harborsample.voyage_number')"))
                .isEqualTo("103");
        assertThat(
                        BackupGround.ask(
                                other,
                                "select sum(length_m)::numeric(9, 2) from harborsample.berth"))
                .isEqualTo("60.05");
    }

    private StoreAddress sampleAtVersion1() {
        var address = TestDatabase.address();
        var roles = Roles.of(address);
        roles.ensure(address);
        var owner =
                new DriverManagerDataSource(address.jdbcUrl(), address.user(), address.password());
        new Migrations(owner, roles).migrate(SAMPLE, "1");
        BackupGround.run(
                address,
                berth("North", 1_000),
                berth("South", 5_001),
                "update harborsample.berth set next_id = 3 where id = 2",
                "set role " + roles.keeper(),
                """
                insert into harborsample.a_call (berth_id, "When", seen)
                select 2, timestamptz 'infinity', 0.1::float8 + 0.2 from generate_series(1, 3)
                """);
        return address;
    }

    private static String berth(String name, int length) {
        return "insert into harborsample.berth (name, length_cm) values ('%s', %d)"
                .formatted(name, length);
    }

    private Path saveSample(StoreAddress address) {
        var copy = folder.resolve("sample.zip");
        Backup.write(
                address,
                BackupGround.state(folder, SAMPLE),
                copy,
                BackupGround.NOW,
                Progress.SILENT);
        return copy;
    }

    private void restoreSample(Path copy, StoreAddress address) {
        try (var restore =
                Restore.open(copy, BackupGround.state(folder, SAMPLE), Progress.SILENT)) {
            restore.into(address);
        }
    }

    private static String columns() {
        return """
               select string_agg(attname, ' ') from pg_attribute
               where attrelid = 'harborsample.berth'::regclass
               """;
    }

    private static long rows(Manifest manifest, String table) {
        return manifest.tables().stream()
                .filter(it -> it.name().equals(table))
                .findFirst()
                .orElseThrow()
                .rows();
    }

    @Test
    void refusesToSaveWhatAPolicyCouldHide() {
        var address = TestDatabase.address();
        Database.open(address, List.of(SAMPLE)).close();
        BackupGround.run(
                address,
                "create policy narrow on harborsample.a_call as restrictive using (false)");

        assertThatThrownBy(() -> saveSample(address))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("harborsample.a_call");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesToSaveANewerSchemaOrNothing() {
        var address = TestDatabase.address();
        assertThatThrownBy(() -> saveSample(address)).hasMessageContaining("holds nothing of");
        assertThatThrownBy(
                        () ->
                                Backup.write(
                                        full,
                                        BackupGround.state(folder, "platform", "access"),
                                        folder.resolve("less.zip"),
                                        BackupGround.NOW,
                                        Progress.SILENT))
                .hasMessageContaining(
                        "schemas (activity, agreements, looks, metrics, organization, planning, portfolio, seats, sources) that this"
                                + " program does not know");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void neverOverwritesAFile() throws IOException {
        var taken = Files.writeString(folder.resolve("taken.zip"), "mine");

        assertThatThrownBy(() -> BackupGround.save(full, folder, taken))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("must not exist yet");
        assertThat(taken).content().isEqualTo("mine");
    }
}
