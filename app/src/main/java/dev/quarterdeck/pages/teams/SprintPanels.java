package dev.quarterdeck.pages.teams;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Chart.Bar;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.metrics.board.Board.SprintItem;
import dev.quarterdeck.metrics.teams.Metric.Area;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import dev.quarterdeck.reports.wording.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/// Writes what was planned for sprints, as it stood when each began, and what became of it.
final class SprintPanels extends TeamPanels {

    SprintPanels(Given given) {
        super(given);
    }

    /// A sprint with its items.
    private record Sprint(String name, String start, boolean over, List<SprintItem> items) {

        long count(Predicate<SprintItem> which) {
            return items.stream().filter(which).count();
        }

        long committed() {
            return count(one -> one.committed() && !one.result().equals("DONE_BEFORE"));
        }

        long kept() {
            return count(one -> one.committed() && one.result().equals("COMPLETED"));
        }

        long added() {
            return count(one -> !one.committed() && !one.result().equals("DONE_BEFORE"));
        }

        long removed() {
            return count(one -> one.result().equals("REMOVED"));
        }

        long completed() {
            return count(one -> one.result().equals("COMPLETED"));
        }

        long carried() {
            return count(one -> one.result().equals("REMAINING"));
        }

        double points(Predicate<SprintItem> which, ToLongFunction<SprintItem> of) {
            return items.stream().filter(which).mapToLong(of).sum() / 100.0;
        }
    }

    @Override
    List<Panel> write() {
        var sprints = sprints(board().sprintItems());
        if (sprints.isEmpty()) {
            return List.of(
                    new PanelWriter(
                                    "sprints",
                                    "What was planned and what was done",
                                    "how much to plan for the next sprint")
                            .state(
                                    State.empty(
                                            "No sprint of these weeks is known.",
                                            "What was in each sprint when it began, what came and went, and what was done at its end will stand here. It needs a tracker whose items are put into sprints.",
                                            "./qd import records jira issues.json"))
                            .panel());
        }
        return List.of(kept(sprints), trends(), last(sprints.getLast()));
    }

    private Panel trends() {
        var writer =
                new PanelWriter(
                        "trends",
                        "Is the plan of a sprint to be relied on?",
                        "how much of a commitment to promise to others");
        all(
                writer,
                report(ids(Area.SPRINTS)),
                List.of("sprint.completed", "sprint.added", "sprint.carried-over"));
        return writer.note(
                        "These count by the week in which a sprint ended, and follow the same rules on every page and in every export.")
                .panel();
    }

    private static List<Sprint> sprints(List<SprintItem> items) {
        var byNumber = new LinkedHashMap<String, List<SprintItem>>();
        items.forEach(
                one -> byNumber.computeIfAbsent(one.number(), key -> new ArrayList<>()).add(one));
        return byNumber.values().stream()
                .map(
                        those ->
                                new Sprint(
                                        Printable.clean(those.getFirst().sprint()),
                                        those.getFirst().start().toString(),
                                        those.getFirst().over(),
                                        those))
                .toList();
    }

    private Panel kept(List<Sprint> sprints) {
        var over = sprints.stream().filter(Sprint::over).toList();
        long committed = over.stream().mapToLong(Sprint::committed).sum();
        long kept = over.stream().mapToLong(Sprint::kept).sum();
        var writer =
                new PanelWriter(
                        "sprints",
                        "What was planned and what was done",
                        "how much to plan for the next sprint, and how much room to leave for what comes in");
        if (committed > 0) {
            writer.say(
                    "Of %s that were in a sprint when it began, %s (%d%%) were done at its end; %s came in later."
                            .formatted(
                                    Wording.counted(committed, "item"),
                                    Wording.count(kept),
                                    Math.round(100.0 * kept / committed),
                                    Wording.count(over.stream().mapToLong(Sprint::added).sum())));
        }
        return writer.chart(bars(sprints, committed, kept))
                .table(table(rows(sprints)))
                .note(
                        "The commitment is rebuilt: what was in the sprint at the moment it began, with the points said by then. What was done before the sprint began does not count.")
                .panel();
    }

    private static Chart bars(List<Sprint> sprints, long committed, long kept) {
        return new Chart.Bars(
                "sprints.bars",
                committed == 0
                        ? "No sprint of these weeks has ended"
                        : "%d%% of what was planned was done"
                                .formatted(Math.round(100.0 * kept / committed)),
                "items per sprint, by the day it began",
                List.of("planned and done", "added and done", "not done"),
                sprints.stream()
                        .map(
                                one ->
                                        new Bar(
                                                one.start(),
                                                List.of(
                                                        one.kept(),
                                                        one.completed() - one.kept(),
                                                        one.carried()),
                                                !one.over()))
                        .toList());
    }

    private static Table<Sprint> rows(List<Sprint> sprints) {
        return Table.of("sprints", "sprints", sprints.reversed())
                .column("sprint", "Sprint", one -> Cell.of(one.name()))
                .number(
                        "start",
                        "Began",
                        one -> Cell.of(one.start() + (one.over() ? "" : ", goes on")),
                        Sprint::start)
                .number(
                        "committed",
                        "Planned",
                        one -> Cell.of(Wording.count(one.committed())),
                        Sprint::committed)
                .number(
                        "kept",
                        "of them done",
                        one -> Cell.of(Wording.count(one.kept())),
                        Sprint::kept)
                .number("added", "Added", one -> Cell.of(Wording.count(one.added())), Sprint::added)
                .number(
                        "removed",
                        "Taken out",
                        one -> Cell.of(Wording.count(one.removed())),
                        Sprint::removed)
                .number(
                        "completed",
                        "Done",
                        one -> Cell.of(Wording.count(one.completed())),
                        Sprint::completed)
                .number(
                        "carried",
                        "Carried over",
                        one -> Cell.of(Wording.count(one.carried())),
                        Sprint::carried)
                .number(
                        "points",
                        "Points planned",
                        one -> Cell.of(Wording.decimal(planned(one))),
                        SprintPanels::planned)
                .number(
                        "out",
                        "Points done",
                        one -> Cell.of(Wording.decimal(done(one))),
                        SprintPanels::done);
    }

    private static double planned(Sprint one) {
        return one.points(
                item -> item.committed() && !item.result().equals("DONE_BEFORE"),
                item -> or(item.pointsIn()));
    }

    private static double done(Sprint one) {
        return one.points(item -> item.result().equals("COMPLETED"), item -> or(item.pointsOut()));
    }

    private static long or(@org.jspecify.annotations.Nullable Long points) {
        return points == null ? 0 : points;
    }

    private Panel last(Sprint sprint) {
        return new PanelWriter(
                        "last",
                        sprint.name() + (sprint.over() ? "" : ", which goes on"),
                        "which item to drop or split before it is carried over again")
                .table(
                        table(
                                Table.of("items", "items", sprint.items())
                                        .column(
                                                "key",
                                                "Item",
                                                one -> Cell.of(Printable.clean(one.key())))
                                        .column(
                                                "planned",
                                                "In it",
                                                one ->
                                                        Cell.of(
                                                                one.committed()
                                                                        ? "since its start"
                                                                        : "added later"))
                                        .column("result", "Result", one -> result(sprint, one))
                                        .number(
                                                "earlier",
                                                "Sprints before",
                                                one -> Cell.of(Wording.count(one.earlier())),
                                                SprintItem::earlier)
                                        .number(
                                                "points",
                                                "Points",
                                                one -> points(one),
                                                one -> or(one.pointsOut()))))
                .panel();
    }

    private static Cell points(SprintItem one) {
        var in = one.pointsIn();
        var out = one.pointsOut();
        if (out == null) {
            return Cell.toned("not said", "unknown");
        }
        var words = Wording.decimal(out / 100.0);
        return in == null || in.equals(out)
                ? Cell.of(words)
                : Cell.of(words).note("was " + Wording.decimal(in / 100.0));
    }

    private static Cell result(Sprint sprint, SprintItem one) {
        return switch (one.result()) {
            case "COMPLETED" -> Cell.toned("done", "good");
            case "REMAINING" ->
                    sprint.over() ? Cell.toned("carried over", "warn") : Cell.of("open");
            case "DONE_BEFORE" -> Cell.of("done before it began");
            default -> Cell.of(one.result().toLowerCase(Locale.ROOT));
        };
    }
}
