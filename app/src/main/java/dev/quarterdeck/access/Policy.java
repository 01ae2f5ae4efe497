package dev.quarterdeck.access;

import dev.quarterdeck.access.Decision.Allow;
import dev.quarterdeck.access.Decision.Extent;
import dev.quarterdeck.access.Decision.Refuse;
import dev.quarterdeck.platform.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Decides who may see or do what, and says why: the one function that every way in asks.
///
/// A decision follows from the access matrix, the relations and grants of today, and nothing
/// else. What no cell of the matrix opens is refused. A token's scopes are an upper bound.
public final class Policy {

    /// The order in which reasons are looked for: the nearest relation gives the words.
    private static final Persona[] NEAREST_FIRST = {
        Persona.SELF,
        Persona.MANAGER,
        Persona.SKIP,
        Persona.AUTHOR,
        Persona.PARTICIPANT,
        Persona.HR_PARTNER,
        Persona.DIRECTOR,
        Persona.FINANCE,
        Persona.ADMINISTRATOR,
        Persona.COMPLIANCE,
        Persona.CONSOLE,
        Persona.PEER
    };

    private final Matrix matrix;
    private final Supplier<RelationIndex> relations;
    private final Clock clock;

    Policy(Matrix matrix, Supplier<RelationIndex> relations, Clock clock) {
        this.matrix = matrix;
        this.relations = relations;
        this.clock = clock;
    }

    /// Decides; refuses what no rule allows.
    public Decision may(Viewer viewer, Action action, ProtectedRecord record) {
        var found = matrix.row(record.fieldClass(), record.state(), action);
        if (found.isEmpty()) {
            return new Refuse(
                    "no rule lets anybody %s %s in the state %s"
                            .formatted(word(action), word(record.fieldClass()), record.state()));
        }
        var row = found.get();
        if (!row.isWithin(viewer.scopes())) {
            return new Refuse("this token lacks the scope " + scopes(row));
        }
        return decide(row, viewer, record);
    }

    /// Decides, and refuses with the reason.
    ///
    /// @return how much may be seen or done
    /// @throws Refusal of kind FORBIDDEN, with the reason
    public Extent require(Viewer viewer, Action action, ProtectedRecord record) {
        return switch (may(viewer, action, record)) {
            case Allow(String ignored, Extent extent) -> extent;
            case Refuse(String reason) -> throw refusal(action, record.fieldClass(), reason);
        };
    }

    /// Refuses a token whose scopes lie outside what the matrix opens for a class, in any
    /// state: for answers of which row-level security alone says how much there is to see.
    ///
    /// It decides about the way of asking only; whose rows are seen is left to the database.
    ///
    /// @throws Refusal of kind FORBIDDEN, naming the scopes of which one is needed
    public void requireScope(Viewer viewer, FieldClass fieldClass, Action action) {
        var rows = matrix.rows(fieldClass, action);
        if (rows.isEmpty()) {
            throw refusal(action, fieldClass, "no rule lets anybody do it");
        }
        if (rows.stream().noneMatch(row -> row.isWithin(viewer.scopes()))) {
            var lacking = "this token lacks the scope " + scopes(rows.getFirst());
            throw refusal(action, fieldClass, lacking);
        }
    }

    private static Refusal refusal(Action action, FieldClass fieldClass, String reason) {
        return new Refusal(
                Refusal.Kind.FORBIDDEN,
                "You may not %s %s: %s.".formatted(word(action), word(fieldClass), reason),
                "Maybe ask an administrator which duty or scope this needs.");
    }

    private Decision decide(MatrixRow row, Viewer viewer, ProtectedRecord record) {
        int today = today();
        var standing = new Standing(relations.get(), viewer, record, row, today);
        Allow limited = null;
        for (var persona : NEAREST_FIRST) {
            var cell = row.cell(persona);
            var extent = cell.extent();
            if (extent == null || !standing.meets(cell.condition())) {
                continue;
            }
            var reason = standing.as(persona);
            if (reason.isPresent() && extent == Extent.FULL) {
                return new Allow(reason.get() + purpose(cell, standing), extent);
            }
            if (reason.isPresent() && limited == null) {
                var words = reason.get() + purpose(cell, standing);
                limited = new Allow(words + " (limited: " + row.limited() + ")", extent);
            }
        }
        return limited != null ? limited : refused(row, standing);
    }

    private int today() {
        return Math.toIntExact(LocalDate.ofInstant(clock.instant(), clock.getZone()).toEpochDay());
    }

    private static String purpose(Cell cell, Standing standing) {
        if (cell.condition() != Cell.Condition.GRANT) {
            return "";
        }
        return standing.personalGrant()
                .map(grant -> ", and hold a grant for it: " + grant.purpose())
                .orElse("");
    }

    private static Refuse refused(MatrixRow row, Standing standing) {
        var words = row.refusal();
        if (standing.isInConflict()) {
            words += "; they manage you, so a duty opens nothing";
        }
        return new Refuse(standing.former().map(former -> former + "; ").orElse("") + words);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String scopes(MatrixRow row) {
        return row.scopes().stream().map(Policy::word).collect(Collectors.joining(" or "));
    }
}
