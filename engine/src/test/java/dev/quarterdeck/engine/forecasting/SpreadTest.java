package dev.quarterdeck.engine.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SpreadTest {

    private static final Spread ONE_TO_TEN =
            Spread.of(new double[] {10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, 0, 100);

    @Test
    void readsPercentilesBetweenOutcomes() {
        // P85 of ten outcomes stands at place 8.5 - 0.5 = 8: the ninth outcome.
        assertThat(ONE_TO_TEN.at(Percentile.P85)).isEqualTo(9);
        // P50 stands halfway between 5 and 6, which rounds up.
        assertThat(ONE_TO_TEN.at(Percentile.P50)).isEqualTo(6);
    }

    @Test
    void tellsTheProbabilityBelowAndAtAnOutcome() {
        assertThat(ONE_TO_TEN.below(4)).isEqualTo(0.3);
        assertThat(ONE_TO_TEN.exactly(4)).isEqualTo(0.1);
        assertThat(ONE_TO_TEN.exactly(11)).isZero();
    }

    @Test
    void keepsOutcomesInsideTheBounds() {
        var spread = Spread.of(new double[] {-3, 500}, 1, 104);

        assertThat(spread.central(0.9)).isEqualTo(new Range(1, 104));
    }

    @Test
    void refusesToBeEmpty() {
        assertThatThrownBy(() -> Spread.of(new double[0], 0, 1))
                .hasMessageContaining("(0 outcomes)");
    }

    @Test
    void namesItsPercentilesAsPeopleDo() {
        assertThat(Percentile.P85).hasToString("P85");
        assertThat(Percentile.P85.mirrored()).isEqualTo(Percentile.P15);
        assertThat(new Percentile(97.5)).hasToString("P97.5");
        assertThatThrownBy(() -> new Percentile(100)).hasMessageContaining("(100.0)");
    }
}
