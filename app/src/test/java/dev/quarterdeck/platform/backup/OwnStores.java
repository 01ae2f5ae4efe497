package dev.quarterdeck.platform.backup;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.postgres.EmbeddedPostgres;
import dev.quarterdeck.platform.postgres.PostgresBinaries;
import dev.quarterdeck.platform.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/// Gives a test a PostgreSQL of its own, of any version; unpacked programs are shared.
final class OwnStores {

    private static final Path ROOT = Path.of("target", "postgres stores").toAbsolutePath();

    private OwnStores() {}

    static Path fresh() throws IOException {
        Files.createDirectories(ROOT);
        return Files.createTempDirectory(ROOT, "moved");
    }

    static PostgresBinaries older(String jar) {
        return PostgresBinaries.ofJar(Path.of("target", "older-postgres", jar).toAbsolutePath());
    }

    static EmbeddedPostgres start(Path folder, PostgresBinaries binaries) {
        return EmbeddedPostgres.start(folder, binaries, Progress.SILENT);
    }

    /// Digests every table as a superuser.
    static Map<String, String> digests(EmbeddedPostgres server) {
        var database = Store.address(server).database();
        return BackupGround.digests(
                server.jdbcUrl(database), server.superuser(), server.password());
    }

    static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
