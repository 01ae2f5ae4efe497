package dev.quarterdeck.engine.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OwnRecordTest {

    @Test
    void startsWiderTheFurtherAhead() {
        assertThat(new OwnRecord(2).widening()).isEqualTo(1);
        assertThat(new OwnRecord(13).widening()).isGreaterThan(new OwnRecord(8).widening());
    }

    @Test
    void widensAfterSurprisesAndNarrowsAfterHits() {
        var surprised = new OwnRecord(4);
        var confirmed = new OwnRecord(4);
        for (int i = 1; i <= 20; i++) {
            surprised.add(OwnRecord.squaredScore(0.97, 0.99), 4 * i);
            confirmed.add(OwnRecord.squaredScore(0.45, 0.55), 4 * i);
        }

        assertThat(surprised.widening()).isGreaterThan(1.4);
        assertThat(confirmed.widening()).isLessThan(0.8);
    }

    @Test
    void countsAnOldSurpriseLess() {
        var recent = new OwnRecord(4);
        var old = new OwnRecord(4);
        recent.add(6, 4);
        old.add(6, 400);

        assertThat(old.widening()).isLessThan(recent.widening());
    }

    @Test
    void scoresAnOutcomeThatTakesTheWholeForecastAsNothingLearnt() {
        // Between the outermost rungs the normal score has mean square a little below 1: nothing is
        // learnt from it.
        assertThat(OwnRecord.squaredScore(0, 1)).isCloseTo(1, within(0.1));
    }
}
