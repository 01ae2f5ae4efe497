package dev.quarterdeck.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.engine.forecasting.Percentile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PortfolioPropertyTest {

    private static final Simulation SIMULATION = new Simulation(300, 5);
    private static final double A_MOMENT = 1e-6;

    @Property(seed = "20261122", tries = 60)
    void isNeverLaterInAnyFutureWithMorePeople(@ForAll long seed) {
        var plan = Plans.random(seed);
        var more = new Scenario("more", List.of(joins(plan, seed))).applyTo(plan);
        assertNothingLater(SIMULATION.of(plan), SIMULATION.of(more), ids(more));
    }

    @Property(seed = "20261122", tries = 60)
    void isNeverLaterInAnyFutureWithoutAnInitiative(@ForAll long seed) {
        var plan = Plans.random(seed);
        var less = new Change.Dropping(plan.initiatives().getFirst().id()).applyTo(plan);
        assertNothingLater(SIMULATION.of(plan), SIMULATION.of(less), ids(less));
    }

    @Property(seed = "20261122", tries = 60)
    void isNeverLaterInTheMeanWithMorePeopleWhereNothingThatIsReleasedOvertakes(@ForAll long seed) {
        var plan = Plans.withDependencies(seed);
        var more = new Scenario("more", List.of(joins(plan, seed))).applyTo(plan);
        assertNothingLaterInTheMean(SIMULATION.of(plan), SIMULATION.of(more), notOvertaken(plan));
    }

    @Property(seed = "20261122", tries = 60)
    void isNeverLaterInTheMeanWithoutAnInitiativeWhereNothingThatIsReleasedOvertakes(
            @ForAll long seed) {
        var plan = Plans.withDependencies(seed);
        var less = new Change.Dropping(plan.initiatives().getFirst().id()).applyTo(plan);
        var safe = new HashSet<>(notOvertaken(plan));
        safe.retainAll(ids(less));
        assertNothingLaterInTheMean(SIMULATION.of(plan), SIMULATION.of(less), safe);
    }

    @Property(seed = "20261122", tries = 40)
    void sumsPartsToWholes(@ForAll long seed) {
        var plan = Plans.withDependencies(seed);
        var outlook = SIMULATION.of(plan);
        double[] whole = outlook.cost();
        double[] parts = outlook.costOfRest();
        for (var id : outlook.initiatives()) {
            double[] part = outlook.costOf(id);
            for (int month = 0; month < whole.length; month++) {
                assertThat(part[month]).isNotNegative();
                parts[month] += part[month];
            }
        }
        for (int month = 0; month < whole.length; month++) {
            assertThat(parts[month]).isCloseTo(whole[month], within(1e-6));
            assertThat(outlook.costOfRest()[month]).isGreaterThan(-1e-6);
        }
        plan.teams().forEach(team -> assertWhole(outlook, team));
    }

    @Property(seed = "20261122", tries = 40)
    void givesEachTeamTheCostOfTheTimeThatPeopleGiveIt(@ForAll long seed) {
        var plan = Plans.random(seed);

        // Hires work in one team, and everybody else gives two teams nine tenths of the time.
        assertTeamsCost(plan.withPeople(List.of()), 1);
        assertTeamsCost(plan.withHires(List.of()), 0.9);
    }

    private static void assertTeamsCost(Plan plan, double share) {
        var outlook = SIMULATION.of(plan);
        double[] whole = outlook.cost();
        for (int month = 0; month < whole.length; month++) {
            int at = month;
            double teams =
                    plan.teams().stream()
                            .mapToDouble(team -> outlook.costOfTeam(team.id())[at])
                            .sum();
            assertThat(teams).isCloseTo(share * whole[month], within(1e-6));
        }
    }

    private static void assertWhole(Outlook outlook, Team team) {
        var load = outlook.load(team.id());
        for (int week = 0; week < load.people().length; week++) {
            double sum = load.initiatives()[week] + load.unplanned()[week] + load.idle()[week];
            assertThat(sum).isCloseTo(load.people()[week], within(1e-9));
            assertThat(load.idle()[week]).isGreaterThan(-1e-9);
            assertThat(load.busy()[week]).isBetween(-1e-9, 1 + 1e-9);
            double needed = 0;
            for (var skill : outlook.skills()) {
                needed += outlook.load(team.id(), skill).needed()[week];
            }
            assertThat(needed)
                    .isCloseTo(load.initiatives()[week] + load.unplanned()[week], within(1e-9));
        }
    }

    @Property(seed = "20261122", tries = 40)
    void doesNotMindTheOrderOfItsLists(@ForAll long seed) {
        var plan = Plans.withDependencies(seed);
        var random = new Random(seed);
        var other =
                new Plan(
                        plan.start(),
                        plan.weeks(),
                        shuffled(plan.teams(), random),
                        shuffled(plan.roles(), random),
                        shuffled(plan.people(), random),
                        shuffled(plan.hires(), random),
                        shuffled(plan.initiatives(), random),
                        shuffled(plan.pauses(), random),
                        plan.growth(),
                        plan.common());
        assertSame(SIMULATION.of(plan), SIMULATION.of(other));
    }

    @Property(seed = "20261122", tries = 10)
    void movesOnlyByNoiseUnderOtherIds(@ForAll long seed) {
        var plan = Plans.withDependencies(seed);
        var renamed = renamed(plan, id -> "x-" + id);
        var simulation = new Simulation(4_000, 5);
        var one = simulation.of(plan);
        var other = simulation.of(renamed);
        for (var id : one.initiatives()) {
            assertThat(other.meanWeeks("x-" + id)).isCloseTo(one.meanWeeks(id), within(1.8));
        }
    }

    @Property(seed = "20261122", tries = 30)
    void showsNoDifferenceWhereNothingIsChanged(@ForAll long seed) {
        var plan = Plans.withDependencies(seed);
        var same = new Scenario("the plan", List.of()).applyTo(plan);
        var comparison = Comparison.of(SIMULATION.of(plan), SIMULATION.of(same));

        assertThat(same).isEqualTo(plan);
        assertSame(SIMULATION.of(plan), SIMULATION.of(same));
        assertThat(comparison.shifts())
                .allSatisfy(
                        shift -> {
                            assertThat(shift.mean()).isZero();
                            assertThat(shift.p85()).isZero();
                            assertThat(shift.later() + shift.earlier()).isZero();
                        });
        assertThat(comparison.cost()).allSatisfy(extra -> assertThat(extra).isZero());
    }

    @Property(seed = "20261122", tries = 8)
    void isTheSameOnAnyNumberOfThreads(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 7) int n) {
        var plan = Plans.withDependencies(seed);
        var simulation = new Simulation(1_500, seed);
        try (var one = new ForkJoinPool(1);
                var many = new ForkJoinPool(n)) {
            assertSame(
                    one.submit(() -> simulation.of(plan)).join(),
                    many.submit(() -> simulation.of(plan)).join());
        }
    }

    private static void assertSame(Outlook one, Outlook other) {
        assertThat(other.initiatives()).isEqualTo(one.initiatives());
        for (var id : one.initiatives()) {
            for (int draw = 0; draw < one.simulation().draws(); draw++) {
                assertThat(other.inDraw(id, draw)).isEqualTo(one.inDraw(id, draw));
            }
            assertThat(other.costOf(id)).isEqualTo(one.costOf(id));
        }
        assertThat(other.cost()).isEqualTo(one.cost());
        assertThat(other.cost(Percentile.P90)).isEqualTo(one.cost(Percentile.P90));
        for (var team : one.plan().teams()) {
            assertThat(other.load(team.id())).isEqualTo(one.load(team.id()));
            for (var skill : one.skills()) {
                assertThat(other.load(team.id(), skill)).isEqualTo(one.load(team.id(), skill));
            }
        }
    }

    private static void assertNothingLater(Outlook before, Outlook after, Set<String> ids) {
        for (var id : ids) {
            for (int draw = 0; draw < before.simulation().draws(); draw++) {
                assertThat(after.inDraw(id, draw))
                        .isLessThanOrEqualTo(before.inDraw(id, draw) + A_MOMENT);
            }
        }
    }

    private static void assertNothingLaterInTheMean(
            Outlook before, Outlook after, Set<String> ids) {
        for (var id : ids) {
            assertThat(after.meanWeeks(id)).isLessThanOrEqualTo(before.meanWeeks(id) + A_MOMENT);
        }
    }

    /// Initiatives whose teams, and those of whom they wait for, serve nothing that waits but
    /// themselves and what stands behind nothing: there is nobody to overtake them.
    private static Set<String> notOvertaken(Plan plan) {
        Set<String> risky =
                plan.initiatives().stream()
                        .filter(one -> !one.after().isEmpty())
                        .flatMap(one -> one.demands().stream())
                        .map(Initiative.Demand::team)
                        .collect(Collectors.toSet());
        return plan.initiatives().stream()
                .filter(one -> one.after().isEmpty())
                .filter(one -> one.demands().stream().noneMatch(d -> risky.contains(d.team())))
                .map(Initiative::id)
                .collect(Collectors.toSet());
    }

    private static Change joins(Plan plan, long seed) {
        var team = plan.teams().get((int) Math.floorMod(seed, plan.teams().size())).id();
        return new Change.Contracting(
                new Person(
                        "newcomer",
                        "engineer",
                        "java",
                        Plans.person("newcomer", team, 1).memberships(),
                        List.of(),
                        Plans.person("newcomer", team, 1).employed(),
                        9_000));
    }

    private static Set<String> ids(Plan plan) {
        return plan.initiatives().stream().map(Initiative::id).collect(Collectors.toSet());
    }

    private static <T> List<T> shuffled(List<T> things, Random random) {
        List<T> others = new ArrayList<>(things);
        Collections.shuffle(others, random);
        return others;
    }

    private static Plan renamed(Plan plan, UnaryOperator<String> name) {
        return plan.withInitiatives(
                plan.initiatives().stream()
                        .map(
                                one ->
                                        new Initiative(
                                                name.apply(one.id()),
                                                one.order(),
                                                one.demands(),
                                                one.ageWeeks(),
                                                one.split(),
                                                one.mustDate(),
                                                one.earliestStart(),
                                                one.after().stream()
                                                        .map(name)
                                                        .collect(Collectors.toSet())))
                        .toList());
    }
}
