package dev.quarterdeck.platform.secrets;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keep secrets so that the database alone gives none away.
///
/// Each lies under a random key of its own, and that under the key of a file. They are written and
/// used, and shown nowhere.
public final class Secrets {

    private static final String FILE = "secrets.key";

    private final Database database;
    private final KeyFile file;
    private final SecretsStore store = new SecretsStore();

    private Secrets(Database database, KeyFile file) {
        this.database = database;
        this.file = file;
    }

    /// Opens them: makes the file of the key when there is no secret yet, and compares it with what
    /// is there.
    ///
    /// @param folder the data folder
    /// @param environment `QD_KEY_FILE` names the file of the key; without it is
    ///     `server/secrets.key` of the data folder
    /// @throws Refusal when secrets are there that the file's keys do not open
    public static Secrets open(Database database, Path folder, Map<String, String> environment) {
        var named = environment.getOrDefault("QD_KEY_FILE", "");
        var file =
                new KeyFile(
                        named.isBlank()
                                ? folder.resolve("server").resolve(FILE)
                                : Path.of(named.strip()));
        var used = database.keeping(new SecretsStore()::keys);
        if (!file.isThere() && used.isEmpty() && named.isBlank()) {
            file.make();
        }
        if (file.isThere() || !used.isEmpty() || !named.isBlank()) {
            requireKeys(file, used);
        }
        return new Secrets(database, file);
    }

    private static void requireKeys(KeyFile file, List<String> used) {
        if (!file.isThere()) {
            throw new Refusal(
                    "The key file (%s) must be there: secrets lie under its key."
                            .formatted(file.path()),
                    "Maybe bring it back from where it was saved, or name it by QD_KEY_FILE.");
        }
        var known = file.keys();
        for (var id : used) {
            if (!known.containsKey(id)) {
                throw new Refusal(
                        "The key file (%s) must hold the key (%s), under which secrets lie."
                                .formatted(file.path(), id),
                        "Maybe it is the file of another server; or that key was taken out before"
                                + " a rotation had ended.");
            }
        }
    }

    /// Keeps a secret under an id, in the place of what was there, in the caller's transaction.
    public void put(UUID id, String secret) {
        var key = file.keys().values().iterator().next();
        try {
            var envelope = Envelope.of(id, secret.getBytes(StandardCharsets.UTF_8), key.bytes());
            database.keep(sql -> store.put(sql, new SecretsStore.Row(id, key.id(), envelope)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES.", e);
        }
    }

    /// Returns a secret to be used; empty when there is none under the id.
    ///
    /// @throws Refusal when it was changed, or lies under a key that is not known
    public Optional<String> get(UUID id) {
        return database.keeping(sql -> store.find(sql, id))
                .map(row -> new String(opened(row), StandardCharsets.UTF_8));
    }

    private byte[] opened(SecretsStore.Row row) {
        try {
            return row.envelope().open(row.id(), key(file.keys(), row.key()).bytes());
        } catch (GeneralSecurityException e) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "A stored secret (%s) was changed, or belongs to another record."
                            .formatted(row.id()),
                    "Maybe enter it again.");
        }
    }

    private KeyFile.Key key(Map<String, KeyFile.Key> keys, String id) {
        var key = keys.get(id);
        if (key == null) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "The key file (%s) must hold the key (%s), under which secrets lie."
                            .formatted(file.path(), id),
                    "Maybe bring it back from where it was saved.");
        }
        return key;
    }

    /// Forgets a secret, in the caller's transaction.
    public void remove(UUID id) {
        database.keep(sql -> store.remove(sql, id));
    }

    /// Puts all secrets under a new key; at whatever moment it is cut off, the file holds every key
    /// that is needed.
    ///
    /// When the first key of the file is used by no secret, that one is the new key: so a file
    /// that the server may not write is rotated too.
    ///
    /// @return how many secrets there are
    public int rotate() {
        var used = database.keeping(store::keys);
        var keys = new ArrayList<>(file.keys().values());
        boolean isPrepared = keys.size() > 1 && !used.contains(keys.getFirst().id());
        if (!isPrepared) {
            keys.addFirst(KeyFile.Key.of(Envelope.randomKey()));
            file.replace(keys);
        }
        int count = database.keeping(sql -> rewrap(sql, keys.getFirst()));
        if (!isPrepared) {
            file.replace(keys.subList(0, 1));
        }
        return count;
    }

    private int rewrap(JdbcClient sql, KeyFile.Key to) {
        var known = file.keys();
        var rows = store.all(sql);
        for (var row : rows) {
            try {
                var from = key(known, row.key());
                var moved = row.envelope().under(row.id(), from.bytes(), to.bytes());
                store.put(sql, new SecretsStore.Row(row.id(), to.id(), moved));
            } catch (GeneralSecurityException e) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "A stored secret (%s) was changed, or belongs to another record."
                                .formatted(row.id()),
                        "Maybe enter it again first.");
            }
        }
        return rows.size();
    }
}
