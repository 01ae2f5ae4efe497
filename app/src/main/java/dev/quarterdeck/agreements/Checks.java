package dev.quarterdeck.agreements;

import dev.quarterdeck.agreements.Agreement.Terms;
import dev.quarterdeck.agreements.Experiment.Plan;
import dev.quarterdeck.agreements.Measure.Statistic;
import dev.quarterdeck.engine.measuring.Interruption;
import dev.quarterdeck.metrics.teams.Metric;
import dev.quarterdeck.metrics.teams.Question;
import dev.quarterdeck.metrics.teams.TeamMetrics;
import dev.quarterdeck.platform.Refusal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// Refuses agreements and experiments that could not be measured.
final class Checks {

    private static final double LARGEST = 1e9;
    private static final int LONGEST_WEEKS = 104;

    private final TeamMetrics metrics;

    Checks(TeamMetrics metrics) {
        this.metrics = metrics;
    }

    void agreement(Terms terms, LocalDate today) {
        var metric = measure(terms.measure());
        var shape = metric.shapeUnder(metric.requireRule(terms.measure().rule()));
        double most = shape == Metric.Shape.SHARE ? 1 : LARGEST;
        if (!(terms.value() >= 0 && terms.value() <= most)) {
            throw new Refusal(
                            "The value (%s) must lie between 0 and %s for %s."
                                    .formatted(
                                            terms.value(),
                                            most == 1 ? "1" : "1,000,000,000",
                                            metric.title()),
                            "Maybe %s."
                                    .formatted(
                                            most == 1
                                                    ? "0.2 for 20 of 100"
                                                    : "86400 seconds for a day"))
                    .about("value");
        }
        first(terms.from(), today);
    }

    private Metric measure(Measure measure) {
        var metric = metrics.metric(measure.metric());
        var rule = metric.requireRule(measure.rule());
        boolean isSpread = measure.statistic() != Statistic.VALUE;
        if (isSpread != Measure.hasPercentiles(metric, rule)) {
            throw new Refusal(
                            "The number (%s) must be %s for %s."
                                    .formatted(
                                            measure.statistic(),
                                            isSpread ? "VALUE" : "MEDIAN or P85",
                                            metric.title()),
                            "Maybe %s.".formatted(isSpread ? "VALUE" : "P85"))
                    .about("statistic");
        }
        return metric;
    }

    private static void first(LocalDate from, LocalDate today) {
        var earliest = today.minusWeeks(LONGEST_WEEKS);
        var latest = today.plusYears(1);
        if (from.isBefore(earliest) || from.isAfter(latest)) {
            throw new Refusal(
                            "The first day (%s) must lie between %s and %s."
                                    .formatted(from, earliest, latest),
                            "Maybe %s, a Monday.".formatted(Question.monday(today)))
                    .about("from");
        }
    }

    void experiment(Plan plan, LocalDate today) {
        text(plan.title(), "title", "The title", 120);
        text(plan.change(), "change", "What is changed", 1_000);
        measure(plan.measure());
        first(plan.from(), today);
        long weeks = ChronoUnit.WEEKS.between(firstWhole(plan.from()), plan.until().plusDays(1));
        if (weeks < Interruption.FEWEST || weeks > LONGEST_WEEKS) {
            throw new Refusal(
                            "The planned end (%s) must leave %d to %d whole weeks from the first day (%s) on."
                                    .formatted(
                                            plan.until(),
                                            Interruption.FEWEST,
                                            LONGEST_WEEKS,
                                            plan.from()),
                            "Maybe %s: with fewer weeks nobody can tell."
                                    .formatted(
                                            firstWhole(plan.from())
                                                    .plusWeeks(Interruption.FEWEST)
                                                    .minusDays(1)))
                    .about("until");
        }
    }

    /// Returns the first Monday on or after a day.
    static LocalDate firstWhole(LocalDate day) {
        return Question.monday(day.plusDays(6));
    }

    static void text(String text, String member, String what, int longest) {
        if (text.isBlank() || text.length() > longest || text.indexOf('\0') >= 0) {
            throw new Refusal(
                            "%s (%s) must have 1 to %d characters."
                                    .formatted(
                                            what,
                                            text.length() > 40
                                                    ? text.substring(0, 40) + "..."
                                                    : text,
                                            longest),
                            "Maybe say it in one or two sentences.")
                    .about(member);
        }
    }
}
