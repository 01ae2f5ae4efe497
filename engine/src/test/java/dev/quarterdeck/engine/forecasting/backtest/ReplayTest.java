package dev.quarterdeck.engine.forecasting.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.engine.forecasting.Spread;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Scores against numbers worked out on paper.
class ReplayTest {

    private static final Instant CUT = Instant.parse("2026-03-02T00:00:00Z");
    private static final Target COUNT = new Target(Target.Kind.COUNT, 4);
    private static final Target DATE = new Target(Target.Kind.DATE, 4);

    @Test
    void scoresASampleByItsDistanceLessHalfItsOwnSpread() {
        // E|X - 2| over {1, 3, 5} = (1 + 1 + 3) / 3 = 5/3; E|X - X'| = (2 + 2 + 4) x 2 / 9 = 16/9;
        // 5/3 - 8/9 = 7/9.
        assertThat(replay(COUNT, 2, 1, 3, 5).crps()).isCloseTo(7.0 / 9, within(1e-12));
    }

    @Test
    void scoresASingleValueByItsAbsoluteError() {
        assertThat(replay(COUNT, 7, 3).crps()).isEqualTo(4);
    }

    @Test
    void scoresAnIntervalByItsWidthAndTenTimesTheMiss() {
        // P10 and P90 of these ten outcomes: places 0.5 and 8.5, so 1.5 -> 2 and 9.5 -> 10, and 2 /
        // 0.2 = 10.
        double[] outcomes = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

        assertThat(replay(COUNT, 6, outcomes).winkler(0.8)).isCloseTo(8, within(1e-9));
        assertThat(replay(COUNT, 13, outcomes).winkler(0.8)).isCloseTo(8 + 30, within(1e-9));
        assertThat(replay(COUNT, 0, outcomes).winkler(0.8)).isCloseTo(8 + 20, within(1e-9));
    }

    @Test
    void placesAnOutcomeWithinItsStepOfProbability() {
        var replay = replay(COUNT, 3, 1, 3, 3, 4);

        assertThat(replay.pit(0)).isEqualTo(0.25);
        assertThat(replay.pit(1)).isEqualTo(0.75);
    }

    @Test
    void holdsADateUpToP85AndACountFromP15() {
        double[] outcomes = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

        assertThat(replay(DATE, 9, outcomes).held()).isTrue();
        assertThat(replay(DATE, 10, outcomes).held()).isFalse();
        assertThat(replay(COUNT, 2, outcomes).held()).isTrue();
        assertThat(replay(COUNT, 1, outcomes).held()).isFalse();
    }

    private static Replay replay(Target target, int actual, double... outcomes) {
        return new Replay(target, CUT, 4, 4, Spread.of(outcomes, 0, 1_000), actual);
    }
}
