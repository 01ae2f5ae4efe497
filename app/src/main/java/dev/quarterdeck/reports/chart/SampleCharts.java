package dev.quarterdeck.reports.chart;

import dev.quarterdeck.metrics.Chart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Shows what each kind of chart looks like: the examples of the style guide, all invented.
public final class SampleCharts {

    private static final LocalDate END = LocalDate.of(2026, 3, 31);
    private static final long SEED = 20_260_331;

    private SampleCharts() {}

    /// Returns one plausible chart of each kind, by its id.
    public static Map<String, Chart> each() {
        return byId(
                List.of(
                        bars(),
                        ranking(),
                        doneBy(),
                        replays(),
                        scatter(),
                        twoLines(),
                        releases(),
                        roadmap(),
                        periodLines(),
                        dayLines(),
                        histogram(),
                        flow(),
                        heatMap(),
                        denseHeatMap()));
    }

    /// Returns charts at the edge: nothing, one value, all equal, nothing known, very long names.
    public static Map<String, Chart> edges() {
        return byId(EdgeCharts.all());
    }

    private static Map<String, Chart> byId(List<Chart> charts) {
        Map<String, Chart> byId = new LinkedHashMap<>();
        charts.forEach(chart -> byId.put(chart.id(), chart));
        return byId;
    }

    private static Chart bars() {
        long[][] counts = {
            {212, 61, 30}, {240, 55, 41}, {198, 70, 28}, {251, 49, 22}, {263, 44, 25}, {88, 12, 9}
        };
        return new Chart.Bars(
                "sample.bars",
                "Merged changes that name a ticket rose from 70% to 79%",
                "quarter; changes merged",
                List.of("names a ticket", "no ticket", "by a bot"),
                periods("2025 Q1", counts));
    }

    private static List<Chart.Bar> periods(String first, long[][] counts) {
        List<Chart.Bar> bars = new ArrayList<>();
        for (int index = 0; index < counts.length; index++) {
            List<Long> values = LongStream.of(counts[index]).boxed().toList();
            bars.add(new Chart.Bar(quarter(first, index), values, index == counts.length - 1));
        }
        return bars;
    }

    private static String quarter(String first, int later) {
        int quarters = Integer.parseInt(first.substring(0, 4)) * 4 + first.charAt(6) - '1' + later;
        return "%d Q%d".formatted(quarters / 4, quarters % 4 + 1);
    }

    private static Chart ranking() {
        String[] names = {
            "harbor-core", "harbor-web", "pilot/route-planner", "billing", "tide-tables"
        };
        long[] counts = {412, 388, 190, 61, 7};
        List<Chart.Bar> bars = new ArrayList<>();
        for (int index = 0; index < names.length; index++) {
            bars.add(new Chart.Bar(names[index], List.of(counts[index]), false));
        }
        return new Chart.Ranking(
                "sample.ranking",
                "Two modules of five take three quarters of all changes",
                "module; changes in 12 months",
                "changes",
                bars);
    }

    private static Chart doneBy() {
        List<Chart.DayChance> points = new ArrayList<>();
        List<Chart.DayChance> plain = new ArrayList<>();
        for (int day = 0; day <= 84; day += 4) {
            points.add(new Chart.DayChance(END.plusDays(30 + day), logistic((day - 40) / 9.0)));
            plain.add(new Chart.DayChance(END.plusDays(30 + day), logistic((day - 33) / 6.0)));
        }
        return new Chart.DoneBy(
                "sample.done-by",
                "The berth planner is done by 2026-06-09 in half of all runs, by 2026-06-25 in 85%",
                "day; chance of being done",
                points,
                plain,
                END.plusDays(70),
                END.plusDays(86));
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static Chart replays() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Chart.Replay> replays = new ArrayList<>();
        for (int cut = 0; cut < 40; cut++) {
            double p50 = 5 + random.nextDouble(4);
            double p85 = p50 + 2 + random.nextDouble(3);
            double actual = cut == 31 ? -1 : 3 + random.nextDouble(8);
            boolean held = actual >= 0 && actual <= p85;
            replays.add(new Chart.Replay(END.minusWeeks(60 - cut), p50, p85, actual, held));
        }
        long held = replays.stream().filter(Chart.Replay::held).count();
        return new Chart.Replays(
                "sample.replays",
                "The 85%% day held in %d of %d replays".formatted(held, replays.size()),
                "replayed from; weeks until done",
                replays);
    }

    private static Chart scatter() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Chart.Point> points = new ArrayList<>();
        for (int item = 0; item < 240; item++) {
            double days = Math.exp(1.2 + random.nextGaussian() * 0.9);
            points.add(
                    new Chart.Point("HARBOR-" + (400 + item), END.minusDays(item * 3 / 2), days));
        }
        return new Chart.Scatter(
                "sample.scatter",
                "85% of items finish within 8.4 days of their start",
                "finished on; days from start to finish",
                points,
                3.3,
                8.4);
    }

    private static Chart twoLines() {
        long[][] counts = {{61, 55}, {70, 66}, {58, 64}, {82, 70}, {90, 71}, {31, 22}};
        return new Chart.TwoLines(
                "sample.two-lines",
                "More work arrives than is finished, for the third quarter in a row",
                "quarter; items",
                "arrived",
                "finished",
                periods("2025 Q1", counts));
    }

    private static Chart releases() {
        List<Chart.Mark> marks = new ArrayList<>();
        int[] days = {0, 40, 77, 120, 127, 171, 215, 250, 291, 330};
        for (int index = 0; index < days.length; index++) {
            boolean counted = index != 4;
            String name = counted ? "2." + index + ".0" : "2.3.1-rc1";
            marks.add(new Chart.Mark(END.minusDays(355 - days[index]), name, counted));
        }
        return new Chart.TimeLine(
                "sample.releases",
                "A release every 40 days, in the middle",
                "day; releases",
                END.minusYears(1),
                END,
                marks);
    }

    private static Chart roadmap() {
        return new Chart.TimeLine(
                "sample.roadmap",
                "The berth planner slips past the season's start",
                "day; initiatives by goal",
                END.minusMonths(5),
                END.plusMonths(6),
                List.of(
                        new Chart.Mark(END, "as of", true),
                        new Chart.Mark(END.plusDays(62), "season starts", true)),
                List.of(
                        new Chart.Lane(
                                "Faster berths",
                                List.of(
                                        past("Tide tables", 140, 60),
                                        running("Berth planner", 75, 70, 86))),
                        new Chart.Lane(
                                "Fewer calls",
                                List.of(
                                        past("Invoices by mail", 120, 20),
                                        running("Self-service moorings", 40, 30, 75),
                                        running("Pilot hand-over", -40, 110, 160))),
                        new Chart.Lane("Keep running", List.of(past("Newer PostgreSQL", 30, 9)))));
    }

    private static Chart.Span past(String label, int from, int until) {
        LocalDate end = END.minusDays(until);
        return new Chart.Span(END.minusDays(from), end, end, label, false);
    }

    private static Chart.Span running(String label, int from, int until, int latest) {
        return new Chart.Span(
                END.minusDays(from), END.plusDays(until), END.plusDays(latest), label, true);
    }

    private static Chart periodLines() {
        double[] middle = {6.1, 5.8, 6.4, -1, 5.2, 4.9, 4.3, 4.6};
        List<Chart.Value> ranged = new ArrayList<>();
        List<Chart.Value> target = new ArrayList<>();
        for (int index = 0; index < middle.length; index++) {
            double at = middle[index];
            double wide = index == middle.length - 1 ? 1.9 : 0.8 + 0.1 * index % 3;
            ranged.add(
                    at < 0
                            ? Chart.Value.unknown()
                            : new Chart.Ranged(at, at - wide, at + wide * 1.4));
            target.add(Chart.Value.of(at < 0 ? 7.5 : at + 2.6 - 0.2 * index));
        }
        return new Chart.Lines(
                "sample.lines",
                "The median cycle time fell from 6.1 to 4.3 days",
                "quarter; days from start to finish",
                "days",
                new Chart.Periods(
                        IntStream.range(0, 8).mapToObj(index -> quarter("2024 Q2", index)).toList(),
                        true),
                List.of(new Chart.Line("median", ranged), new Chart.Line("other teams", target)));
    }

    private static Chart dayLines() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<LocalDate> days = new ArrayList<>();
        List<List<Chart.Value>> values =
                List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        double[] level = {34, 21, 12};
        for (int day = 0; day < 180; day++) {
            days.add(END.minusDays(179L - day));
            for (int line = 0; line < 3; line++) {
                level[line] = Math.max(2, level[line] + random.nextGaussian() * 0.9 + 0.04);
                boolean known = day < 96 || day > 109;
                values.get(line)
                        .add(
                                known
                                        ? Chart.Value.of(Math.rint(level[line]))
                                        : Chart.Value.unknown());
            }
        }
        return new Chart.Lines(
                "sample.day-lines",
                "Work in progress grew in two of three teams, and fell in one",
                "day; items in progress",
                "items",
                new Chart.Days(days, false),
                List.of(
                        new Chart.Line("Moorings", values.get(0)),
                        new Chart.Line("Tides", values.get(1)),
                        new Chart.Line("Pilots", values.get(2))));
    }

    private static Chart histogram() {
        long[] counts = {9, 31, 44, 38, 27, 19, 12, 8, 6, 3, 2, 1};
        List<Chart.Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < counts.length; bin++) {
            bins.add(new Chart.Bin(2.0 * bin, 2.0 * bin + 2, counts[bin]));
        }
        return new Chart.Histogram(
                "sample.histogram",
                "Half of the items take up to 6 days, one of seven more than 13",
                "days from start to finish; items",
                "days",
                bins,
                4,
                List.of(
                        new Chart.Percentile(50, 6.1),
                        new Chart.Percentile(85, 13.2),
                        new Chart.Percentile(95, 18.9)));
    }

    private static Chart flow() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Chart.FlowDay> days = new ArrayList<>();
        long done = 0;
        long arrived = 24;
        for (int day = 0; day <= 120; day++) {
            arrived += random.nextInt(4);
            done += Math.min(arrived - done - 18, random.nextInt(3));
            long open = arrived - done;
            boolean known = day < 61 || day > 66;
            List<Long> counts = List.of(done, open / 7, open / 3, open - open / 7 - open / 3);
            days.add(
                    new Chart.FlowDay(
                            END.minusDays(120L - day), known ? counts : List.of(), day == 120));
        }
        return new Chart.Flow(
                "sample.flow",
                "Items wait longer before work begins than in work itself",
                "day; items",
                List.of("done", "in review", "in progress", "to do"),
                days);
    }

    private static Chart heatMap() {
        double[][] values = {
            {3, 5, 8, 6, 9, 12}, {1, 0, 2, 2, 3, 2}, {7, 6, -1, -1, 4, 3}, {11, 9, 10, 14, 13, 6}
        };
        String[] teams = {"Moorings", "Tides", "Pilots", "Platform and tools"};
        List<Chart.HeatRow> rows = new ArrayList<>();
        for (int row = 0; row < teams.length; row++) {
            rows.add(new Chart.HeatRow(teams[row], known(values[row])));
        }
        return new Chart.HeatMap(
                "sample.heat-map",
                "Platform and tools is asked for help most",
                "month; requests from other teams",
                "requests",
                List.of("Nov", "Dec", "Jan", "Feb", "Mar", "Apr"),
                rows,
                true);
    }

    private static List<Chart.Value> known(double[] values) {
        List<Chart.Value> known = new ArrayList<>();
        for (double value : values) {
            known.add(value < 0 ? Chart.Value.unknown() : Chart.Value.of(value));
        }
        return known;
    }

    private static Chart denseHeatMap() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Chart.HeatRow> rows = new ArrayList<>();
        List<String> weeks = new ArrayList<>();
        for (int week = 0; week < 52; week++) {
            weeks.add(END.minusWeeks(51L - week).toString());
        }
        for (int row = 0; row < 8; row++) {
            int busy = row;
            List<Chart.Value> values =
                    weeks.stream()
                            .map(
                                    week ->
                                            random.nextInt(30) == 0
                                                    ? Chart.Value.unknown()
                                                    : Chart.Value.of(random.nextInt(4 + 3 * busy)))
                            .toList();
            rows.add(new Chart.HeatRow("module-" + (char) ('a' + row), values));
        }
        return new Chart.HeatMap(
                "sample.heat-map-dense",
                "Changes gather in three modules of eight",
                "week; changes by module",
                "changes",
                weeks,
                rows,
                false);
    }
}
