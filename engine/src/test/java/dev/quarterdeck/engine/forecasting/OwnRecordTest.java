package dev.quarterdeck.engine.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OwnRecordTest {

    @Test
    void startsWiderTheFurtherAheadAndMoreSoAboveTheMedian() {
        assertThat(new OwnRecord(2).stretchAbove()).isEqualTo(1);
        assertThat(new OwnRecord(2).stretchBelow()).isEqualTo(1);
        assertThat(new OwnRecord(13).stretchAbove())
                .isGreaterThan(new OwnRecord(8).stretchAbove())
                .isGreaterThan(new OwnRecord(13).stretchBelow());
    }

    @Test
    void widensAboveAfterOutcomesAboveTheLadder() {
        var surprised = new OwnRecord(4);
        for (int i = 1; i <= 20; i++) {
            surprised.add(39, 40, 4 * i);
        }

        assertThat(surprised.stretchAbove()).isGreaterThan(1.8);
        assertThat(surprised.stretchBelow()).isLessThan(0.8);
    }

    @Test
    void narrowsAfterHits() {
        var confirmed = new OwnRecord(4);
        for (int i = 1; i <= 20; i++) {
            confirmed.add(18, 22, 4 * i);
        }

        assertThat(confirmed.stretchAbove()).isLessThan(0.8);
        assertThat(confirmed.stretchBelow()).isLessThan(0.8);
    }

    @Test
    void countsAnOldSurpriseLess() {
        var recent = new OwnRecord(4);
        var old = new OwnRecord(4);
        recent.add(40, 40, 4);
        old.add(40, 40, 300);

        assertThat(old.stretchAbove()).isLessThan(recent.stretchAbove());
    }

    @Test
    void learnsNothingFromAnOutcomeThatMayStillBeAnything() {
        var own = new OwnRecord(2);
        own.add(0, 40, 4);

        // The ladder ends at its outermost rungs, so the mean square falls a little short of 1.
        assertThat(own.stretchAbove()).isCloseTo(1, within(0.02));
        assertThat(own.stretchBelow()).isCloseTo(1, within(0.02));
    }
}
