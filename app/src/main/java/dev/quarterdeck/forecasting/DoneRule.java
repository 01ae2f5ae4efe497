package dev.quarterdeck.forecasting;

import java.util.Arrays;
import java.util.Optional;

/// When an item counts as finished.
public enum DoneRule {
    /// The first change on the main line that names a ticket finishes that ticket.
    TICKET("ticket", "tickets", "first merged change naming a ticket"),
    /// Every merged change by a person is an item.
    CHANGE("change", "changes", "every merged change by a person is an item"),
    /// The tracker's resolution finishes an item.
    TRACKER("tracker", "items", "the tracker's resolution finishes an item");

    private final String key;
    private final String noun;
    private final String label;

    DoneRule(String key, String noun, String label) {
        this.key = key;
        this.noun = noun;
        this.label = label;
    }

    /// Returns the word used in `.quarterdeck.yml`.
    public String key() {
        return key;
    }

    /// Returns what an item is called under this rule, plural.
    public String noun() {
        return noun;
    }

    /// Returns the words a reader sees.
    public String label() {
        return label;
    }

    /// Finds the rule by the word used in `.quarterdeck.yml`.
    public static Optional<DoneRule> of(String key) {
        return Arrays.stream(values()).filter(rule -> rule.key.equals(key)).findFirst();
    }
}
