package dev.quarterdeck.planning;

import dev.quarterdeck.engine.forecasting.PaceCurve;
import dev.quarterdeck.engine.forecasting.Throughput;
import dev.quarterdeck.platform.Recent;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// Holds the curves of teams: each is learned from replays of a team's whole history, and hardly
/// any history changes from one plan to the next.
final class Paces {

    /// Today and one past day.
    private static final int CUTS = 2;

    /// A curve takes a tenth of a megabyte.
    private static final int TEAMS = 150;

    private final Recent<Instant, Recent<History, PaceCurve>> held = new Recent<>(CUTS);

    /// What a curve follows from. @param prior 0 where the history is long enough to need none
    private record History(List<Integer> weeks, double prior) {}

    PaceCurve of(Instant cut, int[] weeks, double prior) {
        var throughput = Throughput.ofWeeks(cut, weeks);
        var history =
                new History(
                        IntStream.of(weeks).boxed().toList(), throughput.isEnough() ? 0 : prior);
        return held.get(cut, () -> new Recent<>(TEAMS))
                .get(history, () -> PaceCurve.of(throughput, prior));
    }
}
