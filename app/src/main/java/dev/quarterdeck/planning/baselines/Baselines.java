package dev.quarterdeck.planning.baselines;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.Decision;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.portfolio.Outlook;
import dev.quarterdeck.planning.Ending;
import dev.quarterdeck.planning.Forecasts;
import dev.quarterdeck.planning.InitiativeEnds;
import dev.quarterdeck.planning.PlanOfRecord;
import dev.quarterdeck.planning.PlanOfRecord.Wanted;
import dev.quarterdeck.planning.Plans;
import dev.quarterdeck.planning.baselines.Baseline.Said;
import dev.quarterdeck.planning.baselines.BaselineCourse.Line;
import dev.quarterdeck.planning.baselines.BaselineCourse.Now;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.csv.CellMembers;
import dev.quarterdeck.platform.http.Cursor;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.portfolio.Initiative;
import dev.quarterdeck.portfolio.Portfolio;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Freeze the plan of record, and tell later what came of it.
///
/// Everybody who is signed in reads; directors and administrators freeze, as they decide on order
/// and commitment.
public final class Baselines {

    private static final String DECIDED = "decided";
    private static final int LONGEST_NAME = 100;

    private final Plans plans;
    private final Forecasts forecasts;
    private final Portfolio portfolio;
    private final InitiativeEnds ends;
    private final Database database;
    private final Policy policy;
    private final Audit audit;
    private final Clock clock;

    Baselines(Sources sources, Database database, Policy policy, Audit audit, Clock clock) {
        this.plans = sources.plans();
        this.forecasts = sources.forecasts();
        this.portfolio = sources.portfolio();
        this.ends = sources.ends();
        this.database = database;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /// Where a plan comes from.
    record Sources(Plans plans, Forecasts forecasts, Portfolio portfolio, InitiativeEnds ends) {}

    /// Returns the same at another moment, as a history that is made up needs: a past plan is
    /// frozen as it was known then.
    public Baselines at(Clock moment) {
        return new Baselines(
                new Sources(plans, forecasts, portfolio, ends), database, policy, audit, moment);
    }

    private static ProtectedRecord decided() {
        return new ProtectedRecord(FieldClass.PORTFOLIO, null, null, DECIDED);
    }

    /// Returns why the viewer may not freeze the plan, empty when they may.
    public Optional<String> refusal(Viewer viewer) {
        return policy.may(viewer, Action.CHANGE, decided()) instanceof Decision.Refuse(var reason)
                ? Optional.of(reason)
                : Optional.empty();
    }

    /// Lists what names each of them, the newest first.
    ///
    /// @param after the last one of the page before, null for the first page
    /// @param limit how many at most
    /// @throws Refusal of kind FORBIDDEN, or when there is no such last one
    public List<BaselineHead> heads(Viewer viewer, @Nullable UUID after, int limit) {
        return viewing(
                viewer,
                sql -> {
                    if (after != null && !BaselineStore.isKept(sql, after)) {
                        throw Cursor.refused();
                    }
                    return BaselineStore.heads(sql, after, limit);
                });
    }

    private <T> T viewing(Viewer viewer, Function<JdbcClient, T> question) {
        policy.require(viewer, Action.SEE, ProtectedRecord.of(FieldClass.PORTFOLIO));
        return database.viewing(viewer.viewpoint(today()), question);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// Freezes the plan of record as it stands.
    ///
    /// @param why in the viewer's words, or null
    /// @throws Refusal when the viewer may not, or nothing is planned
    public Baseline freeze(Viewer viewer, String name, @Nullable String why) {
        policy.require(viewer, Action.CHANGE, decided());
        var words = name(name);
        var reason = CellMembers.reason(why);
        var day = today();
        boolean isToday = day.equals(portfolio.today());
        if (isToday) {
            forecasts.today(viewer);
        }
        var plan = plans.of(day);
        var said = said(plan, day);
        if (said.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "A plan of nothing cannot be frozen: no initiative is committed or running.",
                    "Maybe commit one first.");
        }
        var inputs = Plans.digest(plan.plan());
        return database.keeping(
                sql -> {
                    var one =
                            new Baseline(
                                    Ids.next(clock),
                                    words,
                                    day,
                                    BaselineStore.forecast(sql, day, inputs, Plans.MODEL)
                                            .orElse(null),
                                    inputs,
                                    Plans.MODEL,
                                    viewer.label(),
                                    clock.instant(),
                                    reason,
                                    said);
                    BaselineStore.insert(sql, one);
                    audit.append(
                            sql,
                            AuditEntry.of(
                                    viewer,
                                    "plan.freeze",
                                    FieldClass.PORTFOLIO,
                                    List.of(),
                                    "baseline %s".formatted(one.id())));
                    return one;
                });
    }

    private static String name(String text) {
        var words = text.strip();
        boolean isPlain = words.chars().noneMatch(Character::isISOControl);
        if (words.isEmpty() || words.length() > LONGEST_NAME || !isPlain) {
            throw new Refusal(
                            "The name (%s) must have 1 to %d characters, none of them for control."
                                    .formatted(
                                            words.isEmpty() ? "none" : words.length() + " long",
                                            LONGEST_NAME),
                            "Maybe Plan of the third quarter.")
                    .about("name");
        }
        return words;
    }

    private List<Said> said(PlanOfRecord plan, LocalDate day) {
        var terms = terms(day);
        var outlook = plans.outlook(plan.plan());
        return plan.initiatives().stream()
                .flatMap(
                        one ->
                                Optional.ofNullable(terms.get(one.id()))
                                        .map(found -> said(one, found.terms(), outlook))
                                        .stream())
                .toList();
    }

    private Map<UUID, Initiative> terms(LocalDate day) {
        return portfolio.initiatives(Viewer.console(), day).stream()
                .collect(Collectors.toMap(Initiative::id, Function.identity()));
    }

    private static Said said(Wanted one, Initiative.Terms terms, Outlook outlook) {
        var dates = new Days(one, outlook);
        return new Said(
                one.id(),
                one.key(),
                one.name(),
                terms.place().stage(),
                terms.place().order(),
                terms.dates().mustDate(),
                one.open(),
                dates.at(15),
                dates.at(50),
                dates.at(85),
                dates.at(95),
                dates.odds(),
                one.missing());
    }

    /// The days of an initiative. @param one whether it has any is its own to say
    private record Days(Wanted one, Outlook outlook) {

        @Nullable LocalDate at(double percent) {
            return one.isForecast()
                    ? outlook.within(one.id().toString(), new Percentile(percent)).orElse(null)
                    : null;
        }

        @Nullable Double odds() {
            if (!one.isForecast()) {
                return null;
            }
            var odds = outlook.oddsOfMustDate(one.id().toString());
            return odds.isPresent() ? odds.getAsDouble() : null;
        }
    }

    /// Tells what became of one.
    ///
    /// @throws Refusal when there is none, or the viewer may not
    public BaselineCourse course(Viewer viewer, UUID id) {
        var found =
                viewing(viewer, sql -> BaselineStore.find(sql, id)).orElseThrow(() -> unknown(id));
        var today = portfolio.today();
        var plan = plans.today();
        var now =
                new Present(
                        terms(today),
                        plan.initiatives().stream()
                                .collect(Collectors.toMap(Wanted::id, Function.identity())),
                        plans.outlook(plan.plan()),
                        ends.today());
        var verdicts = new Verdicts(today);
        var lines = new ArrayList<Line>();
        found.initiatives()
                .forEach(said -> lines.add(verdicts.of(said, now.of(said.initiative()))));
        lines.addAll(added(found, plan, now));
        return new BaselineCourse(found, today, lines);
    }

    private static List<Line> added(Baseline found, PlanOfRecord plan, Present now) {
        var held = found.initiatives().stream().map(Said::initiative).collect(Collectors.toSet());
        return plan.initiatives().stream()
                .filter(one -> !held.contains(one.id()))
                .flatMap(
                        one ->
                                Optional.ofNullable(now.of(one.id()))
                                        .map(
                                                so ->
                                                        Verdicts.added(
                                                                one.id(),
                                                                one.key(),
                                                                one.name(),
                                                                so))
                                        .stream())
                .toList();
    }

    private static Refusal unknown(UUID id) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "There is no baseline (%s).".formatted(id),
                "Maybe see GET /api/v1/plan/baselines.");
    }

    /// What is so now of every initiative.
    private record Present(
            Map<UUID, Initiative> terms,
            Map<UUID, Wanted> wanted,
            Outlook outlook,
            Map<UUID, Ending> ends) {

        @Nullable Now of(UUID id) {
            var one = terms.get(id);
            if (one == null) {
                return null;
            }
            var planned = wanted.get(id);
            var stage = one.terms().place().stage();
            var must = one.terms().dates().mustDate();
            if (planned == null) {
                return new Now(stage, doneOn(id), must, 0, null, null, null);
            }
            var days = new Days(planned, outlook);
            return new Now(
                    stage, doneOn(id), must, planned.open(), days.at(50), days.at(85), days.odds());
        }

        private @Nullable LocalDate doneOn(UUID id) {
            var end = ends.get(id);
            return end != null && end.isDone() ? end.day() : null;
        }
    }
}
