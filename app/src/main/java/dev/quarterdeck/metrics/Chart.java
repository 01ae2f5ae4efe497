package dev.quarterdeck.metrics;

import java.time.LocalDate;
import java.util.List;

/// A typed series; ranges and partial periods are part of the type, the title states the finding.
public sealed interface Chart {

    /// Dotted id, unique within a look: `link.by-quarter`.
    String id();

    /// The finding, a sentence without a full stop.
    String finding();

    /// What the horizontal and vertical axes show, with units.
    String axes();

    /// Bars over periods, stacked by kind.
    ///
    /// @param kinds names of the parts, in stacking order, first = the one that matters
    /// @param bars one per period, oldest first
    record Bars(String id, String finding, String axes, List<String> kinds, List<Bar> bars)
            implements Chart {}

    /// One bar. @param label period or category @param values one per kind @param partial whether
    /// the period is not over
    record Bar(String label, List<Long> values, boolean partial) {}

    /// Horizontal bars of categories, longest first. Values are counts.
    ///
    /// @param unit what the values count
    record Ranking(String id, String finding, String axes, String unit, List<Bar> bars)
            implements Chart {}

    /// Chance that the work is done by each day, with the 50 % and 85 % days.
    ///
    /// @param points days with cumulative probability 0..1, ascending
    /// @param plain the plain bootstrap's points for comparison, ascending; may be empty
    record DoneBy(
            String id,
            String finding,
            String axes,
            List<DayChance> points,
            List<DayChance> plain,
            LocalDate p50,
            LocalDate p85)
            implements Chart {}

    /// A day and the probability, 0..1, of being done by it.
    record DayChance(LocalDate day, double chance) {}

    /// Past replays: what the range was and what happened.
    ///
    /// @param replays oldest first
    record Replays(String id, String finding, String axes, List<Replay> replays) implements Chart {}

    /// One replay in weeks from its cut. @param actual negative when not yet finished at the cap
    record Replay(LocalDate cut, double p50, double p85, double actual, boolean held) {}

    /// Points of single items over time with percentile lines (cycle time).
    ///
    /// @param points one per item
    /// @param p50 median in days
    /// @param p85 85th percentile in days
    record Scatter(
            String id, String finding, String axes, List<Point> points, double p50, double p85)
            implements Chart {}

    /// One item. @param key its key @param day when it finished @param days how long it took
    record Point(String key, LocalDate day, double days) {}

    /// Two counts per period side by side as lines (arrival and completion).
    ///
    /// @param first name of the first line @param second name of the second line @param bars values
    ///     = first, second
    record TwoLines(
            String id, String finding, String axes, String first, String second, List<Bar> bars)
            implements Chart {}

    /// Events on a time line (releases). @param marks oldest first
    record TimeLine(
            String id,
            String finding,
            String axes,
            LocalDate from,
            LocalDate until,
            List<Mark> marks)
            implements Chart {}

    /// One event. @param day when @param label what @param counted whether it counts in the figure
    /// or was left out
    record Mark(LocalDate day, String label, boolean counted) {}
}
