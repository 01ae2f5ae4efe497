package dev.quarterdeck.engine.workitems.timeline;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/// Names a field of an item whose values are followed through time.
public enum Field {
    /// Where the item stands in its workflow.
    STATUS,
    /// How it was closed; no value while it is not.
    RESOLUTION,
    /// Story, bug, sub-task …
    TYPE,
    PRIORITY,
    /// The accounts that have it in hand.
    ASSIGNEE,
    /// The item above it: the story of a sub-task, the epic of a story.
    PARENT,
    /// A value while somebody flags it as impeded.
    FLAG,
    /// Size in points, as {@link Value#number}.
    POINTS,
    /// Size in seconds of work, as {@link Value#number}.
    ESTIMATE,
    /// What people call it, which changes when it moves to another project.
    KEY,
    PROJECT,
    SPRINT,
    FIX_VERSION,
    COMPONENT,
    LABEL,
    /// Ties to other items, as {@link Link#value}.
    LINK,
    /// Boards it is shown on. No tracker logs when that changes.
    BOARD,
    /// Any other field. Its values are not kept, only that somebody touched the item.
    OTHER;

    /// Answers whether an item can have several values of it at a time.
    public boolean isMany() {
        return switch (this) {
            case STATUS, RESOLUTION, TYPE, PRIORITY, PARENT, POINTS, ESTIMATE, KEY, PROJECT ->
                    false;
            case FLAG, ASSIGNEE, SPRINT, FIX_VERSION, COMPONENT, LABEL, LINK, BOARD, OTHER -> true;
        };
    }

    /// Returns told values in their one order.
    ///
    /// @throws IllegalArgumentException when the field cannot have such values: several statuses,
    ///     points that are no number, a link that {@link Link#value} did not make
    List<Value> checked(List<Value> values) {
        List<Value> sorted = Value.sorted(values);
        if (!isMany() && sorted.size() > 1) {
            throw new IllegalArgumentException(
                    "The values (%d) of the field (%s) must be one at most."
                            .formatted(sorted.size(), name().toLowerCase(Locale.ROOT)));
        }
        if (this == POINTS || this == ESTIMATE) {
            sorted.forEach(this::checkNumber);
        } else if (this == LINK) {
            sorted.forEach(Link::of);
        }
        return sorted;
    }

    private void checkNumber(Value value) {
        try {
            new BigDecimal(value.name());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The value (%s) of the field (%s) must be a number."
                            .formatted(value.name(), name().toLowerCase(Locale.ROOT)),
                    e);
        }
    }

    /// Answers whether a change log tells when this field changes.
    boolean isLogged() {
        return this != BOARD;
    }

    /// Answers whether what a snapshot shows may be taken for what held from the start although
    /// nobody knows all changes: what an item is and where it belongs seldom changes.
    boolean isSettled() {
        return this == TYPE || this == KEY || this == PROJECT || this == PARENT;
    }

    /// Answers whether a change of this field says that somebody worked on the item.
    boolean isWork() {
        return this != LINK && this != BOARD;
    }
}
