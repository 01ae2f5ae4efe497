package dev.quarterdeck.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.platform.postgres.PostgresBinaries;
import dev.quarterdeck.platform.store.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class OtherVersionsTest {

    @TempDir private Path folder;

    @Test
    void movesEveryRowToTheOldestServerAndBack() throws Exception {
        var ours = OwnStores.fresh();
        var floor = OwnStores.fresh();
        var back = OwnStores.fresh();
        var first = folder.resolve("first.zip");
        var second = folder.resolve("second.zip");

        Manifest there;
        java.util.Map<String, String> digests;
        try (var server = OwnStores.start(ours, PostgresBinaries.ofClasspath())) {
            BackupGround.fill(Store.address(server), folder, 300);
            there = BackupGround.save(Store.address(server), folder, first);
            digests = OwnStores.digests(server);
        }
        assertThat(digests.get("organization.leave")).startsWith("300 ");
        Manifest andBack;
        try (var server = OwnStores.start(floor, OwnStores.older("postgres-floor.jar"))) {
            BackupGround.restore(first, folder, Store.address(server));
            assertThat(OwnStores.digests(server)).isEqualTo(digests);
            andBack = BackupGround.save(Store.address(server), folder, second);
        }
        assertThat(andBack.postgres()).startsWith("15.");
        assertThat(andBack.tables()).isEqualTo(there.tables());
        try (var server = OwnStores.start(back, PostgresBinaries.ofClasspath())) {
            BackupGround.restore(second, folder, Store.address(server));
            assertThat(OwnStores.digests(server)).isEqualTo(digests);
        }
        OwnStores.delete(ours);
        OwnStores.delete(floor);
        OwnStores.delete(back);
    }
}
