package dev.quarterdeck.engine.identity;

import java.util.List;
import java.util.UUID;

/// Holds what the organisation knows of a person's names, addresses and accounts.
///
/// @param id the person
/// @param names the name in use first, then former and other spellings; given name first, or
/// "Family, Given"
/// @param workAddresses work addresses, present and past
/// @param accounts accounts that somebody decided are theirs
public record KnownPerson(
        UUID id, List<String> names, List<String> workAddresses, List<AccountTraces> accounts) {

    /// Copies the lists.
    public KnownPerson {
        names = List.copyOf(names);
        workAddresses = List.copyOf(workAddresses);
        accounts = List.copyOf(accounts);
    }
}
