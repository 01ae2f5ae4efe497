package dev.quarterdeck.planning;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.portfolio.Outlook;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.planning.EatenTimes.Eaten;
import dev.quarterdeck.planning.PlanOfRecord.Planned;
import dev.quarterdeck.planning.PlanOfRecord.Wanted;
import dev.quarterdeck.planning.Quarter.Bet;
import dev.quarterdeck.planning.Quarter.OfTeam;
import dev.quarterdeck.planning.Quarter.Verdict;
import dev.quarterdeck.platform.Refusal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Tell what the plan of record holds for thirteen weeks.
public final class Quarters {

    /// Weeks of a quarter.
    public static final int WEEKS = 13;

    private final Forecasts forecasts;
    private final EatenTimes eaten = new EatenTimes();

    Quarters(Forecasts forecasts) {
        this.forecasts = forecasts;
    }

    /// Returns the thirteen weeks of which a day is in the first one.
    ///
    /// @param from null for today
    /// @throws Refusal when the weeks do not lie ahead, within two years
    public Quarter of(Viewer viewer, @Nullable LocalDate from) {
        var now = forecasts.now(viewer);
        var record = now.record();
        var outlook = now.outlook();
        int first = first(record.plan(), from);
        var start = record.plan().start().plusWeeks(first);
        var until = start.plusWeeks(WEEKS);
        var lost = eaten.of(record.plan());
        var large =
                record.teams().stream().filter(team -> team.isLargeEnough(first + WEEKS)).toList();
        return new Quarter(
                start,
                until,
                now.forecast().draws(),
                large.stream().map(team -> of(team, outlook, lost, first)).toList(),
                record.teams().size() - large.size(),
                new SkillWeeks(outlook, large, record.plan().start()).from(first, WEEKS),
                record.initiatives().stream().map(one -> bet(one, outlook, start, until)).toList());
    }

    private static int first(Plan plan, @Nullable LocalDate from) {
        long days = from == null ? 0 : ChronoUnit.DAYS.between(plan.start(), from);
        if (days < 0 || days / 7 + WEEKS > plan.weeks()) {
            throw new Refusal(
                            "The first day (%s) of a quarter must lie between %s and %s."
                                    .formatted(
                                            from,
                                            plan.start(),
                                            plan.start().plusWeeks(plan.weeks() - WEEKS)),
                            "Maybe %s.".formatted(plan.start()))
                    .about("from");
        }
        return (int) (days / 7);
    }

    private static OfTeam of(Planned team, Outlook outlook, Eaten lost, int first) {
        var id = team.id().toString();
        var load = outlook.load(id);
        return new OfTeam(
                team.id(),
                team.name(),
                sum(load.people(), first),
                sum(load.initiatives(), first),
                sum(load.unplanned(), first),
                sum(load.idle(), first),
                lost(lost.leave(), id, first),
                lost(lost.growing(), id, first),
                lost(lost.interviews(), id, first),
                lost(lost.onCall(), id, first));
    }

    private static double lost(Function<String, double[]> weeks, String team, int first) {
        return Math.max(0, sum(weeks.apply(team), first));
    }

    private static double sum(double[] weeks, int first) {
        return IntStream.range(first, first + WEEKS).mapToDouble(week -> weeks[week]).sum();
    }

    private static Bet bet(Wanted one, Outlook outlook, LocalDate start, LocalDate until) {
        if (!one.isForecast()) {
            return new Bet(
                    one.id(),
                    one.key(),
                    one.name(),
                    null,
                    null,
                    null,
                    Verdict.UNKNOWN,
                    one.missing());
        }
        var id = one.id().toString();
        double before = outlook.oddsBy(id, start.minusDays(1));
        double odds = outlook.oddsBy(id, until.minusDays(1));
        return new Bet(
                one.id(),
                one.key(),
                one.name(),
                day(outlook, id, Percentile.P50),
                day(outlook, id, Percentile.P85),
                odds,
                verdict(before, odds),
                null);
    }

    private static Verdict verdict(double before, double odds) {
        if (before >= Quarter.SURE) {
            return Verdict.DONE_BEFORE;
        }
        if (odds >= Quarter.SURE) {
            return Verdict.SURE;
        }
        return 1 - odds >= Quarter.SURE ? Verdict.UNLIKELY : Verdict.BET;
    }

    private static @Nullable LocalDate day(Outlook outlook, String id, Percentile percentile) {
        return outlook.within(id, percentile).orElse(null);
    }
}
