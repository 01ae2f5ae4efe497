package dev.quarterdeck.engine.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Weighs what speaks for one person being behind one account.
final class Scales {

    private final PersonIndex index;

    Scales(PersonIndex index) {
        this.index = index;
    }

    /// Weighs one person; empty when nothing speaks for them, as for most.
    private Optional<Weighed> weigh(PersonForm person, AccountForm account) {
        boolean work = person.workAddresses().contains(account.address());
        var exact = exact(person, account, work);
        var name = name(person, account);
        var handle = exact.isEmpty() ? handle(person, account) : Optional.<Sign>empty();
        int points = points(exact) + points(name) + points(handle);
        if (points <= 0) {
            return Optional.empty();
        }
        var signs = new ArrayList<Sign>(3);
        exact.ifPresent(signs::add);
        name.ifPresent(signs::add);
        handle.ifPresent(signs::add);
        if (exact.isEmpty()) {
            domain(person, account).ifPresent(signs::add);
        }
        boolean alone = !work || index.isOneOwner(account.address());
        boolean known = exact.isPresent() && alone && points(name) >= 0;
        return Optional.of(new Weighed(person.id(), signs, known, work));
    }

    private static int points(Optional<Sign> sign) {
        return sign.isPresent() ? sign.get().points() : 0;
    }

    private static Optional<Sign> exact(PersonForm person, AccountForm account, boolean work) {
        if (work) {
            return Optional.of(new Sign(100, "the address is their work address"));
        }
        if (person.addresses().contains(account.address())) {
            return Optional.of(new Sign(95, "the address is that of another account of theirs"));
        }
        for (var login : account.logins()) {
            if (hasSite(person, account, login)) {
                return Optional.of(new Sign(90, "the login (%s) is theirs".formatted(login)));
            }
        }
        return Optional.empty();
    }

    /// A login belongs to one site: the same word elsewhere may be somebody else.
    private static boolean hasSite(PersonForm person, AccountForm account, String login) {
        return person.logins().getOrDefault(login, Set.of()).contains(account.tool());
    }

    private Optional<Sign> name(PersonForm person, AccountForm account) {
        boolean rare = person.rareFamily();
        @Nullable Sign best = null;
        for (var name : person.names()) {
            var sign = NameLikeness.of(name, account.name(), rare);
            if (sign != null && (best == null || sign.points() > best.points())) {
                best = sign;
            }
        }
        return Optional.ofNullable(best);
    }

    private Optional<Sign> handle(PersonForm person, AccountForm account) {
        Optional<Sign> best = Optional.empty();
        for (var handle : account.handles()) {
            var sign = made(person, account, handle);
            if (best.isEmpty()
                    || sign.isPresent() && Sign.STRONGEST.compare(sign.get(), best.get()) < 0) {
                best = sign;
            }
        }
        return best;
    }

    private Optional<Sign> made(PersonForm person, AccountForm account, Handle handle) {
        if (!person.logins().isEmpty()
                && account.logins().contains(handle.exact())
                && person.logins().containsKey(handle.exact())) {
            int points = handle.isTelling() ? 60 : 15;
            return Optional.of(
                    new Sign(
                            points,
                            "the login (%s) is theirs in another tool".formatted(handle.exact())));
        }
        if (person.locals().contains(handle.exact())) {
            int points = handle.isTelling() ? 60 : 25;
            return Optional.of(
                    new Sign(
                            points,
                            "(%s) is the local part of their work address"
                                    .formatted(handle.exact())));
        }
        var spelled = person.spelled().get(handle.stem());
        // A local part in use says whose it is; that it spells a namesake's name says nothing.
        return spelled == null || index.isLocalPart(handle)
                ? Optional.empty()
                : Optional.of(spelled(spelled, handle));
    }

    private static Sign spelled(Sign sign, Handle handle) {
        int points = handle.numbered() ? Math.max(sign.points() - 10, 2) : sign.points();
        var words = "(%s) %s".formatted(handle.exact(), sign.words());
        return new Sign(points, handle.numbered() ? words + " and a number" : words);
    }

    private static Optional<Sign> domain(PersonForm person, AccountForm account) {
        boolean inside =
                !account.address().isEmpty()
                        && person.domains().contains(Address.domain(account.address()));
        return inside
                ? Optional.of(new Sign(8, "the address is in the domain of their work address"))
                : Optional.empty();
    }

    /// Weighs everybody near, leaving out whom nothing speaks for.
    List<Weighed> weighAll(AccountForm account) {
        var weighed = new ArrayList<Weighed>();
        for (var person : index.near(account)) {
            weigh(person, account).ifPresent(weighed::add);
        }
        return weighed;
    }
}
