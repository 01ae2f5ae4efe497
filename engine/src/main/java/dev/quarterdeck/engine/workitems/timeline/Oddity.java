package dev.quarterdeck.engine.workitems.timeline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Names a place where the told events contradict each other.
///
/// @param field the field, or null where the whole item is meant
/// @param at when it shows
/// @param held values by what was told before
/// @param told values as told now
public record Oddity(
        Kind kind, @Nullable Field field, Instant at, List<Value> held, List<Value> told) {

    public Oddity {
        held = List.copyOf(held);
        told = List.copyOf(told);
    }

    /// What is odd.
    public enum Kind {
        /// A change starts from another value than the one that was reached: a change is missing.
        JUMP("a change starts from another value than the one before it reached"),
        /// A change starts from a value of the same name with another id.
        RENUMBERED("a value kept its name and got another id"),
        /// A snapshot shows another value than the changes lead to.
        SEEN_OTHERWISE("the item was seen with another value than its changes lead to"),
        /// The tracker dates a value that no change leads to.
        DATED_WITHOUT_CHANGE("a value has a date and no change leads to it"),
        /// Something changed before the item was created.
        BEFORE_CREATION("something changed before the item was created"),
        /// The tracker told several days of creation; the earliest counts.
        CREATED_TWICE("several days of creation were told"),
        /// No creation was told; the earliest event stands for it.
        NO_CREATION("no creation was told");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /// Returns the words a reader sees.
        public String label() {
            return label;
        }
    }
}
