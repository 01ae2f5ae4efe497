package dev.quarterdeck.pages.sources;

import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Button;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.sources.Setting;
import dev.quarterdeck.sources.Tool;
import dev.quarterdeck.sources.kept.Connection;
import dev.quarterdeck.sources.kept.Connections;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the form of a connection from what its tool asks for, and reads it.
///
/// @param before the connection that is changed, or null for a new one
record ConnectForm(Tool tool, @Nullable Connection before) {

    static final String FORM = "connect";

    private static final String SETTING = "setting.";
    private static final String SETTINGS = "settings.";
    private static final List<Integer> MINUTES = List.of(0, 15, 60, 360, 1_440);

    /// @param held names of secrets that were typed before
    /// @param isStubborn whether it may be kept although the tool did not answer well
    FormView view(String action, Map<String, String> hidden, Set<String> held, boolean isStubborn) {
        var fields = new ArrayList<Field>();
        fields.add(
                Field.text("name", "Name", before == null ? tool.name() : before.name(), true)
                        .hint("As people call this source; such as the tool and who uses it."));
        tool.settings().forEach(one -> fields.add(field(one, held)));
        if (tool.address().isPresent()) {
            fields.add(every());
        }
        fields.add(
                Field.of(
                                "number",
                                "rawDays",
                                "Days for which records are kept as they came",
                                "" + (before == null ? 400 : before.rawDays()))
                        .needed()
                        .hint(
                                "They can be mapped anew without asking the tool. They may name"
                                        + " people: only a record that could not be used is handed out,"
                                        + " to administrators, and that is noted."));
        var form =
                new FormView(
                        action,
                        hidden,
                        fields,
                        before == null ? "Connect" : "Keep the changes",
                        before == null ? SourcePlace.LIST : "",
                        "");
        if (tool.address().isEmpty()) {
            return form;
        }
        var test = new Button("Test only", "act", "test");
        return isStubborn
                ? form.also(test, new Button("Keep it all the same", "act", "keep"))
                : form.also(test);
    }

    private Field field(Setting setting, Set<String> held) {
        var name = SETTING + setting.name();
        var value = value(setting);
        boolean isKept =
                held.contains(setting.name())
                        || (before != null && before.secrets().contains(setting.name()));
        var field =
                switch (setting.kind()) {
                    case TEXT, ZONE -> Field.text(name, setting.label(), value, false);
                    case ADDRESS -> Field.of("url", name, setting.label(), value);
                    case SECRET -> Field.of("secret", name, setting.label(), "");
                    case CHOICE -> Field.select(name, setting.label(), value, choices(setting));
                };
        boolean isSecret = setting.kind() == Setting.Kind.SECRET;
        var hint =
                isSecret && isKept
                        ? "Left empty, the one that was typed before is used. It is shown to"
                                + " nobody."
                        : hint(setting);
        var told = field.hint(hint);
        return setting.required() && !(isSecret && isKept) ? told.needed() : told;
    }

    private String value(Setting setting) {
        if (before != null) {
            return before.settings().getOrDefault(setting.name(), "");
        }
        boolean isUsual =
                setting.kind() == Setting.Kind.CHOICE
                        || (setting.kind() == Setting.Kind.ADDRESS
                                && !setting.example().contains("example")
                                && !setting.example().contains("acme"));
        return isUsual ? setting.example() : "";
    }

    private static List<Option> choices(Setting setting) {
        var options = new ArrayList<Option>();
        if (!setting.required()) {
            options.add(new Option("", "as usual"));
        }
        setting.choices().forEach(one -> options.add(new Option(one, one)));
        return options;
    }

    private static String hint(Setting setting) {
        boolean hasExample = !setting.example().isEmpty() && setting.kind() != Setting.Kind.CHOICE;
        return (setting.help() + (hasExample ? " Such as " + setting.example() + "." : "")).strip();
    }

    private Field every() {
        Integer now = before == null ? Integer.valueOf(60) : before.everyMinutes();
        var options = new ArrayList<>(MINUTES);
        if (now != null && !options.contains(now)) {
            options.add(now);
        }
        return Field.select(
                        "every",
                        "How often it is read by itself",
                        "" + Objects.requireNonNullElse(now, 0),
                        options.stream()
                                .map(
                                        one ->
                                                new Option(
                                                        "" + one,
                                                        SourceWords.every(one == 0 ? null : one)))
                                .toList())
                .needed();
    }

    /// Reads what was typed.
    ///
    /// @param held secrets that were typed before, for those left empty
    Connections.Said said(Map<String, String> form, Map<String, String> held) {
        var settings = new HashMap<String, @Nullable String>();
        for (var setting : tool.settings()) {
            var typed = form.getOrDefault(SETTING + setting.name(), "").strip();
            if (setting.kind() != Setting.Kind.SECRET) {
                settings.put(setting.name(), typed);
            } else if (!typed.isEmpty()) {
                settings.put(setting.name(), typed);
            } else if (held.containsKey(setting.name())) {
                settings.put(setting.name(), held.get(setting.name()));
            }
        }
        return new Connections.Said(
                before == null ? tool.id() : null,
                form.getOrDefault("name", ""),
                settings,
                tool.address().isEmpty()
                        ? null
                        : number("minutes between two runs", form.getOrDefault("every", "0")),
                number("days for which records are kept", form.getOrDefault("rawDays", "")),
                null);
    }

    private static Integer number(String what, String text) {
        if (!text.strip().matches("[0-9]{1,6}")) {
            throw new Refusal(
                    "The %s (%s) must be a whole number."
                            .formatted(what, text.length() > 40 ? text.substring(0, 40) : text),
                    "Maybe 400.");
        }
        return Integer.valueOf(text.strip());
    }

    /// Returns the secrets that were typed, and those that were typed before.
    Map<String, String> secrets(Map<String, String> form, Map<String, String> held) {
        var secrets = new HashMap<>(held);
        for (var setting : tool.settings()) {
            var typed = form.getOrDefault(SETTING + setting.name(), "").strip();
            if (setting.kind() == Setting.Kind.SECRET && !typed.isEmpty()) {
                secrets.put(setting.name(), typed);
            }
        }
        return secrets;
    }

    /// Returns the origin of the address that was typed; one that has none stands for itself.
    String origin(Map<String, String> form) {
        var typed =
                tool.address()
                        .map(one -> form.getOrDefault(SETTING + one.name(), "").strip())
                        .orElse("");
        try {
            var address = URI.create(typed);
            return address.getHost() == null
                    ? typed
                    : "%s://%s:%d"
                            .formatted(address.getScheme(), address.getHost(), address.getPort())
                            .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException none) {
            return typed;
        }
    }

    /// Returns what was typed, without secrets.
    Map<String, String> typed(Map<String, String> form) {
        var plain = new HashMap<>(form);
        tool.settings().stream()
                .filter(one -> one.kind() == Setting.Kind.SECRET)
                .forEach(one -> plain.remove(SETTING + one.name()));
        return plain;
    }

    /// Returns the field that a refusal is about, empty for all of the form.
    static String field(Refusal refusal) {
        var member = refusal.member();
        if (member.startsWith(SETTINGS)) {
            return SETTING + member.substring(SETTINGS.length());
        }
        return member.equals("everyMinutes") ? "every" : member;
    }

    /// Returns the field that the answer of a tool is about.
    String field(Connections.Checked found) {
        var kind = Objects.requireNonNullElse(found.kind(), "");
        var wanted =
                Set.of("NOT_SIGNED_IN", "NOT_ALLOWED").contains(kind)
                        ? Setting.Kind.SECRET
                        : Setting.Kind.ADDRESS;
        return kind.equals("LIMITED") || kind.equals("BROKEN")
                ? ""
                : Arrays.stream(tool.settings().toArray(Setting[]::new))
                        .filter(one -> one.kind() == wanted)
                        .findFirst()
                        .map(one -> SETTING + one.name())
                        .orElse("");
    }
}
