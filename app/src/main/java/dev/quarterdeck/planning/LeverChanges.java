package dev.quarterdeck.planning;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.engine.hiring.StartDates;
import dev.quarterdeck.engine.portfolio.Change;
import dev.quarterdeck.engine.portfolio.Hire;
import dev.quarterdeck.engine.portfolio.Initiative;
import dev.quarterdeck.engine.portfolio.Pause;
import dev.quarterdeck.engine.portfolio.Person;
import dev.quarterdeck.engine.portfolio.Plan;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Puts levers as changes of a plan.
final class LeverChanges {

    private static final String ID = "lever";

    private LeverChanges() {}

    /// Returns the change.
    ///
    /// @param own the initiative that the lever is pulled for
    static Change of(Lever lever, Plan plan, UUID own) {
        var id = own.toString();
        return switch (lever) {
            case Lever.Hire(var team, int week) -> hiring(plan, team.id().toString(), week);
            case Lever.Contractor(var team, int week, int weeks) ->
                    contracting(plan, team.id().toString(), week, weeks);
            case Lever.Cut(var team, double items) ->
                    new Change.ScopeCut(
                            id,
                            team.id().toString(),
                            left(initiative(plan, id), team.id().toString(), items));
            case Lever.First() -> new Change.Reordering(id, beforeAll(plan));
            case Lever.Drop(var other, _) -> new Change.Dropping(other.toString());
            case Lever.MustDate(var day) ->
                    new Change.ReDating(id, day, initiative(plan, id).earliestStart());
            case Lever.Freeze(var from, var until, var team) ->
                    new Change.Freezing(
                            new Pause(
                                    ID,
                                    Pause.Kind.FREEZE,
                                    new DateRange(from, until),
                                    team == null ? Set.of() : Set.of(team.id().toString())));
        };
    }

    private static Change hiring(Plan plan, String team, int week) {
        var usual = usual(plan, team);
        return new Change.Hiring(
                new Hire(
                        ID,
                        team,
                        usual.role(),
                        usual.skill(),
                        StartDates.between(week, week),
                        PlanOfRecord.noticeWeeks(plan, usual.role()),
                        0));
    }

    private static Change contracting(Plan plan, String team, int week, int weeks) {
        var usual = usual(plan, team);
        var from = plan.start().plusWeeks(week);
        var days = new DateRange(from, from.plusWeeks(weeks));
        return new Change.Contracting(
                new Person(
                        ID,
                        usual.role(),
                        usual.skill(),
                        List.of(new Person.Membership(team, 1, days)),
                        List.of(),
                        days,
                        0));
    }

    /// What most people of a team are, or of the whole plan where it has nobody.
    record Usual(String role, String skill) {}

    static Usual usual(Plan plan, String team) {
        var members =
                plan.people().stream()
                        .filter(one -> one.memberships().stream().anyMatch(in(team)))
                        .toList();
        return plan.people().isEmpty()
                ? new Usual(plan.roles().getFirst().id(), PlanBuilder.EVERYBODY)
                : most(members.isEmpty() ? plan.people() : members);
    }

    private static java.util.function.Predicate<Person.Membership> in(String team) {
        return one -> one.team().equals(team);
    }

    private static Usual most(List<Person> people) {
        return people.stream()
                .map(one -> new Usual(one.role(), one.skill()))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(
                        Map.Entry.<Usual, Long>comparingByValue()
                                .thenComparing(one -> one.getKey().toString()))
                .orElseThrow()
                .getKey();
    }

    private static double beforeAll(Plan plan) {
        return plan.initiatives().stream()
                        .map(Initiative::order)
                        .min(Comparator.naturalOrder())
                        .orElse(0.0)
                - 1;
    }

    private static double left(Initiative one, String team, double fewer) {
        return one.demands().stream()
                .filter(demand -> demand.team().equals(team))
                .mapToDouble(demand -> Math.max(0, demand.items() - fewer))
                .sum();
    }

    private static Initiative initiative(Plan plan, String id) {
        return plan.initiatives().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
