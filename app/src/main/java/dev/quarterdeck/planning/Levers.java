package dev.quarterdeck.planning;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.portfolio.Comparison;
import dev.quarterdeck.engine.portfolio.Comparison.Shift;
import dev.quarterdeck.engine.portfolio.Outlook;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.engine.portfolio.Simulation;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.planning.LeverAnswer.Moved;
import dev.quarterdeck.planning.LeverAnswer.Side;
import dev.quarterdeck.planning.PlanOfRecord.Wanted;
import dev.quarterdeck.platform.Recent;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tell what one change would do to an initiative, and who would pay for it.
///
/// Plan and changed plan are played with the same luck and fewer futures than a forecast, so that
/// the answer is there at once; by how much dates differ is added to the dates of the forecast.
public final class Levers {

    /// Few enough for an answer at once; the same luck on both sides keeps the difference exact.
    static final Simulation LEAN = new Simulation(2_000, Plans.SEED);

    private static final int KEPT = 2;

    /// Half a day: what moves less is not told.
    private static final double WEEKS_TOLD = 0.5 / 7;

    private static final double ODDS_TOLD = 0.005;

    private final Plans plans;
    private final Organization organization;
    private final Policy policy;
    private final Recent<String, Outlook> bases = new Recent<>(KEPT);

    Levers(Plans plans, Organization organization, Policy policy) {
        this.plans = plans;
        this.organization = organization;
        this.policy = policy;
    }

    /// Pulls a lever.
    ///
    /// @param key of the initiative it is pulled for
    /// @param parameters `lever` and what it needs, as an address has them
    /// @throws dev.quarterdeck.platform.Refusal when the initiative has no forecast or a parameter
    ///     means nothing
    public LeverAnswer pull(Viewer viewer, String key, Map<String, String> parameters) {
        policy.require(viewer, Action.SEE, ProtectedRecord.of(FieldClass.PORTFOLIO));
        var record = plans.today();
        var own = record.requireForecast(key);
        var day = record.plan().start();
        var teams = organization.asOf(Viewer.console(), day);
        var lever = new LeverAsked(parameters, teams, record, own).lever();
        var changed = LeverChanges.of(lever, record.plan(), own.id()).applyTo(record.plan());
        var cells = new LeverCells(record, own, id -> key(teams, id)).of(lever);
        return answer(lever, own, record, LEAN.of(changed), cells);
    }

    private static String key(OrganizationDay day, UUID team) {
        return day.teams().stream()
                .filter(unit -> unit.id().equals(team))
                .map(Unit::key)
                .findFirst()
                .orElseThrow();
    }

    private LeverAnswer answer(
            Lever lever,
            Wanted own,
            PlanOfRecord record,
            Outlook after,
            Map<String, String> cells) {
        var plan = record.plan();
        var sides =
                new Sides(
                        plans.outlook(plan),
                        bases.get(PlanDigest.of(plan), () -> LEAN.of(plan)),
                        after);
        var shifts = Comparison.of(sides.base, after).shifts();
        var moved =
                shifts.stream()
                        .filter(shift -> !shift.initiative().equals(own.id().toString()))
                        .filter(Levers::isWorthTelling)
                        .sorted(Comparator.comparingDouble(Shift::mean).reversed())
                        .map(shift -> sides.moved(record.of(shift.initiative()), shift))
                        .toList();
        var itself =
                shifts.stream()
                        .filter(shift -> shift.initiative().equals(own.id().toString()))
                        .findFirst()
                        .orElseThrow();
        return new LeverAnswer(
                lever.words(),
                LEAN.draws(),
                sides.moved(own, itself),
                moved,
                missing(record, after.plan()),
                cells,
                null,
                null);
    }

    private static boolean isWorthTelling(Shift shift) {
        return Math.abs(shift.p85()) >= WEEKS_TOLD
                || Math.abs(shift.median()) >= WEEKS_TOLD
                || Math.abs(shift.odds().orElse(0)) >= ODDS_TOLD;
    }

    private static List<String> missing(PlanOfRecord record, Plan after) {
        return record.initiatives().stream()
                .filter(Wanted::isForecast)
                .filter(
                        one ->
                                after.initiatives().stream()
                                        .noneMatch(left -> left.id().equals(one.id().toString())))
                .map(Wanted::key)
                .toList();
    }

    /// What was told, and both sides of the comparison.
    ///
    /// @param told by all futures of the forecast
    /// @param base by few, @param after the same few with the lever
    private record Sides(Outlook told, Outlook base, Outlook after) {

        Moved moved(Wanted one, Shift shift) {
            var id = one.id().toString();
            return new Moved(
                    one.id(),
                    one.key(),
                    one.name(),
                    new Side(
                            day(told, id, Percentile.P50),
                            day(told, id, Percentile.P85),
                            orNull(told.oddsOfMustDate(id))),
                    new Side(
                            changed(id, Percentile.P50, shift.median()),
                            changed(id, Percentile.P85, shift.p85()),
                            odds(id)),
                    shift.median(),
                    shift.p85(),
                    shift.later(),
                    shift.earlier());
        }

        /// The told date moved by the difference; a date that was or is beyond the horizon is taken
        /// from the few futures as it is.
        private @Nullable LocalDate changed(String id, Percentile percentile, double shift) {
            boolean within = isWithin(told, id, percentile) && isWithin(base, id, percentile);
            if (within && isWithin(after, id, percentile)) {
                double weeks = told.weeks(id, percentile) + shift;
                return Plan.end(told.plan().start(), weeks);
            }
            return day(after, id, percentile);
        }

        private @Nullable Double odds(String id) {
            var with = after.oddsOfMustDate(id);
            if (with.isEmpty()) {
                return null;
            }
            // A moved must-date has no other side: then the few futures speak alone.
            var was = mustDate(base, id);
            if (was.isEmpty() || !was.equals(mustDate(after, id))) {
                return with.getAsDouble();
            }
            double difference = with.getAsDouble() - base.oddsOfMustDate(id).orElseThrow();
            return Math.clamp(told.oddsOfMustDate(id).orElseThrow() + difference, 0, 1);
        }

        private static Optional<LocalDate> mustDate(Outlook outlook, String id) {
            return outlook.plan().initiatives().stream()
                    .filter(one -> one.id().equals(id))
                    .flatMap(one -> Optional.ofNullable(one.mustDate()).stream())
                    .findFirst();
        }

        private static @Nullable Double orNull(OptionalDouble odds) {
            return odds.isPresent() ? odds.getAsDouble() : null;
        }

        private static boolean isWithin(Outlook outlook, String id, Percentile percentile) {
            return outlook.within(id, percentile).isPresent();
        }

        private static @Nullable LocalDate day(Outlook outlook, String id, Percentile percentile) {
            return outlook.within(id, percentile).orElse(null);
        }
    }
}
