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

    Weighed weigh(PersonForm person, AccountForm account) {
        var signs = new ArrayList<Sign>();
        boolean work = person.workAddresses().contains(account.address());
        var exact = exact(person, account, work);
        exact.ifPresent(signs::add);
        var name = name(person, account);
        name.ifPresent(signs::add);
        if (exact.isEmpty()) {
            handle(person, account).ifPresent(signs::add);
            domain(person, account).filter(_ -> Sign.sum(signs) > 0).ifPresent(signs::add);
        }
        boolean contradicted = name.filter(sign -> sign.points() < 0).isPresent();
        boolean alone = !work || index.isOneOwner(account.address());
        return new Weighed(person.id(), signs, exact.isPresent() && alone && !contradicted, work);
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
        if (account.logins().contains(handle.exact())
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
        // A local part in use says whose it is; that it spells a namesake's name says nothing.
        if (index.isLocalPart(handle)) {
            return Optional.empty();
        }
        return Optional.ofNullable(person.spelled().get(handle.stem()))
                .map(sign -> spelled(sign, handle));
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
            var one = weigh(person, account);
            if (one.points() > 0) {
                weighed.add(one);
            }
        }
        return weighed;
    }
}
