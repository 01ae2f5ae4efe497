package dev.quarterdeck.engine.priorities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The numbers are worked out on paper: a triangular guess between 0 and 4, likely 2, lies above 3
/// with (4 - 3)² / ((4 - 0) (4 - 2)) = 1/8.
class PriorityOrderTest {

    private static final Range WEEK = Range.of(1);

    private static Contender of(String id, Range costOfDelay) {
        return Contender.byDelay(id, costOfDelay, WEEK);
    }

    @Test
    void dividesTheCostOfDelayByTheDuration() {
        var order =
                PriorityOrder.of(
                        List.of(
                                Contender.byDelay("long", Range.of(30_000), Range.of(10)),
                                Contender.byDelay("short", Range.of(8_000), Range.of(2))),
                        1);

        assertThat(order.places())
                .extracting(PriorityOrder.Place::id, PriorityOrder.Place::score)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("short", 4_000.0),
                        org.assertj.core.groups.Tuple.tuple("long", 3_000.0));
    }

    @Test
    void multipliesReachImpactAndConfidenceOverEffort() {
        var one = Contender.byRice("one", Range.of(500), Range.of(2), Range.of(0.8), Range.of(4));

        assertThat(one.score()).isEqualTo(200);
    }

    @Test
    void neverTurnsWhatDoesNotOverlap() {
        var order =
                PriorityOrder.of(
                        List.of(of("low", new Range(1, 2, 3)), of("high", new Range(4, 5, 6))), 7);

        assertThat(order.neighbours())
                .containsExactly(new PriorityOrder.Neighbours("high", "low", 0));
        assertThat(order.places())
                .allSatisfy(
                        place -> {
                            assertThat(place.bestRank()).isEqualTo(place.rank());
                            assertThat(place.worstRank()).isEqualTo(place.rank());
                        });
    }

    @Test
    void turnsAsOftenAsTheGuessLiesAboveWhatIsKnown() {
        var order =
                PriorityOrder.of(
                        List.of(of("known", Range.of(3)), of("guess", new Range(0, 2, 4))), 7);

        // Each of the 2,000 slices comes once, so the share is exact whatever the seed.
        assertThat(order.neighbours())
                .containsExactly(new PriorityOrder.Neighbours("known", "guess", 0.125));
        assertThat(order.places().getFirst().bestRank()).isEqualTo(1);
        assertThat(order.places().getFirst().worstRank())
                .as("second in one of eight cases, so in more than one of ten")
                .isEqualTo(2);
    }

    @Test
    void saysHalfAndHalfOfWhatIsEqual() {
        var order = PriorityOrder.of(List.of(of("a", Range.of(2)), of("b", Range.of(2))), 7);

        assertThat(order.neighbours()).containsExactly(new PriorityOrder.Neighbours("a", "b", 0.5));
    }

    @Test
    void readsTheEndsOfAScoreOffItsTriangle() {
        var place = PriorityOrder.of(List.of(of("a", new Range(0, 2, 4))), 7).places().getFirst();

        // F(x) = x² / 8 below 2, so P10 is the root of 0.8, and the same from above; a slice is
        // half a thousandth wide.
        assertThat(place.lowScore()).isCloseTo(Math.sqrt(0.8), within(0.002));
        assertThat(place.highScore()).isCloseTo(4 - Math.sqrt(0.8), within(0.002));
    }

    @Test
    void doesNotDependOnHowThingsAreListedOrWhichOthersThereAre() {
        var a = of("a", new Range(1, 3, 6));
        var b = of("b", new Range(2, 2.5, 5));
        var far = of("far", Range.of(100));

        var two = PriorityOrder.of(List.of(a, b), 3);
        assertThat(PriorityOrder.of(List.of(b, a), 3)).isEqualTo(two);
        assertThat(PriorityOrder.of(List.of(far, b, a), 3).neighbours().getLast())
                .isEqualTo(two.neighbours().getLast());
    }

    @Test
    void neverGetsSurerThatTheUpperOneStaysWhenTheLowerOneGains() {
        double last = -1;
        for (int gain = 0; gain < 5; gain++) {
            var order =
                    PriorityOrder.of(
                            List.of(
                                    of("upper", new Range(4, 8, 9)),
                                    of("lower", new Range(1 + gain * 0.5, 4 + gain * 0.5, 9))),
                            11);
            double flips = order.neighbours().getFirst().flips();
            assertThat(flips).isGreaterThanOrEqualTo(last);
            last = flips;
        }
        assertThat(last).isPositive();
    }

    @Test
    void refusesWhatNoGuessCanBe() {
        assertThatThrownBy(() -> new Range(2, 1, 3)).hasMessageContaining("must rise");
        assertThatThrownBy(() -> Contender.byDelay("x", WEEK, Range.of(0)))
                .hasMessageContaining("above 0");
        assertThatThrownBy(() -> PriorityOrder.of(List.of(of("a", WEEK), of("a", WEEK)), 1))
                .hasMessageContaining("unique");
        assertThat(PriorityOrder.of(List.of(), 1).places()).isEmpty();
    }
}
