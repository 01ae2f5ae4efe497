package dev.quarterdeck.organization.identity;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Takes accounts in, suggests whose they are, and keeps what a person decides.
public final class IdentityReview {

    private static final ProtectedRecord REVIEW = ProtectedRecord.of(FieldClass.IDENTITY_REVIEW);

    private final Database database;
    private final Policy policy;
    private final Audit audit;
    private final Clock clock;

    IdentityReview(Database database, Policy policy, Audit audit, Clock clock) {
        this.database = database;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /// What bringing accounts did.
    ///
    /// @param accounts how many were brought; those whose keys differ in capital letters alone are
    ///     one
    /// @param changed how many are new or called differently now
    /// @param linked how many were linked by their work address, as the administrator set it
    record Brought(int accounts, int changed, int linked) {}

    /// Takes up what connected tools tell of their accounts. Telling the same again changes
    /// nothing.
    ///
    /// @throws dev.quarterdeck.platform.Refusal when the viewer may not, or a value breaks a rule
    public void take(Viewer viewer, List<ToldAccount> told) {
        bring(
                viewer,
                told.stream()
                        .map(
                                one ->
                                        new BroughtAccount(
                                                one.tool(), one.key(), one.name(), one.addresses()))
                        .toList());
    }

    /// Takes accounts up, all or none. Bringing the same again changes nothing.
    Brought bring(Viewer viewer, List<BroughtAccount> brought) {
        policy.require(viewer, Action.CHANGE, REVIEW);
        var accounts = distinct(brought);
        return database.keeping(
                sql -> {
                    int changed = 0;
                    for (var account : accounts) {
                        changed += IdentityStore.bring(sql, account, Ids.next(clock)) ? 1 : 0;
                    }
                    int linked =
                            IdentityStore.linksWorkAddresses(sql) ? linkCertain(sql, viewer) : 0;
                    if (changed + linked > 0) {
                        note(
                                sql,
                                viewer,
                                "accounts.bring",
                                List.of(),
                                "%d changed, %d linked".formatted(changed, linked));
                    }
                    return new Brought(accounts.size(), changed, linked);
                });
    }

    // Whoever brings the same meanwhile waits for the rows in the same order. A key is known in any
    // case: of two spellings the first stays, or each bringing would change the name anew.
    private static Collection<BroughtAccount.Account> distinct(List<BroughtAccount> brought) {
        var accounts = new TreeMap<String, BroughtAccount.Account>();
        brought.stream()
                .map(BroughtAccount::checked)
                .sorted(Comparator.comparing(BroughtAccount.Account::key))
                .forEach(
                        one ->
                                accounts.putIfAbsent(
                                        one.tool() + '\0' + one.key().toLowerCase(Locale.ROOT),
                                        one));
        return accounts.values();
    }

    private int linkCertain(JdbcClient sql, Viewer viewer) {
        var certain =
                new TreeMap<>(
                        new ReviewList(IdentityStore.known(sql, today())).certainByWorkAddress());
        var linked = new ArrayList<Decided>();
        for (var one : certain.entrySet()) {
            // What a person took back is theirs to decide from then on.
            boolean free = IdentityStore.lock(sql, one.getKey());
            if (free && !IdentityStore.wasUndone(sql, one.getKey())) {
                var decision = decision(viewer, one.getKey(), Verdict.PERSON, one.getValue(), true);
                store(sql, viewer, decision);
                linked.add(decision);
            }
        }
        // The log is everybody's: nobody else can append from the first entry on.
        linked.forEach(decision -> note(sql, viewer, decision));
        return linked.size();
    }

    /// Returns every account with where it stands, by tool and key.
    public List<ReviewedAccount> accounts(Viewer viewer) {
        policy.require(viewer, Action.SEE, REVIEW);
        return database.viewing(
                viewer.viewpoint(today()),
                sql -> new ReviewList(IdentityStore.known(sql, today())).accounts());
    }

    /// Decides whose an account is.
    ///
    /// @param person whose it is; only with the verdict PERSON
    /// @throws Refusal when the account or the person is not known, or a record links it
    /// already
    public ReviewedAccount decide(
            Viewer viewer, UUID account, Verdict verdict, @Nullable PersonId person) {
        policy.require(viewer, Action.CHANGE, REVIEW);
        refuseMismatch(verdict, person);
        database.keeping(
                sql -> {
                    refuseUnknown(sql, account, person);
                    var id = person == null ? null : person.value();
                    var before = IdentityStore.holding(sql, account);
                    if (before.isEmpty() || !before.get().isSame(verdict, id)) {
                        keep(sql, viewer, decision(viewer, account, verdict, id, false));
                    }
                    return account;
                });
        return account(viewer, account);
    }

    /// Links accounts to the persons who are certainly behind them, in one transaction.
    ///
    /// Those that are not certain any more, as somebody decided meanwhile, stay as they are.
    ///
    /// @return how many were linked
    /// @throws Refusal when an account is not known; nothing is linked then
    public int decideAll(Viewer viewer, Collection<UUID> accounts) {
        policy.require(viewer, Action.CHANGE, REVIEW);
        var asked = new TreeSet<>(accounts);
        return database.keeping(
                sql -> {
                    asked.forEach(one -> refuseUnknown(sql, one));
                    var linked = new ArrayList<Decided>();
                    for (var one : new ReviewList(IdentityStore.known(sql, today())).accounts()) {
                        var person = one.certainPerson();
                        if (asked.contains(one.accountId()) && person.isPresent()) {
                            linked.add(
                                    decision(
                                            viewer,
                                            one.accountId(),
                                            Verdict.PERSON,
                                            person.get(),
                                            false));
                        }
                    }
                    linked.forEach(one -> store(sql, viewer, one));
                    linked.forEach(one -> note(sql, viewer, one));
                    return linked.size();
                });
    }

    private static void refuseMismatch(Verdict verdict, @Nullable PersonId person) {
        if ((verdict == Verdict.PERSON) != (person != null)) {
            throw new Refusal(
                    "The verdict (%s) must name a person when it is PERSON, and none otherwise."
                            .formatted(verdict),
                    "Maybe choose the person, or decide that it is nobody's.");
        }
    }

    private static void refuseUnknown(JdbcClient sql, UUID account, @Nullable PersonId person) {
        refuseUnknown(sql, account);
        if (person != null && !IdentityStore.hasPerson(sql, person.value())) {
            throw new Refusal(
                    "The person (%s) is not known.".formatted(person),
                    "Maybe bring the person into the organisation first.");
        }
        if (IdentityStore.isLinkedByRecord(sql, account)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "account-recorded",
                    "The account (%s) is linked by the organisation's records.".formatted(account),
                    "Maybe end that link there; then decide here.");
        }
    }

    private static void refuseUnknown(JdbcClient sql, UUID account) {
        if (!IdentityStore.lock(sql, account)) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "There is no account (%s).".formatted(account),
                    "Maybe read the list of accounts again.");
        }
    }

    private Decided decision(
            Viewer viewer, UUID account, Verdict verdict, @Nullable UUID person, boolean own) {
        return new Decided(
                Ids.next(clock), account, verdict, person, own, viewer.label(), clock.instant());
    }

    private void keep(JdbcClient sql, Viewer viewer, Decided decision) {
        store(sql, viewer, decision);
        note(sql, viewer, decision);
    }

    private void store(JdbcClient sql, Viewer viewer, Decided decision) {
        IdentityStore.decide(sql, decision, viewer.user());
        IdentityStore.relink(sql, decision.account(), today());
    }

    private void note(JdbcClient sql, Viewer viewer, Decided decision) {
        note(sql, viewer, "account.decide", subjects(decision), what(decision));
    }

    /// Takes the last decision back; the one before holds again, or none.
    ///
    /// @throws Refusal when the account is not known or nobody decided about it
    public ReviewedAccount undo(Viewer viewer, UUID account) {
        policy.require(viewer, Action.CHANGE, REVIEW);
        database.keeping(
                sql -> {
                    refuseUnknown(sql, account);
                    var last = IdentityStore.holding(sql, account).orElseThrow(() -> open(account));
                    IdentityStore.undo(
                            sql, last.id(), viewer.user(), viewer.label(), clock.instant());
                    IdentityStore.relink(sql, account, today());
                    note(sql, viewer, "account.undo", subjects(last), what(last));
                    return account;
                });
        return account(viewer, account);
    }

    private static Refusal open(UUID account) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "undecided",
                "Nobody has decided about the account (%s).".formatted(account),
                "Maybe the decision was taken back already.");
    }

    private ReviewedAccount account(Viewer viewer, UUID account) {
        return accounts(viewer).stream()
                .filter(one -> one.accountId().equals(account))
                .findFirst()
                .orElseThrow();
    }

    /// Returns whether accounts with a work address are linked without a person.
    boolean linksWorkAddresses(Viewer viewer) {
        policy.require(viewer, Action.SEE, REVIEW);
        return database.viewing(viewer.viewpoint(today()), IdentityStore::linksWorkAddresses);
    }

    /// Sets whether accounts with a work address of one person alone are linked when brought.
    void linkWorkAddresses(Viewer viewer, boolean link) {
        policy.require(viewer, Action.CHANGE, REVIEW);
        database.keeping(
                sql -> {
                    IdentityStore.linkWorkAddresses(
                            sql, link, Ids.next(clock), viewer.user(), clock.instant());
                    note(
                            sql,
                            viewer,
                            "accounts.setting",
                            List.of(),
                            "link by work address: " + link);
                    return link;
                });
    }

    private static List<PersonId> subjects(Decided decision) {
        return decision.person() == null
                ? List.of()
                : List.of(new PersonId(Objects.requireNonNull(decision.person())));
    }

    private static String what(Decided decision) {
        return "account %s, %s, decision %s"
                .formatted(decision.account(), decision.verdict(), decision.id());
    }

    private void note(
            JdbcClient sql, Viewer viewer, String action, List<PersonId> subjects, String what) {
        audit.append(
                sql, AuditEntry.of(viewer, action, FieldClass.IDENTITY_REVIEW, subjects, what));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
