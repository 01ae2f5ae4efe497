package dev.quarterdeck.pages.plan;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import dev.quarterdeck.metrics.Explanation.OtherRule;
import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.planning.Quarter;
import dev.quarterdeck.planning.Quarter.Bet;
import dev.quarterdeck.planning.Quarter.OfTeam;
import dev.quarterdeck.planning.Quarter.Verdict;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Explains the numbers of a quarter.
final class QuarterFigures {

    private final Quarter quarter;

    QuarterFigures(Quarter quarter) {
        this.quarter = quarter;
    }

    List<Figure> all() {
        return quarter.teams().isEmpty()
                ? List.of(sure())
                : List.of(sure(), people(), initiatives(), unplanned(), away());
    }

    private String period() {
        return "%s to %s".formatted(quarter.from(), quarter.until().minusDays(1));
    }

    private String freshness() {
        return "the plan of record as it is today";
    }

    Figure sure() {
        long sure = count(Verdict.SURE);
        long before = count(Verdict.DONE_BEFORE);
        return new Figure(
                "plan.quarter.sure",
                "Sure to be done",
                new Quantity.Part(new Share(sure, quarter.bets().size() - before), "initiatives"),
                new Explanation(
                        "promise these, and no others",
                        period(),
                        "initiatives done by the end of the quarter in 85% of the simulated futures, of all that are not done before it begins",
                        new Rows(
                                List.of("initiative", "odds"),
                                quarter.bets().stream()
                                        .map(bet -> List.of(bet.key(), odds(bet)))
                                        .toList()),
                        before == 0
                                ? List.of()
                                : List.of(
                                        new LeftOut(
                                                "initiatives", before, "done before it begins")),
                        freshness(),
                        List.of(
                                new OtherRule(
                                        "50% sure",
                                        String.valueOf(
                                                quarter.bets().stream()
                                                        .filter(bet -> isAtLeastEven(bet))
                                                        .count())))));
    }

    private static boolean isAtLeastEven(Bet bet) {
        var odds = bet.odds();
        return odds != null && odds >= 0.5 && bet.verdict() != Verdict.DONE_BEFORE;
    }

    static String odds(Bet bet) {
        var odds = bet.odds();
        return odds == null ? "no forecast" : PlanFigures.percent(odds);
    }

    private long count(Verdict verdict) {
        return quarter.bets().stream().filter(bet -> bet.verdict() == verdict).count();
    }

    private double sum(ToDoubleFunction<OfTeam> part) {
        return quarter.teams().stream().mapToDouble(part).sum();
    }

    Figure people() {
        return new Figure(
                "plan.quarter.people",
                "Person-weeks at delivery",
                new Quantity.Count(Math.round(sum(OfTeam::people)), "person-weeks"),
                explained(
                        "what can be taken on",
                        "people by week after leave, growing in, leavers, hires, on-call and interviews, summed over thirteen weeks, in the mean over all futures",
                        OfTeam::people));
    }

    Figure initiatives() {
        return part(
                "plan.quarter.initiatives",
                "Goes to initiatives",
                "what is left for what was decided",
                "person-weeks at work on initiatives, of all at delivery",
                OfTeam::initiatives,
                OfTeam::people);
    }

    Figure unplanned() {
        return part(
                "plan.quarter.unplanned",
                "Goes to unplanned work",
                "act on where it comes from, or plan with less",
                "person-weeks at work of no initiative, by what teams finished in the last half year, of all at delivery",
                OfTeam::unplanned,
                OfTeam::people);
    }

    /// What never becomes delivery.
    Figure away() {
        return part(
                "plan.quarter.away",
                "Lost to on-call, leave, growing in, interviews",
                "know what a head count is worth",
                "person-weeks of on-call, operations and support, of leave and days off, of newcomers growing in, and of interviews, of all with them",
                QuarterFigures::lost,
                team -> team.people() + lost(team));
    }

    static double lost(OfTeam team) {
        return team.onCall() + team.leave() + team.growing() + team.interviews();
    }

    private Figure part(
            String id,
            String label,
            String decision,
            String formula,
            ToDoubleFunction<OfTeam> part,
            ToDoubleFunction<OfTeam> whole) {
        long of = Math.round(sum(whole));
        return new Figure(
                id,
                label,
                new Quantity.Part(
                        new Share(Math.min(of, Math.round(sum(part))), of), "person-weeks"),
                explained(decision, formula, part));
    }

    private Explanation explained(String decision, String formula, ToDoubleFunction<OfTeam> value) {
        return new Explanation(
                decision,
                period(),
                formula,
                new Rows(
                        List.of("team", "person-weeks"),
                        quarter.teams().stream()
                                .map(
                                        team ->
                                                List.of(
                                                        team.name(),
                                                        Lengths.tenths(value.applyAsDouble(team))))
                                .toList()),
                quarter.smallTeams() == 0
                        ? List.of()
                        : List.of(
                                new LeftOut(
                                        "teams",
                                        quarter.smallTeams(),
                                        "fewer than five people: they would tell of single people's leave")),
                freshness(),
                List.of());
    }
}
