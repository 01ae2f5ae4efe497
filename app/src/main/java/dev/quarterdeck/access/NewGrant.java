package dev.quarterdeck.access;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.platform.Refusal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Asks for a grant; says no where a rule is broken, before anything is written.
///
/// @param holder the user who gets it
/// @param fieldClass the one class that a record reader may read, null with every other duty
/// @param purpose why, in words that the person concerned may read
/// @param until the first day on which it no longer holds, or null
public record NewGrant(
        UUID holder,
        Duty duty,
        @Nullable FieldClass fieldClass,
        GrantScope scope,
        String purpose,
        LocalDate from,
        @Nullable LocalDate until) {

    private static final int PURPOSE_LENGTH = 300;

    void check(Matrix matrix) {
        checkPurpose();
        if (until != null && !until.isAfter(from)) {
            throw new Refusal(
                            "The grant's end (until %s) must be after its first day (%s)."
                                    .formatted(until, from),
                            "Maybe leave the end out, or move it.")
                    .about("until");
        }
        if (scope instanceof GrantScope.Person && until == null) {
            throw new Refusal(
                            "A grant over one person (until: none) must have an end.",
                            "Maybe the end of the review cycle.")
                    .about("until");
        }
        if (duty == Duty.ADMINISTRATOR && !(scope instanceof GrantScope.Everything)) {
            throw new Refusal(
                            "The duty (ADMINISTRATOR) must reach over everything.",
                            "Maybe let it reach over everybody, or choose another duty.")
                    .about("scope");
        }
        checkClass(matrix);
    }

    private void checkPurpose() {
        if (purpose.isBlank() || purpose.length() > PURPOSE_LENGTH) {
            throw new Refusal(
                            "The grant's purpose (%d characters) must be 1 to %d characters long."
                                    .formatted(purpose.length(), PURPOSE_LENGTH),
                            "Maybe: annual review 2026.")
                    .about("purpose");
        }
    }

    private void checkClass(Matrix matrix) {
        if (duty != Duty.RECORD_READER) {
            if (fieldClass != null) {
                throw new Refusal(
                                "The duty (%s) must not name a class (%s)."
                                        .formatted(duty, fieldClass),
                                "Maybe choose the duty record reader, or leave the class out.")
                        .about("duty");
            }
            return;
        }
        if (!(scope instanceof GrantScope.Person) || fieldClass == null) {
            throw new Refusal(
                            "The duty (RECORD_READER) must name one person and one class.",
                            "Maybe name the person, and what of them is to be read.")
                    .about("duty");
        }
        if (matrix.rows().stream().noneMatch(this::opensByGrant)) {
            throw new Refusal(
                    "The class (%s) must be one that the access matrix opens by grant."
                            .formatted(fieldClass),
                    "Maybe COMPENSATION.");
        }
    }

    private boolean opensByGrant(MatrixRow row) {
        return row.fieldClass() == fieldClass
                && row.cells().values().stream()
                        .anyMatch(cell -> cell.condition() == Cell.Condition.GRANT);
    }

    DateRange range() {
        return new DateRange(from, until);
    }
}
