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

    /// Events on a time line (releases), and lanes of what lasts (initiatives, leave).
    ///
    /// @param marks oldest first
    /// @param lanes from the top down; may be empty
    record TimeLine(
            String id,
            String finding,
            String axes,
            LocalDate from,
            LocalDate until,
            List<Mark> marks,
            List<Lane> lanes)
            implements Chart {

        /// Makes a time line of events alone.
        public TimeLine(
                String id,
                String finding,
                String axes,
                LocalDate from,
                LocalDate until,
                List<Mark> marks) {
            this(id, finding, axes, from, until, marks, List.of());
        }
    }

    /// One event. @param day when @param label what @param counted whether it counts in the figure
    /// or was left out
    record Mark(LocalDate day, String label, boolean counted) {}

    /// What lasts, side by side under one name. @param name whose @param spans oldest first
    record Lane(String name, List<Span> spans) {
        public Lane {
            spans = List.copyOf(spans);
        }
    }

    /// Something that lasts.
    ///
    /// @param from first day
    /// @param until last day, or the likely one of a forecast
    /// @param latest late end of the range in which it ends; `until` where that day is certain
    /// @param label what
    /// @param partial whether it is not over
    record Span(LocalDate from, LocalDate until, LocalDate latest, String label, boolean partial) {
        public Span {
            holds(!until.isBefore(from), "A span (from %s) ends after it begins.", from);
            holds(!latest.isBefore(until), "A range of ends (%s) runs forward.", latest);
        }
    }

    /// One or more lines over periods or days, each value with or without its range.
    ///
    /// @param unit what the values count, such as `days`; may be empty
    /// @param steps what lies below the values, oldest first
    /// @param lines first = the one that matters
    record Lines(String id, String finding, String axes, String unit, Steps steps, List<Line> lines)
            implements Chart {
        public Lines {
            lines = List.copyOf(lines);
            for (Line line : lines) {
                int size = line.values().size();
                holds(size == steps.size(), "A line (%s values) has one per step.", size);
            }
        }
    }

    /// A named line. @param values one per step
    record Line(String name, List<Value> values) {
        public Line {
            values = List.copyOf(values);
        }
    }

    /// Where values stand, oldest first; the newest period may not be over.
    sealed interface Steps {

        /// How many there are.
        int size();

        /// How a step is called.
        String label(int index);

        /// Whether the newest period is not over.
        boolean lastPartial();

        /// Answers whether this step is not over.
        default boolean isPartial(int index) {
            return lastPartial() && index == size() - 1;
        }
    }

    /// Periods such as quarters. @param labels oldest first @param lastPartial whether the newest
    /// is not over
    record Periods(List<String> labels, boolean lastPartial) implements Steps {
        public Periods {
            labels = List.copyOf(labels);
        }

        @Override
        public int size() {
            return labels.size();
        }

        @Override
        public String label(int index) {
            return labels.get(index);
        }
    }

    /// Days, ascending, not necessarily each. @param days oldest first @param lastPartial whether
    /// the newest is not over
    record Days(List<LocalDate> days, boolean lastPartial) implements Steps {
        public Days {
            days = List.copyOf(days);
            ascending(days);
        }

        @Override
        public int size() {
            return days.size();
        }

        @Override
        public String label(int index) {
            return days.get(index).toString();
        }
    }

    /// A value in a series; what is not known is no zero.
    sealed interface Value {

        /// Makes an exact value.
        static Value of(double value) {
            return new Exact(value);
        }

        /// Makes a value that is not known.
        static Value unknown() {
            return new Unknown();
        }
    }

    /// Nobody knows it.
    record Unknown() implements Value {}

    /// A known value. @param value finite
    record Exact(double value) implements Value {
        public Exact {
            holds(Double.isFinite(value), "A value (%s) is a finite number.", value);
        }
    }

    /// A known value with the range in which it lies. @param value in the range @param low lower
    /// end @param high upper end
    record Ranged(double value, double low, double high) implements Value {
        public Ranged {
            boolean finite = Double.isFinite(low) && Double.isFinite(high);
            holds(finite && low <= value && value <= high, "A value (%s) is in its range.", value);
        }
    }

    /// Counts of single items by size, with percentiles.
    ///
    /// @param unit of the sizes, such as `days`
    /// @param bins ascending, without holes, equally wide, so that heights compare
    /// @param beyond items above the last bin: counted, not drawn
    /// @param percentiles marks, ascending
    record Histogram(
            String id,
            String finding,
            String axes,
            String unit,
            List<Bin> bins,
            long beyond,
            List<Percentile> percentiles)
            implements Chart {
        public Histogram {
            bins = List.copyOf(bins);
            percentiles = List.copyOf(percentiles);
            holds(beyond >= 0, "The items beyond (%s) are a count.", beyond);
            for (int next = 1; next < bins.size(); next++) {
                bins.get(next).follows(bins.get(next - 1));
            }
        }
    }

    /// Items from one size to below another. @param from included @param until not included
    record Bin(double from, double until, long count) {
        public Bin {
            holds(count >= 0, "The items of a bin (%s) are a count.", count);
            boolean finite = Double.isFinite(from) && Double.isFinite(until);
            holds(finite && from < until, "A bin (from %s) ends above its beginning.", from);
        }

        private void follows(Bin before) {
            double width = before.until - before.from;
            boolean next = Math.abs(from - before.until) <= width / 1_000;
            boolean same = Math.abs(until - from - width) <= width / 1_000;
            holds(next && same, "A bin (from %s) follows the last one and is as wide.", from);
        }
    }

    /// So many per cent of the items are at or below `value`. @param percent 1 to 99
    record Percentile(int percent, double value) {
        public Percentile {
            holds(percent >= 1 && percent <= 99, "A percentile (%s) is 1 to 99.", percent);
            holds(Double.isFinite(value), "A percentile (%s) is a finite number.", value);
        }
    }

    /// How many items are in each state, day by day: cumulative flow.
    ///
    /// @param states stacking order, first = done
    /// @param days ascending, not necessarily each
    record Flow(String id, String finding, String axes, List<String> states, List<FlowDay> days)
            implements Chart {
        public Flow {
            states = List.copyOf(states);
            days = List.copyOf(days);
            ascending(days.stream().map(FlowDay::day).toList());
            for (FlowDay day : days) {
                int size = day.counts().size();
                boolean fits = size == states.size() || !day.isKnown();
                holds(fits, "A day (%s counts) has one per state.", size);
            }
        }
    }

    /// The counts of a day. @param counts one per state; empty where they are not known @param
    /// partial whether the day is not over
    record FlowDay(LocalDate day, List<Long> counts, boolean partial) {
        public FlowDay {
            counts = List.copyOf(counts);
            for (long count : counts) {
                holds(count >= 0, "The items in a state (%s) are a count.", count);
            }
        }

        /// Answers whether the counts of this day are known.
        public boolean isKnown() {
            return !counts.isEmpty();
        }
    }

    /// Values by row and column, darker = more.
    ///
    /// @param unit what the values count; may be empty
    /// @param columns from the left
    /// @param rows from the top down
    /// @param lastPartial whether the last column is a period that is not over
    record HeatMap(
            String id,
            String finding,
            String axes,
            String unit,
            List<String> columns,
            List<HeatRow> rows,
            boolean lastPartial)
            implements Chart {
        public HeatMap {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            for (HeatRow row : rows) {
                int size = row.values().size();
                holds(size == columns.size(), "A row (%s values) has one per column.", size);
            }
        }
    }

    /// A row of a heat map. @param values one per column
    record HeatRow(String name, List<Value> values) {
        public HeatRow {
            values = List.copyOf(values);
        }
    }

    private static void ascending(List<LocalDate> days) {
        for (int next = 1; next < days.size(); next++) {
            LocalDate day = days.get(next);
            holds(day.isAfter(days.get(next - 1)), "A day (%s) follows the one before.", day);
        }
    }

    /// A broken series is a bug of the module that made it.
    private static void holds(boolean kept, String rule, Object value) {
        if (!kept) {
            throw new IllegalArgumentException(rule.formatted(value));
        }
    }
}
