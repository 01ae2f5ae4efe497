package dev.quarterdeck.demo;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.facts.Owners;
import dev.quarterdeck.agreements.Agreement.Bound;
import dev.quarterdeck.agreements.Agreement.Terms;
import dev.quarterdeck.agreements.Agreements;
import dev.quarterdeck.agreements.Experiment.Expected;
import dev.quarterdeck.agreements.Experiment.Plan;
import dev.quarterdeck.agreements.Experiment.Verdict;
import dev.quarterdeck.agreements.ExperimentCourse;
import dev.quarterdeck.agreements.Experiments;
import dev.quarterdeck.agreements.Finding;
import dev.quarterdeck.agreements.Measure;
import dev.quarterdeck.agreements.Measure.Statistic;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.sources.kept.Runs;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells what a team agreed on and tries, each on the day on which its manager would have written
/// it down; and, once the tools have told everything, what came of it, whom nobody need ask, and
/// what was forecast on earlier days.
final class DemoDecisions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DemoDecisions.class);
    private static final String TEAM = "cranes";
    private static final String RULE = "quarterdeck";
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Agreements agreements;
    private final Experiments experiments;
    private final Owners owners;
    private final Organization organization;
    private final Runs runs;
    private final DemoForecasts forecasts;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("demo-decisions").factory());
    private final CompletableFuture<Boolean> whole = new CompletableFuture<>();

    DemoDecisions(
            Agreements agreements,
            Experiments experiments,
            Owners owners,
            Organization organization,
            Runs runs,
            DemoForecasts forecasts) {
        this.agreements = agreements;
        this.experiments = experiments;
        this.owners = owners;
        this.organization = organization;
        this.runs = runs;
        this.forecasts = forecasts;
    }

    /// Tells what was agreed on and is tried; the rest follows when no run is under way.
    ///
    /// @param manager of the team
    /// @param today the day for which the demo is made
    void tell(Viewer manager, LocalDate today) {
        var team = organization.asOf(Viewer.console(), today).requireTeam(TEAM).id();
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        agree(manager, team, monday.minusWeeks(14));
        var closed = tryReviews(manager, team, monday.minusWeeks(22));
        trySmallChanges(manager, team, monday.minusWeeks(9));
        timer.scheduleWithFixedDelay(
                () -> follow(manager, team, closed, today), 1, 1, TimeUnit.SECONDS);
    }

    private static Clock morning(LocalDate day) {
        return Clock.fixed(day.atTime(MORNING).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    }

    private void agree(Viewer manager, UUID team, LocalDate from) {
        var day = agreements.at(morning(from));
        day.agree(
                manager,
                team,
                new Terms(
                        new Measure("review.pickup", RULE, Statistic.P85),
                        Bound.NO_MORE,
                        2 * 86_400,
                        from));
        day.agree(
                manager,
                team,
                new Terms(
                        new Measure("flow.in-progress", RULE, Statistic.VALUE),
                        Bound.NO_MORE,
                        8,
                        from));
    }

    private UUID tryReviews(Viewer manager, UUID team, LocalDate from) {
        return experiments
                .at(morning(from))
                .start(
                        manager,
                        team,
                        new Plan(
                                "Reviews before noon",
                                "Whoever comes in first looks at what waits before anything else.",
                                new Measure("review.pickup", RULE, Statistic.MEDIAN),
                                Expected.LOWER,
                                from,
                                from.plusWeeks(10).minusDays(1)))
                .id();
    }

    private void trySmallChanges(Viewer manager, UUID team, LocalDate from) {
        experiments
                .at(morning(from))
                .start(
                        manager,
                        team,
                        new Plan(
                                "Smaller changes",
                                "A change that needs more than a screen to explain is cut in two.",
                                new Measure("review.size", RULE, Statistic.MEDIAN),
                                Expected.LOWER,
                                from,
                                from.plusWeeks(16).minusDays(1)));
    }

    private void follow(Viewer manager, UUID team, UUID experiment, LocalDate today) {
        if (runs.underWay() > 0) {
            return;
        }
        timer.shutdown();
        try {
            var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            close(manager, team, experiment, monday.minusWeeks(11));
            dismiss();
            forecasts.tell(today);
            whole.complete(true);
        } catch (RuntimeException e) {
            LOG.error("What came of the demo's experiment could not be told", e);
            whole.completeExceptionally(e);
        }
    }

    /// Says what the numbers of that day say.
    private void close(Viewer manager, UUID team, UUID experiment, LocalDate day) {
        var then = experiments.at(morning(day));
        var verdict =
                then.of(manager, team, day).stream()
                        .filter(one -> one.experiment().id().equals(experiment))
                        .findFirst()
                        .map(DemoDecisions::verdict)
                        .orElse(Verdict.CANNOT_TELL);
        then.close(
                manager,
                experiment,
                verdict,
                "The hour before noon stays kept for reviews: nobody wants it back. The numbers are one reason among several.");
    }

    private static Verdict verdict(ExperimentCourse course) {
        return course.finding() instanceof Finding.Compared compared
                ? compared.verdict()
                : Verdict.CANNOT_TELL;
    }

    /// The name with least recent work that nobody owns.
    private void dismiss() {
        var console = Viewer.console();
        owners.suggestions(console).stream()
                .min(Comparator.comparingLong(Owners.Suggestion::recent))
                .ifPresent(one -> owners.dismiss(console, one.kind(), one.name()));
    }

    /// Does something more once all is told.
    CompletableFuture<Void> afterwards(Runnable work) {
        return whole.thenRunAsync(
                work, one -> Thread.ofPlatform().daemon().name("demo-plan").start(one));
    }

    /// Waits until all is told.
    void whole() {
        whole.join();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
