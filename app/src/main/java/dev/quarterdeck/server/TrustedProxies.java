package dev.quarterdeck.server;

import dev.quarterdeck.platform.Refusal;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes the addresses of reverse proxies as the pattern by which the container knows them.
///
/// Whoever stands at one of them may say from where a request came; all others are taken at their
/// own address.
final class TrustedProxies {

    private static final String VARIABLE = "QD_TRUSTED_PROXIES";
    private static final String USUAL = "127.0.0.0/8, ::1";
    private static final String ANY_BYTE = "\\d{1,3}";
    private static final String ANY_GROUP = "[0-9a-f]{1,4}";

    private TrustedProxies() {}

    /// Returns a pattern that matches the whole of an address as Java writes it.
    ///
    /// @param setting addresses or networks (`10.1.0.0/16`) with commas between; blank for this
    ///     machine alone
    /// @throws Refusal when one of them cannot be read
    static String pattern(String setting) {
        var text = setting.isBlank() ? USUAL : setting;
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(TrustedProxies::one)
                .collect(Collectors.joining("|"));
    }

    private static String one(String part) {
        try {
            var halves = part.split("/", 2);
            var address = InetAddress.ofLiteral(halves[0]);
            int most = address.getAddress().length * 8;
            int prefix = halves.length == 1 ? most : Integer.parseInt(halves[1]);
            boolean isWide = address instanceof Inet6Address;
            if (prefix < 1 || prefix > most || (isWide && prefix % 16 != 0)) {
                throw refused(part);
            }
            return isWide
                    ? wide(address.getAddress(), prefix)
                    : narrow(address.getAddress(), prefix);
        } catch (IllegalArgumentException e) {
            throw refused(part);
        }
    }

    private static String narrow(byte[] address, int prefix) {
        List<String> parts = new ArrayList<>();
        for (int at = 0; at < 4; at++) {
            int bits = Math.clamp(prefix - 8L * at, 0, 8);
            int first = Byte.toUnsignedInt(address[at]) & (0xFF00 >> bits);
            parts.add(bits == 0 ? ANY_BYTE : oneOf(first, first + (0xFF >> bits)));
        }
        return String.join(Pattern.quote("."), parts);
    }

    private static String oneOf(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    private static String wide(byte[] address, int prefix) {
        List<String> parts = new ArrayList<>();
        for (int at = 0; at < 8; at++) {
            int group =
                    Byte.toUnsignedInt(address[2 * at]) << 8
                            | Byte.toUnsignedInt(address[2 * at + 1]);
            parts.add(16 * at < prefix ? Integer.toHexString(group) : ANY_GROUP);
        }
        return String.join(":", parts);
    }

    private static Refusal refused(String part) {
        return new Refusal(
                "%s (%s) must list addresses or networks, those of version 6 with a prefix in steps of 16."
                        .formatted(VARIABLE, part),
                "Maybe 10.1.0.0/16, 2001:db8::/32.");
    }
}
