package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.net.URI;
import java.util.Locale;

/// Names a server by its root, checked: a token may travel there.
///
/// @param root scheme, host and port, maybe a path, without a slash at the end
record ServerAddress(URI root) {

    /// @throws Refusal when it is no address that a token may travel to
    static ServerAddress parse(String text) {
        URI address;
        try {
            address = URI.create(text.strip().replaceAll("/+$", ""));
        } catch (IllegalArgumentException e) {
            throw unreadable(text);
        }
        var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        boolean isPlain = address.getUserInfo() == null && address.getQuery() == null;
        if (address.getHost() == null || !isPlain || !scheme.matches("https?")) {
            throw unreadable(text);
        }
        var server = new ServerAddress(address);
        if (scheme.equals("http") && !server.isOnThisMachine()) {
            throw new Refusal(
                    "The server (%s) must be reached by https: a token travels with every request."
                            .formatted(text),
                    "Maybe put a proxy with TLS before it, or use qd on the server's own machine.");
        }
        return server;
    }

    private static Refusal unreadable(String text) {
        return new Refusal(
                "The server (%s) must be an address of the form https://host or https://host:port."
                        .formatted(text),
                "Maybe http://127.0.0.1:8722 for a server on this machine.");
    }

    /// Answers whether it is a loopback address, by its letters: no name service is asked.
    boolean isOnThisMachine() {
        var host = root.getHost();
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    /// Returns the port, also when it is the scheme's own.
    int port() {
        return root.getPort() >= 0 ? root.getPort() : root.getScheme().equals("https") ? 443 : 80;
    }

    URI at(String pathAndQuery) {
        return URI.create(root + pathAndQuery);
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
