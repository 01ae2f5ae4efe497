package dev.quarterdeck.engine.forecasting.backtest;

import dev.quarterdeck.engine.forecasting.DateForecast;
import dev.quarterdeck.engine.forecasting.Percentile;
import java.util.ArrayList;
import java.util.List;

/// Hold all replays of one series by both models, cut by cut in the same order.
///
/// Scores need an outcome, so they use the replays that ended. The record of a date must not: a
/// scope that is still open long after its 85 % date is a miss, and a record of finished scopes
/// alone would flatter exactly the histories that slow down. It uses every replay whose 85 % date
/// has come, finished or not.
///
/// @param series its name
/// @param ours forecasts of Quarterdeck whose outcome is known
/// @param bootstrap forecasts of the plain bootstrap at the same cuts and targets
/// @param oursDue date forecasts whose 85 % date, of both models, lies within the record; an open
///     scope has the week after the record's end as its outcome
/// @param bootstrapDue the same cuts by the bootstrap
public record SeriesReplays(
        String series,
        List<Replay> ours,
        List<Replay> bootstrap,
        List<Replay> oursDue,
        List<Replay> bootstrapDue) {

    public SeriesReplays {
        ours = List.copyOf(ours);
        bootstrap = List.copyOf(bootstrap);
        oursDue = List.copyOf(oursDue);
        bootstrapDue = List.copyOf(bootstrapDue);
    }

    /// Returns the record on one target, as shown beside a forecast.
    public TrackRecord trackRecord(Target target) {
        return TrackRecord.of(target, judged(target), judgedBootstrap(target));
    }

    /// Returns our replays that the record of one target counts, oldest first.
    public List<Replay> judged(Target target) {
        return of(target, target.kind() == Target.Kind.DATE ? oursDue : ours);
    }

    /// Returns the bootstrap's replays at the same cuts as {@link #judged}.
    public List<Replay> judgedBootstrap(Target target) {
        return of(target, target.kind() == Target.Kind.DATE ? bootstrapDue : bootstrap);
    }

    /// Returns our scored replays of one target, oldest first.
    List<Replay> ours(Target target) {
        return of(target, ours);
    }

    List<ScoreRow> rows(Target target) {
        var plain = of(target, bootstrap);
        return plain.size() < BacktestReport.MINIMUM_REPLAYS
                ? List.of()
                : List.of(
                        Scores.row(series, Backtest.OURS, of(target, ours), plain),
                        Scores.row(series, Backtest.BOOTSTRAP, plain, plain));
    }

    private static List<Replay> of(Target target, List<Replay> replays) {
        return replays.stream().filter(replay -> replay.target().equals(target)).toList();
    }

    /// Gathers replays while the cuts are walked.
    static final class Made {

        private final List<Replay> ours = new ArrayList<>();
        private final List<Replay> bootstrap = new ArrayList<>();
        private final List<Replay> oursDue = new ArrayList<>();
        private final List<Replay> bootstrapDue = new ArrayList<>();

        /// Adds one question at one cut.
        ///
        /// @param ended whether the outcome is known
        /// @param ahead weeks from the cut to the end of the record
        void add(Replay mine, Replay plain, boolean ended, int ahead) {
            if (ended) {
                ours.add(mine);
                bootstrap.add(plain);
            }
            if (mine.target().kind() == Target.Kind.DATE
                    && hasCome(mine, ahead)
                    && hasCome(plain, ahead)) {
                oursDue.add(mine);
                bootstrapDue.add(plain);
            }
        }

        private static boolean hasCome(Replay replay, int ahead) {
            int week = replay.forecast().at(Percentile.P85);
            return week <= ahead && week < DateForecast.HORIZON_WEEKS;
        }

        SeriesReplays of(String series) {
            return new SeriesReplays(series, ours, bootstrap, oursDue, bootstrapDue);
        }
    }
}
