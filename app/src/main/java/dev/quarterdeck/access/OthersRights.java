package dev.quarterdeck.access;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Answers what another user may, to those who see the grants, and notes that they asked.
final class OthersRights {

    private final Database database;
    private final Policy policy;
    private final Audit audit;

    OthersRights(Database database, Policy policy, Audit audit) {
        this.database = database;
        this.policy = policy;
        this.audit = audit;
    }

    /// Decides as for that user in a session of theirs.
    ///
    /// @throws Refusal when the asker may not see the grants, or there is no such user
    Decision may(Viewer asker, UUID user, Action action, ProtectedRecord record) {
        policy.require(asker, Action.SEE, ProtectedRecord.of(FieldClass.GRANTS));
        var other = user(user);
        note(asker, other, action, record);
        return other.disabled()
                ? new Decision.Refuse("the user is disabled")
                : policy.may(other.viewer(), action, record);
    }

    private record Other(UUID id, String login, @Nullable UUID personId, boolean disabled) {

        @Nullable PersonId person() {
            return personId == null ? null : new PersonId(personId);
        }

        Viewer viewer() {
            return new Viewer(id, login, person(), EnumSet.allOf(Scope.class));
        }
    }

    private Other user(UUID id) {
        return database.keeping(
                        sql ->
                                sql.sql(
                                                """
                                                select id, login, person_id,
                                                    exists (select from access.user_disabled
                                                        where user_id = :id and until is null)
                                                        as disabled
                                                from access.users where id = :id
                                                """)
                                        .param("id", id)
                                        .query(Other.class)
                                        .optional())
                .orElseThrow(
                        () ->
                                new Refusal(
                                        Refusal.Kind.NOT_FOUND,
                                        "There is no user (%s).".formatted(id),
                                        "Maybe see GET /api/v1/users."));
    }

    // The user finds it in their read log: somebody looked into what they may.
    private void note(Viewer asker, Other other, Action action, ProtectedRecord record) {
        var person = other.person();
        var about = record.subject() == null ? "" : " of person " + record.subject();
        var what = "user %s: %s %s%s".formatted(other.id(), action, record.fieldClass(), about);
        var entry =
                AuditEntry.of(
                        asker,
                        "may.ask",
                        FieldClass.USERS,
                        person == null ? List.of() : List.of(person),
                        what);
        database.keep(sql -> audit.append(sql, entry));
    }
}
