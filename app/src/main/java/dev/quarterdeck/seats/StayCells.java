package dev.quarterdeck.seats;

import dev.quarterdeck.engine.hiring.Candidacy.Outcome;
import dev.quarterdeck.platform.csv.BadCell;
import dev.quarterdeck.platform.csv.CsvRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes a stay of an application in a stage as a row of a file, and reads it from one.
final class StayCells {

    static final List<String> COLUMNS =
            List.of("application", "stage", "entered", "left", "outcome", "seat", "role");

    // Neither an address nor a name in two words fits.
    private static final Pattern APPLICATION = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private StayCells() {}

    /// Returns its cells, in the order of the columns.
    static Map<String, String> of(ToldStay stay, SeatNames names) {
        var cells = new LinkedHashMap<String, String>();
        var left = stay.left();
        cells.put("application", stay.application());
        cells.put("stage", stay.stage());
        cells.put("entered", stay.entered().toString());
        cells.put("left", left == null ? "" : left.toString());
        cells.put("outcome", stay.outcome().name().toLowerCase(Locale.ROOT));
        cells.put("seat", names.seat(stay.seat()));
        cells.put("role", Optional.ofNullable(stay.role()).orElse(""));
        return cells;
    }

    /// @throws BadCell when a cell breaks a rule
    static ToldStay read(CsvRow row, SeatNames names) {
        row.needed("entered");
        var entered = row.day("entered");
        var left = row.day("left");
        var outcome = row.word("outcome", Outcome.class);
        var seat = row.text("seat");
        var role = row.text("role");
        require(seat != null || role != null, "role", role, "must be named unless the seat is");
        require((left == null) == isOpen(outcome), "left", left, "must be empty while it is open");
        boolean isRising = entered != null && (left == null || !left.isBefore(entered));
        require(isRising, "left", left, "must not lie before the stay began");
        if (entered == null) {
            throw new IllegalStateException("A cell that is needed was read as none.");
        }
        return new ToldStay(
                application(row.needed("application")),
                SeatCells.shortText("stage", row.needed("stage")),
                entered,
                left,
                outcome == null ? Outcome.OPEN : outcome,
                seat == null ? null : names.requireSeat("seat", seat),
                role == null ? null : SeatCells.shortText("role", role));
    }

    private static boolean isOpen(@Nullable Outcome outcome) {
        return outcome == null || outcome == Outcome.OPEN;
    }

    private static void require(boolean holds, String column, @Nullable Object value, String rule) {
        if (!holds) {
            throw new BadCell(
                    column,
                    String.valueOf(value),
                    "The %s (%s) of a stay %s.".formatted(column, value, rule),
                    "Maybe the outcome is passed, ended or open.");
        }
    }

    private static String application(String text) {
        if (!APPLICATION.matcher(text).matches()) {
            throw new BadCell(
                    "application",
                    text.contains("@") ? "an address" : "a text",
                    "The application must be a number that says nothing of the person, without blanks and addresses.",
                    "Maybe the id that the hiring tool gives it, such as A-2041.");
        }
        return text;
    }
}
