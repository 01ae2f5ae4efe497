package dev.quarterdeck.pages.plan;

import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.planning.scenarios.ScenarioComparison;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.Load;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.Month;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.OfTeam;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.Part;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.Row;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.Side;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.Spending;
import dev.quarterdeck.reports.wording.Printable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Lays scenarios beside the plan as tables: a row to an initiative, a team or a month, a column to
/// each scenario.
///
/// @param request which address asks
record CompareTables(PageRequest request, ScenarioComparison compared) {

    /// Less than this share of a week nobody plans by.
    private static final double NOTICED = 0.05;

    Table<Row> initiatives() {
        var table =
                Table.of("dates", "initiatives", compared.plan().initiatives())
                        .column(
                                "initiative",
                                "Initiative",
                                row ->
                                        Cell.link(
                                                        row.key(),
                                                        request.link(
                                                                InitiativePage.path(row.key())))
                                                .note(row.name()))
                        .column("plan", "Plan", row -> day(row));
        for (int i = 0; i < compared.scenarios().size(); i++) {
            var side = compared.scenarios().get(i);
            table.column("s" + (i + 1), name(side), row -> moved(side, same(side, row)));
        }
        return table.whenEmpty(
                State.empty(
                        "Nothing is wanted yet.",
                        "Here stand the initiatives that are committed or running.",
                        "qd plan import initiatives.csv --apply"));
    }

    private static String name(Side side) {
        return Printable.clean(side.name());
    }

    private static Row same(Side side, Row row) {
        return side.initiatives().stream()
                .filter(other -> other.id().equals(row.id()))
                .findFirst()
                .orElseThrow();
    }

    private static Cell day(Row row) {
        return row.isPlanned()
                ? Cell.of(PlanFigures.day(row.p85())).note(odds(row))
                : Cell.toned("no forecast", "unknown");
    }

    private static String odds(Row row) {
        var odds = row.odds();
        return odds == null ? "" : "%s for %s".formatted(PlanFigures.percent(odds), row.mustDate());
    }

    private Cell moved(Side side, Row row) {
        var shift = row.shift();
        if (shift == null) {
            return row.isPlanned()
                    ? Cell.toned("no forecast", "unknown")
                    : Cell.toned("not in it", "unknown");
        }
        var id = CompareFigures.id(side, row);
        double weeks = shift.p85Weeks();
        var tone = weeks > NOTICED ? "warn" : weeks < -NOTICED ? "good" : "";
        var odds = odds(row);
        return new Cell(
                PlanFigures.day(row.p85()),
                request.with("explain", id),
                row.p85() == null ? "unknown" : tone,
                id,
                Stream.of(row.p85() == null ? "" : CompareFigures.signed(weeks), odds)
                        .filter(one -> !one.isEmpty())
                        .collect(Collectors.joining("; ")));
    }

    Table<Load> load() {
        var table =
                Table.of("load", "quarters of teams", compared.plan().load())
                        .column("team", "Team", one -> Cell.of(one.name()))
                        .column("from", "Thirteen weeks from", one -> Cell.of("" + one.from()))
                        .number("people", "People", one -> people(one.people()), Load::people)
                        .number("idle", "Without work", one -> people(one.idle()), Load::idle);
        for (int i = 0; i < compared.scenarios().size(); i++) {
            var side = compared.scenarios().get(i);
            if (side.loadHidden() == null) {
                table.column("s" + (i + 1), name(side), one -> loaded(side, one));
            }
        }
        return table.whenEmpty(
                State.empty(
                        "No team is large enough.",
                        "Of teams of fewer than five people nothing is shown: it would tell of single people's leave.",
                        ""));
    }

    private static Cell people(double people) {
        return Cell.of(String.format(Locale.ROOT, "%.1f", people));
    }

    private static Cell loaded(Side side, Load plan) {
        return side.load().stream()
                .filter(one -> one.team().equals(plan.team()) && one.from().equals(plan.from()))
                .findFirst()
                .map(
                        one ->
                                Cell.of(difference(one.people() - plan.people()))
                                        .note(
                                                "without work "
                                                        + difference(one.idle() - plan.idle())))
                .orElse(Cell.of(""));
    }

    private static String difference(double people) {
        return Math.abs(people) < NOTICED
                ? "the same"
                : String.format(Locale.ROOT, "%+.1f people", people);
    }

    /// The months, nothing where they may not be told.
    Optional<Table<Month>> money() {
        return Optional.ofNullable(compared.plan().money())
                .map(
                        money -> {
                            var currency = money.currency();
                            var table =
                                    Table.of("months", "months", money.months())
                                            .column("month", "Month", one -> Cell.of(one.month()))
                                            .number(
                                                    "plan",
                                                    "Plan, " + currency,
                                                    CompareTables::month,
                                                    Month::mean);
                            eachPriced(
                                    (side, i) ->
                                            table.number(
                                                    "s" + i,
                                                    name(side) + ", more",
                                                    one -> more(same(side, one)),
                                                    one -> same(side, one).more()));
                            return table;
                        });
    }

    private static Cell month(Month one) {
        return Cell.of(CompareFigures.amount(one.mean()))
                .note(
                        "50%% at most %s, 80%% at most %s"
                                .formatted(
                                        CompareFigures.amount(one.p50()),
                                        CompareFigures.amount(one.p80())));
    }

    private static Month same(Side side, Month month) {
        return Objects.requireNonNull(side.money()).months().stream()
                .filter(one -> one.month().equals(month.month()))
                .findFirst()
                .orElseThrow();
    }

    private static Cell more(Month one) {
        return Cell.of(CompareFigures.signedAmount(one.more()));
    }

    /// What goes into each initiative, nothing where it may not be told.
    Optional<Table<Part>> parts() {
        return Optional.ofNullable(compared.plan().money())
                .map(
                        money ->
                                priced(
                                        Table.of("parts", "initiatives", money.initiatives())
                                                .column(
                                                        "initiative",
                                                        "Initiative",
                                                        CompareTables::named),
                                        money,
                                        Part::mean,
                                        CompareTables::more));
    }

    /// Adds what the plan costs, and how much more each scenario does.
    private <T> Table<T> priced(
            Table<T> named,
            Spending money,
            Function<T, Double> mean,
            BiFunction<Side, T, OptionalDouble> more) {
        named.number(
                "plan",
                "Plan, " + money.currency(),
                one -> Cell.of(CompareFigures.amount(mean.apply(one))),
                mean);
        eachPriced(
                (side, i) ->
                        named.number(
                                "s" + i,
                                name(side) + ", more",
                                one -> Cell.of(words(more.apply(side, one))),
                                one -> more.apply(side, one).orElse(0)));
        return named;
    }

    private static String words(OptionalDouble more) {
        return more.isPresent() ? CompareFigures.signedAmount(more.getAsDouble()) : "not told";
    }

    private static Cell named(Part one) {
        return one.id() == null
                ? Cell.of("Nothing of these")
                        .note(
                                "unplanned work, people on call, time without work, people without a team")
                : Cell.of(one.key());
    }

    private static OptionalDouble more(Side side, Part part) {
        return Objects.requireNonNull(side.money()).initiatives().stream()
                .filter(one -> Objects.equals(one.id(), part.id()))
                .mapToDouble(Part::more)
                .findFirst();
    }

    /// What each team costs, nothing where it may not be told.
    Optional<Table<OfTeam>> teams() {
        return Optional.ofNullable(compared.plan().money())
                .filter(money -> !money.teams().isEmpty())
                .map(
                        money ->
                                priced(
                                        Table.of("teams", "teams", money.teams())
                                                .column("team", "Team", CompareTables::named),
                                        money,
                                        OfTeam::mean,
                                        CompareTables::more));
    }

    private static Cell named(OfTeam one) {
        return one.id() == null
                ? Cell.of("All others")
                        .note(
                                "people without a team, teams of fewer than five people, and larger ones where these would be fewer than five together")
                : Cell.of(one.name());
    }

    private static OptionalDouble more(Side side, OfTeam team) {
        return Objects.requireNonNull(side.money()).teams().stream()
                .filter(one -> Objects.equals(one.id(), team.id()))
                .mapToDouble(OfTeam::more)
                .findFirst();
    }

    private interface Column {
        void add(Side side, int number);
    }

    private void eachPriced(Column column) {
        List<Side> sides = compared.scenarios();
        IntStream.range(0, sides.size())
                .filter(i -> sides.get(i).money() != null)
                .forEach(i -> column.add(sides.get(i), i + 1));
    }
}
