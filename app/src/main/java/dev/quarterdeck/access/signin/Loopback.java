package dev.quarterdeck.access.signin;

import java.util.Locale;
import java.util.Set;

/// Knows the names of this machine to itself.
final class Loopback {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private Loopback() {}

    static boolean isName(String host) {
        return NAMES.contains(host.toLowerCase(Locale.ROOT));
    }
}
