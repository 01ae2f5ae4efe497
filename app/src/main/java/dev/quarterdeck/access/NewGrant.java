package dev.quarterdeck.access;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.platform.Refusal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Asks for a grant; says no where a rule is broken, before anything is written.
record NewGrant(
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
                    "Maybe leave the end out, or move it.");
        }
        if (scope instanceof GrantScope.Person && until == null) {
            throw new Refusal(
                    "A grant over one person (until: none) must have an end.",
                    "Maybe the end of the review cycle.");
        }
        if (duty == Duty.ADMINISTRATOR && !(scope instanceof GrantScope.Everything)) {
            throw new Refusal(
                    "The duty (ADMINISTRATOR) must reach over everything.",
                    "Maybe use the scope EVERYTHING, or another duty.");
        }
        checkClass(matrix);
    }

    private void checkPurpose() {
        if (purpose.isBlank() || purpose.length() > PURPOSE_LENGTH) {
            throw new Refusal(
                    "The grant's purpose (%d characters) must be 1 to %d characters long."
                            .formatted(purpose.length(), PURPOSE_LENGTH),
                    "Maybe: annual review 2026.");
        }
    }

    private void checkClass(Matrix matrix) {
        if (duty != Duty.RECORD_READER) {
            if (fieldClass != null) {
                throw new Refusal(
                        "The duty (%s) must not name a class (%s).".formatted(duty, fieldClass),
                        "Maybe use the duty RECORD_READER.");
            }
            return;
        }
        if (!(scope instanceof GrantScope.Person) || fieldClass == null) {
            throw new Refusal(
                    "The duty (RECORD_READER) must name one person and one class.",
                    "Maybe COMPENSATION, with the scope PERSON.");
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
