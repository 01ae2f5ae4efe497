package dev.quarterdeck.forecasting;

import dev.quarterdeck.engine.forecasting.DateForecast;
import dev.quarterdeck.engine.forecasting.Life;
import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.forecasting.ReferenceClassForecaster;
import dev.quarterdeck.engine.forecasting.ReleaseForecaster;
import dev.quarterdeck.engine.forecasting.ReleaseForecaster.Release;
import dev.quarterdeck.engine.forecasting.Spread;
import dev.quarterdeck.engine.forecasting.Throughput;
import dev.quarterdeck.engine.workitems.FixVersion;
import dev.quarterdeck.engine.workitems.Tracker;
import dev.quarterdeck.engine.workitems.WorkItemFacts;
import dev.quarterdeck.engine.workitems.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells when versions may be done.
///
/// One that is under way goes as versions of its project went that stood as it does, growth and
/// other work included. Of one that has hardly begun only this is known: when its open items would
/// be done if nothing else were worked on, which is kind to it.
final class VersionDates {

    private final Instant cut;
    private final Throughput throughput;
    private final ReferenceClassForecaster alone = new ReferenceClassForecaster();
    private final Map<FixVersion, Release> releases = new HashMap<>();
    private final Map<String, ReleaseForecaster> projects = new HashMap<>();

    /// When a version may be done. @param isLikeOthers whether it is told from how others went
    record Done(Instant cut, Spread weeks, boolean isLikeOthers) {

        LocalDate by(Percentile percentile) {
            return ItemsScope.day(cut.plus(Duration.ofDays(7L * weeks.at(percentile))));
        }

        boolean isBeyondHorizon(Percentile percentile) {
            return weeks.at(percentile) >= ReleaseForecaster.HORIZON_WEEKS;
        }
    }

    VersionDates(Tracker tracker, Instant asOf, Throughput throughput) {
        this.cut = ItemsScope.end(asOf);
        this.throughput = throughput;
        var items =
                tracker.factsAsOf(asOf).stream()
                        .filter(item -> item.level() == Workflow.Level.ITEM)
                        .toList();
        for (var version : tracker.versions()) {
            var lives =
                    items.stream().filter(item -> isIn(item, version)).flatMap(VersionDates::life);
            releases.put(version, new Release(version.name(), lives.toList(), out(version, asOf)));
        }
        tracker.versions().stream()
                .map(FixVersion::project)
                .distinct()
                .forEach(project -> projects.put(project, forecaster(project)));
    }

    static boolean isIn(WorkItemFacts item, FixVersion version) {
        return item.project().equals(version.project())
                && item.versions().stream().anyMatch(in -> in.version().equals(version.name()));
    }

    /// What was dropped says nothing of when the rest is done.
    private static Stream<Life> life(WorkItemFacts item) {
        if (item.isOpen()) {
            return Stream.of(new Life(item.created(), null));
        }
        var closed = item.closed();
        boolean isFinished =
                item.outcome() == WorkItemFacts.Outcome.FINISHED && !item.isDatedBackwards();
        return isFinished && closed != null
                ? Stream.of(new Life(item.created(), closed))
                : Stream.empty();
    }

    private static @Nullable Instant out(FixVersion version, Instant asOf) {
        return version.stateAsOf(asOf) == FixVersion.State.RELEASED ? version.releaseDate() : null;
    }

    private ReleaseForecaster forecaster(String project) {
        return new ReleaseForecaster(
                releases.entrySet().stream()
                        .filter(one -> one.getKey().project().equals(project))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    /// Returns when a version of the tracker may be done, empty where the history is too short.
    ///
    /// @param items of it that are open
    Optional<Done> of(FixVersion version, int items) {
        var release = Objects.requireNonNull(releases.get(version));
        return Objects.requireNonNull(projects.get(version.project()))
                .weeksUntilDone(release, cut)
                .map(weeks -> new Done(cut, weeks, true))
                .or(() -> alone(items));
    }

    private Optional<Done> alone(int items) {
        return alone.whenDone(throughput, items, NextItems.SEED) instanceof DateForecast dates
                ? Optional.of(new Done(dates.cut(), dates.weeks(), false))
                : Optional.empty();
    }
}
