package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShareTest {

    @Test
    void isUnknownWhenThereIsNothingToShare() {
        var share = new Share(0, 0);

        assertThat(share.isKnown()).isFalse();
        assertThatThrownBy(share::fraction).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAPartLargerThanItsWhole() {
        assertThatThrownBy(() -> new Share(3, 2))
                .hasMessageContaining("(3)")
                .hasMessageContaining("(2)");
    }

    @Test
    void addsUpWithItsRest() {
        var share = new Share(3, 10);

        assertThat(share.fraction() + share.rest().fraction()).isEqualTo(1.0);
    }
}
