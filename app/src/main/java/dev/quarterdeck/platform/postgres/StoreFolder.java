package dev.quarterdeck.platform.postgres;

import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.OptionalInt;

/// Knows what lies where in the folder of the store.
///
/// `data` is PostgreSQL's own; beside it lie the password, the remembered port, the log and the
/// lock. Unpacked programs lie in `postgres` beside the store, one folder per version.
///
/// @param path the store's folder
/// @param dataName the name of PostgreSQL's own folder in it
record StoreFolder(Path path, String dataName) {

    static final String SUPERUSER = "postgres";
    private static final String DATA = "data";
    private static final String MOVED = "data-moved";

    StoreFolder(Path path) {
        this(path, DATA);
    }

    /// Knows the same store with its data under another name.
    StoreFolder named(String name) {
        return new StoreFolder(path, name);
    }

    /// Finds the folder, creates it when missing, and makes sure that it can be written.
    static StoreFolder prepare(Path folder, Platform platform) {
        var path = folder.toAbsolutePath().normalize();
        if (path.toString().chars().anyMatch(c -> platform.shellCharacters().indexOf(c) >= 0)) {
            throw new Refusal(
                    "The path of the store (%s) must not hold quotes, dollar or percent signs, backslashes or line breaks."
                            .formatted(path),
                    "Maybe set QD_HOME to a folder with a plainer name.");
        }
        try {
            OwnFiles.folder(path);
            Files.delete(Files.createTempFile(path, "probe", ""));
            return new StoreFolder(path.toRealPath());
        } catch (IOException e) {
            throw new Refusal(
                    "The folder of the store (%s) must be writable: %s."
                            .formatted(path, Reason.of(e)),
                    "Maybe set QD_HOME to a folder of your own.");
        }
    }

    Path data() {
        return path.resolve(dataName);
    }

    /// Where the data of a new major version lie, whole, until they take the place of the old.
    Path moved() {
        return path.resolve(MOVED);
    }

    Path log() {
        return path.resolve("log");
    }

    Path startLog() {
        return path.resolve("start.log");
    }

    Path lock() {
        return path.resolve("instance.lock");
    }

    Path shelf() {
        return path.resolveSibling("postgres");
    }

    Path passwordFile() {
        return path.resolve("password");
    }

    Path settings() {
        return data().resolve("quarterdeck.conf");
    }

    boolean hasData() {
        return Files.exists(data().resolve("PG_VERSION"));
    }

    /// Tells which major version wrote the data.
    int dataMajor() throws IOException {
        var said = Files.readString(data().resolve("PG_VERSION")).strip();
        try {
            return Integer.parseInt(said);
        } catch (NumberFormatException e) {
            throw new IOException(
                    "PG_VERSION (%s) must be a major version of PostgreSQL".formatted(said), e);
        }
    }

    /// Reads the superuser's password; makes one for a store that has no data yet.
    String password() throws IOException {
        if (Files.exists(passwordFile())) {
            return Files.readString(passwordFile()).strip();
        }
        if (hasData()) {
            throw new Refusal(
                    "The password file (%s) of the store must lie beside its data."
                            .formatted(passwordFile()),
                    "Maybe put it back from a copy of the folder.");
        }
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        OwnFiles.write(passwordFile(), password + "\n");
        return password;
    }

    OptionalInt rememberedPort() throws IOException {
        var file = path.resolve("port");
        if (!Files.exists(file)) {
            return OptionalInt.empty();
        }
        var text = Files.readString(file).strip();
        return text.matches("[1-9][0-9]{3,4}") && Integer.parseInt(text) <= 65535
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    void rememberPort(int port) throws IOException {
        OwnFiles.write(path.resolve("port"), port + "\n");
    }
}
