package dev.quarterdeck.metrics.teams;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.metrics.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Answers a question: each metric of each scope, week by week, over the period, and before.
///
/// @param computed when the numbers were computed from the facts
public record Report(Question question, List<Scope> scopes, List<Trend> trends, Instant computed) {

    /// Copies the lists.
    public Report {
        scopes = List.copyOf(scopes);
        trends = List.copyOf(trends);
    }

    /// A team with the teams below it, or everything.
    ///
    /// @param team null for everything, nobody's work included
    /// @param name the team's name, or `Everything`
    /// @param parent the team above, or null
    /// @param hidden why none of its numbers over the whole period are shown, or null: single weeks
    ///     may be shown
    public record Scope(
            @Nullable UUID team, String name, @Nullable UUID parent, @Nullable String hidden) {}

    /// One metric of one scope.
    ///
    /// @param weeks each week of the period, oldest first
    /// @param period the whole period
    /// @param before as many weeks before it
    /// @param limits within which its weeks vary by themselves, or null where history is too short
    /// @param signals weeks in which something changed, with the rule that fired, oldest first
    /// @param comparison of the period with the one before, or null where one has no numbers
    public record Trend(
            Metric metric,
            Metric.Rule rule,
            Scope scope,
            List<Point> weeks,
            Point period,
            Point before,
            @Nullable Limits limits,
            List<Signal> signals,
            @Nullable Comparison comparison) {

        /// Copies the lists.
        public Trend {
            weeks = List.copyOf(weeks);
            signals = List.copyOf(signals);
        }
    }

    /// What was measured in some weeks.
    ///
    /// @param monday the first day
    /// @param weeks how many
    /// @param partial whether they are not over yet on the day they are looked at
    /// @param dark how many things of everybody's belong to no team in these weeks, or null where
    ///     there are none
    public record Point(
            LocalDate monday,
            int weeks,
            boolean partial,
            Reading reading,
            List<LeftOut> leftOut,
            @Nullable Portion dark) {

        /// Copies the list.
        public Point {
            leftOut = List.copyOf(leftOut);
        }

        /// Returns what was read as a quantity with its unit: of lengths and sizes the median.
        public Quantity quantity(Metric metric) {
            return switch (reading) {
                case Reading.Spread spread ->
                        metric.shape() == Metric.Shape.SIZES
                                ? new Quantity.Count(spread.median(), metric.unit())
                                : new Quantity.Span(Duration.ofSeconds(spread.median()));
                case Reading.Share share ->
                        new Quantity.Part(
                                new Share(
                                        Math.round(share.portion().part() / 100.0),
                                        Math.round(share.portion().whole() / 100.0)),
                                metric.unit());
                case Reading.Count count ->
                        weeks == 1 || metric.shape() == Metric.Shape.LEVEL
                                ? new Quantity.Count(
                                        Math.round(count.hundredths() / 100.0), metric.unit())
                                : new Quantity.PerWeek(count.perWeek(), metric.unit());
                case Reading.NoData(String reason) -> new Quantity.NotKnown(reason);
                case Reading.Hidden(String reason) -> new Quantity.NotKnown(reason);
            };
        }
    }

    /// Something that was not counted.
    ///
    /// @param reason as the SQL names it, in words: `no-start`
    /// @param hundredths how many, times a hundred
    public record LeftOut(String reason, long hundredths) {}

    /// A part of a whole, both times a hundred, as people in two teams are split by share.
    public record Portion(long part, long whole) {}

    /// A number, or why there is none.
    public sealed interface Reading {

        /// Lengths or sizes of things.
        ///
        /// @param hundredths how many things, times a hundred
        /// @param median in seconds for LENGTHS, else in the metric's unit
        /// @param medianRange the 95 % interval, or null below six things
        /// @param p85 the 85th percentile
        /// @param p85Range its 95 % interval, or null where there are too few
        record Spread(
                long hundredths,
                long median,
                @Nullable Range medianRange,
                long p85,
                @Nullable Range p85Range)
                implements Reading {}

        /// A part of a whole.
        ///
        /// @param portion the counts
        /// @param range the 95 % interval of the share, in millionths
        record Share(Portion portion, Range range) implements Reading {

            /// Returns the share in 0..1.
            public double fraction() {
                return (double) portion.part() / portion.whole();
            }
        }

        /// A number of things.
        ///
        /// @param hundredths how many, times a hundred; 0 where it is known that there were none
        /// @param perWeek per week, of the weeks that are over; of a level the mean
        record Count(long hundredths, double perWeek) implements Reading {}

        /// Nothing to measure: not the same as 0.
        ///
        /// @param reason a short clause
        record NoData(String reason) implements Reading {}

        /// Fewer than five people, or others could be computed from it.
        ///
        /// @param reason a sentence
        record Hidden(String reason) implements Reading {}

        /// Returns the number that a chart draws: median, share, or count per week; null where none
        /// is shown.
        default @Nullable Double drawn() {
            return switch (this) {
                case Spread spread -> (double) spread.median();
                case Share share -> share.fraction();
                case Count count -> count.perWeek();
                case NoData _, Hidden _ -> null;
            };
        }
    }

    /// From and to, both included.
    public record Range(long low, long high) {}

    /// Natural process limits (XmR): within them weeks differ without a cause to look for.
    ///
    /// @param weeks how many weeks they were computed from
    public record Limits(double lower, double centre, double upper, int weeks) {}

    /// The rule by which a week stands out.
    public enum SignalRule {
        OUTSIDE("outside of the natural limits"),
        EIGHT_ON_ONE_SIDE("the eighth week in a row on one side of the centre"),
        THREE_OF_FOUR("three of four weeks nearer to a limit than to the centre");

        private final String words;

        SignalRule(String words) {
            this.words = words;
        }

        /// Returns it in words.
        public String words() {
            return words;
        }
    }

    /// A week that stands out.
    public record Signal(LocalDate monday, SignalRule rule, double value, boolean above) {}

    /// What the difference between two periods comes to.
    public enum Verdict {
        HIGHER,
        LOWER,
        /// The interval of the difference holds zero.
        CANNOT_TELL
    }

    /// The period minus the one before, with the 95 % interval of the difference.
    ///
    /// @param difference as {@link Reading#drawn}
    public record Comparison(double difference, double low, double high, Verdict verdict) {}

    /// Finds the trend of a metric.
    ///
    /// @param team null for everything
    public Optional<Trend> trend(String metric, @Nullable UUID team) {
        return trends.stream()
                .filter(one -> one.metric().id().equals(metric))
                .filter(one -> Objects.equals(one.scope().team(), team))
                .findFirst();
    }
}
