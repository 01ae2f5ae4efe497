package dev.quarterdeck.platform.backup;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.postgres.EmbeddedPostgres;
import dev.quarterdeck.platform.postgres.OlderStore;
import dev.quarterdeck.platform.postgres.PostgresBinaries;
import dev.quarterdeck.platform.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the embedded store, and moves it first when an older major version of PostgreSQL wrote
/// it.
///
/// The old data are copied into a file by the programs that wrote them, restored into new data
/// beside, compared, and set aside. A move that was cut short is taken up by the next start;
/// the old data are never written to, and stay until somebody removes them.
public final class StoreMove {

    private static final Logger LOG = LoggerFactory.getLogger(StoreMove.class);
    private static final String FILE = "moving.qdbackup";

    private final OlderStore store;
    private final KeptState state;
    private final Clock clock;
    private final Progress progress;
    private final Consumer<Step> after;

    /// What has been done so far.
    enum Step {
        SAVED,
        STOPPED_OLD,
        STARTED_NEW,
        RESTORED,
        STOPPED_NEW,
        WHOLE,
        SET_ASIDE,
        IN_PLACE
    }

    StoreMove(
            OlderStore store,
            KeptState state,
            Clock clock,
            Progress progress,
            Consumer<Step> after) {
        this.store = store;
        this.state = state;
        this.clock = clock;
        this.progress = progress;
        this.after = after;
    }

    /// Starts and opens the embedded store of a data folder.
    ///
    /// @param state of which the modules are opened
    /// @throws Refusal when it is in use, was written by a newer version, or the programs of
    /// the older one are not there any more
    public static Store open(Path folder, KeptState state, Clock clock, Progress progress) {
        try {
            return Store.embedded(folder, state.modules(), progress);
        } catch (Refusal refusal) {
            if (!refusal.code().equals(EmbeddedPostgres.MUST_MOVE)) {
                throw refusal;
            }
        }
        try (var held = OlderStore.hold(folder, PostgresBinaries.ofClasspath(), progress)) {
            new StoreMove(held, state, clock, progress, step -> {}).run();
        }
        return Store.embedded(folder, state.modules(), progress);
    }

    void run() {
        if (!store.isMoved()) {
            copy();
        }
        var kept = store.setOldAside();
        kept.ifPresent(old -> LOG.info("The data of the older PostgreSQL are kept in {}", old));
        after.accept(Step.SET_ASIDE);
        store.putNewInPlace();
        after.accept(Step.IN_PLACE);
    }

    private void copy() {
        var file = store.folder().resolve(FILE);
        remove(file);
        progress.at("Saving the store for the new PostgreSQL", 0, 0);
        boolean isEmpty = save(file);
        after.accept(Step.STOPPED_OLD);
        try (var server = store.startNew()) {
            after.accept(Step.STARTED_NEW);
            if (!isEmpty) {
                try (var restore = Restore.open(file, state, progress)) {
                    restore.into(Store.address(server));
                }
            }
            after.accept(Step.RESTORED);
        }
        after.accept(Step.STOPPED_NEW);
        remove(file);
        store.finishNew();
        after.accept(Step.WHOLE);
    }

    private boolean save(Path file) {
        try (var server = store.startOld()) {
            var address = Store.address(server);
            boolean isEmpty = Backup.isEmpty(address, state);
            if (!isEmpty) {
                Backup.write(address, state, file, clock.instant(), progress);
            }
            after.accept(Step.SAVED);
            return isEmpty;
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Failures.of(file, e);
        }
    }
}
