package dev.quarterdeck.platform.postgres;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;

/// Holds a store whose data an older major version wrote, while its content moves to new data.
///
/// The old data are only read. New data grow in `data-next`; once they are whole they are
/// called `data-moved`, the old ones `data-before-<major>`, the new ones `data`, in this order,
/// so that every state a killed process can leave tells what is next.
public final class OlderStore implements AutoCloseable {

    private static final String NEXT = "data-next";
    private static final String BEFORE = "data-before-";
    private static final String MADE_FROM = "quarterdeck.made-from";

    private final StoreFolder store;
    private final InstanceLock lock;
    private final InstalledBinaries own;
    private final Progress progress;

    private OlderStore(
            StoreFolder store, InstanceLock lock, InstalledBinaries own, Progress progress) {
        this.store = store;
        this.lock = lock;
        this.own = own;
        this.progress = progress;
    }

    /// Takes hold of a store.
    ///
    /// @throws Refusal when it is in use
    public static OlderStore hold(Path folder, PostgresBinaries binaries, Progress progress) {
        var store = StoreFolder.prepare(folder, Platform.current());
        try {
            var lock = InstanceLock.take(store.lock());
            try {
                var own = binaries.install(store.shelf(), progress);
                return new OlderStore(store, lock, own, progress);
            } catch (RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw EmbeddedPostgres.unusable(store.path(), e);
        }
    }

    /// Returns the store's folder.
    public Path folder() {
        return store.path();
    }

    /// Answers whether the new data are whole and have only to take their place.
    ///
    /// New data made from old ones that were written since are thrown away.
    public boolean isMoved() {
        try {
            if (!Files.exists(store.moved())) {
                return false;
            }
            if (!store.hasData()) {
                return true;
            }
            var madeFrom = store.moved().resolve(MADE_FROM);
            if (Files.exists(madeFrom) && Files.readString(madeFrom).equals(state())) {
                return true;
            }
            OwnFiles.delete(store.moved());
            return false;
        } catch (IOException e) {
            throw EmbeddedPostgres.unusable(store.path(), e);
        }
    }

    /// Starts the server of the old data, with the programs that wrote them.
    ///
    /// @throws Refusal when these programs are not there any more
    public EmbeddedPostgres startOld() {
        try {
            int major = store.dataMajor();
            var binaries = shelf().ofMajor(major).orElseThrow(() -> missing(major));
            return EmbeddedPostgres.held(
                    new ServerPrograms(store, binaries, runAs(binaries)), progress);
        } catch (IOException e) {
            throw EmbeddedPostgres.unusable(store.path(), e);
        }
    }

    /// Starts a server on new, empty data; what an earlier try left of them is thrown away.
    public EmbeddedPostgres startNew() {
        try {
            var programs = new ServerPrograms(store.named(NEXT), own, runAs(own));
            var left = Postmaster.on(programs);
            if (left.isPresent()) {
                left.get().stop();
            }
            OwnFiles.delete(programs.store().data());
            return EmbeddedPostgres.held(programs, progress);
        } catch (IOException e) {
            throw EmbeddedPostgres.unusable(store.path(), e);
        }
    }

    /// Says that the new data are whole; both servers must be stopped.
    public void finishNew() {
        try {
            var next = store.named(NEXT).data();
            OwnFiles.write(next.resolve(MADE_FROM), state());
            rename(next, store.moved());
        } catch (IOException e) {
            throw EmbeddedPostgres.unusable(store.path(), e);
        }
    }

    /// Sets the old data aside.
    ///
    /// @return where they are kept, if they were not set aside before
    public Optional<Path> setOldAside() {
        try {
            if (!store.hasData()) {
                return Optional.empty();
            }
            var name = BEFORE + store.dataMajor();
            var aside = store.path().resolve(name);
            for (int next = 2; Files.exists(aside); next++) {
                aside = store.path().resolve(name + "-" + next);
            }
            rename(store.data(), aside);
            return Optional.of(aside);
        } catch (IOException e) {
            throw EmbeddedPostgres.unusable(store.path(), e);
        }
    }

    /// Puts the new data in the place of the old.
    public void putNewInPlace() {
        try {
            rename(store.moved(), store.data());
            Files.deleteIfExists(store.data().resolve(MADE_FROM));
        } catch (IOException e) {
            throw EmbeddedPostgres.unusable(store.path(), e);
        }
    }

    /// Gives the store free.
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw EmbeddedPostgres.unusable(store.path(), e);
        }
    }

    // One choice for old and new, from the owner of the old: files of both lie side by side.
    private RunAs runAs(InstalledBinaries binaries) throws IOException {
        return UserChoice.of(store, binaries).choose();
    }

    private Shelf shelf() {
        return new Shelf(store.shelf(), own.platform());
    }

    private Refusal missing(int major) {
        return new Refusal(
                "The store (%s) was written by PostgreSQL %d, whose programs are not in (%s) any more."
                        .formatted(store.path(), major, store.shelf()),
                "Maybe start once the version of Quarterdeck that wrote it, which brings them back; or move the store away and restore a backup: qd restore FILE");
    }

    // PostgreSQL writes this file at every start and stop.
    private String state() throws IOException {
        var control = Files.readAllBytes(store.data().resolve("global").resolve("pg_control"));
        return HexFormat.of().formatHex(Sha256.of(control));
    }

    private void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        if (OwnFiles.hasModes(store.path())) {
            // On the systems that know modes, a rename is durable when its folder is.
            try (var folder = FileChannel.open(store.path(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }
}
