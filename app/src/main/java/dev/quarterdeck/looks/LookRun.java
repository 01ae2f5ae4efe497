package dev.quarterdeck.looks;

import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.activity.ReadingRules;
import dev.quarterdeck.activity.RepositoryHistory;
import dev.quarterdeck.engine.workitems.WorkItemHistory;
import dev.quarterdeck.forecasting.DoneRule;
import dev.quarterdeck.forecasting.FinishedItems;
import dev.quarterdeck.forecasting.NextItems;
import dev.quarterdeck.forecasting.PlannedVersions;
import dev.quarterdeck.metrics.AiDeclared;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import dev.quarterdeck.metrics.FailureFloor;
import dev.quarterdeck.metrics.KnowledgeConcentration;
import dev.quarterdeck.metrics.ReleaseRhythm;
import dev.quarterdeck.metrics.Section;
import dev.quarterdeck.metrics.TicketLink;
import dev.quarterdeck.metrics.TrackerFlow;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.reports.FirstLook;
import dev.quarterdeck.reports.LookId;
import dev.quarterdeck.sources.git.FilesLeftOut;
import dev.quarterdeck.sources.git.GitReading;
import dev.quarterdeck.sources.git.GitSource;
import dev.quarterdeck.sources.jira.JiraSource;
import dev.quarterdeck.sources.jira.TrackerReading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads, measures and forecasts for one look; slow parts run beside each other, sections are
/// told in order.
public final class LookRun {

    /// Git, the tracker's files and the simulation wait for different things; none queues behind
    /// another.
    private static final Executor WORKERS = work -> Thread.ofPlatform().daemon().start(work);

    private final LookOrder order;
    private final Clock clock;
    private final Progress progress;
    private final LookListener spoken;
    private final Corrections corrections;
    private final @Nullable ListedItems listed;
    private final List<String> readings = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private volatile String trackerReading = "";

    /// Prepares a look.
    ///
    /// @param spoken hears header and sections as they become ready
    /// @throws dev.quarterdeck.platform.Refusal when the repository's corrections cannot be read
    public LookRun(LookOrder order, Clock clock, Progress progress, LookListener spoken) {
        this.order = order;
        this.clock = clock;
        this.progress = progress;
        this.spoken = spoken;
        this.corrections = new CorrectionsFile(order.corrections()).read();
        this.listed = order.itemsFiles().isEmpty() ? null : ListedItems.read(order.itemsFiles());
    }

    /// Runs the look.
    ///
    /// @throws dev.quarterdeck.platform.Refusal when repository, tracker file or corrections cannot
    ///     be read
    public FirstLook look() {
        var started = clock.instant();
        var tracker = beside(this::tracker);
        var reading =
                GitSource.open(
                        order.repository(), corrections.gitOptions(order.asOf(), clock), progress);
        var history = reading.metadata();
        readings.add(
                "%s %s in %s"
                        .formatted(
                                Wording.count(history.commits().size()),
                                history.commits().size() == 1 ? "commit" : "commits",
                                since(started)));
        if (tracker.isCompletedExceptionally()) {
            await(tracker);
        }
        spoken.header(history.name(), day(history.asOf()), readings, history.gaps());
        say(TicketLink.of(history));
        return rest(reading, history, tracker);
    }

    private FirstLook rest(
            GitReading reading,
            RepositoryHistory history,
            CompletableFuture<@Nullable TrackerReading> tracker) {
        var started = clock.instant();
        var files = beside(() -> reading.withFileChanges(progress));
        var items = tracker.thenApplyAsync(read -> items(history, read), WORKERS);
        var forecast =
                items.thenCombine(tracker, (counted, read) -> forecast(history, counted, read));
        var whole = await(files);
        readings.add("file changes of 12 months in " + since(started));
        say(KnowledgeConcentration.of(whole, leftOut(reading.filesLeftOut())));
        say(ReleaseRhythm.of(whole));
        say(FailureFloor.of(whole));
        say(await(forecast));
        var exported = await(tracker);
        if (exported != null) {
            readings.add(trackerReading);
            var moment = asOf(history, exported);
            say(flow(exported, history, moment));
            PlannedVersions.section(exported.tracker(), moment).ifPresent(this::say);
        }
        say(AiDeclared.of(whole));
        return firstLook(whole, await(items), exported);
    }

    private Section forecast(
            RepositoryHistory history, FinishedItems counted, @Nullable TrackerReading read) {
        boolean byTracker = counted.rule() == DoneRule.TRACKER && listed == null;
        var moment = byTracker ? asOf(history, read) : history.asOf();
        return NextItems.section(counted, moment);
    }

    private @Nullable TrackerReading tracker() {
        var files = order.trackerFiles();
        if (files.isEmpty()) {
            return null;
        }
        var started = clock.instant();
        var read = JiraSource.read(files, order.jira(), progress);
        trackerReading =
                "%s tracker items in %s"
                        .formatted(Wording.count(read.histories().size()), since(started));
        return read;
    }

    /// A tracker knows best what is finished; one with too little history leaves the question to
    /// the repository.
    private FinishedItems items(RepositoryHistory history, @Nullable TrackerReading tracker) {
        var rule = corrections.done();
        if (listed != null) {
            return listed.finished(order.asOf());
        }
        if (tracker != null && (rule == null || rule == DoneRule.TRACKER)) {
            var tracked = FinishedItems.of(tracker.tracker(), asOf(history, tracker), rule);
            if (rule != null || tracked.areEnough(asOf(history, tracker))) {
                return tracked;
            }
        }
        return FinishedItems.of(history, rule);
    }

    /// A tracker may know later days than the repository; unless a day was asked for, it is read to
    /// its own end.
    private Instant asOf(RepositoryHistory history, @Nullable TrackerReading tracker) {
        var asked = order.asOf();
        if (asked != null || tracker == null) {
            return history.asOf();
        }
        var now = clock.instant();
        return tracker.asOfHint().filter(newest -> newest.isBefore(now)).orElse(history.asOf());
    }

    private static List<LeftOut> leftOut(FilesLeftOut files) {
        return List.of(
                new LeftOut("changes of vendored files", files.vendored(), "the work of others"),
                new LeftOut("changes of generated files", files.generated(), "written by programs"),
                new LeftOut("changes of binary files", files.binary(), "counted as one line each"));
    }

    /// Says the export's own day where it is not the repository's, and when it seems to be another
    /// project's.
    private static Section flow(TrackerReading tracker, RepositoryHistory history, Instant asOf) {
        var section = TrackerFlow.of(tracker.tracker(), asOf);
        List<Section.Span> sentence = new ArrayList<>(section.sentence());
        if (!day(asOf).equals(day(history.asOf()))) {
            sentence.addFirst(
                    new Section.Words("As of " + day(asOf) + ", the last day in the export: "));
        }
        List<String> notes = new ArrayList<>(section.notes());
        var named =
                history.rules().ticketPrefixes().stream()
                        .map(ReadingRules.Evidence::value)
                        .toList();
        var projects =
                tracker.histories().stream()
                        .map(item -> WorkItemHistory.projectOf(item.key()))
                        .distinct()
                        .sorted()
                        .toList();
        if (!named.isEmpty() && projects.stream().noneMatch(named::contains)) {
            notes.add(
                    "No commit names a key of this export (%s): is it another project's?"
                            .formatted(String.join(", ", projects.stream().limit(6).toList())));
        }
        return new Section(
                section.id(),
                section.title(),
                sentence,
                section.details(),
                section.charts(),
                notes,
                section.nextCommand());
    }

    private void say(Section section) {
        sections.add(section);
        spoken.section(section);
    }

    private FirstLook firstLook(
            RepositoryHistory history, FinishedItems items, @Nullable TrackerReading tracker) {
        List<ReadGap> gaps = new ArrayList<>(history.gaps());
        gaps.addAll(BadRows.gaps(tracker, listed));
        var guesses = new Guesses(history, tracker, items, corrections, order.asOf() != null);
        return LookId.named(
                new FirstLook(
                        "",
                        history.name(),
                        day(history.asOf()),
                        clock.instant(),
                        readings,
                        sections,
                        guesses.all(),
                        Guesses.unknowns(tracker != null),
                        gaps,
                        BadRows.issues(tracker, listed),
                        next(tracker != null)));
    }

    private List<String> next(boolean hasTracker) {
        var where = order.said();
        return hasTracker
                ? List.of("qd doctor " + where, "qd explain forecast.range", "qd backtest " + where)
                : List.of(
                        "qd doctor " + where,
                        "qd look " + where + " --jira export.csv",
                        "qd explain link.named");
    }

    private String since(Instant started) {
        var spent = Duration.between(started, clock.instant());
        return String.format(Locale.ROOT, "%.1f s", spent.toMillis() / 1000.0);
    }

    private static LocalDate day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static <T extends @Nullable Object> CompletableFuture<T> beside(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, WORKERS);
    }

    /// Waits, and passes a refusal on as if the work had been done here.
    private static <T extends @Nullable Object> T await(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
