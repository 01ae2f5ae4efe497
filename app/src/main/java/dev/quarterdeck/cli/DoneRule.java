package dev.quarterdeck.cli;

import java.util.Arrays;
import java.util.Optional;

/// When an item counts as finished, for the forecast.
enum DoneRule {
    /// The first change on the main line that names a ticket finishes that ticket.
    TICKET("ticket", "first merged change naming a ticket"),
    /// Every merged change is an item.
    CHANGE("change", "every merged change is an item"),
    /// The tracker's resolution finishes an item.
    TRACKER("tracker", "the tracker's resolution");

    private final String key;
    private final String label;

    DoneRule(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /// Returns the word used in `.quarterdeck.yml`.
    String key() {
        return key;
    }

    /// Returns the words a reader sees.
    String label() {
        return label;
    }

    static Optional<DoneRule> of(String key) {
        return Arrays.stream(values()).filter(rule -> rule.key.equals(key)).findFirst();
    }
}
