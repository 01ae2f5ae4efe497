package dev.quarterdeck.engine.effort;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Names what time can go to.
public enum EffortCategory {
    /// Something that users did not have before.
    NEW_WORK("New work"),
    /// Repair of what does not do what it should.
    DEFECTS("Defects"),
    /// Running what there is, and helping who uses it.
    OPERATIONS("Operations and support"),
    /// Keeping it easy to change.
    DEBT("Technical debt"),
    /// An item says nothing of what it is for.
    UNATTRIBUTED("Unattributed"),
    /// Time to which the rule lays no item.
    UNASSIGNED("No item in hand"),
    /// Work that names no item.
    DARK("Dark work");

    private final String title;

    EffortCategory(String title) {
        this.title = title;
    }

    /// Returns its name for people.
    public String title() {
        return title;
    }

    /// Returns its name in addresses and tables: `new-work`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Finds a category by its name in addresses and tables.
    public static Optional<EffortCategory> of(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }

    /// Answers whether people can intend it: the others are what is not known.
    public boolean isIntended() {
        return switch (this) {
            case NEW_WORK, DEFECTS, OPERATIONS, DEBT -> true;
            case UNATTRIBUTED, UNASSIGNED, DARK -> false;
        };
    }
}
