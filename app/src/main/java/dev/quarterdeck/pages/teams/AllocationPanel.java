package dev.quarterdeck.pages.teams;

import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.metrics.board.Board.Spent;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import dev.quarterdeck.reports.wording.Printable;
import java.util.List;
import java.util.function.Function;

/// Writes what finished work was for, under three rules side by side.
final class AllocationPanel {

    private AllocationPanel() {}

    /// A category with its part of the whole under each rule, in per cent.
    private record Row(Spent spent, double items, double points, double time) {

        double spread() {
            double most = Math.max(items, Math.max(points, time));
            return most - Math.min(items, Math.min(points, time));
        }
    }

    static Panel of(List<Spent> spent, Function<Table<?>, TableView> shown) {
        long items = spent.stream().mapToLong(Spent::items).sum();
        long points = spent.stream().mapToLong(Spent::points).sum();
        long time = spent.stream().mapToLong(Spent::seconds).sum();
        var rows =
                spent.stream()
                        .map(
                                one ->
                                        new Row(
                                                one,
                                                part(one.items(), items),
                                                part(one.points(), points),
                                                part(one.seconds(), time)))
                        .toList();
        var writer =
                new PanelWriter(
                        "allocation",
                        "What the work was for",
                        "whether the work of these weeks went where it was meant to go");
        rows.stream()
                .max(java.util.Comparator.comparingDouble(Row::spread))
                .ifPresent(
                        most ->
                                writer.say(
                                        "The rule moves a number by up to %s points: %s is %s by items, %s by points, %s by time in work."
                                                .formatted(
                                                        Wording.decimal(most.spread()),
                                                        Printable.clean(most.spent.category()),
                                                        percent(most.items),
                                                        percent(most.points),
                                                        percent(most.time))));
        return writer.table(shown.apply(table(rows)))
                .note(
                        "By items: each finished item counts one. By points: each counts its points, those without count nothing. By time: each counts for as long as it was worked on.")
                .panel();
    }

    private static double part(long part, long whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }

    private static String percent(double value) {
        return Math.round(value) + "%";
    }

    private static Table<Row> table(List<Row> rows) {
        return Table.of("allocation", "categories", rows)
                .column(
                        "category",
                        "Category",
                        one -> Cell.of(Printable.clean(one.spent.category())))
                .number(
                        "count",
                        "Items",
                        one -> Cell.of(Wording.count(Math.round(one.spent.items() / 100.0))),
                        one -> one.spent.items())
                .number("items", "By items", one -> Cell.of(percent(one.items)), Row::items)
                .number("points", "By points", one -> Cell.of(percent(one.points)), Row::points)
                .number("time", "By time", one -> Cell.of(percent(one.time)), Row::time)
                .number(
                        "spread",
                        "Spread",
                        one -> Cell.of(Wording.decimal(Math.rint(one.spread())) + " points"),
                        Row::spread)
                .whenEmpty(
                        State.empty(
                                "Nothing was finished in these weeks.",
                                "What finished work was for will stand here: initiatives, defects, everything else.",
                                ""));
    }
}
