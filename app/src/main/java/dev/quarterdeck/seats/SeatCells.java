package dev.quarterdeck.seats;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.platform.csv.BadCell;
import dev.quarterdeck.platform.csv.CsvRow;
import dev.quarterdeck.seats.Seat.Cost;
import dev.quarterdeck.seats.Seat.Kind;
import dev.quarterdeck.seats.Seat.Origin;
import dev.quarterdeck.seats.Seat.Standing;
import dev.quarterdeck.seats.Seat.Status;
import dev.quarterdeck.seats.Seat.Target;
import dev.quarterdeck.seats.Seat.Terms;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes a seat as a row of a file, and reads it from one.
///
/// An expected start is one day or three rising ones, separated by semicolons; money is written
/// `9500 EUR`.
final class SeatCells {

    static final String REPLACES = "replaces";
    static final String MONTHLY_COST = "monthly_cost";
    static final List<String> COLUMNS =
            List.of(
                    "key",
                    "team",
                    "role",
                    "level",
                    "skill",
                    "kind",
                    "of_seat",
                    REPLACES,
                    "effective_from",
                    "target_start",
                    "status",
                    "starts",
                    MONTHLY_COST);

    private static final int LONGEST = 100;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    private SeatCells() {}

    /// What a row says.
    record Said(Terms terms, @Nullable PersonId replaces, Cost cost) {

        static Said of(Seat seat) {
            return new Said(seat.terms(), seat.replaces(), seat.cost());
        }
    }

    /// Returns its cells, in the order of the columns.
    static Map<String, String> of(Said said, SeatNames names) {
        var terms = said.terms();
        var cells = new LinkedHashMap<String, String>();
        cells.put("key", terms.key());
        cells.put("team", names.team(terms.team()));
        cells.put("role", terms.role());
        cells.put("level", text(terms.level()));
        cells.put("skill", text(terms.skill()));
        cells.put("kind", terms.origin().kind().name().toLowerCase(Locale.ROOT));
        cells.put("of_seat", names.seat(terms.origin().of()));
        cells.put(REPLACES, names.number(said.replaces()));
        cells.put("effective_from", text(terms.effectiveFrom()));
        cells.put("target_start", text(terms.target()));
        cells.put("status", terms.standing().status().name().toLowerCase(Locale.ROOT));
        cells.put("starts", text(terms.standing().starts()));
        cells.put(MONTHLY_COST, said.cost() instanceof Cost.Known(Money m) ? m.written() : "");
        return cells;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String text(@Nullable Target target) {
        if (target == null) {
            return "";
        }
        return Stream.of(target.earliest(), target.likely(), target.latest())
                .map(LocalDate::toString)
                .collect(Collectors.joining(";"));
    }

    /// @throws BadCell when a cell breaks a rule
    static Said read(CsvRow row, SeatNames names) {
        var kind = row.word("kind", Kind.class);
        var status = row.word("status", Status.class);
        var terms =
                new Terms(
                        key(row.needed("key")),
                        names.requireTeam("team", row.needed("team")),
                        shortText("role", row.needed("role")),
                        optional(row, "level"),
                        optional(row, "skill"),
                        new Origin(
                                kind == null ? Kind.NEW : kind,
                                Optional.ofNullable(row.text("of_seat"))
                                        .map(key -> names.requireSeat("of_seat", key))
                                        .orElse(null)),
                        row.day("effective_from"),
                        target(row),
                        new Standing(status == null ? Status.PLANNED : status, row.day("starts")));
        var said =
                new Said(
                        terms,
                        Optional.ofNullable(row.text(REPLACES))
                                .map(number -> names.requirePerson(REPLACES, number))
                                .orElse(null),
                        cost(row));
        check(said);
        return said;
    }

    private static Cost cost(CsvRow row) {
        var text = row.text(MONTHLY_COST);
        return text == null ? new Cost.Unknown() : new Cost.Known(Money.read(MONTHLY_COST, text));
    }

    private static String key(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new BadCell(
                    "key",
                    key,
                    "The key (%s) must be 1 to 40 letters, digits, points and hyphens."
                            .formatted(key),
                    "Maybe S-12.");
        }
        return key;
    }

    private static @Nullable String optional(CsvRow row, String column) {
        var text = row.text(column);
        return text == null ? null : shortText(column, text);
    }

    static String shortText(String column, String text) {
        if (text.length() > LONGEST) {
            throw BadCell.tooLong(column, text, LONGEST);
        }
        return text;
    }

    private static @Nullable Target target(CsvRow row) {
        var days = row.list("target_start").stream().map(SeatCells::day).toList();
        if (days.isEmpty()) {
            return null;
        }
        boolean isRising = days.equals(days.stream().sorted().toList());
        if (!isRising || days.size() == 2 || days.size() > 3) {
            throw new BadCell(
                    "target_start",
                    String.valueOf(row.text("target_start")),
                    "The expected start (%s) must be one day, or the earliest, the likeliest and the latest one, rising."
                            .formatted(row.text("target_start")),
                    "Maybe written as in 2026-03-01;2026-04-01;2026-06-01.");
        }
        return new Target(days.getFirst(), days.get(days.size() / 2), days.getLast());
    }

    private static LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() >= 1900 && day.getYear() <= 2200) {
                return day;
            }
        } catch (DateTimeException e) {
            throw badDay(text);
        }
        throw badDay(text);
    }

    private static BadCell badDay(String text) {
        return new BadCell(
                "target_start",
                text,
                "The day (%s) of target_start must be written as year-month-day.".formatted(text),
                "Maybe written as in 2026-03-31.");
    }

    private static void check(Said said) {
        var standing = said.terms().standing();
        boolean hasStart = standing.starts() != null;
        switch (standing.status()) {
            case ACCEPTED ->
                    require(hasStart, "starts", "that is accepted must say the day of its start");
            case PLANNED, APPROVED, OPEN, CANCELLED ->
                    require(!hasStart, "starts", "without an accepted offer must have no start");
            case FILLED -> {}
        }
        boolean isBackfill = said.terms().origin().kind() == Kind.BACKFILL;
        boolean replaces = said.replaces() != null || said.terms().origin().of() != null;
        require(isBackfill || !replaces, "kind", "that replaces somebody must be a backfill");
    }

    private static void require(boolean holds, String column, String rule) {
        if (!holds) {
            throw new BadCell(
                    column,
                    "",
                    "A seat %s.".formatted(rule),
                    "Maybe the status, the kind or the day is another one.");
        }
    }
}
