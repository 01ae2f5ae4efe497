package dev.quarterdeck.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds `docs/access.md` to what the matrix file says; `-Dgolden.update=true` rewrites it.
class AccessDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/access.md");

    private static final String HEAD =
            """
            # Who may see and do what

            Rendered from `app/src/main/resources/access/matrix.csv`, which the program decides by; do not edit this page.
            ● all · ◐ a part, named below · – nothing. What has no row here is refused to everybody.

            The columns: *self* is the person a record is about; *manager* and *skip* manage them today, directly or through others
            (standing in counts, a dotted line does not); *peer* is anybody else who is signed in. *HR partner*, *director*, *finance*,
            *administrator* and *compliance* hold that duty by a grant that reaches over the person: everybody, a team with those below it,
            or one person. *Author* wrote the record, a *participant* takes part in it, *console* runs the program on its own machine.

            Four rules hold above all cells. A relation counts on the day of the question: a former manager keeps nothing, a planned
            reorganisation opens nothing before its day. A duty opens nothing about its holder and, in rows marked ⊘, nothing about those
            who manage its holder. *by grant* needs, besides the relation, a grant for this class and this person. A token does at most
            what its scopes say.

            Leave: a manager sees days and kind. A colleague sees no leave at all, not even "away": plans use the hours a team has.
            """;

    @Test
    void saysWhatTheMatrixSays() throws IOException {
        var text = render(Matrix.load());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, text);
        }

        assertThat(DOCUMENT).hasContent(text);
    }

    @Test
    void givesEveryFieldClassARow() {
        var seen =
                Matrix.load().rows().stream()
                        .filter(row -> row.action() == Action.SEE)
                        .map(MatrixRow::fieldClass)
                        .collect(Collectors.toSet());

        assertThat(seen).containsExactlyInAnyOrderElementsOf(EnumSet.allOf(FieldClass.class));
    }

    @Test
    void saysAPartOfWhatWhereverItShowsAPart() {
        for (var row : Matrix.load().rows()) {
            boolean part =
                    row.cells().values().stream()
                            .anyMatch(cell -> cell.extent() == Decision.Extent.LIMITED);
            assertThat(row.limited().isEmpty()).as(row.recordClass()).isEqualTo(!part);
            assertThat(row.refusal()).as(row.recordClass()).isNotBlank();
        }
    }

    @Test
    void letsNobodyChangeWhatTheyMayNotSeeButForImports() {
        var matrix = Matrix.load();
        var blind = new ArrayList<String>();
        for (var row : matrix.rows()) {
            var seeing = matrix.row(row.fieldClass(), row.state(), Action.SEE);
            for (var persona : Persona.values()) {
                if (row.action() == Action.CHANGE
                        && row.cell(persona).opens()
                        && !seeing.orElseThrow().cell(persona).opens()) {
                    blind.add(row.fieldClass() + " " + persona);
                }
            }
        }

        assertThat(blind).containsExactlyInAnyOrder("LEAVE ADMINISTRATOR", "LEAVE CONSOLE");
    }

    private static String render(Matrix matrix) {
        var text = new StringBuilder(HEAD);
        for (var action : Action.values()) {
            text.append(action == Action.SEE ? "\n## Seeing\n\n" : "\n## Changing\n\n");
            table(text, matrix.rows().stream().filter(row -> row.action() == action).toList());
        }
        return text.toString();
    }

    private static void table(StringBuilder text, List<MatrixRow> rows) {
        text.append("| what |");
        for (var persona : Persona.values()) {
            text.append(' ').append(persona.heading().replace('_', ' ')).append(" |");
        }
        text.append(" scope | in words |\n|---|");
        text.append("---|".repeat(Persona.values().length)).append("---|---|\n");
        for (var row : rows) {
            text.append("| ").append(name(row)).append(" |");
            for (var persona : Persona.values()) {
                text.append(' ').append(cell(row.cell(persona))).append(" |");
            }
            text.append(' ').append(scopes(row)).append(" | ").append(words(row)).append(" |\n");
        }
    }

    private static String name(MatrixRow row) {
        var name = row.fieldClass().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var state = row.state().equals(Matrix.ANY) ? "" : ", " + row.state();
        return name + state + (row.avoidsConflict() ? " ⊘" : "");
    }

    private static String cell(Cell cell) {
        if (!cell.opens()) {
            return "–";
        }
        var mark = cell.extent() == Decision.Extent.FULL ? "●" : "◐";
        return switch (cell.condition()) {
            case ALWAYS -> mark;
            case GRANT -> mark + " by grant";
            case AUTHOR -> mark + " own only";
            case PARTICIPANT -> mark + " that pair";
        };
    }

    private static String scopes(MatrixRow row) {
        return row.scopes().stream()
                .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
    }

    private static String words(MatrixRow row) {
        return row.limited().isEmpty() ? row.refusal() : row.refusal() + ". ◐: " + row.limited();
    }
}
