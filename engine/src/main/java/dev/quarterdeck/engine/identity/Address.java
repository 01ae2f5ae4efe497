package dev.quarterdeck.engine.identity;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/// Takes e-mail addresses apart. All are in lower case.
final class Address {

    private Address() {}

    static String local(String address) {
        int at = address.indexOf('@');
        return at < 0 ? address : address.substring(0, at);
    }

    static String domain(String address) {
        return address.substring(address.indexOf('@') + 1);
    }

    /// Drops what follows a plus sign in the local part.
    static String withoutTag(String address) {
        int plus = address.indexOf('+');
        int at = address.indexOf('@');
        return plus > 0 && plus < at ? address.substring(0, plus) + address.substring(at) : address;
    }

    /// Returns the logins an account carries: its own, and the one in a no-reply address.
    static Set<String> logins(AccountTraces account) {
        var logins = new LinkedHashSet<String>();
        logins.add(account.login().toLowerCase(Locale.ROOT));
        logins.add(SharedTraces.hostingLogin(account.address()));
        logins.removeIf(login -> login.isEmpty() || login.contains("@"));
        return logins;
    }
}
