package dev.quarterdeck.engine.identity;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/// An account prepared for comparison: what of it tells anything.
///
/// @param tool where it lives
/// @param name the name taken apart; without words when many people are called so
/// @param address the address without a `+tag`; empty when it is nobody's or several people's
/// @param logins the login, and that of a no-reply address, in lower case
/// @param handles everything that may be made of a name
record AccountForm(
        String tool, NameForm name, String address, Set<String> logins, Set<Handle> handles) {

    static AccountForm of(AccountTraces account, Set<String> sharedAddresses) {
        var address = telling(account.address(), sharedAddresses);
        var logins = Address.logins(account);
        return new AccountForm(
                account.tool(), name(account.name()), address, logins, handles(account, address));
    }

    private static NameForm name(String name) {
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[\\s._-]+", " ").strip();
        return NameForm.of(SharedTraces.isSharedName(plain) ? "" : name);
    }

    private static String telling(String address, Set<String> shared) {
        boolean nobodys =
                shared.contains(address)
                        || SharedTraces.isNobodysAddress(address)
                        || address.contains("@users.noreply.")
                        || SharedTraces.isRoleMailbox(Address.local(address));
        return nobodys ? "" : Address.withoutTag(address);
    }

    private static Set<Handle> handles(AccountTraces account, String address) {
        var texts = new LinkedHashSet<>(Address.logins(account));
        texts.add(Address.local(account.login().toLowerCase(Locale.ROOT)));
        texts.add(Address.local(address));
        if (account.name().strip().indexOf(' ') < 0) {
            texts.add(Address.local(account.name().toLowerCase(Locale.ROOT)));
        }
        var handles = new LinkedHashSet<Handle>();
        for (var text : texts) {
            var handle = Handle.of(text);
            if (!handle.stem().isEmpty() && !SharedTraces.isRoleMailbox(handle.exact())) {
                handles.add(handle);
            }
        }
        return handles;
    }
}
