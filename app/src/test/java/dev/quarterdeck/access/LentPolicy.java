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
            var ground = Ground.of(database, clock);
            ground.teachRowSecurity();
            var policy = new Policy(ground.matrix(), ground.current()::index, clock);
            return new LentPolicy(
                    policy,
                    new Audit(database, new AuditHeads(heads), policy, clock),
                    new Relations(ground.current(), clock));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
