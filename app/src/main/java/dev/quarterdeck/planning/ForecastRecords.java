package dev.quarterdeck.planning;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.facts.Measured;
import dev.quarterdeck.engine.forecasting.kept.ForecastRecord;
import dev.quarterdeck.engine.forecasting.kept.KeptForecast;
import dev.quarterdeck.engine.forecasting.kept.KeptForecast.End;
import dev.quarterdeck.engine.privacy.MinimumGroup;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.planning.Endings.Ending;
import dev.quarterdeck.planning.ForecastStore.WeeklyTold;
import dev.quarterdeck.planning.PlanRecord.OfTeam;
import dev.quarterdeck.planning.PlanRecord.Said;
import dev.quarterdeck.platform.Recent;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.portfolio.Initiative;
import dev.quarterdeck.portfolio.Portfolio;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compare the dates that were told of initiatives with what happened.
///
/// It is computed whenever it is asked for: what is known of an end may change, such as when work
/// is found to be left, and what was told never does.
public final class ForecastRecords {

    private static final int KEPT = 4;

    private final Portfolio portfolio;
    private final Organization organization;
    private final Measured measured;
    private final Policy policy;
    private final Database database;
    private final Recent<Asked, Map<UUID, WorkStore.Left>> lefts = new Recent<>(KEPT);

    /// What was asked of the tracker. @param changes how often rows had changed
    private record Asked(List<WorkStore.Root> roots, long changes) {}

    ForecastRecords(
            Portfolio portfolio,
            Organization organization,
            Measured measured,
            Policy policy,
            Database database) {
        this.portfolio = portfolio;
        this.organization = organization;
        this.measured = measured;
        this.policy = policy;
        this.database = database;
    }

    /// Returns the record as of today.
    ///
    /// @throws dev.quarterdeck.platform.Refusal of kind FORBIDDEN
    public PlanRecord today(Viewer viewer) {
        policy.require(viewer, Action.SEE, ProtectedRecord.of(FieldClass.PORTFOLIO));
        var day = portfolio.today();
        var told = told(day);
        var scores = ForecastRecord.of(told.stream().map(Said::forecast).toList());
        return new PlanRecord(day, scores, worst(scores, day), told);
    }

    private List<Said> told(LocalDate today) {
        var weekly = database.keeping(ForecastStore::weekly);
        var initiatives =
                portfolio.initiatives(Viewer.console(), today).stream()
                        .collect(Collectors.toMap(Initiative::id, one -> one));
        var endings = endings(List.copyOf(initiatives.values()), weekly, today);
        return weekly.stream()
                .flatMap(
                        one -> {
                            var initiative = initiatives.get(one.told().initiative());
                            var ending =
                                    Optional.ofNullable(initiative)
                                            .flatMap(endings::of)
                                            .orElse(null);
                            return said(one, ending, today).stream();
                        })
                .sorted(
                        Comparator.comparing((Said one) -> one.forecast().asOf())
                                .reversed()
                                .thenComparing(Said::key))
                .toList();
    }

    private Endings endings(
            List<Initiative> initiatives, List<WeeklyTold> weekly, LocalDate today) {
        var told = weekly.stream().map(one -> one.told().initiative()).collect(Collectors.toSet());
        var forecast =
                initiatives.stream()
                        .filter(one -> told.contains(one.id()))
                        .sorted(Comparator.comparing(Initiative::id))
                        .toList();
        var roots = WorkStore.Root.of(forecast);
        var left =
                lefts.get(
                        new Asked(roots, measured.changes("item")),
                        () -> measured.now(sql -> WorkStore.left(sql, roots)));
        return new Endings(portfolio.stagesSince(Viewer.console()), left, today);
    }

    /// What was told after its end is left out: nothing was forecast by then.
    private static Optional<Said> said(WeeklyTold one, @Nullable Ending ending, LocalDate today) {
        if (ending != null && ending.day().isBefore(one.asOf())) {
            return Optional.empty();
        }
        var told = one.told();
        var forecast =
                new KeptForecast(
                        told.initiative().toString(),
                        told.teams().stream().map(UUID::toString).collect(Collectors.toSet()),
                        one.asOf(),
                        KeptForecast.days(told.weeks()),
                        KeptForecast.days(told.plain()),
                        days(one.asOf(), ending == null || ending.isDone() ? today : ending.day()),
                        end(one.asOf(), ending));
        return Optional.of(
                new Said(
                        told.initiative(),
                        told.key(),
                        told.name(),
                        ending == null ? null : ending.day(),
                        forecast));
    }

    private static End end(LocalDate asOf, @Nullable Ending ending) {
        if (ending == null) {
            return new End.Open();
        }
        return ending.isDone() ? new End.Done(days(asOf, ending.day()) + 1) : new End.Withdrawn();
    }

    private static int days(LocalDate from, LocalDate until) {
        return (int) ChronoUnit.DAYS.between(from, until);
    }

    /// Of teams of few people nothing is said: their work is single people's.
    private Optional<OfTeam> worst(ForecastRecord scores, LocalDate day) {
        var names = new HashMap<String, String>();
        organization.asOf(Viewer.console(), day).teams().stream()
                .filter(team -> !MinimumGroup.hides(team.members()))
                .forEach(team -> names.put(team.id().toString(), team.name()));
        return scores.groups().stream()
                .flatMap(
                        one ->
                                Optional.ofNullable(names.get(one.group()))
                                        .map(
                                                name ->
                                                        new OfTeam(
                                                                UUID.fromString(one.group()),
                                                                name,
                                                                one.met85()))
                                        .stream())
                .findFirst();
    }
}
