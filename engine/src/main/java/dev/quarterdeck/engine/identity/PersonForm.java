package dev.quarterdeck.engine.identity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// A person prepared for comparison: names taken apart, spellings of logins worked out.
///
/// @param locals local parts of work addresses
/// @param domains domains of work addresses
/// @param logins what is known of their accounts: login to the tools it is known from
/// @param addresses addresses of accounts that are known to be theirs
/// @param rareFamily whether nobody else bears their family name
/// @param spelled logins that their names are commonly shortened to
record PersonForm(
        UUID id,
        List<NameForm> names,
        Set<String> workAddresses,
        Set<String> locals,
        Set<String> domains,
        Map<String, Set<String>> logins,
        Set<String> addresses,
        Map<String, Sign> spelled,
        boolean rareFamily) {

    static PersonForm of(KnownPerson person, boolean rareFamily) {
        var names =
                person.names().stream()
                        .map(NameForm::of)
                        .filter(name -> !name.words().isEmpty())
                        .toList();
        var work =
                person.workAddresses().stream()
                        .map(address -> address.strip().toLowerCase(Locale.ROOT))
                        .filter(address -> address.indexOf('@') > 0)
                        .collect(Collectors.toUnmodifiableSet());
        var spelled = new HashMap<String, Sign>();
        names.forEach(name -> Handle.spelledFrom(name).forEach(spelled::putIfAbsent));
        return new PersonForm(
                person.id(),
                names,
                work,
                work.stream().map(Address::local).collect(Collectors.toSet()),
                work.stream().map(Address::domain).collect(Collectors.toSet()),
                logins(person.accounts()),
                addresses(person.accounts()),
                spelled,
                rareFamily);
    }

    static String family(String name) {
        var words = NameForm.of(name).words();
        return words.isEmpty() ? "" : words.getLast().plain();
    }

    private static Map<String, Set<String>> logins(List<AccountTraces> accounts) {
        var logins = new HashMap<String, Set<String>>();
        for (var account : accounts) {
            for (var login : Address.logins(account)) {
                logins.computeIfAbsent(login, _ -> new HashSet<>()).add(account.tool());
            }
        }
        return logins;
    }

    private static Set<String> addresses(List<AccountTraces> accounts) {
        return accounts.stream()
                .map(AccountTraces::address)
                .filter(address -> !address.isEmpty() && !SharedTraces.isNobodysAddress(address))
                .collect(Collectors.toUnmodifiableSet());
    }
}
