package dev.quarterdeck.server;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.secrets.Secrets;
import dev.quarterdeck.platform.store.Database;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Puts the secrets of connections under a new key.
@RestController
final class SecretsResource {

    private final Secrets secrets;
    private final Policy policy;
    private final Database database;
    private final Audit audit;

    SecretsResource(Secrets secrets, Policy policy, Database database, Audit audit) {
        this.secrets = secrets;
        this.policy = policy;
        this.database = database;
        this.audit = audit;
    }

    /// @param secrets how many there are
    record Rotated(int secrets) {}

    @PostMapping("/api/v1/secrets/rotation")
    Rotated rotate(Viewer viewer) {
        policy.require(viewer, Action.CHANGE, ProtectedRecord.of(FieldClass.OPERATION));
        int count = secrets.rotate();
        database.keep(
                sql ->
                        audit.append(
                                sql,
                                AuditEntry.of(
                                        viewer,
                                        "secrets.rotate",
                                        FieldClass.OPERATION,
                                        List.of(),
                                        count + " secrets")));
        return new Rotated(count);
    }
}
