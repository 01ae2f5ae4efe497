package dev.quarterdeck.organization.identity;

import dev.quarterdeck.engine.identity.AccountTraces;
import dev.quarterdeck.engine.identity.BotSigns;
import dev.quarterdeck.engine.identity.Candidate;
import dev.quarterdeck.engine.identity.KnownPerson;
import dev.quarterdeck.engine.identity.Match;
import dev.quarterdeck.engine.identity.PersonMatcher;
import dev.quarterdeck.organization.identity.KnownAccounts.PersonTraces;
import dev.quarterdeck.organization.identity.KnownAccounts.Stored;
import dev.quarterdeck.organization.identity.ReviewedAccount.DecisionShown;
import dev.quarterdeck.organization.identity.ReviewedAccount.SuggestedPerson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts each account where it stands: decided, recorded, or suggested afresh.
final class ReviewList {

    private final KnownAccounts known;
    private final Set<String> workAddresses;
    private final Map<UUID, Match> matches = new HashMap<>();
    private final Map<UUID, PersonTraces> persons = new HashMap<>();

    ReviewList(KnownAccounts known) {
        this.known = known;
        this.workAddresses =
                known.persons().stream()
                        .flatMap(person -> person.addresses().stream())
                        .map(address -> address.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
        known.persons().forEach(person -> persons.put(person.id(), person));
        match();
    }

    private static String nameOf(@Nullable PersonTraces person) {
        return person == null || person.names().isEmpty() ? "" : person.names().getFirst();
    }

    private void match() {
        var open = known.accounts().stream().filter(this::isOpen).toList();
        if (open.isEmpty()) {
            return;
        }
        var found = matcher().resolve(open.stream().map(this::traces).toList());
        for (int i = 0; i < open.size(); i++) {
            matches.put(open.get(i).id(), found.get(i));
        }
    }

    private boolean isOpen(Stored account) {
        return !known.decisions().containsKey(account.id())
                && !known.links().containsKey(account.id());
    }

    private AccountTraces traces(Stored account) {
        return account.traces(workAddresses);
    }

    private PersonMatcher matcher() {
        var owned = known.accountsByOwner();
        var persons = new ArrayList<KnownPerson>();
        for (var person : known.persons()) {
            var accounts = owned.getOrDefault(person.id(), List.of());
            persons.add(
                    new KnownPerson(
                            person.id(),
                            person.names(),
                            person.addresses(),
                            accounts.stream().map(this::traces).toList()));
        }
        return new PersonMatcher(persons, new BotSigns(List.of(), List.of()));
    }

    /// Returns all accounts, by tool and key.
    List<ReviewedAccount> accounts() {
        return known.accounts().stream().map(this::reviewed).toList();
    }

    /// Returns the work-address owners that may be linked without a person: certain, of one person
    /// alone, and nothing against it.
    Map<UUID, UUID> certainByWorkAddress() {
        var certain = new java.util.LinkedHashMap<UUID, UUID>();
        for (var account : known.accounts()) {
            if (matches.get(account.id()) instanceof Match.Suggested one
                    && one.best().workAddress()) {
                certain.put(account.id(), one.best().person());
            }
        }
        return certain;
    }

    private ReviewedAccount reviewed(Stored account) {
        var match = matches.get(account.id());
        return match == null ? settled(account) : open(account, match);
    }

    private ReviewedAccount settled(Stored account) {
        var decided = known.decisions().get(account.id());
        var owner = known.owner(account.id());
        var state =
                owner != null
                        ? AccountState.LINKED
                        : decided != null && decided.verdict() == Verdict.BOT
                                ? AccountState.BOT
                                : AccountState.UNATTRIBUTED;
        var reason = owner != null ? null : "it was decided so";
        return shown(account, state, owner, new Open(false, reason, List.of()), decided);
    }

    /// What is shown of an account that nobody decided about.
    private record Open(boolean ambiguous, @Nullable String reason, List<Candidate> candidates) {}

    private ReviewedAccount open(Stored account, Match match) {
        return switch (match) {
            case Match.Suggested one -> {
                var all = new ArrayList<>(List.of(one.best()));
                all.addAll(one.others());
                yield suggested(account, new Open(false, null, all));
            }
            case Match.Ambiguous several ->
                    suggested(account, new Open(true, null, several.candidates()));
            case Match.Program program ->
                    shown(
                            account,
                            AccountState.BOT,
                            null,
                            new Open(false, program.evidence(), List.of()),
                            null);
            case Match.Nobody nobody ->
                    shown(
                            account,
                            AccountState.UNATTRIBUTED,
                            null,
                            new Open(false, nobody.reason(), List.of()),
                            null);
        };
    }

    private ReviewedAccount suggested(Stored account, Open open) {
        return shown(account, AccountState.SUGGESTED, null, open, null);
    }

    private ReviewedAccount shown(
            Stored account,
            AccountState state,
            @Nullable UUID owner,
            Open open,
            @Nullable Decided decided) {
        return new ReviewedAccount(
                account.id(),
                account.tool(),
                account.key(),
                account.name(),
                account.addresses(),
                state.word(),
                owner,
                owner == null ? null : nameOf(persons.get(owner)),
                open.ambiguous(),
                open.reason(),
                open.candidates().stream().map(this::candidate).toList(),
                decided == null
                        ? null
                        : new DecisionShown(
                                decided.verdict(),
                                decided.automatic(),
                                decided.by(),
                                decided.at()));
    }

    private SuggestedPerson candidate(Candidate one) {
        var person = persons.get(one.person());
        return new SuggestedPerson(
                one.person(),
                person == null ? "" : person.number(),
                nameOf(person),
                one.confidence().name().toLowerCase(Locale.ROOT),
                one.evidence());
    }
}
