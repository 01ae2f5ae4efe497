package dev.quarterdeck.seats;

import dev.quarterdeck.seats.Seat.Status;
import dev.quarterdeck.seats.Seat.Terms;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Answers which changes of a seat somebody above the team approves: its funding, and what is
/// material to it then. Heavy control of every change would make people go round it.
final class Approval {

    private Approval() {}

    /// @param before null for a new seat
    static boolean isNeeded(@Nullable Terms before, Terms after) {
        boolean wasFunded = before != null && isFunded(before);
        if (before == null || !wasFunded) {
            return isFunded(after);
        }
        return after.standing().status() == Status.PLANNED || isMaterial(before, after);
    }

    private static boolean isFunded(Terms terms) {
        return switch (terms.standing().status()) {
            case PLANNED, CANCELLED -> false;
            case APPROVED, OPEN, ACCEPTED, FILLED -> true;
        };
    }

    private static boolean isMaterial(Terms before, Terms after) {
        return !before.team().equals(after.team())
                || !before.role().equals(after.role())
                || !Objects.equals(before.level(), after.level())
                || before.origin().kind() != after.origin().kind()
                || !Objects.equals(before.effectiveFrom(), after.effectiveFrom());
    }
}
