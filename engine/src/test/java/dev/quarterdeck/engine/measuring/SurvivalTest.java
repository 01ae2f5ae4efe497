package dev.quarterdeck.engine.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.engine.measuring.Survival.Length;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SurvivalTest {

    /// Ends at 1, 3, 4; still there at 2 and 5.
    private static final Survival SOME =
            Survival.of(
                    List.of(
                            new Length(4, true),
                            new Length(2, false),
                            new Length(1, true),
                            new Length(5, false),
                            new Length(3, true)));

    @Test
    void countsWhatLastsStillUpToItsAge() {
        assertThat(SOME.beyond(0.5)).isEqualTo(1);
        assertThat(SOME.beyond(1)).isCloseTo(4 / 5.0, within(1e-12));
        assertThat(SOME.beyond(2.5)).isCloseTo(4 / 5.0, within(1e-12));
        assertThat(SOME.beyond(3)).isCloseTo(4 / 5.0 * 2 / 3, within(1e-12));
        assertThat(SOME.beyond(4)).isCloseTo(4 / 5.0 * 1 / 3, within(1e-12));
        // Three ends in fifteen at risk.
        assertThat(SOME.beyond(9)).isCloseTo(4 / 15.0 * Math.exp(-0.2 * 5), within(1e-12));
    }

    @Test
    void readsALengthGivenAnAge() {
        assertThat(SOME.outlastedBy(0.9, 0)).isEqualTo(1);
        assertThat(SOME.outlastedBy(0.7, 0)).isEqualTo(3);
        // Of those beyond 2.5 two thirds last beyond 3.
        assertThat(SOME.outlastedBy(0.67, 2.5)).isEqualTo(3);
        assertThat(SOME.outlastedBy(0.6, 2.5)).isEqualTo(4);
    }

    @Property(seed = "20261122")
    void readsBackWhatItSays(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0.01, max = 1) double share,
            @ForAll @DoubleRange(min = 0, max = 12) double age) {
        var random = new Random(seed);
        var lengths =
                Stream.concat(
                                Stream.of(new Length(3, true)),
                                random.doubles(20, 0, 10)
                                        .mapToObj(l -> new Length(l, random.nextBoolean())))
                        .toList();
        var survival = Survival.of(lengths);

        double length = survival.outlastedBy(share, age);

        assertThat(length).isGreaterThanOrEqualTo(age);
        assertThat(survival.beyond(length))
                .isLessThanOrEqualTo(share * survival.beyond(age) + 1e-9);
    }

    @Test
    void needsAnEnd() {
        assertThatThrownBy(() -> Survival.of(List.of(new Length(2, false))))
                .hasMessage("A survival estimate of 1 lengths needs one that ended.");
    }
}
