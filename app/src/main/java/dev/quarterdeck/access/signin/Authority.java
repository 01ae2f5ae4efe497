package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.Duty;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Grants;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Asks the policy about logins, notes what was done to them, and appoints administrators.
final class Authority {

    private final Policy policy;
    private final Grants grants;
    private final Audit audit;

    Authority(Policy policy, Grants grants, Audit audit) {
        this.policy = policy;
        this.grants = grants;
        this.audit = audit;
    }

    /// Lets an action on a class through, or refuses with the policy's reason.
    void require(Viewer viewer, Action action, FieldClass fieldClass) {
        policy.require(viewer, action, ProtectedRecord.of(fieldClass));
    }

    /// Notes what was done, by ids only, inside the caller's transaction.
    void note(JdbcClient sql, Viewer viewer, String action, FieldClass fieldClass, UUID what) {
        audit.append(sql, AuditEntry.of(viewer, action, fieldClass, List.of(), what.toString()));
    }

    /// Notes what was done to a login, so that the persons behind it find it in their read log.
    ///
    /// @param what which login and what of it, by ids
    void note(JdbcClient sql, Viewer viewer, String action, List<PersonId> persons, String what) {
        audit.append(sql, AuditEntry.of(viewer, action, FieldClass.USERS, persons, what));
    }

    /// Waits until nobody else changes who administers; call it before other rows are locked.
    void lockAdministrators(JdbcClient sql) {
        grants.lock(sql);
    }

    /// Answers whether a user is the only one who administers for good.
    boolean isLastAdministrator(JdbcClient sql, UUID user) {
        return !grants.nobodyAdministers(sql, null) && grants.nobodyAdministers(sql, user);
    }

    boolean isAdministrator(UUID user) {
        return grants.heldBy(user).stream().anyMatch(grant -> grant.duty() == Duty.ADMINISTRATOR);
    }

    private boolean holdsUntil(UUID user, @Nullable LocalDate until) {
        return grants.heldBy(user).stream()
                .filter(grant -> grant.duty() == Duty.ADMINISTRATOR)
                .map(grant -> grant.range().until())
                .anyMatch(end -> end == null || until != null && !end.isBefore(until));
    }

    /// Makes a user an administrator, unless they are one for as long already.
    ///
    /// @param until the first day on which it no longer holds, or null
    void appoint(Viewer viewer, UUID user, String purpose, @Nullable LocalDate until) {
        if (!holdsUntil(user, until)) {
            grants.appoint(viewer, user, purpose, until);
        }
    }
}
