package dev.quarterdeck.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.portfolio.Initiative.Demand;
import dev.quarterdeck.engine.portfolio.TimeParts.Part;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Splits dates into what their time goes to.
class TimePartsTest {

    private static final Simulation SIMULATION = new Simulation(200, 7);
    private static final List<Part> ALL = List.of(Part.values());

    @Property(seed = "20261122", tries = 25)
    void sumsToTheDate(@ForAll long seed) {
        var plan = Plans.withDependencies(seed);
        var id = plan.initiatives().getLast().id();

        var parts = TimeParts.of(SIMULATION, plan, id, Percentile.P85, ALL);

        assertThat(sum(parts))
                .isCloseTo(SIMULATION.of(plan).weeks(id, Percentile.P85), within(1e-9));
        assertThat(sum(parts.of(17))).isCloseTo(17, within(1e-9));
        assertThat(parts.weeks()).containsKey(Part.WORK);
    }

    @Property(seed = "20261122", tries = 25)
    void findsTheSameWorkWhateverElseThePlanHolds(@ForAll long seed) {
        var plan = Plans.withDependencies(seed);
        var own = plan.initiatives().getLast().withAfter(Set.of()).withDates(null, null);
        var alone = plan.withInitiatives(List.of(own));

        // Alone there is no turn; among others the part is taken away.
        var bare = TimeParts.of(SIMULATION, alone, own.id(), Percentile.P85, ALL).weeks();
        var among = TimeParts.of(SIMULATION, plan, own.id(), Percentile.P85, ALL).weeks();

        assertThat(among.get(Part.WORK)).isCloseTo(bare.get(Part.WORK), within(1e-9));
        assertThat(bare.get(Part.WORK))
                .isLessThanOrEqualTo(SIMULATION.of(alone).weeks(own.id(), Percentile.P85) + 1e-9);
    }

    @Test
    void addsWhatDoesNotActOnEachOther() {
        // As much before it as there is of it, which doubles: three times the same.
        var weeks =
                parts(
                        plan(
                                Initiative.of("first", 0, Demand.of("a", 20)),
                                Initiative.of("own", 1, Demand.of("a", 20))
                                        .withGrowing(104, new Initiative.Split(2, 2))));

        assertThat(weeks.get(Part.TURN)).isCloseTo(weeks.get(Part.WORK), within(1e-6));
        assertThat(weeks.get(Part.GROWTH)).isCloseTo(weeks.get(Part.WORK), within(1e-6));
    }

    private static double sum(TimeParts parts) {
        return parts.weeks().values().stream().mapToDouble(d -> d).sum();
    }

    @Test
    void isAllWorkWhereNothingHoldsIt() {
        assertThat(parts(plan(Initiative.of("own", 1, Demand.of("a", 20)))).keySet())
                .containsExactly(Part.WORK);
    }

    @Test
    void saysHowLongTheTeamWorksForWhatGoesFirst() {
        var weeks =
                parts(
                        plan(
                                Initiative.of("first", 0, Demand.of("a", 10)),
                                Initiative.of("own", 1, Demand.of("a", 20))));

        // A team that is as quick in each week needs half as long for half as much.
        assertThat(weeks.get(Part.TURN)).isCloseTo(weeks.get(Part.WORK) / 2, within(1e-6));
        assertThat(weeks).containsOnlyKeys(Part.WORK, Part.TURN);
    }

    @Test
    void countsWhatItMustWaitForOnceAlsoWhereTheSameTeamDoesIt() {
        var weeks =
                parts(
                        plan(
                                Initiative.of("first", 0, Demand.of("a", 10)),
                                Initiative.of("own", 1, Demand.of("a", 20))
                                        .withAfter(Set.of("first"))));

        // What follows begins with a week.
        double half = weeks.get(Part.WORK) / 2;
        assertThat(weeks.get(Part.WAITS)).isBetween(half - 1e-6, half + 1);
        assertThat(weeks).containsOnlyKeys(Part.WORK, Part.WAITS);
    }

    @Test
    void givesAFreezeTheTimeFromTheEndOfTheWorkToItsEnd() {
        var days = new DateRange(Plans.START, Plans.START.plusWeeks(80));
        var plan =
                plan(Initiative.of("own", 1, Demand.of("a", 20)))
                        .withPauses(List.of(new Pause("p", Pause.Kind.FREEZE, days, Set.of())));

        var weeks = parts(plan);

        assertThat(weeks.get(Part.WORK) + weeks.get(Part.PAUSES)).isCloseTo(80, within(1e-6));
        assertThat(weeks.get(Part.PAUSES)).isPositive();
    }

    @Test
    void knowsGrowthAndUnplannedWorkApart() {
        var load = new Team.RunLoad(0, 0, new Share(20, 100));
        var own =
                Initiative.of("own", 1, Demand.of("a", 20))
                        .withGrowing(104, new Initiative.Split(2, 2));
        var plan = plan(own);
        var disturbed =
                plan.withTeams(plan.teams().stream().map(one -> one.withRunLoad(load)).toList());

        var grown = parts(plan);
        // Items that always become two take twice as long.
        assertThat(grown.get(Part.GROWTH)).isCloseTo(grown.get(Part.WORK), within(1e-6));
        assertThat(parts(disturbed).get(Part.UNPLANNED)).isPositive();
        assertThat(
                        TimeParts.of(SIMULATION, disturbed, "own", Percentile.P85, Set.of())
                                .weeks()
                                .keySet())
                .containsExactly(Part.WORK);
    }

    @Test
    void leavesPausesOfOtherTeamsToWhatItWaitsFor() {
        var days = new DateRange(Plans.START, Plans.START.plusWeeks(50));
        var teams = List.of(Team.of("a", Plans.steady(4), 0), Team.of("b", Plans.steady(4), 0));
        var plan =
                Plan.of(
                                Plans.START,
                                104,
                                teams,
                                List.of(
                                        Initiative.of("first", 0, Demand.of("b", 4)),
                                        Initiative.of("own", 1, Demand.of("a", 4))
                                                .withAfter(Set.of("first"))))
                        .withPauses(List.of(new Pause("p", Pause.Kind.FREEZE, days, Set.of("b"))));

        assertThat(parts(plan)).containsOnlyKeys(Part.WORK, Part.WAITS);
        assertThat(parts(plan).get(Part.WAITS)).isCloseTo(50, within(1e-6));
    }

    @Test
    void refusesWhatThePlanLacks() {
        var plan = plan(Initiative.of("own", 1, Demand.of("a", 20)));

        assertThatThrownBy(() -> TimeParts.of(SIMULATION, plan, "none", Percentile.P85, ALL))
                .hasMessageContaining("(none)");
    }

    private static Map<Part, Double> parts(Plan plan) {
        return TimeParts.of(SIMULATION, plan, "own", Percentile.P85, ALL).weeks();
    }

    private static Plan plan(Initiative... initiatives) {
        return Plan.of(
                Plans.START, 104, List.of(Team.of("a", Plans.steady(4), 0)), List.of(initiatives));
    }
}
