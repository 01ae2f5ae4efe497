package dev.quarterdeck.platform.postgres;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/// Brings a store's server up: creates the data when there are none, ends what a killed run
/// left behind, and starts.
final class Launch {

    private static final int PORTS_TRIED = 5;
    private static final Duration CHILDREN_END = Duration.ofSeconds(15);
    private static final String HALF = "data-half-";

    private final ServerPrograms programs;
    private final StoreFolder store;
    private final ServerLog log;
    private final Progress progress;

    Launch(ServerPrograms programs, Progress progress) {
        this.programs = programs;
        this.store = programs.store();
        this.log = new ServerLog(store);
        this.progress = progress;
    }

    /// Returns the port of a server that takes connections.
    int run() throws IOException {
        if (store.hasData()) {
            refuseAnotherMajor();
            endOrphan();
        } else {
            create();
        }
        log.trim();
        progress.at("Starting PostgreSQL", 0, 0);
        for (int tried = 1; ; tried++) {
            int port = Ports.choose(store.rememberedPort());
            if (starts(port)) {
                store.rememberPort(port);
                return port;
            }
            if (tried == PORTS_TRIED || Ports.isFree(port)) {
                throw cannotStart();
            }
        }
    }

    private void refuseAnotherMajor() throws IOException {
        int data = store.dataMajor();
        int own = programs.binaries().version().major();
        if (data > own) {
            throw new Refusal(
                    "The store (%s) was written by PostgreSQL %d and cannot be read by the older %d."
                            .formatted(store.path(), data, own),
                    "Maybe start it with the version of Quarterdeck that wrote it, or a newer one.");
        }
        if (data < own) {
            throw mustMove(
                    "The store (%s) was written by PostgreSQL %d and must be moved to %d first."
                            .formatted(store.path(), data, own));
        }
    }

    private static Refusal mustMove(String problem) {
        return new Refusal(
                Refusal.Kind.INVALID,
                EmbeddedPostgres.MUST_MOVE,
                problem,
                "Maybe start the server, which moves it: qd serve");
    }

    private void endOrphan() throws IOException {
        var orphan = Postmaster.on(programs);
        if (orphan.isPresent()) {
            progress.at("Ending the PostgreSQL of a killed run", 0, 0);
            orphan.get().stop();
        }
        PidFile.retire(store.data());
    }

    private void create() throws IOException {
        // An empty store must not take the place of data that wait for it.
        if (Files.exists(store.moved())) {
            throw mustMove(
                    "The store (%s) is being moved to another version of PostgreSQL."
                            .formatted(store.path()));
        }
        progress.at("Creating the store", 0, 0);
        removeHalves();
        if (Files.exists(store.data())) {
            throw new Refusal(
                    "The folder (%s) must hold the data of a PostgreSQL, or not exist."
                            .formatted(store.data()),
                    "Maybe put it back from a copy, or move it away to begin anew.");
        }
        store.password();
        programs.runAs().own(store.passwordFile());
        var half = store.path().resolve(HALF + ProcessHandle.current().pid());
        var ending = programs.initdb(half);
        if (!ending.isGood()) {
            OwnFiles.delete(half);
            throw cannotCreate(ending.output());
        }
        Files.writeString(
                half.resolve("postgresql.conf"),
                "\ninclude = '%s'\n".formatted(store.settings().getFileName()),
                StandardOpenOption.APPEND);
        Files.move(half, store.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void removeHalves() throws IOException {
        try (var children = Files.newDirectoryStream(store.path(), HALF + "*")) {
            for (var half : children) {
                OwnFiles.delete(half);
            }
        }
    }

    // A server that was killed leaves children behind that end within seconds; until then
    // PostgreSQL refuses, rightly.
    private boolean starts(int port) throws IOException {
        Path settings = store.settings();
        OwnFiles.write(settings, Settings.text(programs.binaries().version(), port));
        programs.runAs().own(settings);
        long begin = System.nanoTime();
        while (!startsNow()) {
            if (!log.firstWords().contains("pre-existing shared memory block")
                    || System.nanoTime() - begin > CHILDREN_END.toNanos()) {
                return false;
            }
            Waiting.breathe();
        }
        return true;
    }

    private boolean startsNow() throws IOException {
        var starter = programs.start();
        while (starter.isAlive() || starter.exitValue() == 0) {
            if (running().filter(Postmaster::isReady).isPresent()) {
                return true;
            }
            Waiting.breathe();
        }
        return false;
    }

    private Optional<Postmaster> running() throws IOException {
        return Postmaster.on(programs);
    }

    private Refusal cannotCreate(String output) {
        if (Reason.isFullDisk(output)) {
            return new Refusal(
                    "The disk of the store (%s) must have 100 MB free: it is full."
                            .formatted(store.path()),
                    "Maybe free some space, or set QD_HOME to a folder on another disk.");
        }
        return new Refusal(
                "The store (%s) cannot be created: %s.".formatted(store.path(), Reason.of(output)),
                Platform.ELSEWHERE);
    }

    private Refusal cannotStart() throws IOException {
        return new Refusal(
                "The PostgreSQL of the store (%s) cannot be started: %s."
                        .formatted(store.path(), Reason.of(log.lastWords())),
                "Maybe its log (%s) tells more.".formatted(store.log()));
    }
}
