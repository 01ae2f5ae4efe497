package dev.quarterdeck.engine.forecasting.backtest;

import java.util.Comparator;
import java.util.List;

/// Say how often the 85 % bounds on one target held, to stand beside a forecast.
///
/// Replays four weeks apart look at overlapping weeks, so they are worth fewer independent trials
/// than their number: {@link #independent()} divides the weeks they span by the weeks one outcome
/// takes.
///
/// @param target the question
/// @param replays forecasts scored, all time
/// @param held of these, how many 85 % bounds held
/// @param recent forecasts scored among the last {@link #RECENT}
/// @param recentHeld of these, how many held
/// @param bootstrapHeld how many held for the plain bootstrap, all time
/// @param bootstrapRecentHeld how many held for it among the recent
/// @param independent about how many independent trials all replays are worth, at least 1 when
///     there is any
public record TrackRecord(
        Target target,
        int replays,
        int held,
        int recent,
        int recentHeld,
        int bootstrapHeld,
        int bootstrapRecentHeld,
        int independent) {

    /// How many of the newest replays count as recent.
    public static final int RECENT = 60;

    /// Returns the record of these replays of one target.
    ///
    /// @param ours in any order, possibly none
    /// @param bootstrap the same cuts, forecast by the bootstrap
    public static TrackRecord of(Target target, List<Replay> ours, List<Replay> bootstrap) {
        List<Replay> recent = newest(ours);
        return new TrackRecord(
                target,
                ours.size(),
                held(ours),
                recent.size(),
                held(recent),
                held(bootstrap),
                held(newest(bootstrap)),
                independent(target, ours));
    }

    private static List<Replay> newest(List<Replay> replays) {
        return replays.stream()
                .sorted(Comparator.comparing(Replay::cut).reversed())
                .limit(RECENT)
                .toList();
    }

    private static int held(List<Replay> replays) {
        return (int) replays.stream().filter(Replay::held).count();
    }

    private static int independent(Target target, List<Replay> replays) {
        if (replays.isEmpty()) {
            return 0;
        }
        double span =
                target.kind() == Target.Kind.COUNT
                        ? target.size()
                        : replays.stream().mapToInt(Replay::actual).average().orElse(1);
        double trials =
                replays.size()
                        * Backtest.CUT_EVERY_WEEKS
                        / Math.max(span, Backtest.CUT_EVERY_WEEKS);
        return (int) Math.max(1, Math.round(trials));
    }
}
