package dev.quarterdeck.pages.plan;

import dev.quarterdeck.engine.effort.EffortRule;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.plan.GoalsPage.Shown;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.planning.GoalEffort;
import dev.quarterdeck.planning.GoalEfforts;
import dev.quarterdeck.portfolio.Goal;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/// Lists goals with what is done for them, and the time that went there.
final class GoalTable {

    private static final int WEEKS = 13;

    private GoalTable() {}

    static Table<Goal> of(Shown shown, GoalEfforts efforts, PageRequest request) {
        var went = went(efforts, request);
        return Table.of("goals", "goals", shown.goals())
                .column(
                        "key",
                        "Goal",
                        one ->
                                GoalsPage.linked(request, one.terms().key(), "goal", one.id())
                                        .note(one.terms().name()))
                .column("outcome", "Outcome", one -> Cell.of(one.terms().outcome()))
                .column("from", "From", one -> Cell.of("" + one.terms().days().from()))
                .column(
                        "until",
                        "Until",
                        one -> Cell.of(Objects.toString(one.terms().days().until(), "")))
                .column("owner", "Owner", one -> Cell.of(shown.owner(one.terms().owner())))
                .column("initiatives", "Initiatives", one -> Cell.of(done(shown, one)))
                .column("time", "Time, 13 weeks", one -> time(one, went, request))
                .whenEmpty(
                        State.empty(
                                "No goal is wanted yet.",
                                "Here stand outcomes that are wanted within some days, with what is done for them.",
                                "qd plan import goals.csv --apply"));
    }

    /// What everybody's effort went to by goal; nothing of a past day, which takes seconds to make.
    private static Map<UUID, GoalEffort.Line> went(GoalEfforts efforts, PageRequest request) {
        boolean isToday = request.day().equals(request.today());
        return isToday
                        && efforts.of(request.viewer(), null, request.day(), WEEKS)
                                instanceof GoalEffort.Shown shown
                        && !shown.saysNothing()
                ? shown.goals().stream()
                        .collect(
                                Collectors.toMap(
                                        line -> Objects.requireNonNull(line.id()), line -> line))
                : Map.of();
    }

    private static Cell time(Goal goal, Map<UUID, GoalEffort.Line> went, PageRequest request) {
        var line = went.get(goal.id());
        var intended = goal.terms().intended();
        var meant = intended == null ? "" : "meant: %d%%".formatted(intended);
        return line == null
                ? Cell.of("").note(meant)
                : Cell.link(
                                PlanFigures.percent(line.share(EffortRule.WEEKDAY)),
                                request.link("/delivery/allocation") + "#goals")
                        .note(meant);
    }

    private static String done(Shown shown, Goal goal) {
        return shown.initiatives().stream()
                .filter(one -> goal.id().equals(one.terms().goal()))
                .map(one -> one.terms().key())
                .collect(Collectors.joining(" "));
    }
}
