package dev.quarterdeck.metrics.teams;

import dev.quarterdeck.platform.Refusal;
import java.util.List;
import java.util.Optional;

/// Says what a metric counts, in which unit, under which rules, and for which decision.
///
/// @param id dotted lower-case name, `dora.lead-time`; never changes its meaning
/// @param title a few words, no full stop
/// @param shape how its values are put together
/// @param unit what is counted, plural: `changes`
/// @param better which direction is better, where one is
/// @param rules the definitions that can be chosen, the house's own first
/// @param words what its page says
public record Metric(
        String id,
        String title,
        Area area,
        Shape shape,
        String unit,
        Better better,
        List<Rule> rules,
        Words words) {

    /// Copies the rules.
    public Metric {
        rules = List.copyOf(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("The metric (%s) must have a rule.".formatted(id));
        }
    }

    /// Where a metric belongs.
    public enum Area {
        DORA("Delivery (DORA)"),
        FLOW("Flow"),
        REVIEW("Review"),
        SPRINTS("Sprints"),
        CI("Continuous integration"),
        INCIDENTS("Incidents"),
        QUALITY("Quality"),
        DATA("Data quality"),
        INVESTMENT("Investment"),
        AI("AI assistance");

        private final String title;

        Area(String title) {
            this.title = title;
        }

        /// Returns its name for people.
        public String title() {
            return title;
        }
    }

    /// How the values of a metric are put together.
    public enum Shape {
        /// Seconds of each thing: median and 85th percentile.
        LENGTHS,
        /// A number of each thing, such as lines or rounds: median and 85th percentile.
        SIZES,
        /// Which part of things is so.
        SHARE,
        /// How many things; shown per week.
        COUNT,
        /// How many stood so at the end of each week; of a period the mean of its weeks.
        LEVEL,
        /// How long those that stood so at the end of each week had done so; of a period those at
        /// its end.
        AGES,
        /// On how many days of each week; of a period the lower median of its weeks.
        DAYS
    }

    /// Which direction is better.
    public enum Better {
        LOWER,
        HIGHER,
        /// Neither by itself.
        NEITHER
    }

    /// A definition that can be chosen.
    ///
    /// @param id `quarterdeck`, `dora-2023`, `dora-2021`, `devlake`, `four-keys`
    /// @param title whose definition it is
    /// @param difference in which way it counts otherwise than the house's own, one sentence; empty
    ///     for the house's own
    /// @param lowerMedian whether the lower of two values in the middle is its median
    /// @param days whether it counts days instead of things
    public record Rule(
            String id, String title, String difference, boolean lowerMedian, boolean days) {}

    /// What the page of a metric says; Markdown.
    ///
    /// @param question the question it answers
    /// @param formula how it is computed
    /// @param leftOut what is not counted, and why
    /// @param misleads how it misleads
    /// @param decision the decision it serves
    public record Words(
            String question, String formula, String leftOut, String misleads, String decision) {}

    /// Returns how values are put together under a rule.
    public Shape shapeUnder(Rule rule) {
        return rule.days() ? Shape.DAYS : shape;
    }

    /// Returns the house's own definition.
    public Rule ownRule() {
        return rules.getFirst();
    }

    /// Finds a rule.
    public Optional<Rule> rule(String id) {
        return rules.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /// Finds a rule, or refuses.
    ///
    /// @throws Refusal naming the rules that there are
    public Rule requireRule(String rule) {
        return rule(rule)
                .orElseThrow(
                        () ->
                                new Refusal(
                                        "The metric (%s) has no rule (%s).".formatted(id, rule),
                                        "Maybe one of: "
                                                + String.join(
                                                        ", ", rules.stream().map(Rule::id).toList())
                                                + "."));
    }
}
