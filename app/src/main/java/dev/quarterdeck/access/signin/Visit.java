package dev.quarterdeck.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Says from where a request comes.
///
/// @param address the caller's network address; a version 6 one stands for its /64
/// @param agent the browser's family
/// @param device the secret of a device that signed in before, or null
record Visit(String address, String agent, @Nullable String device) {

    private static final List<String> FAMILIES =
            List.of("Edg", "OPR", "Firefox", "Chrome", "Safari", "curl", "Java");

    static Visit of(HttpServletRequest request, @Nullable String device) {
        return new Visit(network(request.getRemoteAddr()), family(request), device);
    }

    // Whoever has one address of version 6 has 2^64 of them.
    private static String network(String address) {
        if (!address.contains(":") || address.contains(".")) {
            return address;
        }
        try {
            var bytes = java.net.InetAddress.ofLiteral(address).getAddress();
            if (bytes.length != 16) {
                return address;
            }
            var text = new StringBuilder();
            for (int at = 0; at < 8; at += 2) {
                text.append("%02x%02x:".formatted(bytes[at], bytes[at + 1]));
            }
            return text.append(":/64").toString();
        } catch (IllegalArgumentException e) {
            return "unknown";
        }
    }

    private static String family(HttpServletRequest request) {
        var agent = request.getHeader("User-Agent");
        if (agent == null) {
            return "unknown";
        }
        var system = system(agent.toLowerCase(Locale.ROOT));
        for (var family : FAMILIES) {
            if (agent.contains(family)) {
                return name(family) + system;
            }
        }
        return "other" + system;
    }

    private static String name(String family) {
        return switch (family) {
            case "Edg" -> "Edge";
            case "OPR" -> "Opera";
            default -> family;
        };
    }

    private static String system(String agent) {
        if (agent.contains("android")) {
            return " on Android";
        }
        if (agent.contains("iphone") || agent.contains("ipad")) {
            return " on iOS";
        }
        if (agent.contains("windows")) {
            return " on Windows";
        }
        if (agent.contains("mac os")) {
            return " on macOS";
        }
        return agent.contains("linux") ? " on Linux" : "";
    }

    /// Answers whether the request comes from this machine itself.
    boolean isHere() {
        return address.startsWith("127.") || address.equals("0000:0000:0000:0000:/64");
    }

    /// Returns the address as a session list shows it: enough to know a place again, no more.
    String place() {
        int dot = address.lastIndexOf('.');
        return dot < 0 ? address : address.substring(0, dot) + ".*";
    }
}
