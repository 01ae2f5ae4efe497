package dev.quarterdeck.planning;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.facts.Measured;
import dev.quarterdeck.engine.portfolio.Outlook;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.engine.portfolio.Simulation;
import dev.quarterdeck.metrics.teams.Question;
import dev.quarterdeck.metrics.teams.TeamMetrics;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.organization.Staffing;
import dev.quarterdeck.platform.Recent;
import dev.quarterdeck.portfolio.Pauses;
import dev.quarterdeck.portfolio.Portfolio;
import dev.quarterdeck.seats.Assumptions;
import dev.quarterdeck.seats.SeatStarts;
import dev.quarterdeck.seats.Seats;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Make the plan of record from what people said and tools told, and play plans.
///
/// It is made of everything, also of what few may see of single people and seats: whoever asks must
/// show sums alone.
public final class Plans {

    /// Changes whenever the same plan may get other dates.
    public static final String MODEL = "portfolio/1";

    static final int DRAWS = 10_000;
    static final long SEED = 20_261_122;
    private static final Simulation SIMULATION = new Simulation(DRAWS, SEED);
    private static final Simulation FEW = new Simulation(500, SEED);
    private static final int HELD = 8;
    private static final Duration LONG = Duration.ofSeconds(1);
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Sources sources;
    private final Recent<Asked, Told> works = new Recent<>(HELD);
    private final Recent<PlanBuilder.Facts, PlanOfRecord> plans = new Recent<>(HELD);
    private final Paces paces = new Paces();
    private final Recent<String, Outlook> outlooks = new Recent<>(HELD);
    private final Recent<Plan, Outlook> priced = new Recent<>(HELD);
    private final ReentrantLock playing = new ReentrantLock();
    private final ReentrantLock reading = new ReentrantLock();

    /// Where the plan comes from.
    record Sources(
            Portfolio portfolio,
            Seats seats,
            Assumptions assumptions,
            SeatStarts starts,
            Organization organization,
            Staffing staffing,
            Measured measured,
            TeamMetrics metrics,
            Pauses pauses) {}

    /// What was asked of the trackers.
    private record Asked(LocalDate day, List<WorkStore.Root> roots) {}

    /// What they told. @param changes how often rows had changed @param at nanoseconds
    private record Told(Work work, long changes, long at, Duration took) {

        /// Where reading takes long, items change all the time: so that not everybody waits for
        /// every change, what was read is shown for up to a minute.
        boolean isStillShown() {
            return isLong() && System.nanoTime() - at < FRESH.toNanos();
        }

        boolean isLong() {
            return took.compareTo(LONG) > 0;
        }
    }

    Plans(Sources sources) {
        this.sources = sources;
    }

    /// Returns the plan of record of today; the same one as long as nothing changes, and of the
    /// trackers what they told within the last minute where reading them takes more than a second.
    public PlanOfRecord today() {
        return of(sources.portfolio().today());
    }

    /// Returns the plan of record of a day; of a past one as it was known then, which takes seconds
    /// where much was told.
    public PlanOfRecord of(LocalDate day) {
        var facts = facts(day);
        return plans.get(facts, () -> PlanBuilder.of(facts, paces));
    }

    /// Returns what a plan comes to: the same luck for all plans, so that they can be compared.
    public Outlook outlook(Plan plan) {
        var digest = PlanDigest.of(plan);
        return outlooks.find(digest).orElseGet(() -> alone(() -> outlook(digest, plan)));
    }

    private Outlook outlook(String digest, Plan plan) {
        return outlooks.get(digest, () -> SIMULATION.of(plan));
    }

    /// Plays one plan after another: each takes all cores, and whoever asks for the same meanwhile
    /// waits for it.
    private Outlook alone(Supplier<Outlook> play) {
        playing.lock();
        try {
            return play.get();
        } finally {
            playing.unlock();
        }
    }

    /// Returns the same of a plan in which people cost something. It is held apart, as digests know
    /// no costs.
    public Outlook priced(Plan plan) {
        return priced.find(plan)
                .orElseGet(() -> alone(() -> priced.get(plan, () -> SIMULATION.of(plan))));
    }

    /// Plays a plan with so few futures that means are known at once, with the luck of all plans.
    public static Outlook few(Plan plan) {
        return FEW.of(plan);
    }

    /// Tells plans apart by what their dates depend on: 64 hexadecimal digits.
    public static String digest(Plan plan) {
        return PlanDigest.of(plan);
    }

    private PlanBuilder.Facts facts(LocalDate day) {
        var console = Viewer.console();
        var initiatives = sources.portfolio().initiatives(console, day);
        var days = PlanBuilder.days(day);
        return new PlanBuilder.Facts(
                day,
                sources.organization().asOf(console, day).teams(),
                sources.staffing().between(days.from(), Objects.requireNonNull(days.until())),
                initiatives,
                work(day, WorkStore.Root.of(initiatives)),
                sources.assumptions().plain(console, day),
                sources.seats().plain(console, day),
                sources.starts().starts(console, day),
                sources.pauses().pauses(console, day));
    }

    private Work work(LocalDate day, List<WorkStore.Root> roots) {
        var asked = new Asked(day, roots);
        long changes = sources.measured().changes("item", "effort");
        var held = works.find(asked);
        if (held.isPresent() && (held.get().changes == changes || held.get().isStillShown())) {
            return held.get().work;
        }
        if (held.isPresent() && held.get().isLong() && reading.isLocked()) {
            return held.get().work;
        }
        reading.lock();
        try {
            return works.find(asked)
                    .filter(one -> one.changes >= changes)
                    .map(Told::work)
                    .orElseGet(() -> read(asked, changes));
        } finally {
            reading.unlock();
        }
    }

    private Work read(Asked asked, long changes) {
        var day = asked.day;
        var roots = asked.roots;
        long begun = System.nanoTime();
        var work =
                day.isBefore(sources.portfolio().today())
                        ? workThen(day, roots)
                        : workNow(day, roots);
        var took = Duration.ofNanos(System.nanoTime() - begun);
        works.put(asked, new Told(work, changes, System.nanoTime(), took));
        return work;
    }

    private Work workNow(LocalDate day, List<WorkStore.Root> roots) {
        var work =
                sources.measured()
                        .now(
                                sql ->
                                        WorkStore.read(sql, roots, start(day))
                                                .withOnCall(onCall(sql, day)));
        return work.withOnCall(shown(day, work.onCall()));
    }

    private Work workThen(LocalDate day, List<WorkStore.Root> roots) {
        var measured = sources.measured();
        var then = start(day);
        var onCall =
                measured.effortAsOf(
                        then,
                        monday(day).minusWeeks(PlanBuilder.PACE_WEEKS),
                        sql -> onCall(sql, day));
        return measured.asOf(then, sql -> WorkStore.read(sql, roots, then))
                .withOnCall(shown(day, onCall));
    }

    /// Leaves out teams whose numbers are not shown: from the weeks of the plan it would follow
    /// what their people did. Of these on-call stays in the pace.
    private Map<UUID, Double> shown(LocalDate day, Map<UUID, Double> onCall) {
        if (onCall.isEmpty()) {
            return onCall;
        }
        var teams =
                sources.organization().asOf(Viewer.console(), day).teams().stream()
                        .map(Unit::id)
                        .filter(onCall::containsKey)
                        .toList();
        var question =
                Question.lastWeeks(monday(day).minusDays(1), PlanBuilder.PACE_WEEKS).of(teams);
        var shown = new HashMap<UUID, Double>();
        for (var scope : sources.metrics().scopes(Viewer.console(), question)) {
            var team = scope.team();
            var people = team == null ? null : onCall.get(team);
            if (team != null && people != null && scope.hidden() == null) {
                shown.put(team, people);
            }
        }
        return shown;
    }

    private static Map<UUID, Double> onCall(JdbcClient sql, LocalDate day) {
        return WorkStore.onCall(sql, monday(day), PlanBuilder.PACE_WEEKS);
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
