package dev.quarterdeck.access;

import dev.quarterdeck.platform.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;

/// Lends the real policy and the real audit log, on a test's own database, to other modules' tests.
public record LentPolicy(Policy policy, Audit audit, Relations relations) {

    /// Makes them as the server does.
    public static LentPolicy on(Database database, Clock clock) {
        try {
            var heads = Files.createTempDirectory("quarterdeck-heads").resolve("heads");
            var current = new CurrentRelations(database, clock);
            return new LentPolicy(
                    new Policy(Matrix.load(), current::index, clock),
                    new Audit(database, new AuditHeads(heads), clock),
                    new Relations(current));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
