package dev.quarterdeck.sources;

import dev.quarterdeck.activity.HistoryKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Says what tool a connector reads, and what a connection to it needs; the page and the API are
/// made from it.
///
/// @param id stable, lower case, such as `jira`
/// @param name as people know it
/// @param settings in the order in which they are asked for; at most one of the kind
///     ADDRESS; none when the tool is never asked and pushes what it has
/// @param rights what the secret must be allowed to do, one sentence each
/// @param scopesByHand kinds of scope that may be entered beside those the tool lists, such as
///     `query`
/// @param gives of which kinds the histories are that it tells
/// @param hooks where its webhooks are set up, a sentence; empty when none of them is understood
public record Tool(
        String id,
        String name,
        List<Setting> settings,
        List<String> rights,
        List<String> scopesByHand,
        List<HistoryKind> gives,
        String hooks) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{1,29}");

    /// Copies the lists.
    ///
    /// @throws IllegalArgumentException unless the id is plain and there is at most one address
    public Tool {
        settings = List.copyOf(settings);
        rights = List.copyOf(rights);
        scopesByHand = List.copyOf(scopesByHand);
        gives = List.copyOf(gives);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "The id (%s) of a tool must be plain.".formatted(id));
        }
        if (settings.stream().filter(one -> one.kind() == Setting.Kind.ADDRESS).count() > 1) {
            throw new IllegalArgumentException(
                    "The tool (%s) must ask for one address at most.".formatted(id));
        }
    }

    /// Describes a tool; {@link #giving} says what it tells.
    public Tool(
            String id,
            String name,
            List<Setting> settings,
            List<String> rights,
            List<String> scopesByHand) {
        this(id, name, settings, rights, scopesByHand, List.of(), "");
    }

    /// Describes a tool whose scopes are all listed by itself.
    public Tool(String id, String name, List<Setting> settings, List<String> rights) {
        this(id, name, settings, rights, List.of());
    }

    /// Returns the same, which tells histories of these kinds.
    public Tool giving(HistoryKind... kinds) {
        return new Tool(id, name, settings, rights, scopesByHand, List.of(kinds), hooks);
    }

    /// Returns the same, whose webhooks are understood.
    ///
    /// @param where they are set up in the tool, a sentence
    public Tool hooking(String where) {
        return new Tool(id, name, settings, rights, scopesByHand, gives, where);
    }

    /// Finds the setting that holds the address.
    public Optional<Setting> address() {
        return settings.stream().filter(one -> one.kind() == Setting.Kind.ADDRESS).findFirst();
    }

    /// Finds a setting by its name.
    public Optional<Setting> setting(String setting) {
        return settings.stream().filter(one -> one.name().equals(setting)).findFirst();
    }
}
