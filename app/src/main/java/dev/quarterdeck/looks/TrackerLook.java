package dev.quarterdeck.looks;

import dev.quarterdeck.forecasting.FinishedItems;
import dev.quarterdeck.forecasting.NextItems;
import dev.quarterdeck.forecasting.PlannedVersions;
import dev.quarterdeck.metrics.Section;
import dev.quarterdeck.metrics.TrackerFlow;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.reports.FirstLook;
import dev.quarterdeck.reports.FirstLook.Guess;
import dev.quarterdeck.reports.FirstLook.Unknown;
import dev.quarterdeck.reports.LookId;
import dev.quarterdeck.sources.jira.JiraOptions;
import dev.quarterdeck.sources.jira.JiraSource;
import dev.quarterdeck.sources.jira.TrackerReading;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Make a look without a repository, from files about items alone.
public final class TrackerLook {

    private final Order order;
    private final @Nullable TrackerReading tracker;
    private final @Nullable ListedItems listed;
    private final Instant asOf;

    private TrackerLook(
            Order order,
            @Nullable TrackerReading tracker,
            @Nullable ListedItems listed,
            Instant now) {
        this.order = order;
        this.tracker = tracker;
        this.listed = listed;
        this.asOf = order.asOf() == null ? newest(tracker, listed, now) : order.asOf();
    }

    /// What is to be looked at.
    ///
    /// @param subject what the files are about, such as a repository's name
    /// @param trackerFiles exports of one tracker
    /// @param itemsFiles lists of items as `series,created,resolved`
    /// @param asOf the last moment that counts, or null for the newest date in the files
    public record Order(
            String subject,
            List<Path> trackerFiles,
            List<Path> itemsFiles,
            @Nullable Instant asOf,
            JiraOptions jira) {}

    /// Runs the look.
    ///
    /// @throws Refusal when there is no file, or one of them cannot be read
    public static FirstLook of(Order order, Clock clock, Progress progress) {
        if (order.trackerFiles().isEmpty() && order.itemsFiles().isEmpty()) {
            throw new Refusal(
                    "There must be a repository or a file to look at.",
                    "Maybe send a bundle: git bundle create app.bundle --all");
        }
        var tracker =
                order.trackerFiles().isEmpty()
                        ? null
                        : JiraSource.read(order.trackerFiles(), order.jira(), progress);
        var listed = order.itemsFiles().isEmpty() ? null : ListedItems.read(order.itemsFiles());
        return new TrackerLook(order, tracker, listed, clock.instant()).look(clock.instant());
    }

    private static Instant newest(
            @Nullable TrackerReading tracker, @Nullable ListedItems listed, Instant now) {
        return Stream.of(
                        tracker == null ? Optional.<Instant>empty() : tracker.asOfHint(),
                        listed == null ? Optional.<Instant>empty() : listed.newest())
                .flatMap(Optional::stream)
                .filter(moment -> !moment.isAfter(now))
                .max(Instant::compareTo)
                .orElse(now);
    }

    private FirstLook look(Instant made) {
        var items = items();
        return LookId.named(
                new FirstLook(
                        "",
                        order.subject(),
                        asOf.atOffset(ZoneOffset.UTC).toLocalDate(),
                        made,
                        readings(items),
                        sections(items),
                        guesses(items),
                        unknowns(),
                        BadRows.gaps(tracker, listed),
                        BadRows.issues(tracker, listed),
                        List.of("qd explain forecast.range")));
    }

    private FinishedItems items() {
        if (listed != null) {
            return listed.finished(asOf);
        }
        if (tracker == null) {
            throw new IllegalStateException("There is a tracker or a list of items.");
        }
        return FinishedItems.of(tracker.tracker(), asOf, null);
    }

    private List<String> readings(FinishedItems items) {
        List<String> readings = new ArrayList<>();
        if (tracker != null) {
            readings.add(Wording.count(tracker.histories().size()) + " tracker items");
        }
        if (listed != null) {
            readings.add(Wording.count(items.items().size()) + " finished items of a list");
        }
        return readings;
    }

    private List<Section> sections(FinishedItems items) {
        List<Section> sections = new ArrayList<>();
        sections.add(NextItems.section(items, asOf));
        if (tracker != null) {
            sections.add(TrackerFlow.of(tracker.tracker(), asOf));
            PlannedVersions.section(tracker.tracker(), asOf).ifPresent(sections::add);
        }
        return sections;
    }

    private List<Guess> guesses(FinishedItems items) {
        List<Guess> guesses = new ArrayList<>();
        guesses.add(new Guess("done", items.rule().label(), items.evidence(), false));
        boolean given = order.asOf() != null;
        guesses.add(
                new Guess(
                        "as-of",
                        asOf.atOffset(ZoneOffset.UTC).toLocalDate().toString(),
                        given
                                ? "given; all days are UTC"
                                : "the newest date in the files; all days are UTC",
                        given));
        if (tracker != null) {
            guesses.addAll(Guesses.ofTracker(tracker));
        }
        return guesses;
    }

    private static List<Unknown> unknowns() {
        List<Unknown> unknowns = new ArrayList<>();
        unknowns.add(
                new Unknown(
                        "changes, knowledge and releases of the code",
                        "the repository: git bundle create app.bundle --all"));
        unknowns.addAll(Guesses.unknowns(true));
        return unknowns;
    }
}
