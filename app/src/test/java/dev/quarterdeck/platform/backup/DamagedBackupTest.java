package dev.quarterdeck.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.platform.store.StoreAddress;
import dev.quarterdeck.platform.store.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class DamagedBackupTest {

    private static final String RULES = "tables/access.class_rule.copy";

    @TempDir private static Path shared;
    @TempDir private Path folder;
    private static StoreAddress full;
    private static StoreAddress empty;
    private static Path good;

    @BeforeAll
    static void save() {
        full = TestDatabase.address();
        BackupGround.fill(full, shared, 20);
        good = shared.resolve("good.zip");
        BackupGround.save(full, shared, good);
        empty = TestDatabase.address();
    }

    private void assertRefused(Path file, String why) {
        assertThatThrownBy(() -> BackupGround.restore(file, folder, empty))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal).hasMessageContaining(why);
                            assertThat(refusal.remedy()).startsWith("Maybe ");
                        });
        assertThat(BackupGround.tables(empty)).isEmpty();
        assertThat(folder.resolve("audit-heads.log")).doesNotExist();
    }

    @Test
    void refusesWhatIsNoBackup() throws IOException {
        assertRefused(folder.resolve("absent.zip"), "There is no file");
        assertRefused(folder, "There is no file");
        assertRefused(Files.writeString(folder.resolve("text"), "no zip"), "no backup at all");
        assertRefused(Files.createFile(folder.resolve("void")), "cut or no backup");
        assertRefused(written(Map.of("other.txt", "a zip".getBytes())), "no list of its parts");
        assertRefused(written(Map.of("manifest.json", "{".getBytes())), "cannot be read");
        assertRefused(written(Map.of("manifest.json", "[1]".getBytes())), "has no format");
        assertRefused(
                written(Map.of("manifest.json", "{\"format\": 1}".getBytes())), "cannot be read");
    }

    @Test
    void refusesAFileCutAnywhere() throws IOException {
        var bytes = Files.readAllBytes(good);
        for (int tenth = 1; tenth < 10; tenth++) {
            var cut = folder.resolve("cut" + tenth);
            Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length * tenth / 10));
            assertRefused(cut, "must be a whole backup");
        }
        var last = folder.resolve("last");
        Files.write(last, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        assertRefused(last, "must be a whole backup");
    }

    @Test
    void refusesOtherBytesThanTheListed() throws IOException {
        var parts = parts();
        parts.put(RULES, "ROLE\tSELF\tf\tf\n".getBytes(StandardCharsets.UTF_8));
        assertRefused(written(parts), "(%s) differs from its checksum".formatted(RULES));

        parts = parts();
        parts.remove(RULES);
        assertRefused(written(parts), "(%s) is missing".formatted(RULES));

        parts = parts();
        parts.put("tables/more.copy", new byte[0]);
        assertRefused(written(parts), "[tables/more.copy] are not in its list");
    }

    // A byte that nobody reads, such as the hour of a part, may differ: what matters is that
    // nothing
    // else than what was saved is ever restored.
    @Test
    void restoresNothingElseFromFlippedBytes() throws IOException {
        var saved = BackupGround.digests(full);
        var whole = Files.readAllBytes(good);
        int refused = 0;
        for (int part = 1; part < 40; part++) {
            var bytes = whole.clone();
            bytes[bytes.length * part / 40] ^= 0x55;
            var flipped = Files.write(folder.resolve("flipped" + part), bytes);
            var into = TestDatabase.address();
            try {
                BackupGround.restore(flipped, Files.createTempDirectory(folder, "state"), into);
                assertThat(BackupGround.digests(into)).isEqualTo(saved);
            } catch (Refusal refusal) {
                assertThat(refusal).hasMessageContaining("must be a whole backup");
                assertThat(BackupGround.tables(into)).isEmpty();
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(20);
    }

    @Test
    void refusesANewerFormatOrSchema() throws IOException {
        assertRefused(
                withManifest("\"format\" : 1", "\"format\" : 2"),
                "of format 2; this program reads up to 1");
        assertRefused(
                withManifest("\"name\" : \"access\",", "\"name\" : \"budget\","),
                "whose schema budget");
        assertRefused(
                withManifest("\"version\" : \"", "\"version\" : \"9"),
                "this program (test) does not know");
    }

    @Test
    void leavesNothingWhenRowsBreakARule() throws IOException {
        var parts = parts();
        var rules = new String(parts.get(RULES), StandardCharsets.UTF_8);
        var first = rules.substring(0, rules.indexOf('\n') + 1);
        resealed(parts, rules + first);

        assertRefused(written(parts), "rows of access.class_rule break a rule");
    }

    @Test
    void leavesNothingWhenRowsAreMissing() throws IOException {
        var parts = parts();
        var rules = new String(parts.get(RULES), StandardCharsets.UTF_8);
        resealed(parts, rules.substring(rules.indexOf('\n') + 1));

        assertRefused(written(parts), "not the ");
    }

    @Test
    void refusesTablesThatTheSchemaHasNot() throws IOException {
        assertRefused(
                withManifest("\"needs_grant\", \"avoids_conflict\"", "\"needs_grant\""),
                "its tables differ");
    }

    @Test
    void canRestoreOnceTheFileIsRight() {
        var other = TestDatabase.address();
        assertThatThrownBy(
                        () ->
                                BackupGround.restore(
                                        withManifest(
                                                "\"needs_grant\", \"avoids_conflict\"",
                                                "\"needs_grant\""),
                                        folder,
                                        other))
                .isInstanceOf(Refusal.class);

        BackupGround.restore(good, folder, other);

        try (var database = Database.open(other, BackupGround.MODULES)) {
            assertThat(dev.quarterdeck.access.Audit.verify(database, folder).faults()).isEmpty();
        }
        assertThatThrownBy(
                        () ->
                                Restore.open(
                                        good,
                                        BackupGround.state(folder, "platform"),
                                        Progress.SILENT))
                .hasMessageContaining("does not know");
    }

    private static LinkedHashMap<String, byte[]> parts() throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipFile(good.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return parts;
    }

    /// Changes a part and its checksum, as a forger would.
    private static void resealed(Map<String, byte[]> parts, String content) {
        var before = sha(parts.get(RULES));
        parts.put(RULES, content.getBytes(StandardCharsets.UTF_8));
        var manifest = new String(parts.get("manifest.json"), StandardCharsets.UTF_8);
        parts.put(
                "manifest.json",
                manifest.replace(before, sha(parts.get(RULES))).getBytes(StandardCharsets.UTF_8));
    }

    private static String sha(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path withManifest(String from, String to) throws IOException {
        var parts = parts();
        var manifest = new String(parts.get("manifest.json"), StandardCharsets.UTF_8);
        assertThat(manifest).contains(from);
        parts.put("manifest.json", manifest.replace(from, to).getBytes(StandardCharsets.UTF_8));
        return written(parts);
    }

    private Path written(Map<String, byte[]> parts) throws IOException {
        var file = Files.createTempFile(folder, "written", ".zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                new ByteArrayInputStream(part.getValue()).transferTo(zip);
                zip.closeEntry();
            }
        }
        return file;
    }
}
