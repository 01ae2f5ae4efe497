package dev.quarterdeck.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.hiring.StartDates;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Takes from groups and gives to them, without picking anybody.
class GroupChangesTest {

    private static final Simulation SIMULATION = new Simulation(200, 3);
    private static final Set<String> FOUR = Set.of("p1", "p2", "p3", "p4");

    @Test
    void takesOneOfFourAwayAtWorkAndInCost() {
        var before = SIMULATION.of(plan());
        var from = Plans.START.plusWeeks(10);

        var after = SIMULATION.of(new Change.Thinning(FOUR, 0.25, from).applyTo(plan()));

        assertThat(after.load("a").people()[9]).isCloseTo(4, within(1e-9));
        assertThat(after.load("a").people()[10]).isCloseTo(3, within(1e-9));
        // April is after it in full: with the other team five people at 9,000, then four.
        assertThat(before.cost()[3]).isCloseTo(45_000, within(1e-6));
        assertThat(after.cost()[3]).isCloseTo(36_000, within(1e-6));
        assertThat(after.meanWeeks("one")).isGreaterThan(before.meanWeeks("one"));
    }

    @Test
    void givesHalfAPersonToAnotherTeamAtNoCost() {
        var before = SIMULATION.of(plan());
        var lending = new Change.Lending(FOUR, "a", "b", 0.125, Plans.START.plusWeeks(4));

        var after = SIMULATION.of(lending.applyTo(plan()));

        assertThat(after.load("a").people()[3]).isCloseTo(4, within(1e-9));
        assertThat(after.load("a").people()[4]).isCloseTo(3.5, within(1e-9));
        assertThat(after.load("b").people()[4]).isCloseTo(1.5, within(1e-9));
        assertThat(after.cost()[2]).isCloseTo(before.cost()[2], within(1e-6));
        assertThat(after.meanWeeks("one")).isGreaterThan(before.meanWeeks("one"));
        assertThat(after.meanWeeks("two")).isLessThan(before.meanWeeks("two"));
    }

    @Test
    void bringsAStartForward() {
        var plan = plan().withHires(List.of(Plans.hire("h", "a", 20, 30)));
        var sooner = new Change.Starting("h", StartDates.between(2, 2)).applyTo(plan);

        assertThat(SIMULATION.of(sooner).load("a").people()[5]).isCloseTo(5, within(1e-9));
        assertThatThrownBy(() -> new Change.Starting("h", StartDates.between(1, 1)).applyTo(plan()))
                .hasMessageContaining("The hire (h)");
    }

    @Test
    void sumsWhatAllCostsDrawByDraw() {
        var outlook = SIMULATION.of(plan());

        assertThat(outlook.costInAll(Percentile.P50))
                .isCloseTo(Arrays.stream(outlook.cost()).sum(), within(1e-6));
    }

    @Property(seed = "20261122", tries = 30)
    void movesNoDateByWhatPeopleCost(@ForAll long seed) {
        var plan = Plans.withDependencies(seed);
        var dearer =
                plan.withPeople(
                                plan.people().stream()
                                        .map(one -> one.costing(2 * one.monthlyCost() + 100))
                                        .toList())
                        .withHires(plan.hires().stream().map(one -> one.costing(12_345)).toList());
        var one = SIMULATION.of(plan);
        var other = SIMULATION.of(dearer);
        for (var id : one.initiatives()) {
            for (int draw = 0; draw < SIMULATION.draws(); draw++) {
                assertThat(other.inDraw(id, draw)).isEqualTo(one.inDraw(id, draw));
            }
        }
    }

    @Property(seed = "20261122", tries = 30)
    void isNeverSoonerInAnyFutureWithFewerPeople(@ForAll long seed) {
        var plan = Plans.random(seed);
        var everybody =
                plan.people().stream().map(Person::id).collect(java.util.stream.Collectors.toSet());
        var fewer =
                new Change.Thinning(everybody, 0.3, Plans.START.plusDays(Math.floorMod(seed, 90L)))
                        .applyTo(plan);
        var one = SIMULATION.of(plan);
        var other = SIMULATION.of(fewer);
        for (var id : one.initiatives()) {
            for (int draw = 0; draw < SIMULATION.draws(); draw++) {
                assertThat(other.inDraw(id, draw))
                        .isGreaterThanOrEqualTo(one.inDraw(id, draw) - 1e-6);
            }
        }
    }

    private static Plan plan() {
        return new Plan(
                Plans.START,
                26,
                List.of(
                        Team.of("a", Plans.steady(4), 4).withWipLimit(1),
                        Team.of("b", Plans.steady(1), 1).withWipLimit(1)),
                List.of(Plans.lasting("engineer")),
                List.of(
                        Plans.person("p1", "a", 1),
                        Plans.person("p2", "a", 1),
                        Plans.person("p3", "a", 1),
                        Plans.person("p4", "a", 1),
                        Plans.person("p5", "b", 1)),
                List.of(),
                List.of(
                        Initiative.of("one", 1, Initiative.Demand.of("a", 60)),
                        Initiative.of("two", 2, Initiative.Demand.of("b", 15))),
                List.of(),
                ScopeGrowth.NONE,
                0);
    }
}
