package dev.quarterdeck.organization.identity;

import dev.quarterdeck.engine.identity.AccountTraces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Holds what is stored of accounts, persons and decisions, as of one moment.
///
/// @param accounts in the order of tool and key
/// @param decisions those that hold, by account
/// @param links the persons that records link accounts to today, by account
record KnownAccounts(
        List<Stored> accounts,
        List<PersonTraces> persons,
        Map<UUID, Decided> decisions,
        Map<UUID, UUID> links) {

    /// An account as stored.
    record Stored(UUID id, String tool, String key, String name, List<String> addresses) {

        /// Chooses one address to compare by: a work address if it has one.
        AccountTraces traces(Set<String> workAddresses) {
            var address =
                    addresses.stream()
                            .filter(workAddresses::contains)
                            .findFirst()
                            .orElse(addresses.isEmpty() ? "" : addresses.getFirst());
            boolean login = key.indexOf('@') < 0 && key.indexOf(' ') < 0;
            return new AccountTraces(tool, login ? key : "", name, address);
        }
    }

    /// A person's names and work addresses through time, the latest first.
    record PersonTraces(UUID id, String number, List<String> names, List<String> addresses) {}

    /// Returns whose the account is by decision or record, or null.
    @Nullable UUID owner(UUID account) {
        var decided = decisions.get(account);
        return decided != null ? decided.person() : links.get(account);
    }

    Map<UUID, List<Stored>> accountsByOwner() {
        var owned = new HashMap<UUID, List<Stored>>();
        for (var account : accounts) {
            var owner = owner(account.id());
            if (owner != null) {
                owned.computeIfAbsent(owner, key -> new java.util.ArrayList<>()).add(account);
            }
        }
        return owned;
    }
}
