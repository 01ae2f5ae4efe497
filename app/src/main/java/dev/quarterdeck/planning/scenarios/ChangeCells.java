package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.engine.portfolio.Pause;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Contract;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Cut;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Drop;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Hire;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Leave;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Move;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Redate;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Reorder;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Rest;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Start;
import dev.quarterdeck.platform.csv.BadCell;
import dev.quarterdeck.platform.csv.CsvRow;
import dev.quarterdeck.seats.Money;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes a change as cells, and reads it from them.
final class ChangeCells {

    static final String MONTHLY_COST = "monthly_cost";

    static final List<String> COLUMNS =
            List.of(
                    "kind",
                    "team",
                    "to_team",
                    "teams",
                    "role",
                    "skill",
                    "count",
                    "seat",
                    "initiative",
                    "before",
                    "items",
                    "from",
                    "until",
                    "must_date",
                    "earliest_start",
                    MONTHLY_COST);

    private static final int LONGEST = 100;
    private static final int MOST = 500;

    private ChangeCells() {}

    /// Name what a change does.
    enum Kind {
        HIRE,
        START,
        LEAVE,
        MOVE,
        CONTRACT,
        CUT,
        REORDER,
        DROP,
        REDATE,
        FREEZE,
        BLACKOUT
    }

    /// Returns its cells, those that say something.
    ///
    /// @param key how a team, an initiative or a seat is named
    static Map<String, String> of(ScenarioChange change, Function<UUID, String> key) {
        var cells = new Written(key);
        cells.put("kind", kind(change).name().toLowerCase(Locale.ROOT));
        switch (change) {
            case Hire one ->
                    cells.group(one.team(), one.role(), one.count(), one.from())
                            .put("skill", one.skill());
            case Start one -> cells.id("seat", one.seat()).put("from", one.from());
            case Leave one -> cells.group(one.team(), one.role(), one.count(), one.from());
            case Move one ->
                    cells.group(one.team(), one.role(), one.count(), one.from())
                            .id("to_team", one.toTeam());
            case Contract one ->
                    cells.group(one.team(), one.role(), one.count(), one.days().from())
                            .put("skill", one.skill())
                            .put("until", one.days().until())
                            .put(
                                    MONTHLY_COST,
                                    one.monthly() == null ? null : one.monthly().written());
            case Cut one ->
                    cells.id("initiative", one.initiative())
                            .id("team", one.team())
                            .put("items", CsvRow.written(one.items()));
            case Reorder one -> cells.id("initiative", one.initiative()).id("before", one.before());
            case Drop one -> cells.id("initiative", one.initiative());
            case Redate one ->
                    cells.id("initiative", one.initiative())
                            .put("must_date", one.mustDate())
                            .put("earliest_start", one.earliestStart());
            case Rest one ->
                    cells.put("teams", cells.list(one.teams()))
                            .put("from", one.days().from())
                            .put("until", one.days().until());
        }
        return cells.cells;
    }

    static Kind kind(ScenarioChange change) {
        return switch (change) {
            case Hire _ -> Kind.HIRE;
            case Start _ -> Kind.START;
            case Leave _ -> Kind.LEAVE;
            case Move _ -> Kind.MOVE;
            case Contract _ -> Kind.CONTRACT;
            case Cut _ -> Kind.CUT;
            case Reorder _ -> Kind.REORDER;
            case Drop _ -> Kind.DROP;
            case Redate _ -> Kind.REDATE;
            case Rest one -> one.kind() == Pause.Kind.FREEZE ? Kind.FREEZE : Kind.BLACKOUT;
        };
    }

    /// Cells as they are written.
    private static final class Written {

        private final Map<String, String> cells = new LinkedHashMap<>();
        private final Function<UUID, String> key;

        Written(Function<UUID, String> key) {
            this.key = key;
        }

        Written put(String column, @Nullable Object value) {
            if (value != null && !value.toString().isEmpty()) {
                cells.put(column, value.toString());
            }
            return this;
        }

        Written id(String column, @Nullable UUID id) {
            return put(column, id == null ? null : key.apply(id));
        }

        Written group(UUID team, @Nullable String role, double count, LocalDate from) {
            return id("team", team)
                    .put("role", role)
                    .put("count", CsvRow.written(count))
                    .put("from", from);
        }

        String list(Set<UUID> ids) {
            return ids.stream().map(key).sorted().collect(Collectors.joining(";"));
        }
    }

    /// @throws BadCell when a cell breaks a rule
    static ScenarioChange read(CsvRow row, ScenarioNames names) {
        row.needed("kind");
        var kind = Objects.requireNonNull(row.word("kind", Kind.class));
        return switch (kind) {
            case HIRE ->
                    new Hire(
                            team(row, names),
                            neededText(row, "role"),
                            text(row, "skill"),
                            whole(row),
                            day(row, "from"));
            case START -> new Start(seat(row, names), day(row, "from"));
            case LEAVE ->
                    new Leave(team(row, names), text(row, "role"), whole(row), day(row, "from"));
            case MOVE -> move(row, names);
            case CONTRACT ->
                    new Contract(
                            team(row, names),
                            neededText(row, "role"),
                            text(row, "skill"),
                            whole(row),
                            days(row),
                            Optional.ofNullable(row.text(MONTHLY_COST))
                                    .map(cell -> Money.read(MONTHLY_COST, cell))
                                    .orElse(null));
            case CUT ->
                    new Cut(
                            initiative(row, names),
                            Optional.ofNullable(row.text("team"))
                                    .map(team -> names.requireTeam("team", team))
                                    .orElse(null),
                            CsvRow.number("items", row.needed("items")));
            case REORDER -> reorder(row, names);
            case DROP -> new Drop(initiative(row, names));
            case REDATE -> redate(row, names);
            case FREEZE -> rest(Pause.Kind.FREEZE, row, names);
            case BLACKOUT -> rest(Pause.Kind.BLACKOUT, row, names);
        };
    }

    private static UUID team(CsvRow row, ScenarioNames names) {
        return names.requireTeam("team", row.needed("team"));
    }

    private static UUID initiative(CsvRow row, ScenarioNames names) {
        return names.requireInitiative("initiative", row.needed("initiative"));
    }

    private static UUID seat(CsvRow row, ScenarioNames names) {
        return names.requireSeat("seat", row.needed("seat"));
    }

    private static @Nullable String text(CsvRow row, String column) {
        var text = row.text(column);
        if (text != null && text.length() > LONGEST) {
            throw BadCell.tooLong(column, text, LONGEST);
        }
        return text;
    }

    private static String neededText(CsvRow row, String column) {
        row.needed(column);
        return Objects.requireNonNull(text(row, column));
    }

    private static LocalDate day(CsvRow row, String column) {
        row.needed(column);
        return Objects.requireNonNull(row.day(column));
    }

    private static DateRange days(CsvRow row) {
        var from = day(row, "from");
        var until = day(row, "until");
        require(
                until.isAfter(from),
                "until",
                until,
                "The end (%s) must be after the first day (%s).".formatted(until, from),
                "Maybe %s.".formatted(from.plusMonths(3)));
        return new DateRange(from, until);
    }

    private static double count(CsvRow row) {
        var text = row.text("count");
        double count = text == null ? 1 : CsvRow.number("count", text);
        require(
                count > 0 && count <= MOST,
                "count",
                count,
                "The count (%s) must be above 0, and %d at most.".formatted(text, MOST),
                "Maybe 1.");
        return count;
    }

    private static int whole(CsvRow row) {
        double count = count(row);
        require(
                count == Math.rint(count),
                "count",
                count,
                "The count (%s) must be a whole number.".formatted(row.text("count")),
                "Maybe 1.");
        return (int) count;
    }

    private static Move move(CsvRow row, ScenarioNames names) {
        var from = team(row, names);
        var to = names.requireTeam("to_team", row.needed("to_team"));
        require(
                !from.equals(to),
                "to_team",
                names.key(to),
                "The team (%s) must be another one than they come from.".formatted(names.key(to)),
                "Maybe the two are the wrong way round.");
        return new Move(from, to, text(row, "role"), count(row), day(row, "from"));
    }

    private static Reorder reorder(CsvRow row, ScenarioNames names) {
        var initiative = initiative(row, names);
        var before = row.text("before");
        var next = before == null ? null : names.requireInitiative("before", before);
        require(
                !initiative.equals(next),
                "before",
                String.valueOf(before),
                "An initiative (%s) cannot go before itself.".formatted(before),
                "Maybe leave it out: then it goes last.");
        return new Reorder(initiative, next);
    }

    private static Redate redate(CsvRow row, ScenarioNames names) {
        var one =
                new Redate(initiative(row, names), row.day("must_date"), row.day("earliest_start"));
        require(
                one.mustDate() != null || one.earliestStart() != null,
                "must_date",
                "",
                "Another day (none) must be said: by when it must be done, when it starts at the earliest, or both.",
                "Maybe 2026-09-30.");
        return one;
    }

    private static Rest rest(Pause.Kind kind, CsvRow row, ScenarioNames names) {
        var teams =
                row.list("teams").stream()
                        .map(team -> names.requireTeam("teams", team))
                        .collect(Collectors.toSet());
        return new Rest(kind, teams, days(row));
    }

    private static void require(
            boolean holds, String column, Object value, String rule, String maybe) {
        if (!holds) {
            throw new BadCell(column, String.valueOf(value), rule, maybe);
        }
    }
}
