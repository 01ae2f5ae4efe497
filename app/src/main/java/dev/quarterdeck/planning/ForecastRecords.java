package dev.quarterdeck.planning;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.engine.forecasting.kept.ForecastRecord;
import dev.quarterdeck.engine.forecasting.kept.KeptForecast;
import dev.quarterdeck.engine.forecasting.kept.KeptForecast.End;
import dev.quarterdeck.engine.privacy.MinimumGroup;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.planning.ForecastStore.WeeklyTold;
import dev.quarterdeck.planning.PlanRecord.OfTeam;
import dev.quarterdeck.planning.PlanRecord.Said;
import dev.quarterdeck.platform.Recent;
import dev.quarterdeck.platform.store.Database;
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
/// It is computed anew whenever something that it is made of changed: what is known of an end may
/// change, such as when work is found to be left, and what was told never does.
public final class ForecastRecords {

    private static final int KEPT = 2;

    private final InitiativeEnds ends;
    private final Portfolio portfolio;
    private final Organization organization;
    private final Policy policy;
    private final Database database;
    private final Recent<Asked, PlanRecord> records = new Recent<>(KEPT);

    /// All that a record is made of.
    ///
    /// @param told how many forecasts were kept; none is ever taken away
    /// @param edition of the organisation, which says what is large enough to be named
    private record Asked(LocalDate day, Map<UUID, Ending> ends, long told, long edition) {}

    ForecastRecords(
            InitiativeEnds ends,
            Portfolio portfolio,
            Organization organization,
            Policy policy,
            Database database) {
        this.ends = ends;
        this.portfolio = portfolio;
        this.organization = organization;
        this.policy = policy;
        this.database = database;
    }

    /// Returns the record as of today; the same one as long as nothing changes.
    ///
    /// @throws dev.quarterdeck.platform.Refusal of kind FORBIDDEN
    public PlanRecord today(Viewer viewer) {
        policy.require(viewer, Action.SEE, ProtectedRecord.of(FieldClass.PORTFOLIO));
        var asked =
                new Asked(
                        portfolio.today(),
                        ends.today(),
                        database.keeping(ForecastStore::count),
                        organization.edition(Viewer.console()));
        return records.get(asked, () -> record(asked));
    }

    private PlanRecord record(Asked asked) {
        var told = told(asked);
        var scores = ForecastRecord.of(told.stream().map(Said::forecast).toList());
        return new PlanRecord(asked.day, scores, worst(scores, asked.day), told);
    }

    private List<Said> told(Asked asked) {
        return database.keeping(ForecastStore::weekly).stream()
                .flatMap(
                        one ->
                                said(one, asked.ends.get(one.told().initiative()), asked.day)
                                        .stream())
                .sorted(
                        Comparator.comparing((Said one) -> one.forecast().asOf())
                                .reversed()
                                .thenComparing(Said::key)
                                .thenComparing(Said::initiative))
                .toList();
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
