package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/// Tells the command line of this machine where its server listens: three lines in the file
/// `server/address` of the data folder, readable by its owner alone.
///
/// @param address where it listens, as this machine reaches it
/// @param version of the program that runs
/// @param pid of its process
public record RunningServer(URI address, String version, long pid) {

    private static final List<String> EVERYWHERE = List.of("0.0.0.0", "::", "[::]", "*", "");

    /// Describes this process as a server.
    ///
    /// @param host the address it listens on; an address of every network is reached at
    /// 127.0.0.1
    public static RunningServer here(String host, int port) {
        var reached = EVERYWHERE.contains(host) ? "127.0.0.1" : host;
        var plain =
                reached.contains(":") && !reached.startsWith("[") ? "[" + reached + "]" : reached;
        return new RunningServer(
                URI.create("http://%s:%d".formatted(plain, port)),
                programVersion(),
                ProcessHandle.current().pid());
    }

    /// Returns the version of this program.
    public static String programVersion() {
        var version = RunningServer.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /// Writes it down; the file appears whole or not at all.
    ///
    /// @throws Refusal when the data folder is not writable
    public void write(Path data) {
        var file = file(data);
        try {
            var fresh = Files.createTempFile(folder(data), "address", ".new", owner(data));
            Files.writeString(fresh, "%s%n%s%n%d%n".formatted(address, version, pid));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Refusal(
                    "The file (%s) must be writable: %s.".formatted(file, e.getMessage()),
                    "Maybe set QD_HOME to a folder of your own.");
        }
    }

    /// Removes what this server wrote, not what another one wrote since.
    public void remove(Path data) {
        try {
            if (read(data).filter(this::equals).isPresent()) {
                Files.deleteIfExists(file(data));
            }
        } catch (IOException e) {
            // It stays behind and names a server that does not answer: the client says just that.
            return;
        }
    }

    /// Finds the server that was last started on a data folder and not stopped since.
    static Optional<RunningServer> read(Path data) {
        try {
            var lines = Files.readAllLines(file(data), StandardCharsets.UTF_8);
            return lines.size() < 3 || !lines.get(2).matches("\\d{1,18}")
                    ? Optional.empty()
                    : Optional.of(
                            new RunningServer(
                                    URI.create(lines.get(0).strip()),
                                    lines.get(1).strip(),
                                    Long.parseLong(lines.get(2))));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Finds the server that another process runs on a data folder now.
    public static Optional<RunningServer> elsewhere(Path data) {
        return read(data)
                .filter(other -> other.pid != ProcessHandle.current().pid())
                .filter(RunningServer::isJava);
    }

    // By now the number may belong to another program.
    private boolean isJava() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> command.contains("java"))
                .isPresent();
    }

    /// Answers whether its process lives.
    boolean isAlive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static Path folder(Path data) throws IOException {
        return Files.createDirectories(data.resolve("server"));
    }

    private static Path file(Path data) {
        return data.resolve("server").resolve("address");
    }

    private static FileAttribute<?>[] owner(Path data) {
        return data.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
