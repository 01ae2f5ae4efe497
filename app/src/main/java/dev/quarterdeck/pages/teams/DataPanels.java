package dev.quarterdeck.pages.teams;

import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.metrics.board.Board.Flawed;
import dev.quarterdeck.metrics.teams.Metric.Area;
import dev.quarterdeck.metrics.teams.Report.Reading;
import dev.quarterdeck.metrics.teams.Report.Trend;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import dev.quarterdeck.reports.wording.Printable;
import java.util.List;
import java.util.Locale;

/// Writes what in the data contradicts itself, and which numbers that moves.
final class DataPanels extends TeamPanels {

    private static final String DOES = "What it does: ";

    DataPanels(Given given) {
        super(given);
    }

    @Override
    List<Panel> write() {
        return List.of(flaws(), items());
    }

    private Panel flaws() {
        var report = report(ids(Area.DATA));
        long found = report.trends().stream().filter(one -> count(one) > 0).count();
        return new PanelWriter(
                        "flaws",
                        "Flaws by kind",
                        "which habit in the tracker to change, and which number to trust less meanwhile")
                .say(
                        "%d of %d kinds of flaw were found in these weeks."
                                .formatted(found, report.trends().size()))
                .table(
                        table(
                                Table.of("flaws", "kinds", report.trends())
                                        .column(
                                                "flaw",
                                                "Flaw",
                                                one ->
                                                        Cell.link(
                                                                one.metric().title(),
                                                                asked().metric(one.metric().id())))
                                        .number(
                                                "count",
                                                "Things",
                                                one -> Cell.of(words(one)),
                                                DataPanels::count)
                                        .column(
                                                "moves",
                                                "Which number it moves",
                                                one -> Cell.of(moves(one)))))
                .note("The things of a kind are listed on its page, behind the number.")
                .more("Who owns what", asked().request().link("/delivery/owners"))
                .panel();
    }

    private static String words(Trend trend) {
        return switch (trend.period().reading()) {
            case Reading.Count it -> Wording.count(Math.round(it.hundredths() / 100.0));
            case Reading.Share _, Reading.Spread _, Reading.NoData _, Reading.Hidden _ ->
                    Said.cell(trend, trend.period());
        };
    }

    /// The words of a metric about a flaw say what it does to which number.
    private static String moves(Trend trend) {
        var formula = Prose.plain(trend.metric().words().formula());
        int from = formula.indexOf(DOES);
        var words =
                from < 0
                        ? Prose.plain(trend.metric().words().misleads())
                        : formula.substring(from + DOES.length());
        return words.replaceAll("\\(v\\d+\\)\\s*$", "").strip();
    }

    private static double count(Trend trend) {
        var reading = trend.period().reading();
        return switch (reading) {
            case Reading.Count it -> it.hundredths() / 100.0;
            case Reading.Share it -> it.fraction();
            case Reading.Spread _, Reading.NoData _, Reading.Hidden _ -> 0;
        };
    }

    private Panel items() {
        var flawed = board().flawed();
        return new PanelWriter(
                        "items", "Items with a flaw", "which items to put right in the tracker")
                .say(
                        "%s that are open or were closed in these weeks."
                                .formatted(Wording.counted(flawed.size(), "item")))
                .table(
                        table(
                                Table.of("flawed", "items", flawed)
                                        .column(
                                                "key",
                                                "Item",
                                                one -> Cell.of(Printable.clean(one.key())))
                                        .column(
                                                "state",
                                                "State",
                                                one ->
                                                        Cell.of(
                                                                one.state()
                                                                        .toLowerCase(Locale.ROOT)))
                                        .column("flaws", "Flaws", one -> Cell.of(named(one)))
                                        .number(
                                                "touched",
                                                "Last event",
                                                one -> Cell.of(one.touched().toString()),
                                                Flawed::touched)
                                        .whenEmpty(
                                                State.empty(
                                                        "No item has a flaw.",
                                                        "Items whose histories contradict themselves will stand here.",
                                                        ""))))
                .panel();
    }

    private static String named(Flawed one) {
        return String.join(
                ", ",
                one.flaws().stream()
                        .map(flaw -> flaw.toLowerCase(Locale.ROOT).replace('_', ' '))
                        .toList());
    }
}
