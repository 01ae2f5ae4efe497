package dev.quarterdeck.access;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One row of the access matrix: one class in one state under one action.
///
/// @param about whether a record is about a person, the viewer's own, or the program
/// @param scopes one of them is needed
/// @param avoidsConflict whether a duty opens nothing about those who manage its holder
/// @param cells by persona
/// @param limited what is shown when the answer is limited
/// @param refusal why it is refused, a clause
record MatrixRow(
        FieldClass fieldClass,
        About about,
        String state,
        Action action,
        List<Scope> scopes,
        boolean avoidsConflict,
        Map<Persona, Cell> cells,
        String limited,
        String refusal) {

    enum About {
        PERSON,
        OWN,
        PROGRAM
    }

    MatrixRow {
        scopes = List.copyOf(scopes);
        cells = new EnumMap<>(cells);
    }

    Cell cell(Persona persona) {
        return cells.getOrDefault(persona, Cell.NONE);
    }

    boolean isWithin(Set<Scope> held) {
        for (var scope : scopes) {
            if (held.contains(scope)) {
                return true;
            }
        }
        return false;
    }

    /// Returns the name under which row-level security knows the row.
    String recordClass() {
        return state.equals(Matrix.ANY) ? fieldClass.name() : fieldClass.name() + ":" + state;
    }
}
