package dev.quarterdeck.planning;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Decision;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.forecasting.PlainBootstrap;
import dev.quarterdeck.engine.portfolio.Initiative.Demand;
import dev.quarterdeck.engine.portfolio.Outlook;
import dev.quarterdeck.planning.Forecast.Dates;
import dev.quarterdeck.planning.Forecast.OfInitiative;
import dev.quarterdeck.planning.Forecast.OfTeam;
import dev.quarterdeck.planning.Forecast.Week;
import dev.quarterdeck.planning.PlanOfRecord.Planned;
import dev.quarterdeck.planning.PlanOfRecord.Wanted;
import dev.quarterdeck.planning.ShownForecast.Told;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Tell when what is wanted will be done, and keep what was told.
///
/// Everybody who may see initiatives sees the same dates. They are made of everything, also of what
/// the viewer may not see of single people and seats, and added up.
public final class Forecasts {

    private static final int PLAIN_DRAWS = 1_000;
    private static final PlainBootstrap BOOTSTRAP = new PlainBootstrap(PLAIN_DRAWS);
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Plans plans;
    private final Policy policy;
    private final Database database;
    private final KeptPlanStore keptPlans;
    private final Clock clock;
    private volatile String kept = "";

    Forecasts(Plans plans, Policy policy, Database database, KeptPlanStore keptPlans, Clock clock) {
        this.plans = plans;
        this.policy = policy;
        this.database = database;
        this.keptPlans = keptPlans;
        this.clock = clock;
    }

    /// Answers whether the viewer may see dates of initiatives.
    public boolean isSeen(Viewer viewer) {
        return policy.may(viewer, Action.SEE, ProtectedRecord.of(FieldClass.PORTFOLIO))
                instanceof Decision.Allow;
    }

    /// Returns today's forecast, and keeps it when it was not told before.
    ///
    /// @throws dev.quarterdeck.platform.Refusal of kind FORBIDDEN
    public Forecast today(Viewer viewer) {
        return now(viewer).forecast();
    }

    /// What is told today, with what it is made of.
    record Now(Forecast forecast, PlanOfRecord record, Outlook outlook) {}

    Now now(Viewer viewer) {
        policy.require(viewer, Action.SEE, ProtectedRecord.of(FieldClass.PORTFOLIO));
        var plan = plans.today();
        var outlook = plans.outlook(plan.plan());
        var inputs = PlanDigest.of(plan.plan());
        keep(plan, inputs, outlook);
        var forecast =
                new Forecast(
                        plan.plan().start(),
                        clock.instant(),
                        inputs,
                        Plans.MODEL,
                        Plans.DRAWS,
                        plan.initiatives().stream().map(one -> of(one, outlook)).toList(),
                        plan.teams().stream().map(one -> of(one, outlook)).toList(),
                        plan.assumed());
        return new Now(forecast, plan, outlook);
    }

    /// Keeps the forecast that would have been told on a past morning by what was known then, for
    /// a history that is made up; a record of real ones must hold nothing that nobody was told.
    public void tellAsOf(LocalDate day) {
        var plan = plans.of(day);
        var moment = day.atTime(MORNING).toInstant(ZoneOffset.UTC);
        keep(plan, PlanDigest.of(plan.plan()), plans.outlook(plan.plan()), moment);
    }

    /// Keeps what is told of a plan, unless it was what was told last.
    private void keep(PlanOfRecord plan, String inputs, Outlook outlook) {
        if (!kept.equals(inputs)) {
            keep(plan, inputs, outlook, clock.instant());
            kept = inputs;
        }
    }

    private void keep(PlanOfRecord plan, String inputs, Outlook outlook, Instant moment) {
        if (plan.initiatives().stream().noneMatch(Wanted::isForecast)) {
            return;
        }
        var shown =
                new ShownForecast(
                        Ids.next(clock),
                        plan.plan().start(),
                        inputs,
                        Plans.MODEL,
                        Plans.DRAWS,
                        Plans.SEED,
                        moment,
                        told(plan, outlook));
        var planKept = KeptPlan.of(outlook);
        database.keep(
                sql -> {
                    if (ForecastStore.keep(sql, shown)) {
                        keptPlans.keep(sql, shown.id(), planKept);
                    }
                });
    }

    private static OfInitiative of(Wanted one, Outlook outlook) {
        return new OfInitiative(
                one.id(),
                one.key(),
                one.name(),
                one.open(),
                one.few() ? null : one.finished(),
                one.nobodys(),
                one.isForecast() ? dates(one.id().toString(), outlook) : null,
                one.missing());
    }

    private static Dates dates(String id, Outlook outlook) {
        return new Dates(
                day(id, outlook, 15),
                day(id, outlook, 50),
                day(id, outlook, 85),
                day(id, outlook, 95),
                outlook.oddsWithinHorizon(id),
                initiative(id, outlook).mustDate(),
                odds(id, outlook));
    }

    private static dev.quarterdeck.engine.portfolio.Initiative initiative(
            String id, Outlook outlook) {
        return outlook.plan().initiatives().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable Double odds(String id, Outlook outlook) {
        var odds = outlook.oddsOfMustDate(id);
        return odds.isPresent() ? odds.getAsDouble() : null;
    }

    private static @Nullable LocalDate day(String id, Outlook outlook, double percent) {
        return outlook.within(id, new Percentile(percent)).orElse(null);
    }

    private static OfTeam of(Planned team, Outlook outlook) {
        return new OfTeam(
                team.id(),
                team.name(),
                team.members(),
                team.history(),
                team.isLargeEnough() ? weeks(team, outlook) : List.of());
    }

    private static List<Week> weeks(Planned team, Outlook outlook) {
        var load = outlook.load(team.id().toString());
        return IntStream.range(0, PlanBuilder.WEEKS_TOLD)
                .mapToObj(
                        week ->
                                new Week(
                                        outlook.plan().start().plusWeeks(week),
                                        load.people()[week],
                                        load.initiatives()[week],
                                        load.unplanned()[week],
                                        load.idle()[week]))
                .toList();
    }

    private static List<Told> told(PlanOfRecord plan, Outlook outlook) {
        return plan.initiatives().stream()
                .filter(Wanted::isForecast)
                .map(one -> told(one, plan, outlook))
                .toList();
    }

    private static Told told(Wanted one, PlanOfRecord plan, Outlook outlook) {
        var id = one.id().toString();
        var initiative = initiative(id, outlook);
        return new Told(
                one.id(),
                one.key(),
                one.name(),
                one.open(),
                initiative.demands().stream()
                        .map(demand -> UUID.fromString(demand.team()))
                        .collect(Collectors.toSet()),
                initiative.mustDate(),
                odds(id, outlook),
                rungs(percent -> outlook.weeks(id, percent)),
                plain(initiative.demands(), plan));
    }

    private static List<Double> rungs(ToDoubleFunction<Percentile> weeks) {
        return IntStream.range(0, ShownForecast.RUNGS)
                .mapToObj(
                        i ->
                                weeks.applyAsDouble(
                                        new Percentile((i + 0.5) * 100 / ShownForecast.RUNGS)))
                .toList();
    }

    /// What tools usually do: what remains over the throughput of the team as a whole, nothing else
    /// in the way; done when the last team is.
    private static List<Double> plain(List<Demand> demands, PlanOfRecord plan) {
        var random = new Random(Plans.SEED);
        double[] last = new double[PLAIN_DRAWS];
        for (var demand : demands) {
            double[] weeks = plainWeeks(demand, plan);
            for (int draw = 0; draw < PLAIN_DRAWS; draw++) {
                last[draw] = Math.max(last[draw], weeks[random.nextInt(weeks.length)]);
            }
        }
        Arrays.sort(last);
        var rungs = new ArrayList<Double>();
        for (int i = 0; i < ShownForecast.RUNGS; i++) {
            rungs.add(last[(2 * i + 1) * PLAIN_DRAWS / (2 * ShownForecast.RUNGS)]);
        }
        return rungs;
    }

    private static double[] plainWeeks(Demand demand, PlanOfRecord plan) {
        int[] lately =
                plan.teams().stream()
                        .filter(team -> team.id().toString().equals(demand.team()))
                        .flatMap(team -> team.lately().stream())
                        .mapToInt(Integer::intValue)
                        .toArray();
        if (Arrays.stream(lately).sum() == 0) {
            return new double[] {plan.plan().weeks()};
        }
        int items = (int) Math.max(1, Math.ceil(demand.items()));
        var weeks = BOOTSTRAP.weeksUntil(items, lately, plan.plan().weeks(), Plans.SEED);
        return IntStream.range(0, weeks.size()).mapToDouble(weeks::outcome).toArray();
    }
}
