package dev.quarterdeck.planning;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.facts.Measured;
import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.forecasting.Spread;
import dev.quarterdeck.engine.portfolio.DriverEffect;
import dev.quarterdeck.engine.portfolio.Initiative;
import dev.quarterdeck.engine.portfolio.Outlook;
import dev.quarterdeck.engine.portfolio.Simulation;
import dev.quarterdeck.planning.InitiativeForecast.Driver;
import dev.quarterdeck.planning.InitiativeForecast.Named;
import dev.quarterdeck.planning.InitiativeForecast.Outcome;
import dev.quarterdeck.planning.InitiativeForecast.Part;
import dev.quarterdeck.planning.InitiativeForecast.Pause;
import dev.quarterdeck.planning.InitiativeForecast.Redated;
import dev.quarterdeck.planning.InitiativeForecast.ScopeWeek;
import dev.quarterdeck.planning.InitiativeForecast.Waits;
import dev.quarterdeck.planning.PlanOfRecord.Wanted;
import dev.quarterdeck.platform.Recent;
import dev.quarterdeck.portfolio.Pauses;
import dev.quarterdeck.portfolio.Portfolio;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tell all that is known of the date of one initiative.
public final class InitiativeForecasts {

    /// Enough to rank inputs; each of them costs a play of the whole plan.
    static final Simulation DRIVERS = new Simulation(500, Plans.SEED);

    private static final int KEPT = 16;
    private static final Comparator<Initiative> ORDER =
            Comparator.comparingDouble(Initiative::order).thenComparing(Initiative::id);

    private final Forecasts forecasts;
    private final DateMoves moves;
    private final Portfolio portfolio;
    private final Pauses pauses;
    private final Measured measured;
    private final Recent<Asked, List<Driver>> drivers = new Recent<>(KEPT);
    private final SureTimes times = new SureTimes();
    private final Recent<AskedScope, List<ScopeWeek>> scopes = new Recent<>(KEPT);

    private record Asked(String inputs, UUID initiative) {}

    /// What was asked of the tracker. @param changes how often rows had changed
    private record AskedScope(
            UUID initiative, LocalDate day, List<WorkStore.Root> roots, long changes) {}

    InitiativeForecasts(
            Forecasts forecasts,
            DateMoves moves,
            Portfolio portfolio,
            Pauses pauses,
            Measured measured) {
        this.forecasts = forecasts;
        this.moves = moves;
        this.portfolio = portfolio;
        this.pauses = pauses;
        this.measured = measured;
    }

    /// Returns it.
    ///
    /// @param since the day from which the date's move is told; null for about four weeks ago
    /// @param withDrivers whether what drives the spread is wanted, which takes longer
    /// @throws dev.quarterdeck.platform.Refusal when there is no such initiative or it has no
    ///     forecast
    public InitiativeForecast of(
            Viewer viewer, String key, @Nullable LocalDate since, boolean withDrivers) {
        var now = forecasts.now(viewer);
        var record = now.record();
        var own = record.requireForecast(key);
        var outlook = now.outlook();
        var shown =
                now.forecast().initiatives().stream()
                        .filter(one -> one.id().equals(own.id()))
                        .findFirst()
                        .orElseThrow();
        var around = new Around(record, outlook, pauseNames(record.plan().start()));
        var parts = around.parts(own);
        var waits = around.waits(own);
        return new InitiativeForecast(
                record.plan().start(),
                outlook.simulation().draws(),
                shown,
                outcomes(own, outlook),
                parts,
                waits,
                times.untilSure(record, outlook, own, parts, waits),
                own.few() ? List.of() : scope(own.id(), record.plan().start()),
                moves.since(record, outlook, own.id(), since),
                withDrivers ? drivers(record, own.id()) : List.of(),
                redated(viewer, own.id()));
    }

    private @Nullable Redated redated(Viewer viewer, UUID own) {
        return portfolio.initiativeHistory(viewer, own).stream()
                .gather(Gatherers.windowSliding(2))
                .filter(pair -> pair.size() == 2)
                .flatMap(pair -> redated(pair.getFirst(), pair.getLast()))
                .findFirst()
                .orElse(null);
    }

    private static Stream<Redated> redated(
            dev.quarterdeck.portfolio.Initiative now, dev.quarterdeck.portfolio.Initiative before) {
        var day = before.terms().dates().mustDate();
        return day == null || day.equals(now.terms().dates().mustDate())
                ? Stream.empty()
                : Stream.of(
                        new Redated(day, LocalDate.ofInstant(now.version().at(), ZoneOffset.UTC)));
    }

    private Map<String, String> pauseNames(LocalDate day) {
        return pauses.pauses(Viewer.console(), day).stream()
                .collect(Collectors.toMap(one -> one.id().toString(), one -> one.terms().name()));
    }

    private static List<Outcome> outcomes(Wanted own, Outlook outlook) {
        var finish = outlook.finish(own.id().toString());
        int draws = outlook.simulation().draws();
        return IntStream.rangeClosed(1, outlook.plan().weeks())
                .mapToObj(week -> new Outcome(week, futures(finish, week, draws)))
                .filter(one -> one.futures() > 0)
                .toList();
    }

    private static int futures(Spread finish, int week, int draws) {
        return (int) Math.rint(finish.exactly(week) * draws);
    }

    private List<ScopeWeek> scope(UUID own, LocalDate day) {
        var roots = WorkStore.Root.of(portfolio.initiatives(Viewer.console(), day));
        return scopes.get(
                new AskedScope(own, day, roots, measured.changes("item")),
                () -> scope(own, day, roots));
    }

    private List<ScopeWeek> scope(UUID own, LocalDate day, List<WorkStore.Root> roots) {
        var then = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return measured.now(sql -> ScopeStore.weeks(sql, roots, own, then)).stream()
                .map(week -> new ScopeWeek(week.end(), week.known(), week.finished()))
                .toList();
    }

    private List<Driver> drivers(PlanOfRecord record, UUID own) {
        var plan = record.plan();
        return drivers.get(
                new Asked(PlanDigest.of(plan), own),
                () ->
                        DRIVERS.drivers(plan, own.toString()).stream()
                                .map(effect -> driver(effect, record))
                                .sorted(Comparator.comparingDouble(Driver::narrowed).reversed())
                                .toList());
    }

    private static Driver driver(DriverEffect effect, PlanOfRecord record) {
        var id = effect.driver().id();
        var of =
                switch (effect.driver().kind()) {
                    case PACE -> record.team(id).name();
                    case SCOPE -> record.of(id).key();
                    case IN_PROGRESS, UNPLANNED, ATTRITION, HIRING -> "";
                };
        return new Driver(
                effect.driver().kind().name().toLowerCase(Locale.ROOT),
                of,
                effect.narrowed(),
                effect.pulledP85());
    }

    /// What stands around an initiative in the plan. @param pauses their names, by id
    private record Around(PlanOfRecord record, Outlook outlook, Map<String, String> pauses) {

        List<Part> parts(Wanted own) {
            var engine = record.initiative(own.id());
            return engine.demands().stream().map(demand -> part(engine, demand)).toList();
        }

        private Part part(Initiative own, Initiative.Demand demand) {
            var team = record.team(demand.team());
            int atOnce =
                    record.plan().teams().stream()
                            .filter(one -> one.id().equals(demand.team()))
                            .mapToInt(one -> one.wipLimit())
                            .findFirst()
                            .orElseThrow();
            return new Part(
                    team.id(),
                    team.name(),
                    demand.items(),
                    demand.agesInProgress().size(),
                    atOnce,
                    record.plan().initiatives().stream()
                            .filter(one -> ORDER.compare(one, own) < 0)
                            .filter(one -> worksOn(one, demand.team()))
                            .sorted(ORDER)
                            .map(one -> named(one.id()))
                            .toList());
        }

        private static boolean worksOn(Initiative one, String team) {
            return one.demands().stream().anyMatch(demand -> demand.team().equals(team));
        }

        private Named named(String id) {
            var one = record.of(id);
            return new Named(
                    one.id(),
                    one.key(),
                    one.name(),
                    outlook.within(id, Percentile.P85).orElse(null));
        }

        Waits waits(Wanted own) {
            var engine = record.initiative(own.id());
            return new Waits(
                    engine.after().stream().sorted().map(this::named).toList(),
                    engine.earliestStart(),
                    record.plan().pauses().stream()
                            .filter(one -> binds(one, engine))
                            .flatMap(one -> pause(one).stream())
                            .toList());
        }

        private static boolean binds(
                dev.quarterdeck.engine.portfolio.Pause pause, Initiative engine) {
            return pause.teams().isEmpty()
                    || engine.demands().stream().anyMatch(d -> pause.teams().contains(d.team()));
        }

        /// A pause that is over binds nothing any more.
        private Optional<Pause> pause(dev.quarterdeck.engine.portfolio.Pause pause) {
            var until = pause.days().until();
            if (until == null || !until.isAfter(record.plan().start())) {
                return Optional.empty();
            }
            return Optional.of(
                    new Pause(
                            pauses.getOrDefault(pause.id(), pause.id()),
                            pause.days().from(),
                            until,
                            pause.kind() == dev.quarterdeck.engine.portfolio.Pause.Kind.FREEZE));
        }
    }
}
