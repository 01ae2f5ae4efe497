package dev.quarterdeck.access;

import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Gives, lists and ends duties.
public final class Grants {

    /// How many days, today included, a grant lasts that the identity provider's word gives.
    public static final int VOUCHED_DAYS = 2;

    private final GrantStore store = new GrantStore();
    private final RelationStore relations = new RelationStore();
    private final Database database;
    private final Policy policy;
    private final Matrix matrix;
    private final CurrentRelations current;
    private final Audit audit;
    private final Clock clock;

    Grants(Ground ground, Policy policy, Audit audit) {
        this.database = ground.database();
        this.matrix = ground.matrix();
        this.current = ground.current();
        this.clock = ground.clock();
        this.policy = policy;
        this.audit = audit;
    }

    /// Waits until nobody else is changing grants or relations, so that what is asked about
    /// administrators stays true until the transaction ends; call it before other rows are locked.
    public void lock(JdbcClient sql) {
        relations.lock(sql);
    }

    /// Returns the duties that a user holds today.
    public List<Grant> heldBy(UUID user) {
        var today = today();
        return current.index().grantsOf(user).stream()
                .filter(grant -> grant.range().contains(today))
                .toList();
    }

    /// Makes a user an administrator without asking the policy: for the console and for sign-in's
    /// bootstrap alone.
    ///
    /// @param viewer who does it, for the audit log
    /// @param holder the user to become administrator
    /// @param purpose why
    /// @param until the first day on which it no longer holds, or null
    public Grant appoint(Viewer viewer, UUID holder, String purpose, @Nullable LocalDate until) {
        var everything = new GrantScope.Everything();
        return write(
                viewer,
                new NewGrant(
                        holder, Duty.ADMINISTRATOR, null, everything, purpose, today(), until));
    }

    /// Gives a duty.
    ///
    /// @throws Refusal when the viewer may not, or a rule is broken
    public Grant give(Viewer viewer, NewGrant asked) {
        policy.require(viewer, Action.CHANGE, ProtectedRecord.of(FieldClass.GRANTS));
        if (!viewer.isConsole() && asked.holder().equals(viewer.user())) {
            throw new Refusal(
                            Refusal.Kind.FORBIDDEN,
                            "own-grant",
                            "A duty must not be given to oneself.",
                            "Maybe ask another administrator.")
                    .about("holder");
        }
        return write(viewer, asked);
    }

    private Grant write(Viewer viewer, NewGrant asked) {
        asked.check(matrix);
        var grant =
                new Grant(
                        Ids.next(clock),
                        asked.holder(),
                        asked.duty(),
                        asked.fieldClass(),
                        asked.scope(),
                        asked.purpose(),
                        asked.range(),
                        viewer.user(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        null);
        return database.keeping(
                sql -> {
                    changing(sql, () -> store.add(sql, grant));
                    note(sql, viewer, "grant.give", grant);
                    return grant;
                });
    }

    /// Ends a grant before its time.
    ///
    /// @throws Refusal when there is no such grant, it was ended, or nobody could administer then
    public Grant end(Viewer viewer, UUID id) {
        policy.require(viewer, Action.CHANGE, ProtectedRecord.of(FieldClass.GRANTS));
        var ending =
                new Grant.Ending(viewer.user(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        return database.keeping(
                sql -> {
                    changing(sql, () -> end(sql, id, ending));
                    var ended = store.find(sql, id).orElseThrow();
                    note(sql, viewer, "grant.end", ended);
                    return ended;
                });
    }

    // The version's row is locked first, so that two administrators cannot end each other at once.
    private void changing(JdbcClient sql, Runnable change) {
        long version = relations.nextVersion(sql);
        change.run();
        var open = store.open(sql);
        current.afterCommit(version, index -> index.withGrants(version, open));
    }

    private void end(JdbcClient sql, UUID id, Grant.Ending ending) {
        var grant =
                store.find(sql, id)
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                Refusal.Kind.NOT_FOUND,
                                                "There is no grant (%s).".formatted(id),
                                                "Maybe list the grants."));
        boolean isAdministered = !nobodyAdministers(sql, null);
        if (!store.end(sql, id, ending)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "The grant (%s) was ended already.".formatted(id),
                    "Maybe list the grants again.");
        }
        if (isAdministered && nobodyAdministers(sql, null)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "last-administrator",
                    "The grant (%s) of the last administrator must not be ended.".formatted(id),
                    "Maybe make somebody else administrator first.");
        }
    }

    /// Answers whether nobody could administer, once a user is gone: an administrator counts who is
    /// enabled, no temporary one, and appointed here rather than from day to day by the identity
    /// provider.
    ///
    /// Call `lock` first, in the same transaction.
    ///
    /// @param without a user who does not count, or null
    public boolean nobodyAdministers(JdbcClient sql, @Nullable UUID without) {
        return !store.hasAdministrator(sql, without, today());
    }

    /// Lists grants, oldest first.
    ///
    /// @param after the id after which the page begins, or null
    /// @param ended whether those that were ended are listed too
    public List<Grant> page(Viewer viewer, @Nullable UUID after, boolean ended, int limit) {
        policy.require(viewer, Action.SEE, ProtectedRecord.of(FieldClass.GRANTS));
        return database.viewing(
                viewer.viewpoint(today()), sql -> store.page(sql, after, ended, limit));
    }

    /// Finds a grant, ended or not.
    public Optional<Grant> find(Viewer viewer, UUID id) {
        policy.require(viewer, Action.SEE, ProtectedRecord.of(FieldClass.GRANTS));
        return database.viewing(viewer.viewpoint(today()), sql -> store.find(sql, id));
    }

    private void note(JdbcClient sql, Viewer viewer, String action, Grant grant) {
        var subjects =
                grant.scope() instanceof GrantScope.Person one
                        ? List.of(one.person())
                        : List.<PersonId>of();
        var what =
                "grant %s: %s of user %s"
                        .formatted(
                                grant.id(),
                                Objects.toString(grant.fieldClass(), grant.duty().name()),
                                grant.holder());
        audit.append(sql, AuditEntry.of(viewer, action, FieldClass.GRANTS, subjects, what));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
