package dev.quarterdeck.pages.teams;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Chart.Bar;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.metrics.board.Board.Finished;
import dev.quarterdeck.metrics.teams.Metric.Area;
import dev.quarterdeck.metrics.teams.Question;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import dev.quarterdeck.reports.wording.Printable;
import java.util.ArrayList;
import java.util.List;

/// Writes what nobody had planned.
final class UnplannedPanels extends TeamPanels {

    UnplannedPanels(Given given) {
        super(given);
    }

    @Override
    List<Panel> write() {
        return List.of(unplanned());
    }

    private Panel unplanned() {
        var finished = board().finished();
        var defects = finished.stream().filter(Finished::isUnplanned).toList();
        var writer =
                new PanelWriter(
                        "unplanned",
                        "What nobody planned",
                        "how much of a week to keep free, and where most of it comes from");
        all(writer, report(ids(Area.QUALITY)), List.of("quality.unplanned", "quality.hotfix"));
        if (!finished.isEmpty()) {
            writer.chart(bars(finished, defects.size()));
        }
        return writer.table(table(items(defects)))
                .note("Unplanned is what its type says: defects, incidents, problems and support.")
                .panel();
    }

    private Chart bars(List<Finished> finished, int unplanned) {
        var bars = new ArrayList<Bar>();
        var first = Question.monday(board().from());
        for (int week = 0; week < asked().weeks(); week++) {
            var monday = first.plusWeeks(week);
            var those =
                    finished.stream()
                            .filter(one -> Question.monday(one.day()).equals(monday))
                            .toList();
            long bad = those.stream().filter(Finished::isUnplanned).count();
            bars.add(
                    new Bar(
                            monday.toString(),
                            List.of(bad, those.size() - bad),
                            monday.isAfter(asked().lastOver())));
        }
        return new Chart.Bars(
                "unplanned.weeks",
                "%d of %s were unplanned"
                        .formatted(unplanned, Wording.counted(finished.size(), "finished item")),
                "finished items per week",
                List.of("unplanned", "everything else"),
                bars);
    }

    private static Table<Finished> items(List<Finished> defects) {
        return Table.of("unplanned", "items", defects.reversed())
                .column("key", "Item", one -> Cell.of(Printable.clean(one.key())))
                .column("type", "Type", one -> Cell.of(Printable.clean(one.type())))
                .number("day", "Finished", one -> Cell.of(one.day().toString()), Finished::day)
                .number(
                        "lead",
                        "Since its report",
                        one -> Cell.of(Wording.span(one.lead())),
                        Finished::lead)
                .whenEmpty(
                        State.empty(
                                "Nothing unplanned was finished in these weeks.",
                                "Defects and incidents that were finished will stand here.",
                                ""));
    }
}
