package dev.quarterdeck.platform.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Decides whether an address may be called, and at which machine exactly.
///
/// A name is looked up once. Every address it has is judged, and the connection is made to one of
/// those, so that a name which changes its mind between the two gains nothing.
final class AddressGuard {

    private static final int FIRST_FREE_PORT = 1024;

    private final OutboundSettings settings;
    private final NameLookup names;

    /// Looks up the addresses of a name.
    @FunctionalInterface
    interface NameLookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    AddressGuard(OutboundSettings settings, NameLookup names) {
        this.settings = settings;
        this.names = names;
    }

    /// Returns the host of an address as it is compared.
    static String host(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT);
    }

    /// Returns the port of an address.
    static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? 443 : 80;
    }

    /// Demands that an address may be called.
    ///
    /// @return the machines behind it, of which one is to be called; none when the proxy looks the
    ///     name up
    /// @throws OutboundTrouble when it may not
    List<InetAddress> require(URI address) {
        requireForm(address);
        var host = host(address);
        int port = port(address);
        boolean named = settings.isAllowed(host, port);
        if (!named && port != 80 && port != 443 && port < FIRST_FREE_PORT) {
            throw refused(
                    "The port (%d) of the address must be 80, 443 or above 1023.".formatted(port),
                    "Maybe the operator lists (%s:%d) in QD_OUTBOUND_ALLOW.".formatted(host, port));
        }
        var machines = lookUp(host);
        for (var machine : machines.orElse(List.of())) {
            requireReachable(host, port, named, machine);
        }
        return settings.isDirect(host) ? machines.orElseThrow() : List.of();
    }

    private static void requireForm(URI address) {
        var scheme = String.valueOf(address.getScheme());
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw refused(
                    "The address must begin with https:// or http://, not (%s).".formatted(scheme),
                    "Maybe https://" + address.getSchemeSpecificPart() + ".");
        }
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            throw refused(
                    "The address must name a host, without a user.",
                    "Maybe https://tool.example.com.");
        }
    }

    private Optional<List<InetAddress>> lookUp(String host) {
        try {
            var plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            return Optional.of(List.of(names.addresses(plain)));
        } catch (UnknownHostException e) {
            if (!settings.isDirect(host)) {
                // Behind a proxy a server may know no outside names: the proxy does.
                return Optional.empty();
            }
            throw new OutboundTrouble(
                    OutboundTrouble.Kind.UNREACHABLE,
                    "The host (%s) is not known.".formatted(host),
                    "Maybe the address is misspelt, or this server needs a proxy: QD_PROXY.");
        }
    }

    private static void requireReachable(
            String host, int port, boolean named, InetAddress machine) {
        switch (AddressRange.of(machine)) {
            case PUBLIC -> {}
            case OWN -> {
                if (!named) {
                    throw refused(
                            "The host (%s) must not lie in this server's own network."
                                    .formatted(host),
                            "Maybe the operator lists (%s:%d) in QD_OUTBOUND_ALLOW."
                                    .formatted(host, port));
                }
            }
            case NEVER ->
                    throw refused(
                            "The host (%s) must not be at a reserved address.".formatted(host),
                            "Maybe the name is that of another machine; nothing opens these.");
        }
    }

    private static OutboundTrouble refused(String problem, String remedy) {
        return new OutboundTrouble(OutboundTrouble.Kind.ADDRESS, problem, remedy);
    }
}
