package dev.quarterdeck.engine.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Holds that start dates come as often inside their ranges as these say, on invented
/// organisations whose truth is known.
@Tag("slow")
class FunnelCoverageTest {

    private static final int ORGANISATIONS = 600;
    private static final int WEEKS = 78;

    @Test
    void holdsTheStartAsOftenAsItSays() {
        var inside =
                IntStream.range(0, ORGANISATIONS)
                        .parallel()
                        .mapToObj(FunnelCoverageTest::ours)
                        .toList();

        assertThat(share(inside, 0)).isBetween(0.45, 0.55);
        assertThat(share(inside, 1)).isBetween(0.75, 0.85);
    }

    @Test
    void failsToHoldItByAddingQuantilesOfStages() {
        var inside =
                IntStream.range(0, ORGANISATIONS)
                        .parallel()
                        .mapToObj(FunnelCoverageTest::summed)
                        .toList();

        assertThat(share(inside, 0)).isLessThan(0.45);
        assertThat(share(inside, 1)).isLessThan(0.75);
        assertThat(share(inside, 2)).as("starts after the sum of the medians").isGreaterThan(0.6);
    }

    private static boolean[] ours(int seed) {
        var truth = new InventedFunnel(seed, WEEKS);
        var dates =
                HiringFunnel.of(
                                InventedFunnel.AS_OF,
                                InventedFunnel.STAGES,
                                truth.history(),
                                truth.notice())
                        .startOf(truth.opening(), 1);
        double start = truth.trueStart();
        return new boolean[] {
            dates.at(0.25) <= start && start <= dates.at(0.75),
            dates.at(0.1) <= start && start <= dates.at(0.9)
        };
    }

    private static boolean[] summed(int seed) {
        var truth = new InventedFunnel(seed, WEEKS);
        double start = truth.trueStart();
        return new boolean[] {
            truth.summed(0.25) <= start && start <= truth.summed(0.75),
            truth.summed(0.1) <= start && start <= truth.summed(0.9),
            start > truth.summed(0.5)
        };
    }

    private static double share(java.util.List<boolean[]> inside, int which) {
        return inside.stream().filter(one -> one[which]).count() / (double) inside.size();
    }
}
