package dev.quarterdeck.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Finds and stops the server that runs on a store.
final class Postmaster {

    private static final Duration CLEAN = Duration.ofSeconds(60);
    private static final Duration AT_ONCE = Duration.ofSeconds(20);
    private static final Duration CLOCKS_APART = Duration.ofSeconds(60);
    private static final Path PROC = Path.of("/proc");

    private final ServerPrograms programs;
    private final PidFile file;

    private Postmaster(ServerPrograms programs, PidFile file) {
        this.programs = programs;
        this.file = file;
    }

    /// Finds the running server; a number that by now belongs to another process is not one.
    static Optional<Postmaster> on(ServerPrograms programs) throws IOException {
        return PidFile.read(programs.store().data())
                .map(file -> new Postmaster(programs, file))
                .filter(Postmaster::isAlive);
    }

    long pid() {
        return file.pid();
    }

    boolean isReady() {
        return file.isReady();
    }

    /// Stops cleanly: sessions are ended, everything is written. A server that does not come to an
    /// end is told to drop everything, which loses nothing that was acknowledged.
    void stop() throws IOException {
        if (signalled("INT", CLEAN) || signalled("QUIT", AT_ONCE)) {
            return;
        }
        throw new IOException("the server (process %d) does not stop".formatted(file.pid()));
    }

    private boolean signalled(String signal, Duration patience) throws IOException {
        if (!isRunning()) {
            return true;
        }
        programs.signal(signal, file.pid());
        return Waiting.until(() -> !isRunning(), patience);
    }

    // The file goes last when a server ends; a killed one leaves it.
    private boolean isRunning() {
        try {
            return PidFile.read(programs.store().data())
                            .filter(now -> now.pid() == file.pid())
                            .isPresent()
                    && isAlive();
        } catch (IOException e) {
            return isAlive();
        }
    }

    private boolean isAlive() {
        BooleanSupplier isOurs =
                Files.isDirectory(PROC.resolve("self")) ? this::worksInOurData : this::isOurProgram;
        return isOurs.getAsBoolean();
    }

    // The server works in its data folder, under its program's name; its children, which work
    // there too, rename themselves. A dead process that nobody has collected has no name.
    private boolean worksInOurData() {
        var process = PROC.resolve(Long.toString(file.pid()));
        try {
            var words = Files.readString(process.resolve("cmdline")).split("\0", 2);
            return words[0].endsWith("/postgres")
                    && Files.isSameFile(process.resolve("cwd"), programs.store().data());
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isOurProgram() {
        return ProcessHandle.of(file.pid())
                .map(ProcessHandle::info)
                .filter(
                        is ->
                                is.command()
                                        .map(Path::of)
                                        .filter(it -> it.startsWith(programs.store().shelf()))
                                        .isPresent())
                .flatMap(ProcessHandle.Info::startInstant)
                .filter(
                        start ->
                                Duration.between(start, file.started())
                                                .abs()
                                                .compareTo(CLOCKS_APART)
                                        < 0)
                .isPresent();
    }
}
