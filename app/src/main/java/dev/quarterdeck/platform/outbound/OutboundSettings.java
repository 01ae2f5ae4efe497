package dev.quarterdeck.platform.outbound;

import dev.quarterdeck.platform.Refusal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says how other machines are reached, as the operator set it.
///
/// @param allowed hosts, or `host:port`, that may lie in this machine's own network, lower case;
///     an IPv6 address in brackets
/// @param proxy through which everything goes, or null
/// @param direct hosts that are reached without the proxy; `.example.com` for all below it
/// @param authorities a file of certificates (PEM) that are trusted beside the usual ones, or null
/// @param limits of time and size
public record OutboundSettings(
        Set<String> allowed,
        @Nullable URI proxy,
        List<String> direct,
        @Nullable Path authorities,
        Limits limits) {

    /// How long and how much at most.
    ///
    /// @param connect to be connected
    /// @param silence between two pieces of an answer
    /// @param whole for a whole answer
    /// @param largestBody bytes of an answer, unpacked
    public record Limits(Duration connect, Duration silence, Duration whole, long largestBody) {

        /// The usual ones.
        public static final Limits USUAL =
                new Limits(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(60),
                        Duration.ofMinutes(5),
                        64L * 1024 * 1024);
    }

    /// Copies the lists.
    public OutboundSettings {
        allowed = Set.copyOf(allowed);
        direct = List.copyOf(direct);
    }

    /// Reads `QD_OUTBOUND_ALLOW`, `QD_PROXY`, `QD_NO_PROXY` and `QD_CA_FILE`.
    ///
    /// @throws Refusal when the proxy is no address
    public static OutboundSettings of(Map<String, String> environment) {
        var proxy = environment.getOrDefault("QD_PROXY", "");
        var authorities = environment.getOrDefault("QD_CA_FILE", "");
        return new OutboundSettings(
                words(environment, "QD_OUTBOUND_ALLOW").collect(Collectors.toSet()),
                proxy.isBlank() ? null : proxy(proxy.strip()),
                words(environment, "QD_NO_PROXY").toList(),
                authorities.isBlank() ? null : Path.of(authorities),
                Limits.USUAL);
    }

    private static java.util.stream.Stream<String> words(
            Map<String, String> environment, String name) {
        return Arrays.stream(environment.getOrDefault(name, "").split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT));
    }

    private static URI proxy(String text) {
        try {
            var proxy = URI.create(text);
            if ("http".equals(proxy.getScheme())
                    && proxy.getHost() != null
                    && proxy.getPort() > 0) {
                return proxy;
            }
        } catch (IllegalArgumentException e) {
            // Refused below, without the text: it may hold a password.
        }
        throw new Refusal(
                "QD_PROXY must be an address with a port.", "Maybe http://proxy.example.com:3128.");
    }

    boolean isAllowed(String host, int port) {
        return allowed.contains(host) || allowed.contains(host + ":" + port);
    }

    boolean isDirect(String host) {
        return proxy == null
                || direct.stream()
                        .anyMatch(
                                one ->
                                        one.equals("*")
                                                || host.equals(one)
                                                || one.startsWith(".") && host.endsWith(one));
    }
}
