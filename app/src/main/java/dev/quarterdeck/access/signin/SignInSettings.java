package dev.quarterdeck.access.signin;

import dev.quarterdeck.platform.Refusal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says how people sign in on this server, read from `QD_` variables.
///
/// @param folder the data folder; bootstrap password and console token are written into it
/// @param publicUrl the address people use, or null for this machine only
/// @param idle how long an unused session lives
/// @param life how long any session lives
/// @param requests how many requests a minute one session, token or address may make
/// @param bootstrapPassword the first administrator's password, or null to make one
/// @param oidc the identity provider, or null for local users only
public record SignInSettings(
        Path folder,
        @Nullable URI publicUrl,
        Duration idle,
        Duration life,
        int requests,
        @Nullable String bootstrapPassword,
        @Nullable OidcSettings oidc) {

    /// Reads the environment; every mistake is told at once.
    ///
    /// @throws Refusal when a variable breaks its rule
    public static SignInSettings of(Map<String, String> environment, Path folder) {
        var mistakes = new ArrayList<String>();
        var settings =
                new SignInSettings(
                        folder,
                        url(environment, mistakes),
                        duration(environment, "QD_SESSION_IDLE", Duration.ofHours(8), mistakes),
                        duration(environment, "QD_SESSION_LIFE", Duration.ofDays(7), mistakes),
                        requests(environment, mistakes),
                        given(environment, "QD_BOOTSTRAP_PASSWORD"),
                        OidcSettings.of(environment, mistakes));
        if (settings.oidc != null && settings.publicUrl == null) {
            mistakes.add(
                    "QD_PUBLIC_URL must be set, because the identity provider sends people back to it");
        }
        if (!mistakes.isEmpty()) {
            throw new Refusal(
                    "The settings of sign-in cannot be used: " + String.join("; ", mistakes) + ".",
                    "Maybe correct these variables, then start again.");
        }
        return settings;
    }

    static @Nullable String given(Map<String, String> environment, String name) {
        var value = environment.getOrDefault(name, "").strip();
        return value.isEmpty() ? null : value;
    }

    private static @Nullable URI url(Map<String, String> environment, List<String> mistakes) {
        var text = given(environment, "QD_PUBLIC_URL");
        if (text == null) {
            return null;
        }
        try {
            var url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (url.getHost() != null && isWeb(url) && url.getPath().isEmpty()) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // The rule below says what is expected.
        }
        mistakes.add(
                "QD_PUBLIC_URL (%s) must look like https://quarterdeck.example".formatted(text));
        return null;
    }

    private static boolean isWeb(URI url) {
        return "https".equals(url.getScheme())
                || ("http".equals(url.getScheme()) && Loopback.isName(url.getHost()));
    }

    private static Duration duration(
            Map<String, String> environment, String name, Duration usual, List<String> mistakes) {
        var text = given(environment, name);
        if (text == null) {
            return usual;
        }
        try {
            var duration = Duration.parse(text);
            if (duration.compareTo(Duration.ofMinutes(5)) >= 0
                    && duration.compareTo(Duration.ofDays(30)) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // The rule below says what is expected.
        }
        mistakes.add("%s (%s) must lie between PT5M and P30D".formatted(name, text));
        return usual;
    }

    private static int requests(Map<String, String> environment, List<String> mistakes) {
        var text = given(environment, "QD_REQUESTS_PER_MINUTE");
        if (text == null) {
            return 1_200;
        }
        if (text.matches("[1-9][0-9]{1,6}")) {
            return Integer.parseInt(text);
        }
        mistakes.add("QD_REQUESTS_PER_MINUTE (%s) must lie between 10 and 9999999".formatted(text));
        return 1_200;
    }

    /// Returns whether browsers reach the server through TLS.
    boolean isSecure() {
        return publicUrl != null && "https".equals(publicUrl.getScheme());
    }

    Optional<OidcSettings> provider() {
        return Optional.ofNullable(oidc);
    }

    @Override
    public String toString() {
        return "sign-in at " + (publicUrl == null ? "this machine" : publicUrl);
    }
}
