package dev.quarterdeck.seats;

import dev.quarterdeck.engine.hiring.Candidacy.Outcome;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells of one application in one stage, without a name.
///
/// @param application the number that the tool gave it
/// @param left the day the stay ended, null while it is open
/// @param seat the seat applied for, where it is known
/// @param role the role applied for, where no seat says it
record ToldStay(
        String application,
        String stage,
        LocalDate entered,
        @Nullable LocalDate left,
        Outcome outcome,
        @Nullable UUID seat,
        @Nullable String role) {

    /// Answers whether both tell of the same stay.
    boolean isAbout(ToldStay other) {
        return application.equals(other.application)
                && stage.equals(other.stage)
                && entered.equals(other.entered);
    }

    /// Returns it as it was known at the end of a day on which it had begun.
    ToldStay on(LocalDate day) {
        return left != null && left.isAfter(day)
                ? new ToldStay(application, stage, entered, null, Outcome.OPEN, seat, role)
                : this;
    }
}
