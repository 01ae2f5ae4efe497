package dev.quarterdeck.engine.effort;

import java.util.Locale;

/// Names the published rules by which time is laid to work.
public enum EffortRule {
    /// A fifth of a week each weekday, over items in hand that something happens to.
    WEEKDAY,
    /// Each calendar day, over items in hand.
    PRESENCE,
    /// A month by what was done in it.
    ACTIVITY;

    /// Returns its name in addresses and tables.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
