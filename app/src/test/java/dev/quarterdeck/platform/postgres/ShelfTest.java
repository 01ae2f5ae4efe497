package dev.quarterdeck.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ShelfTest {

    private static final String SAYS_ITS_VERSION = "#!/bin/sh\necho 'postgres (PostgreSQL) 16.2'\n";

    private static final Progress NOT_UNPACKING =
            (step, done, total) -> {
                throw new AssertionError(step);
            };

    @TempDir private Path folder;

    @Test
    void unpacksOnceIntoAFolderNamedByTheVersionThatTheProgramSays() throws IOException {
        var binaries = packed("first.jar", "bin/postgres", SAYS_ITS_VERSION);

        var installed = binaries.install(shelf(), Progress.SILENT);
        var again = binaries.install(shelf(), NOT_UNPACKING);

        assertThat(installed).isEqualTo(again);
        assertThat(installed.version()).isEqualTo(new PostgresVersion(16, "16.2"));
        assertThat(installed.folder().getFileName().toString()).matches("16\\.2-[0-9a-f]{8}");
        assertThat(modes(Path.of(installed.program("postgres")))).isEqualTo("rwxr-xr-x");
    }

    @Test
    void keepsTheProgramsOfOlderVersions() throws IOException {
        var newer = SAYS_ITS_VERSION.replace("16.2", "18.6");
        packed("first.jar", "bin/postgres", SAYS_ITS_VERSION).install(shelf(), Progress.SILENT);
        packed("second.jar", "bin/postgres", newer).install(shelf(), Progress.SILENT);

        assertThat(Stores.children(shelf()))
                .extracting(path -> path.getFileName().toString().replaceFirst("-.*", ""))
                .containsExactlyInAnyOrder("16.2", "18.6");
    }

    @Test
    void mendsWhatAKilledRunLeftHalfUnpacked() throws IOException {
        Files.createDirectories(shelf().resolve(".unpacking-123/bin"));
        Files.writeString(shelf().resolve(".unpacking-123/bin/postgres"), "half of");

        packed("first.jar", "bin/postgres", SAYS_ITS_VERSION).install(shelf(), Progress.SILENT);

        assertThat(Stores.children(shelf())).hasSize(1);
    }

    @Test
    void unpacksAgainWhenAFileHasLostItsBytes() throws IOException {
        var binaries = packed("first.jar", "bin/postgres", SAYS_ITS_VERSION);
        var program = Path.of(binaries.install(shelf(), Progress.SILENT).program("postgres"));
        Files.writeString(program, "");

        binaries.install(shelf(), Progress.SILENT);

        assertThat(program).content().isEqualTo(SAYS_ITS_VERSION);
    }

    @Test
    void refusesProgramsThatDoNotRun() throws IOException {
        var binaries = packed("broken.jar", "bin/postgres", "\u007fELF, but not for long");

        assertThatThrownBy(() -> binaries.install(shelf(), Progress.SILENT))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal).hasMessageContaining("must run on this machine");
                            assertThat(refusal.remedy()).contains("QD_DB_URL");
                        });
        assertThat(Stores.children(shelf())).isEmpty();
    }

    @Test
    void refusesAnArchiveThatReachesOutOfItsFolder() throws IOException {
        var upwards = packed("upwards.jar", "../outside", "text");
        var linked = link("linked.jar", "bin/postgres", "../../../bin/true");

        assertThatThrownBy(() -> upwards.install(shelf(), Progress.SILENT))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("must stay inside the archive");
        assertThatThrownBy(() -> linked.install(shelf(), Progress.SILENT))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("must stay inside the archive");
        assertThat(shelf().resolve("outside")).doesNotExist();
    }

    @Test
    void refusesAJarThatIsNone() throws IOException {
        var file = Files.writeString(folder.resolve("text.jar"), "not a jar");

        assertThatThrownBy(() -> PostgresBinaries.ofJar(file).install(shelf(), Progress.SILENT))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("packed programs of PostgreSQL (" + file + ")");
    }

    @Test
    void refusesACutOffArchive() throws IOException {
        var whole = archive("bin/postgres", SAYS_ITS_VERSION.repeat(1000), null);
        var half = new byte[whole.length / 2];
        System.arraycopy(whole, 0, half, 0, half.length);
        var binaries = jar("cut.jar", Platform.current().resource(), half);

        assertThatThrownBy(() -> binaries.install(shelf(), Progress.SILENT))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("cut.jar) must be unpacked");
        assertThat(Stores.children(shelf())).isEmpty();
    }

    @Test
    void refusesAJarForAnotherPlatform() throws IOException {
        var binaries = jar("other.jar", "postgres-aix-ppc64.txz", new byte[] {1, 2, 3});

        assertThatThrownBy(() -> binaries.install(shelf(), Progress.SILENT))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal).hasMessageContaining(Platform.current().resource());
                            assertThat(refusal.remedy()).contains("QD_DB_URL");
                        });
    }

    private Path shelf() {
        return folder.resolve("postgres");
    }

    private PostgresBinaries packed(String jar, String name, String text) throws IOException {
        return jar(jar, Platform.current().resource(), archive(name, text, null));
    }

    private PostgresBinaries link(String jar, String name, String target) throws IOException {
        return jar(jar, Platform.current().resource(), archive(name, "", target));
    }

    private PostgresBinaries jar(String jar, String entry, byte[] bytes) throws IOException {
        var file = folder.resolve(jar);
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(bytes);
            zip.closeEntry();
        }
        return PostgresBinaries.ofJar(file);
    }

    private static byte[] archive(String name, String text, String linkTarget) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options(0)))) {
            var content = text.getBytes(StandardCharsets.UTF_8);
            var entry =
                    linkTarget == null
                            ? new TarArchiveEntry(name, true)
                            : new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            if (linkTarget == null) {
                entry.setSize(content.length);
                entry.setMode(0100755);
            } else {
                entry.setLinkName(linkTarget);
            }
            tar.putArchiveEntry(entry);
            tar.write(content, 0, linkTarget == null ? content.length : 0);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static String modes(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
