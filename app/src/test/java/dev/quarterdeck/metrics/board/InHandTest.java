package dev.quarterdeck.metrics.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class InHandTest {

    private static boolean isStalled(Duration quiet) {
        return new Board.InHand("HARBOR-1", "Story", "Doing", Duration.ofDays(9), false, quiet)
                .isStalled();
    }

    @Test
    void isStalledWhereNobodyTouchedItForFiveDays() {
        assertThat(isStalled(Duration.ofDays(5))).isTrue();
        assertThat(isStalled(Duration.ofDays(5).minusSeconds(1))).isFalse();
    }
}
