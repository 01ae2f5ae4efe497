package dev.quarterdeck.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.forecasting.DateForecast;
import dev.quarterdeck.engine.forecasting.PaceCurve;
import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.forecasting.ReferenceClassForecaster;
import dev.quarterdeck.engine.forecasting.Throughput;
import dev.quarterdeck.engine.measuring.Survival;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final Simulation SIMULATION = new Simulation(1_000, 7);
    private static final Instant CUT = Instant.parse("2026-01-05T00:00:00Z");

    @Property(seed = "20261122", tries = 40)
    void givesAnInitiativeAloneTheForecastOfItsTeam(
            @ForAll @IntRange(max = 10_000) int seed,
            @ForAll @IntRange(min = 1, max = 150) int items) {
        int[] weeks = new Random(seed).ints(40 + seed % 100, 0, 3 + seed % 12).toArray();
        var throughput = Throughput.ofWeeks(CUT, weeks);
        var forecast = new ReferenceClassForecaster().whenDone(throughput, items, 1);
        if (!(forecast instanceof DateForecast date)) {
            return;
        }
        var plan =
                Plan.of(
                        Plans.START,
                        104,
                        List.of(Team.of("a", PaceCurve.of(throughput, 1), 0)),
                        List.of(Initiative.of("one", 1, Initiative.Demand.of("a", items))));

        var finish = new Simulation(10_000, 3).of(plan).finish("one");

        // Two in a hundred is what 10,000 draws can err by; dates are told in whole weeks.
        for (double percent : new double[] {10, 15, 50, 85}) {
            int expected = date.weeks().at(new Percentile(percent));
            assertThat(finish.at(new Percentile(percent - 2))).isLessThanOrEqualTo(expected + 1);
            assertThat(finish.at(new Percentile(percent + 2))).isGreaterThanOrEqualTo(expected - 1);
        }
    }

    @Test
    void halvesTheTimeWithTwiceThePeople() {
        var one = plan(2, Initiative.of("one", 1, Initiative.Demand.of("a", 30)));
        var two = one.withPeople(List.of(person("p"), person("q"), person("r"), person("s")));
        var slow = SIMULATION.of(one.withPeople(List.of(person("p"), person("q"))));
        var quick = SIMULATION.of(two);

        for (int draw = 0; draw < 1_000; draw++) {
            if (slow.inDraw("one", draw) < 100) {
                assertThat(2 * quick.inDraw("one", draw))
                        .isCloseTo(slow.inDraw("one", draw), within(1e-6));
            }
        }
    }

    @Test
    void losesABlackoutInFull() {
        var plan = plan(0, Initiative.of("one", 1, Initiative.Demand.of("a", 30)));
        var days = new DateRange(Plans.START.plusWeeks(1), Plans.START.plusWeeks(3));
        var paused =
                new Change.Freezing(new Pause("p", Pause.Kind.BLACKOUT, days, Set.of("a")))
                        .applyTo(plan);
        var open = SIMULATION.of(plan);
        var shut = SIMULATION.of(paused);

        for (int draw = 0; draw < 1_000; draw++) {
            double then = open.inDraw("one", draw);
            double expected = then <= 1 || then > 102 ? shut.inDraw("one", draw) : then + 2;
            assertThat(shut.inDraw("one", draw)).isCloseTo(expected, within(1e-6));
        }
    }

    @Test
    void finishesNothingInsideAFreeze() {
        var plan = plan(0, Initiative.of("one", 1, Initiative.Demand.of("a", 30)));
        var days = new DateRange(Plans.START.plusWeeks(4), Plans.START.plusWeeks(9));
        var frozen = plan.withPauses(List.of(new Pause("p", Pause.Kind.FREEZE, days, Set.of())));
        var free = SIMULATION.of(plan);
        var held = SIMULATION.of(frozen);

        assertThat(free.oddsBy("one", LocalDate.parse("2026-03-01")))
                .isGreaterThan(held.oddsBy("one", LocalDate.parse("2026-03-01")));
        for (int draw = 0; draw < 1_000; draw++) {
            double then = free.inDraw("one", draw);
            assertThat(held.inDraw("one", draw)).isEqualTo(then > 4 && then < 9 ? 9 : then);
        }
    }

    @Test
    void startsAFollowerAfterWhatItWaitsFor() {
        var first = Initiative.of("first", 2, Initiative.Demand.of("a", 10));
        var second =
                Initiative.of("second", 1, Initiative.Demand.of("a", 10))
                        .withAfter(Set.of("first"));
        var outlook = SIMULATION.of(plan(0, first, second));

        for (int draw = 0; draw < 1_000; draw++) {
            double one = outlook.inDraw("first", draw);
            double work = one;
            double expected = Math.ceil(one) + work;
            if (expected < 104) {
                assertThat(outlook.inDraw("second", draw)).isCloseTo(expected, within(1e-6));
            }
        }
    }

    @Test
    void dividesATeamEvenlyUpToItsLimit() {
        var first = Initiative.of("first", 1, Initiative.Demand.of("a", 10));
        var second = Initiative.of("second", 2, Initiative.Demand.of("a", 10));
        var third = Initiative.of("third", 3, Initiative.Demand.of("a", 10));
        var plan = plan(0, first, second, third);
        var two = plan.withTeams(List.of(plan.teams().getFirst().withWipLimit(2)));
        var alone = SIMULATION.of(plan);
        var shared = SIMULATION.of(two);

        for (int draw = 0; draw < 1_000; draw++) {
            double ten = alone.inDraw("first", draw);
            if (3 * ten < 104) {
                assertThat(alone.inDraw("second", draw)).isCloseTo(2 * ten, within(1e-6));
                assertThat(shared.inDraw("first", draw)).isCloseTo(2 * ten, within(1e-6));
                assertThat(shared.inDraw("second", draw)).isCloseTo(2 * ten, within(1e-6));
                assertThat(shared.inDraw("third", draw)).isCloseTo(3 * ten, within(1e-6));
            }
        }
    }

    @Test
    void takesUnplannedWorkOffFirst() {
        var plan = plan(0, Initiative.of("one", 1, Initiative.Demand.of("a", 20)));
        var load = new Team.RunLoad(0, 0, new Share(400, 800));
        var busy = plan.withTeams(List.of(plan.teams().getFirst().withRunLoad(load)));

        assertThat(SIMULATION.of(busy).weeks("one", Percentile.P50))
                .isCloseTo(2 * SIMULATION.of(plan).weeks("one", Percentile.P50), within(1.0));
    }

    @Test
    void keepsAsManyOnCallWhoeverLeaves() {
        var initiative = Initiative.of("one", 1, Initiative.Demand.of("a", 20));
        var four = List.of(person("p"), person("q"), person("r"), person("s"));
        var load = new Team.RunLoad(1, 0, new Share(0, 1));
        var onCall = plan(3, initiative).withPeople(four);
        onCall = onCall.withTeams(List.of(onCall.teams().getFirst().withRunLoad(load)));
        var plain = plan(4, initiative).withPeople(four);

        var usual = SIMULATION.of(plain);
        var with = SIMULATION.of(onCall);
        // Of the three who are left one is on call, so two do what three did.
        var fewer = SIMULATION.of(onCall.withPeople(four.subList(0, 3)));
        for (int draw = 0; draw < 1_000; draw++) {
            double weeks = usual.inDraw("one", draw);
            assertThat(with.inDraw("one", draw)).isCloseTo(weeks, within(1e-6));
            if (1.5 * weeks < 104) {
                assertThat(fewer.inDraw("one", draw)).isCloseTo(1.5 * weeks, within(1e-6));
            }
        }
        assertThat(with.load("a").people()[0]).isCloseTo(3, within(1e-9));
    }

    @Test
    void takesLeaversOffASkillForThePartThatWasNotOnCall() {
        var role = new Role("engineer", List.of(), 2, Optional.empty(), "invented");
        var load = new Team.RunLoad(3, 0, new Share(0, 1));
        var plain =
                plan(4).withPeople(List.of(person("p"), person("q"), person("r"), person("s")))
                        .withRoles(List.of(role));
        var onCall = plain.withTeams(List.of(plain.teams().getFirst().withRunLoad(load)));

        double[] all = SIMULATION.of(plain).load("a", "java").people();
        double[] left = SIMULATION.of(onCall).load("a", "java").people();

        // Three of four are on call, so of each who leaves a quarter was at delivery.
        for (int week = 0; week < 104; week++) {
            assertThat(left[week]).isCloseTo(all[week] / 4, within(1e-9)).isNotNegative();
        }
        // In two years with a hazard of 2 a year nearly all four leave.
        assertThat(all[103]).isLessThan(0.2);
    }

    @Test
    void waitsForTheOldItemInProgress() {
        var lasts =
                Survival.of(
                        List.of(
                                new Survival.Length(1, true),
                                new Survival.Length(1, true),
                                new Survival.Length(30, true),
                                new Survival.Length(30, true)));
        var team = new Team("a", Plans.steady(50), 0, 1, Team.RunLoad.NONE, Optional.of(lasts));
        var old = new Initiative.Demand("a", 1, List.of(5.0), java.util.Map.of());
        var plan = Plan.of(Plans.START, 104, List.of(team), List.of(Initiative.of("one", 1, old)));

        // Five weeks old, so it is one of those that take thirty weeks or more.
        assertThat(SIMULATION.of(plan).weeks("one", Percentile.P10)).isEqualTo(25);
    }

    @Test
    void paysAWholeMonthOnceAndLeaversNoMore() {
        var plan = plan(2).withPeople(List.of(person("p"), person("q")));
        var left = new Change.Leaving("q", LocalDate.parse("2026-03-15")).applyTo(plan);
        double[] cost = SIMULATION.of(left).cost();

        // Weeks are paid by working days, so the week of 9 March, whole, and no later one.
        assertThat(cost[1]).isCloseTo(18_000, within(1e-6));
        assertThat(cost[2]).isCloseTo(9_000 + 9_000 * 15 / 31.0, within(1e-6));
        assertThat(cost[3]).isCloseTo(9_000, within(1e-6));
    }

    @Test
    void losesAThirdOfTheSeatsByAttritionInTheMean() {
        var role = new Role("engineer", List.of(), 0.2, Optional.empty(), "invented");
        var people =
                java.util.stream.IntStream.range(0, 30).mapToObj(i -> person("p" + i)).toList();
        var plan = plan(30).withPeople(people).withRoles(List.of(role));
        var load = SIMULATION.of(plan).load("a");

        assertThat(load.people()[0]).isCloseTo(30, within(0.2));
        assertThat(load.people()[103]).isCloseTo(30 * Math.exp(-0.2 * 104 / 52.18), within(0.3));
        assertThat(load.idle()[50]).isCloseTo(load.people()[50], within(1e-9));
    }

    @Test
    void findsTheInputThatNarrowsTheDate() {
        var plan =
                plan(
                                0,
                                Initiative.of("one", 1, Initiative.Demand.of("a", 10)),
                                Initiative.of("two", 2, Initiative.Demand.of("a", 40)))
                        .withGrowth(
                                new ScopeGrowth(List.of(new ScopeGrowth.Band(0, 0, 0.02)), "mine"));
        var effects = SIMULATION.drivers(plan);

        var pace = effect(effects, new Driver(Driver.Kind.PACE, "a"), "one");
        var scope = effect(effects, new Driver(Driver.Kind.SCOPE, "two"), "one");
        assertThat(pace.narrowed()).isGreaterThan(2);
        assertThat(scope.narrowed()).isZero();
    }

    @Test
    void saysOfOneDateTheSameAsOfAllWhereAnInputIsNear() {
        var plan = Plans.withDependencies(3);
        var all = SIMULATION.drivers(plan);
        for (var one : plan.initiatives()) {
            var near = SIMULATION.drivers(plan, one.id());

            assertThat(near).isNotEmpty().allMatch(effect -> effect.initiative().equals(one.id()));
            assertThat(all).containsAll(near);
            assertThat(near)
                    .filteredOn(effect -> effect.driver().kind() == Driver.Kind.PACE)
                    .extracting(effect -> effect.driver().id())
                    .containsAll(one.demands().stream().map(Initiative.Demand::team).toList());
        }
    }

    @Test
    void leavesOutThePaceOfTeamsThatAreFarAway() {
        var plan =
                Plan.of(
                        Plans.START,
                        52,
                        List.of(Team.of("a", Plans.curve(1), 0), Team.of("b", Plans.curve(2), 0)),
                        List.of(
                                Initiative.of("one", 1, Initiative.Demand.of("a", 40)),
                                Initiative.of("two", 2, Initiative.Demand.of("b", 40))));

        assertThat(SIMULATION.drivers(plan, "two"))
                .extracting(DriverEffect::driver)
                .containsExactly(new Driver(Driver.Kind.PACE, "b"));
    }

    @Test
    void refusesPlansThatMeanNothing() {
        var one = Initiative.of("one", 1).withAfter(Set.of("two"));
        var two = Initiative.of("two", 1).withAfter(Set.of("one"));

        assertThatThrownBy(() -> plan(0, one, two))
                .hasMessage("The initiatives (one, two) must not wait for each other in a circle.");
        assertThatThrownBy(() -> plan(0, Initiative.of("x", 1, Initiative.Demand.of("b", 1))))
                .hasMessage("The team (b) that initiative x names must be in the plan.");
        assertThatThrownBy(() -> new Change.Hiring(Plans.hire("h", "a", 1, 2)).applyTo(plan(0)))
                .hasMessageStartingWith("The people behind the pace of team (a) must be known");
    }

    private static DriverEffect effect(List<DriverEffect> all, Driver driver, String initiative) {
        return all.stream()
                .filter(one -> one.driver().equals(driver) && one.initiative().equals(initiative))
                .findFirst()
                .orElseThrow();
    }

    private static Person person(String id) {
        return Plans.person(id, "a", 1);
    }

    private static Plan plan(double peopleBehindPace, Initiative... initiatives) {
        return Plan.of(
                        Plans.START,
                        104,
                        List.of(Team.of("a", Plans.steady(4), peopleBehindPace)),
                        List.of(initiatives))
                .withRoles(List.of(Plans.lasting("engineer")));
    }
}
