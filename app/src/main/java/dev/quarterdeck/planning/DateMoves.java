package dev.quarterdeck.planning;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.facts.Measured;
import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.portfolio.MoveCauses;
import dev.quarterdeck.engine.portfolio.Outlook;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.engine.portfolio.Simulation;
import dev.quarterdeck.planning.ForecastStore.ToldOf;
import dev.quarterdeck.planning.InitiativeForecast.Cause;
import dev.quarterdeck.planning.InitiativeForecast.Move;
import dev.quarterdeck.platform.Recent;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.portfolio.Initiative;
import dev.quarterdeck.portfolio.Portfolio;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says how the date of an initiative moved since it was told, and why: the plan as it was kept and
/// the plan as it is are mixed cause by cause.
///
/// Both are played as they are kept, with counted people, so that they differ in nothing but what
/// changed.
final class DateMoves {

    /// Sixteen mixtures are played once for all initiatives of a plan.
    static final Simulation MIXED = new Simulation(500, Plans.SEED);

    private static final int USUAL_DAYS = 28;
    private static final int KEPT = 8;

    private final Database database;
    private final KeptPlanStore plans;
    private final Portfolio portfolio;
    private final Measured measured;
    private final Recent<Asked, Map<UUID, MoveCauses>> causes = new Recent<>(KEPT);

    /// A kept forecast beside the plan of now.
    private record Asked(UUID then, String now) {}

    DateMoves(Database database, KeptPlanStore plans, Portfolio portfolio, Measured measured) {
        this.database = database;
        this.plans = plans;
        this.portfolio = portfolio;
        this.measured = measured;
    }

    /// Tells the move since the forecast that was told nearest to a day.
    ///
    /// @param since null for four weeks ago
    @Nullable Move since(
            PlanOfRecord now, Outlook outlook, UUID initiative, @Nullable LocalDate since) {
        var start = now.plan().start();
        var wish = since == null ? start.minusDays(USUAL_DAYS) : since;
        return database.keeping(sql -> ForecastStore.nearest(sql, initiative, wish, start))
                .map(then -> move(then, outlook, hasSmallTeam(now, then)))
                .orElse(null);
    }

    /// Of a small team what its people make of a date is single people's leave and leaving.
    private static boolean hasSmallTeam(PlanOfRecord now, ToldOf then) {
        var teams = new HashSet<>(then.told().teams());
        now.initiative(then.told().initiative()).demands().stream()
                .map(demand -> UUID.fromString(demand.team()))
                .forEach(teams::add);
        return now.teams().stream()
                .anyMatch(team -> teams.contains(team.id()) && !team.isLargeEnough());
    }

    private Move move(ToldOf then, Outlook outlook, boolean isSmall) {
        var initiative = then.told().initiative();
        var from = then.told().day(then.asOf(), Percentile.P85.fraction());
        var to = outlook.within(initiative.toString(), Percentile.P85).orElse(null);
        if (from == null || to == null) {
            return new Move(
                    then.asOf(),
                    from,
                    to,
                    0,
                    List.of(),
                    "A date beyond two years is not told apart.");
        }
        int days = (int) (to.toEpochDay() - from.toEpochDay());
        return causes(then, outlook)
                .flatMap(all -> Optional.ofNullable(all.get(initiative)))
                .stream()
                .map(one -> new Move(then.asOf(), from, to, days, words(one, days, isSmall), null))
                .findFirst()
                .orElseGet(
                        () ->
                                new Move(
                                        then.asOf(),
                                        from,
                                        to,
                                        days,
                                        List.of(),
                                        "What that forecast was made of was not kept."));
    }

    /// Whole days that sum to the move as it is shown: what rounding leaves is unknown too.
    ///
    /// @param isSmall whether what people make of it may not be told
    private static List<Cause> words(MoveCauses causes, int days, boolean isSmall) {
        var parts = new ArrayList<Cause>();
        int rest = days;
        for (var one : new TreeMap<>(causes.days()).entrySet()) {
            boolean isHidden = isSmall && one.getKey() == MoveCauses.Cause.CAPACITY;
            if (one.getKey() != MoveCauses.Cause.UNKNOWN && !isHidden) {
                parts.add(new Cause(one.getKey().name().toLowerCase(Locale.ROOT), one.getValue()));
                rest -= one.getValue();
            }
        }
        parts.add(new Cause(MoveCauses.Cause.UNKNOWN.name().toLowerCase(Locale.ROOT), rest));
        return parts;
    }

    private Optional<Map<UUID, MoveCauses>> causes(ToldOf then, Outlook outlook) {
        return database.keeping(sql -> plans.find(sql, then.forecast()))
                .map(
                        kept ->
                                causes.get(
                                        new Asked(then.forecast(), PlanDigest.of(outlook.plan())),
                                        () -> causes(then, kept, outlook)));
    }

    private Map<UUID, MoveCauses> causes(ToldOf then, KeptPlan kept, Outlook outlook) {
        var now = outlook.plan();
        var after = KeptPlan.of(outlook).asPlan(now);
        var before = MoveCauses.broughtTo(kept.asPlan(now), after, finished(kept, now));
        var all = new HashMap<UUID, MoveCauses>();
        MoveCauses.of(MIXED, before, after, Percentile.P85, moves(then, outlook, before))
                .forEach((id, one) -> all.put(UUID.fromString(id), one));
        return all;
    }

    /// The moves of all initiatives that are in both plans.
    private Map<String, Double> moves(ToldOf then, Outlook outlook, Plan before) {
        var was = before.initiatives().stream().map(one -> one.id()).collect(Collectors.toSet());
        was.retainAll(outlook.initiatives());
        double weeks = PlanDays.weeksBetween(then.asOf(), outlook.plan().start());
        var moves = new HashMap<String, Double>();
        for (var told : database.keeping(sql -> ForecastStore.dates(sql, then.forecast()))) {
            var id = told.initiative().toString();
            if (was.contains(id)) {
                double now = weeks + outlook.weeks(id, Percentile.P85);
                moves.put(id, now - told.weeksAt(Percentile.P85.fraction()));
            }
        }
        return moves;
    }

    /// What trackers say was finished since; where people say what is left, they said so since.
    private Map<String, Map<String, Double>> finished(KeptPlan kept, Plan now) {
        var initiatives = portfolio.initiatives(Viewer.console(), now.start());
        var roots = WorkStore.Root.of(initiatives);
        var finished =
                measured.now(
                        sql ->
                                ScopeStore.finished(
                                        sql, roots, moment(kept.start()), moment(now.start())));
        for (var one : initiatives) {
            var byTeam = finished.get(one.id().toString());
            if (byTeam != null) {
                byHand(one).forEach(byTeam::remove);
            }
        }
        return finished;
    }

    private static List<String> byHand(Initiative one) {
        return one.terms().scope().byHand().stream()
                .map(said -> said.team().toString())
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static Instant moment(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
