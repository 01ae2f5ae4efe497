package dev.quarterdeck.access;

import dev.quarterdeck.platform.store.Database;
import java.time.Clock;

/// Holds what the parts of the policy stand on.
record Ground(Database database, Matrix matrix, CurrentRelations current, Clock clock) {

    static Ground of(Database database, Clock clock) {
        return new Ground(database, Matrix.load(), new CurrentRelations(database, clock), clock);
    }

    /// Tells row-level security what the matrix says, as the first thing after the migrations.
    void teachRowSecurity() {
        var rules = ClassRule.of(matrix);
        database.keeping(
                sql -> {
                    new RelationStore().replaceRules(sql, rules);
                    return rules.size();
                });
    }
}
