package dev.quarterdeck.engine.workitems.timeline;

import java.util.Locale;

/// Ties an item to another one.
///
/// @param type name of the kind of link: `Blocks`
/// @param direction which of the two the type is said of
/// @param target id or key of the other item
public record Link(String type, Direction direction, String target) {

    private static final String GAP = "\n";

    /// Returns the link as a value of the field {@link Field#LINK}.
    public Value value() {
        String id = String.join(GAP, direction.name(), target, type);
        return new Value(id, type + " " + target);
    }

    /// Reads a link from a value that {@link #value} made.
    ///
    /// @throws IllegalArgumentException for any other value
    public static Link of(Value value) {
        String[] parts = value.id().split(GAP, 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException(
                    "The value (%s) of a link must hold direction, target and type."
                            .formatted(value.id()));
        }
        return new Link(parts[2], Direction.valueOf(parts[0]), parts[1]);
    }

    /// Answers whether the target stands in the way of this item: it *is blocked by* it.
    public boolean isBlockedByTarget() {
        return direction == Direction.INWARD && type.toLowerCase(Locale.ROOT).contains("block");
    }

    /// Which of the two items the type is said of.
    public enum Direction {
        /// Of this item: it blocks the target.
        OUTWARD,
        /// Of the target: this item is blocked by it.
        INWARD
    }
}
