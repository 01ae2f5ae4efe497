package dev.quarterdeck.seats;

import dev.quarterdeck.platform.csv.BadCell;
import dev.quarterdeck.platform.csv.CsvRow;
import dev.quarterdeck.seats.Assumption.Attrition;
import dev.quarterdeck.seats.Assumption.Family;
import dev.quarterdeck.seats.Assumption.Interviews;
import dev.quarterdeck.seats.Assumption.Notice;
import dev.quarterdeck.seats.Assumption.Point;
import dev.quarterdeck.seats.Assumption.Ramp;
import dev.quarterdeck.seats.Assumption.Rate;
import dev.quarterdeck.seats.Assumption.Value;
import dev.quarterdeck.seats.Assumption.What;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes an assumption as a row of a file, and reads it from one.
///
/// A ramp is written `0=0.3;8=0.6;26=1`, a rate `11500 EUR`.
final class AssumptionCells {

    static final List<String> COLUMNS = List.of("role", "what", "value", "from", "source");

    private static final int LONGEST_SOURCE = 500;
    private static final int LONGEST_RAMP = 260;

    private AssumptionCells() {}

    /// What a row says.
    record Said(String role, LocalDate from, Value value, String source) {

        static Said of(Assumption one) {
            return new Said(one.role(), one.from(), one.value(), one.source());
        }

        /// Answers whether both are about the same thing from the same day on.
        boolean isAbout(Said other) {
            return role.equalsIgnoreCase(other.role)
                    && value.what() == other.value.what()
                    && from.equals(other.from);
        }
    }

    /// Returns its cells, in the order of the columns.
    static Map<String, String> of(Said said) {
        var cells = new LinkedHashMap<String, String>();
        cells.put("role", said.role());
        cells.put("what", said.value().what().words());
        cells.put("value", text(said.value()));
        cells.put("from", said.from().toString());
        cells.put("source", said.source());
        return cells;
    }

    static String text(Value value) {
        return switch (value) {
            case Attrition(double perYear) -> CsvRow.written(perYear);
            case Ramp(List<Point> points) ->
                    points.stream()
                            .map(one -> one.week() + "=" + CsvRow.written(one.share()))
                            .collect(Collectors.joining(";"));
            case Notice(double weeks) -> CsvRow.written(weeks);
            case Interviews(double hours) -> CsvRow.written(hours);
            case Rate(Money monthly) -> monthly.written();
            case Family(String name) -> name;
        };
    }

    /// @throws BadCell when a cell breaks a rule
    static Said read(CsvRow row) {
        row.needed("what");
        var what = row.word("what", What.class);
        row.needed("from");
        var from = row.day("from");
        var source = row.needed("source");
        if (what == null || from == null) {
            throw new IllegalStateException("A cell that is needed was read as none.");
        }
        if (source.length() > LONGEST_SOURCE) {
            throw bad("source", source.substring(0, 40), "must have 500 characters at most");
        }
        return new Said(
                SeatCells.shortText("role", row.needed("role")),
                from,
                value(what, row.needed("value")),
                source);
    }

    /// Reads a value as it is written.
    ///
    /// @throws BadCell when it breaks a rule
    static Value value(What what, String text) {
        return switch (what) {
            case ATTRITION -> new Attrition(bounded(text, 2));
            case RAMP -> ramp(text);
            case NOTICE -> new Notice(bounded(text, 52));
            case INTERVIEWS -> new Interviews(bounded(text, 40));
            case RATE -> new Rate(Money.read("value", text));
            case FAMILY -> new Family(SeatCells.shortText("value", text));
        };
    }

    private static double bounded(String text, double most) {
        double number = CsvRow.number("value", text);
        if (number > most) {
            throw bad("value", text, "must be %s at most".formatted(CsvRow.written(most)));
        }
        return number;
    }

    private static Ramp ramp(String text) {
        var points = Arrays.stream(text.split(";")).map(AssumptionCells::point).toList();
        boolean isOnce = points.stream().map(Point::week).distinct().count() == points.size();
        if (!isOnce || points.isEmpty()) {
            throw bad("value", text, "must name each week once");
        }
        return new Ramp(points);
    }

    private static Point point(String text) {
        var parts = text.split("=", -1);
        if (parts.length != 2) {
            throw bad("value", text, "must be a week and a share, such as 8=0.6");
        }
        double week = CsvRow.number("value", parts[0]);
        double share = CsvRow.number("value", parts[1]);
        if (week != Math.rint(week) || week > LONGEST_RAMP || share > 1) {
            throw bad("value", text, "must be a whole week up to 260 and a share from 0 to 1");
        }
        return new Point((int) week, share);
    }

    private static BadCell bad(String column, String value, String rule) {
        return new BadCell(
                column,
                value,
                "The %s (%s) %s.".formatted(column, value, rule),
                "Maybe written as in docs/guide/seats.md.");
    }
}
