package dev.quarterdeck.planning;

import dev.quarterdeck.engine.portfolio.Outlook;
import dev.quarterdeck.engine.portfolio.Person;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.engine.portfolio.Role;
import dev.quarterdeck.engine.portfolio.Simulation;
import dev.quarterdeck.engine.portfolio.Team;
import dev.quarterdeck.platform.Recent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Says what eats time before it becomes delivery: the plan is played once more without leave, once
/// without growing in, once without interviews, with the same luck.
final class EatenTimes {

    /// Only means are read, and who is there hardly differs from future to future.
    private static final Simulation FEW = new Simulation(200, Plans.SEED);

    private final Recent<String, Eaten> kept = new Recent<>(2);

    /// People by week that a team would have more without it.
    record Eaten(
            Function<String, double[]> leave,
            Function<String, double[]> growing,
            Function<String, double[]> interviews,
            Function<String, double[]> onCall) {}

    Eaten of(Plan plan) {
        return kept.get(PlanDigest.of(plan), () -> play(plan));
    }

    private static Eaten play(Plan plan) {
        var base = FEW.of(plan);
        return new Eaten(
                more(base, FEW.of(withoutLeave(plan))),
                more(base, FEW.of(withoutRamps(plan))),
                more(base, FEW.of(with(plan, EatenTimes::noInterviews))),
                more(base, FEW.of(with(plan, EatenTimes::noOnCall))));
    }

    private static Function<String, double[]> more(Outlook base, Outlook other) {
        return team -> {
            double[] people = base.load(team).people();
            double[] all = other.load(team).people();
            Arrays.setAll(all, week -> all[week] - people[week]);
            return all;
        };
    }

    private static Plan withoutLeave(Plan plan) {
        return plan.withPeople(
                plan.people().stream()
                        .map(
                                one ->
                                        new Person(
                                                one.id(),
                                                one.role(),
                                                one.skill(),
                                                one.memberships(),
                                                List.of(),
                                                one.employed(),
                                                one.monthlyCost()))
                        .toList());
    }

    private static Plan withoutRamps(Plan plan) {
        return plan.withRoles(
                plan.roles().stream()
                        .map(
                                role ->
                                        new Role(
                                                role.id(),
                                                List.of(),
                                                role.attritionPerYear(),
                                                role.backfill(),
                                                role.source()))
                        .toList());
    }

    private static Plan with(Plan plan, UnaryOperator<Team.RunLoad> change) {
        return plan.withTeams(
                plan.teams().stream()
                        .map(team -> team.withRunLoad(change.apply(team.runLoad())))
                        .toList());
    }

    private static Team.RunLoad noInterviews(Team.RunLoad load) {
        return new Team.RunLoad(load.peopleOnCall(), 0, load.unplanned());
    }

    private static Team.RunLoad noOnCall(Team.RunLoad load) {
        return new Team.RunLoad(0, load.interviewHours(), load.unplanned());
    }
}
