package dev.quarterdeck.pages.plan;

import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.portfolio.Initiative;
import java.time.LocalDate;
import java.util.List;

/// Counts what is wanted.
record GoalFigures(GoalsPage.Shown shown, LocalDate day) {

    Figure wanted() {
        var wanted = shown.initiatives().stream().filter(GoalFigures::isWanted).toList();
        return new Figure(
                "plan.wanted",
                "Committed or running",
                new Quantity.Count(wanted.size(), "initiatives"),
                new Explanation(
                        "commit, order or stop",
                        "at the end of " + day,
                        "initiatives whose stage is committed or running (v1)",
                        new Rows(
                                List.of("initiative", "name", "stage", "said"),
                                wanted.stream()
                                        .map(
                                                one ->
                                                        List.of(
                                                                one.terms().key(),
                                                                one.terms().name(),
                                                                GoalsPage.small(
                                                                        one.terms()
                                                                                .place()
                                                                                .stage()),
                                                                one.version().at().toString()))
                                        .toList()),
                        List.of(
                                new LeftOut(
                                        "initiatives",
                                        shown.initiatives().size() - wanted.size(),
                                        "ideas, what is shaped, done or stopped")),
                        "as people said until " + day,
                        List.of()));
    }

    private static boolean isWanted(Initiative one) {
        return one.terms().place().stage().isWanted();
    }
}
