package dev.quarterdeck.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.portfolio.MoveCauses.Cause;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class MoveCausesTest {

    private static final Simulation SIMULATION = new Simulation(200, 7);

    @Property(seed = "20261122", tries = 25)
    void sumsToTheMoveExactlyAlsoInDays(
            @ForAll long seed, @ForAll @DoubleRange(min = -30, max = 30) double move) {
        var before = Plans.withDependencies(seed);
        var other = Plans.withDependencies(seed + 1);
        var after =
                before.withGrowth(other.growth())
                        .withPauses(other.pauses())
                        .withHires(List.of())
                        .withInitiatives(
                                before.initiatives().stream()
                                        .map(one -> one.withOrder(-one.order()))
                                        .toList());
        var id = before.initiatives().getFirst().id();

        var causes = MoveCauses.of(SIMULATION, before, after, id, Percentile.P85, move);

        assertThat(causes.weeks().values().stream().mapToDouble(d -> d).sum())
                .isCloseTo(move, within(1e-9));
        // Half a day may be rounded to either side: the sum of the parts is not exact.
        assertThat(causes.days().values().stream().mapToDouble(d -> d).sum())
                .isCloseTo(7 * move, within(0.5 + 1e-9));
    }

    @Test
    void givesTheWholeMoveToTheOnlyCause() {
        var before =
                plan(
                        Initiative.of("one", 1, Initiative.Demand.of("a", 20)),
                        Initiative.of("two", 2, Initiative.Demand.of("a", 20)));
        double then = SIMULATION.of(before).weeks("two", Percentile.P50);
        var grown = new Change.ScopeCut("two", "a", 40).applyTo(before);
        var swapped = new Change.Reordering("two", 0).applyTo(before);

        assertThat(cause(before, grown, Cause.SCOPE)).isCloseTo(then / 2, within(1e-6));
        assertThat(cause(before, grown, Cause.UNKNOWN)).isZero();
        assertThat(cause(before, swapped, Cause.ORDER)).isCloseTo(-then / 2, within(1e-6));
        assertThat(cause(before, swapped, Cause.CAPACITY)).isZero();
    }

    @Test
    void splitsSeveralMovesAsItSplitsEach() {
        var before = Plans.withDependencies(5);
        var after = before.withHires(List.of()).withGrowth(Plans.withDependencies(6).growth());
        var moves = new java.util.HashMap<String, Double>();
        before.initiatives().forEach(one -> moves.put(one.id(), 2.5));

        var all = MoveCauses.of(SIMULATION, before, after, Percentile.P85, moves);

        assertThat(all.keySet()).isEqualTo(moves.keySet());
        all.forEach(
                (id, causes) ->
                        assertThat(causes)
                                .isEqualTo(
                                        MoveCauses.of(
                                                SIMULATION,
                                                before,
                                                after,
                                                id,
                                                Percentile.P85,
                                                2.5)));
    }

    @Test
    void callsUnknownWhatATeamLostWithoutAChange() {
        var old = plan(Initiative.of("one", 1, Initiative.Demand.of("a", 40)));
        var now =
                new Plan(
                        old.start().plusWeeks(4),
                        old.weeks(),
                        old.teams(),
                        old.roles(),
                        old.people(),
                        old.hires(),
                        plan(Initiative.of("one", 1, Initiative.Demand.of("a", 40))).initiatives(),
                        old.pauses(),
                        old.growth(),
                        old.common());
        var brought = MoveCauses.broughtTo(old, now, Map.of("one", Map.of("a", 0.0)));
        var aged = now.withInitiatives(brought.initiatives());

        // Four weeks without a finished item: the date is four weeks later and nobody changed a
        // thing.
        var causes = MoveCauses.of(SIMULATION, brought, aged, "one", Percentile.P50, 4);

        assertThat(causes.weeks()).containsEntry(Cause.UNKNOWN, 4.0);
    }

    private static double cause(Plan before, Plan after, Cause cause) {
        double move =
                SIMULATION.of(after).weeks("two", Percentile.P50)
                        - SIMULATION.of(before).weeks("two", Percentile.P50);
        return MoveCauses.of(SIMULATION, before, after, "two", Percentile.P50, move)
                .weeks()
                .get(cause);
    }

    private static Plan plan(Initiative... initiatives) {
        return Plan.of(
                Plans.START, 104, List.of(Team.of("a", Plans.steady(4), 0)), List.of(initiatives));
    }
}
