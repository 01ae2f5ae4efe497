package dev.quarterdeck.platform.store;

import dev.quarterdeck.platform.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Names one database and the login that owns it.
///
/// @param jdbcUrl `jdbc:postgresql://host:port/database`, without login
/// @param user the owner's login; it may create roles, or the roles exist already
/// @param password its password, never printed
public record StoreAddress(String jdbcUrl, String user, String password) {

    private static final String RULE =
            "The database address (QD_DB_URL) must look like postgresql://user:password@host:5432/database";

    /// Reads `postgresql://user:password@host:5432/database` or the same behind `jdbc:`.
    ///
    /// @throws Refusal when it cannot be read; the text never repeats the password
    public static StoreAddress parse(String url) {
        var plain = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
        try {
            var uri = new URI(plain);
            var login = uri.getRawUserInfo();
            if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
                throw refused("host and database are needed");
            }
            if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
                throw refused("the scheme is (%s)".formatted(uri.getScheme()));
            }
            if (login == null || !login.contains(":")) {
                throw refused("user and password are needed");
            }
            int colon = login.indexOf(':');
            return new StoreAddress(
                    withoutLogin(uri),
                    decoded(login.substring(0, colon)),
                    decoded(login.substring(colon + 1)));
        } catch (URISyntaxException e) {
            throw refused(e.getReason());
        }
    }

    private static String withoutLogin(URI uri) {
        var port = uri.getPort() < 0 ? 5432 : uri.getPort();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return "jdbc:postgresql://%s:%d%s%s".formatted(uri.getHost(), port, uri.getPath(), query);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static Refusal refused(String why) {
        return new Refusal(
                RULE + "; " + why + ".",
                "Maybe write special characters of the password as %40 for @, %2F for /.");
    }

    /// Returns the database's name.
    public String database() {
        var path = jdbcUrl.substring(jdbcUrl.lastIndexOf('/') + 1);
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    /// Derives a password for another role of the same database, so that no second secret is
    /// kept.
    String passwordFor(String role) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(role.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256.", e);
        }
    }

    @Override
    public String toString() {
        return user + "@" + jdbcUrl;
    }
}
