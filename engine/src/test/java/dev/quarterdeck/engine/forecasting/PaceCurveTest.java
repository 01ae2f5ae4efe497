package dev.quarterdeck.engine.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PaceCurveTest {

    private static final Instant CUT = Instant.parse("2026-03-02T00:00:00Z");

    @Property(seed = "20261122", tries = 150)
    void isTheDateForecastTurnedRound(
            @ForAll @IntRange(max = 10_000) int seed,
            @ForAll @IntRange(min = 1, max = 200) int items) {
        int[] weeks = new Random(seed).ints(40 + seed % 100, 0, 3 + seed % 12).toArray();
        var throughput = Throughput.ofWeeks(CUT, weeks);
        var forecast = new ReferenceClassForecaster().whenDone(throughput, items, 1);
        if (forecast instanceof DateForecast date) {
            var curve = PaceCurve.of(throughput, 1);
            double[] until = new double[PaceCurve.RANKS];
            Arrays.setAll(until, rank -> weeksUntil(curve, rank, items));
            var turned = Spread.of(until, 1, DateForecast.HORIZON_WEEKS);

            for (double percent : new double[] {10, 15, 50, 85, 90}) {
                int told = date.weeks().at(new Percentile(percent));
                // The curve asks for scopes a twentieth apart, and a table that was learnt is not
                // smooth between them.
                assertThat(turned.at(new Percentile(percent)))
                        .isCloseTo(told, within(Math.max(1, told / 10)));
            }
        }
    }

    @Property(seed = "20261122", tries = 100)
    void risesWithTimeAndLuck(@ForAll @IntRange(max = 10_000) int seed) {
        int[] weeks = new Random(seed).ints(seed % 120, 0, 9).toArray();
        var curve = PaceCurve.of(Throughput.ofWeeks(CUT, weeks), 3);
        for (int rank = 0; rank < PaceCurve.RANKS; rank++) {
            for (int week = 1; week <= PaceCurve.WEEKS; week++) {
                double now = curve.itemsBy(rank, week);
                assertThat(now).isGreaterThan(curve.itemsBy(rank, week - 1));
                if (rank > 0) {
                    assertThat(now).isLessThanOrEqualTo(curve.itemsBy(rank - 1, week) + 1e-9);
                }
            }
        }
    }

    @Test
    void drawsAYoungTeamTowardsThePrior() {
        var nothing = PaceCurve.of(Throughput.ofWeeks(CUT), 4);
        var little = PaceCurve.of(Throughput.ofWeeks(CUT, 8, 8, 8, 8), 4);

        assertThat(nothing.isFromOwnHistory()).isFalse();
        assertThat(nothing.itemsBy(PaceCurve.RANKS / 2, 10)).isCloseTo(4 * 10 / 0.95, within(1.0));
        // (2 + 32) items in (0.5 + 4) weeks.
        assertThat(little.itemsBy(PaceCurve.RANKS / 2, 10))
                .isCloseTo(34 / 4.5 * 10 / 0.95, within(1.5));
        double wide = nothing.itemsBy(10, 10) / nothing.itemsBy(117, 10);
        assertThat(wide).isGreaterThan(little.itemsBy(10, 10) / little.itemsBy(117, 10));
        assertThatThrownBy(() -> PaceCurve.of(Throughput.ofWeeks(CUT), 0))
                .hasMessage("The prior rate (0.0 items a week) must be above 0.");
    }

    private static double weeksUntil(PaceCurve curve, int rank, int items) {
        double low = 0;
        double high = 10 * PaceCurve.WEEKS;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (curve.itemsBy(rank, middle) < items) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
