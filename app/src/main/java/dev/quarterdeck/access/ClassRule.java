package dev.quarterdeck.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Says to row-level security what one cell of the matrix says to the policy.
record ClassRule(String recordClass, Persona persona, boolean needsGrant, boolean avoidsConflict) {

    private static final Set<Persona> KNOWN_TO_THE_STORE =
            Set.of(
                    Persona.SELF,
                    Persona.MANAGER,
                    Persona.SKIP,
                    Persona.HR_PARTNER,
                    Persona.DIRECTOR,
                    Persona.FINANCE,
                    Persona.ADMINISTRATOR,
                    Persona.COMPLIANCE,
                    Persona.CONSOLE);

    /// Returns the rules for all rows that are not open to every colleague.
    ///
    /// A cell that depends on who wrote a record or takes part in it opens no person as a whole,
    /// so it has no rule: the table of such records adds its own condition.
    static List<ClassRule> of(Matrix matrix) {
        var rules = new ArrayList<ClassRule>();
        for (var row : matrix.rows()) {
            if (isConfidential(row)) {
                KNOWN_TO_THE_STORE.forEach(persona -> add(row, persona, rules));
            }
        }
        return rules;
    }

    static boolean isConfidential(MatrixRow row) {
        return row.action() == Action.SEE && !row.cell(Persona.PEER).opens();
    }

    private static void add(MatrixRow row, Persona persona, List<ClassRule> into) {
        var cell = row.cell(persona);
        boolean grant = cell.condition() == Cell.Condition.GRANT;
        if (cell.opens() && (grant || cell.condition() == Cell.Condition.ALWAYS)) {
            into.add(new ClassRule(row.recordClass(), persona, grant, row.avoidsConflict()));
        }
    }
}
