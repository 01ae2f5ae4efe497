package dev.quarterdeck.engine.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/// Suggests who is behind each account.
///
/// The answer for an account depends on the *set* of persons and accounts, never on their order. It
/// is worked out in two rounds: by the account's own traces, then also by an address, login or
/// whole name it shares with an account whose owner stood out in the first round.
public final class PersonMatcher {

    /// How far ahead the first must be of the second to stand out.
    private static final int MARGIN = 20;

    private static final int OTHERS = 4;

    private final Scales scales;
    private final BotSigns bots;

    /// Prepares the persons.
    ///
    /// @param bots the user's own lists of programs and people
    public PersonMatcher(List<KnownPerson> persons, BotSigns bots) {
        this.scales = new Scales(new PersonIndex(persons));
        this.bots = bots;
    }

    /// Answers for each account, in the order given.
    ///
    /// @param accounts accounts that nobody has decided about yet
    public List<Match> resolve(List<AccountTraces> accounts) {
        var shared = sharedAddresses(accounts);
        var rounds = accounts.stream().map(account -> firstRound(account, shared)).toList();
        var lent = lent(rounds);
        return rounds.stream().map(round -> secondRound(round, lent)).toList();
    }

    /// An address that two whole names without a common word use belongs to several people, or to a
    /// machine.
    private static Set<String> sharedAddresses(List<AccountTraces> accounts) {
        var names = new HashMap<String, List<NameForm>>();
        for (var account : accounts) {
            var name = NameForm.of(account.name());
            if (!account.address().isEmpty() && name.isFull()) {
                names.computeIfAbsent(account.address(), _ -> new ArrayList<>()).add(name);
            }
        }
        return names.entrySet().stream()
                .filter(entry -> hasStrangers(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean hasStrangers(List<NameForm> names) {
        return names.stream()
                .anyMatch(one -> names.stream().anyMatch(other -> areStrangers(one, other)));
    }

    private static boolean areStrangers(NameForm one, NameForm other) {
        return one.words().stream()
                .noneMatch(
                        word ->
                                other.words().stream()
                                        .anyMatch(
                                                its ->
                                                        word.same(its)
                                                                || word.near(its)
                                                                || word.isInitialOf(its)
                                                                || its.isInitialOf(word)));
    }

    /// What the first round knows of an account: the answer if it is settled, else the weights.
    private record Round(AccountForm form, Match match, List<Weighed> weighed) {
        boolean isSettled() {
            return match instanceof Match.Program
                    || form.name().several()
                    || match instanceof Match.Suggested suggested
                            && suggested.best().confidence().compareTo(Confidence.STRONG) <= 0;
        }
    }

    private Round firstRound(AccountTraces account, Set<String> shared) {
        var form = AccountForm.of(account, shared);
        var program = program(account);
        if (!program.isEmpty()) {
            return new Round(form, new Match.Program(program), List.of());
        }
        if (form.name().several()) {
            return new Round(form, new Match.Nobody("it names several persons"), List.of());
        }
        var weighed = scales.weighAll(form);
        return new Round(form, chosen(form, weighed), weighed);
    }

    private String program(AccountTraces account) {
        var byName = bots.evidence(account.name(), account.address());
        return byName.isEmpty() && !account.login().isEmpty()
                ? bots.evidence(account.login(), account.address())
                : byName;
    }

    private static Match chosen(AccountForm form, List<Weighed> weighed) {
        var near =
                weighed.stream()
                        .filter(one -> one.points() >= Confidence.POSSIBLE_FROM)
                        .sorted(Weighed.LIKELIEST)
                        .toList();
        if (near.isEmpty()) {
            return new Match.Nobody(reason(form));
        }
        var best = near.getFirst();
        var candidates = near.stream().limit(OTHERS + 1L).map(Weighed::candidate).toList();
        return near.size() == 1 || standsOut(best, near.get(1))
                ? new Match.Suggested(
                        candidates.getFirst(), candidates.subList(1, candidates.size()))
                : new Match.Ambiguous(candidates);
    }

    private static boolean standsOut(Weighed best, Weighed second) {
        return best.known() != second.known()
                ? best.known()
                : best.points() - second.points() >= MARGIN;
    }

    private static String reason(AccountForm form) {
        return form.name().words().isEmpty() && form.address().isEmpty() && form.handles().isEmpty()
                ? "its name and address are shared or placeholders"
                : "nobody is like it";
    }

    /// What accounts of the first round lend to others, and whose it is.
    private record Lent(Map<String, Set<UUID>> owners) {
        void add(AccountForm form, UUID person) {
            for (var key : keys(form, true)) {
                owners.computeIfAbsent(key, _ -> new TreeSet<>()).add(person);
            }
        }

        /// @param withName whether the name counts: where it is like anybody's, it would favour one
        /// of several namesakes
        static Set<String> keys(AccountForm form, boolean withName) {
            var keys = new HashSet<String>();
            if (!form.address().isEmpty()) {
                keys.add("address " + form.address());
            }
            form.logins().stream()
                    .filter(login -> Handle.of(login).isTelling())
                    .forEach(login -> keys.add("login " + login));
            if (withName && form.name().isFull()) {
                keys.add("name " + form.name().sorted());
            }
            return keys;
        }
    }

    private static Lent lent(List<Round> rounds) {
        var lent = new Lent(new HashMap<>());
        for (var round : rounds) {
            if (round.isSettled() && round.match() instanceof Match.Suggested suggested) {
                lent.add(round.form(), suggested.best().person());
            }
        }
        return lent;
    }

    private static Match secondRound(Round round, Lent lent) {
        if (round.isSettled()) {
            return round.match();
        }
        var weighed = new HashMap<UUID, Weighed>();
        round.weighed().forEach(one -> weighed.put(one.person(), one));
        boolean learned = false;
        boolean strange = round.match() instanceof Match.Nobody;
        for (var key : new TreeSet<>(Lent.keys(round.form(), strange))) {
            for (var person : lent.owners().getOrDefault(key, Set.of())) {
                learned = true;
                weighed.merge(person, borrowed(person, key), PersonMatcher::joined);
            }
        }
        return learned ? chosen(round.form(), List.copyOf(weighed.values())) : round.match();
    }

    private static Weighed borrowed(UUID person, String key) {
        var kind = key.substring(0, key.indexOf(' '));
        var sign =
                new Sign(50, "it shares the %s with an account suggested for them".formatted(kind));
        return new Weighed(person, List.of(sign), false, false);
    }

    private static Weighed joined(Weighed before, Weighed borrowed) {
        return before.with(borrowed.signs().getFirst());
    }
}
