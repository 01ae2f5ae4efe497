package dev.quarterdeck.sources.kept;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.sources.Setting;
import dev.quarterdeck.sources.Tool;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads what somebody told of a connection, by what its tool asks for.
final class SettingsReader {

    private static final int LONGEST = 4_000;

    private SettingsReader() {}

    /// What was told.
    ///
    /// @param plain all settings that are no secrets, as they are now
    /// @param secrets those that were entered; empty for one that is to be forgotten
    record Read(Map<String, String> plain, Map<String, String> secrets) {

        /// @param known names of the secrets that are there
        /// @throws Refusal when something that the tool needs is missing
        void requireWhole(Tool tool, Collection<String> known) {
            for (var setting : tool.settings()) {
                if (setting.required() && !isTold(setting, known)) {
                    throw new Refusal(
                                    "The setting (%s) must be given: %s."
                                            .formatted(setting.name(), setting.label()),
                                    setting.example().isEmpty()
                                            ? "Maybe " + setting.help()
                                            : "Maybe %s.".formatted(setting.example()))
                            .about("settings." + setting.name());
                }
            }
        }

        private boolean isTold(Setting setting, Collection<String> known) {
            if (setting.kind() != Setting.Kind.SECRET) {
                return plain.containsKey(setting.name());
            }
            var entered = secrets.get(setting.name());
            return entered == null ? known.contains(setting.name()) : !entered.isEmpty();
        }

        /// A secret is entered for one place: whoever moves the connection must know it.
        ///
        /// @throws Refusal when the address leads to another origin and the secrets stay
        void requireSecretsForANewAddress(Tool tool, Connection before) {
            var name = address(tool);
            if (name.isEmpty()
                    || origin(plain.get(name)).equals(origin(before.settings().get(name)))) {
                return;
            }
            for (var setting : tool.settings()) {
                if (setting.kind() == Setting.Kind.SECRET
                        && before.secrets().contains(setting.name())
                        && !secrets.containsKey(setting.name())) {
                    throw new Refusal(
                                    "The setting (%s) must be entered again for another address."
                                            .formatted(setting.name()),
                                    "Maybe make a connection of its own for the other address.")
                            .about("settings." + setting.name());
                }
            }
        }

        private static String origin(@Nullable String address) {
            if (address == null) {
                return "";
            }
            var uri = URI.create(address);
            return "%s://%s:%d".formatted(uri.getScheme(), uri.getHost(), uri.getPort());
        }
    }

    private static String address(Tool tool) {
        return tool.settings().stream()
                .filter(one -> one.kind() == Setting.Kind.ADDRESS)
                .map(Setting::name)
                .findFirst()
                .orElse("");
    }

    /// @param before what is known, secrets left out
    /// @param said what is told; an empty text takes a value away
    /// @throws Refusal when a value is none of its kind, or the tool asks for no such thing
    static Read read(
            Tool tool, Map<String, String> before, @Nullable Map<String, @Nullable String> said) {
        var plain = new TreeMap<>(before);
        var secrets = new HashMap<String, String>();
        if (said != null) {
            said.forEach(
                    (name, value) -> {
                        var setting = tool.setting(name).orElseThrow(() -> unknown(tool, name));
                        var text = value == null ? "" : value.strip();
                        if (setting.kind() == Setting.Kind.SECRET) {
                            secrets.put(name, checked(setting, text));
                        } else if (text.isEmpty()) {
                            plain.remove(name);
                        } else {
                            plain.put(name, checked(setting, text));
                        }
                    });
        }
        return new Read(plain, secrets);
    }

    private static Refusal unknown(Tool tool, String name) {
        return new Refusal(
                "The setting (%s) must be one of %s."
                        .formatted(name.length() > 40 ? "..." : name, tool.name()),
                "Maybe "
                        + String.join(", ", tool.settings().stream().map(Setting::name).toList())
                        + ".");
    }

    private static String checked(Setting setting, String value) {
        if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw new Refusal(
                            "The setting (%s) must have at most %d characters."
                                    .formatted(setting.name(), LONGEST),
                            "Maybe something else was pasted.")
                    .about("settings." + setting.name());
        }
        switch (setting.kind()) {
            case TEXT, SECRET -> {}
            case ADDRESS -> requireAddress(setting, value);
            case CHOICE -> requireChoice(setting, value);
            case ZONE -> requireZone(setting, value);
        }
        return value;
    }

    private static void requireAddress(Setting setting, String value) {
        try {
            var uri = URI.create(value);
            var scheme = String.valueOf(uri.getScheme());
            if ((scheme.equals("https") || scheme.equals("http"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // Refused below.
        }
        throw new Refusal(
                        "The setting (%s) must be an address of https, without user and query."
                                .formatted(setting.name()),
                        value.startsWith("ssh:") || value.matches("[\\w.-]+@[\\w.-]+:.*")
                                ? "Maybe %s with a token: keys of ssh are not used here."
                                        .formatted(setting.example())
                                : "Maybe %s.".formatted(setting.example()))
                .about("settings." + setting.name());
    }

    private static void requireChoice(Setting setting, String value) {
        if (!setting.choices().contains(value)) {
            throw new Refusal(
                            "The setting (%s) must be one of its choices."
                                    .formatted(setting.name()),
                            "Maybe " + String.join(" or ", setting.choices()) + ".")
                    .about("settings." + setting.name());
        }
    }

    private static void requireZone(Setting setting, String value) {
        try {
            ZoneId.of(value);
        } catch (DateTimeException e) {
            throw new Refusal(
                            "The setting (%s) must be a time zone.".formatted(setting.name()),
                            "Maybe Europe/Berlin.")
                    .about("settings." + setting.name());
        }
    }
}
