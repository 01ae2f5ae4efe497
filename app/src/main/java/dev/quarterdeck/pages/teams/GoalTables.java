package dev.quarterdeck.pages.teams;

import dev.quarterdeck.engine.effort.EffortRule;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import dev.quarterdeck.planning.GoalEffort;
import dev.quarterdeck.planning.GoalEffort.Line;
import dev.quarterdeck.planning.GoalEffort.Shown;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes what effort went to goals, against what was meant, under three rules side by side.
final class GoalTables {

    private GoalTables() {}

    static Panel panel(GoalEffort effort, PageRequest request, Function<Table<?>, TableView> made) {
        var writer =
                new PanelWriter(
                        "goals",
                        "By goal",
                        "which goal to feed, which to give up, or what to mean");
        return switch (effort) {
            case GoalEffort.Hidden(var reason) ->
                    writer.state(State.refused("It is not shown.", reason)).panel();
            case Shown shown -> {
                if (!shown.saysNothing()) {
                    writer.say(finding(shown));
                }
                writer.table(made.apply(table(shown, request)))
                        .note(
                                "An initiative has what went to items below its epics; a goal what its initiatives have. Goals and the rows below them sum to all effort.");
                if (!shown.apart().isEmpty()) {
                    writer.note(
                            "Of %s not all work lies below epics; what went to the rest stands in the rows below the goals."
                                    .formatted(String.join(", ", shown.apart())));
                }
                yield writer.more("Change goals", request.link("/plan/goals") + "#goals-part")
                        .panel();
            }
        };
    }

    /// Names the goal that is farthest from what was meant, where every rule says so.
    private static String finding(Shown shown) {
        double all = shown.goals().stream().mapToDouble(one -> one.share(EffortRule.WEEKDAY)).sum();
        var to = "%s of the effort goes to goals, by weekday.".formatted(percent(all));
        return shown.goals().stream()
                .flatMap(one -> Stream.ofNullable(Apart.of(one)))
                .max(Comparator.comparingDouble(Apart::least))
                .map(one -> to + " " + one.words())
                .orElse(to);
    }

    /// A goal that by every rule had less, or more, than was meant. @param least by how much
    private record Apart(Line goal, double intended, double least) {

        static @Nullable Apart of(Line goal) {
            var intended = goal.intended();
            if (intended == null) {
                return null;
            }
            var shares =
                    Stream.of(EffortRule.values()).mapToDouble(goal::share).summaryStatistics();
            double least = Math.max(intended - shares.getMax(), shares.getMin() - intended);
            return least < 0.005 ? null : new Apart(goal, intended, least);
        }

        String words() {
            return "%s was meant to have %s and has %s."
                    .formatted(
                            goal.key(),
                            percent(intended),
                            InvestmentTables.apart(intended, goal::share));
        }
    }

    private static Table<Line> table(Shown shown, PageRequest request) {
        var lines =
                shown.saysNothing()
                        ? List.<Line>of()
                        : Stream.concat(
                                        shown.goals().stream(),
                                        shown.rest().stream().filter(Line::hasAnything))
                                .toList();
        var table =
                Table.of("goals", "lines", lines).column("name", "Goal", one -> name(one, request));
        InvestmentTables.rules(table, Line::share);
        if (lines.stream().anyMatch(one -> one.intended() != null)) {
            table.number(
                            "meant",
                            "Meant",
                            one -> Cell.of(meant(one).map(GoalTables::percent).orElse("")),
                            one -> meant(one).orElse(-1.0))
                    .column(
                            "apart",
                            "Against it",
                            one ->
                                    Cell.of(
                                            meant(one)
                                                    .map(
                                                            share ->
                                                                    InvestmentTables.apart(
                                                                            share, one::share))
                                                    .orElse("")));
        }
        return table.whenEmpty(
                State.empty(
                        "Nobody's time is known in these weeks.",
                        "What effort went to each goal will stand here once items that belong to initiatives have people who work on them.",
                        "qd plan import goals.csv initiatives.csv --apply"));
    }

    private static Optional<Double> meant(Line one) {
        return Optional.ofNullable(one.intended());
    }

    private static Cell name(Line one, PageRequest request) {
        return one.id() == null
                ? Cell.of(one.name())
                : Cell.link(one.key(), request.link("/plan/goals?goal=" + one.id()))
                        .note(one.name());
    }

    private static String percent(double share) {
        return InvestmentTables.percent(share);
    }
}
