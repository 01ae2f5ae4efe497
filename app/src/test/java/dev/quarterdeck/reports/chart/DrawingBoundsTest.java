package dev.quarterdeck.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.metrics.Chart;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// Nothing is drawn outside of the drawing, whatever the series holds.
class DrawingBoundsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final double SLACK = 6;
    private static final Pattern PLACE = Pattern.compile("[ML](-?[0-9.]+) (-?[0-9.]+)");

    @Provide
    Arbitrary<Chart.Value> values() {
        Arbitrary<Double> numbers =
                Arbitraries.oneOf(
                        Arbitraries.of(0.0, -0.0, 1e-320, 1e-9, 1e308, -1e308, Double.MAX_VALUE),
                        Arbitraries.doubles().between(-1e6, 1e6));
        return Arbitraries.oneOf(
                Arbitraries.of(Chart.Value.unknown()),
                numbers.map(Chart.Value::of),
                numbers.map(at -> new Chart.Ranged(at, Math.min(at, -3), Math.max(at, 1e5))));
    }

    @Provide
    Arbitrary<List<Chart.Value>> series() {
        return values().list().ofMaxSize(50);
    }

    @Provide
    Arbitrary<List<Long>> counts() {
        return Arbitraries.oneOf(
                        Arbitraries.of(0L, 1L, Long.MAX_VALUE / 64),
                        Arbitraries.longs().between(0, 100_000))
                .list()
                .ofMaxSize(50);
    }

    @Property(seed = "20261122", tries = 150)
    void holdsLines(@ForAll("series") List<Chart.Value> values, @ForAll boolean partial) {
        inside(lines(values, partial));
        List<LocalDate> days =
                IntStream.range(0, values.size())
                        .mapToObj(step -> DAY.plusDays(step * 9L))
                        .toList();
        Chart.Line line = new Chart.Line("a line", values);
        inside(
                new Chart.Lines(
                        "a.b",
                        "f",
                        "day; value",
                        "days",
                        new Chart.Days(days, partial),
                        List.of(line, line)));
    }

    private static Chart lines(List<Chart.Value> values, boolean partial) {
        List<String> labels =
                IntStream.range(0, values.size()).mapToObj(step -> "period " + step).toList();
        return new Chart.Lines(
                "a.b",
                "f",
                "period; value",
                "",
                new Chart.Periods(labels, partial),
                List.of(new Chart.Line("x".repeat(200), values)));
    }

    @Property(seed = "20261122", tries = 100)
    void holdsHeatMaps(@ForAll("series") List<Chart.Value> values, @ForAll boolean partial) {
        List<String> columns =
                IntStream.range(0, values.size()).mapToObj(step -> "column " + step).toList();
        Chart.HeatRow row = new Chart.HeatRow("a row", values);
        inside(new Chart.HeatMap("a.b", "f", "x; y", "u", columns, List.of(row, row), partial));
    }

    @Property(seed = "20261122", tries = 100)
    void holdsHistograms(@ForAll("counts") List<Long> counts, @ForAll boolean beyond) {
        List<Chart.Bin> bins =
                IntStream.range(0, counts.size())
                        .mapToObj(bin -> new Chart.Bin(bin, bin + 1.0, counts.get(bin)))
                        .toList();
        List<Chart.Percentile> marks =
                Stream.of(-5.0, 0.0, 3.0, 3.1, 1e12)
                        .map(at -> new Chart.Percentile(50, at))
                        .toList();
        inside(new Chart.Histogram("a.b", "f", "x; y", "d", bins, beyond ? 3 : 0, marks));
    }

    @Property(seed = "20261122", tries = 100)
    void holdsFlows(@ForAll("counts") List<Long> counts, @ForAll boolean gap) {
        List<Chart.FlowDay> days = new ArrayList<>();
        for (int day = 0; day < counts.size(); day++) {
            List<Long> known = List.of(counts.get(day), 3L, counts.get(day) / 2);
            boolean unknown = gap && day % 3 == 1;
            days.add(new Chart.FlowDay(DAY.plusDays(day), unknown ? List.of() : known, true));
        }
        inside(new Chart.Flow("a.b", "f", "x; y", List.of("done", "b", "c"), days));
    }

    @Property(seed = "20261122", tries = 100)
    void holdsTimeLines(@ForAll("counts") List<Long> counts) {
        List<Chart.Span> spans =
                counts.stream()
                        .map(count -> DAY.plusDays(count % 400 - 100))
                        .map(from -> new Chart.Span(from, from, from.plusDays(30), "long", true))
                        .toList();
        inside(
                new Chart.TimeLine(
                        "a.b",
                        "f",
                        "day; x",
                        DAY,
                        DAY.plusDays(200),
                        List.of(new Chart.Mark(DAY.minusDays(9), "before", true)),
                        List.of(new Chart.Lane("a lane", spans))));
    }

    @Property(seed = "20261122", tries = 60)
    void holdsBarsAndScatters(@ForAll("counts") List<Long> counts) {
        List<Chart.Bar> bars =
                counts.stream().map(count -> new Chart.Bar("p", List.of(count, 2L), true)).toList();
        inside(new Chart.Bars("a.b", "f", "x; y", List.of("one", "two"), bars));
        inside(new Chart.TwoLines("a.b", "f", "x; y", "one", "two", bars));
        List<Chart.Point> points =
                counts.stream()
                        .map(count -> new Chart.Point("K", DAY.plusDays(count % 900), count))
                        .toList();
        inside(new Chart.Scatter("a.b", "f", "x; y", points, 3, 9));
    }

    @Test
    void holdsTheSamplesAndTheEdges() {
        SampleCharts.each().values().forEach(DrawingBoundsTest::inside);
        SampleCharts.edges().values().forEach(DrawingBoundsTest::inside);
    }

    @Test
    void staysSmallAndInsideWithTenThousandSteps() {
        List<Chart.Value> values =
                IntStream.range(0, 10_000)
                        .mapToObj(
                                step ->
                                        step % 97 == 0
                                                ? Chart.Value.unknown()
                                                : Chart.Value.of(step % 31 * (step % 7)))
                        .toList();
        List<Chart.Bin> bins =
                LongStream.range(0, 10_000)
                        .mapToObj(bin -> new Chart.Bin(bin, bin + 1.0, bin % 13))
                        .toList();
        List<Chart.FlowDay> days =
                LongStream.range(0, 10_000)
                        .mapToObj(
                                day ->
                                        new Chart.FlowDay(
                                                DAY.plusDays(day), List.of(day, 9L), false))
                        .toList();
        List<Chart.HeatRow> rows =
                IntStream.range(0, 200).mapToObj(row -> new Chart.HeatRow("r", values)).toList();
        List<String> columns = IntStream.range(0, 10_000).mapToObj(Integer::toString).toList();
        for (Chart many :
                List.of(
                        lines(values, false),
                        new Chart.Histogram("a.b", "f", "x; y", "", bins, 0, List.of()),
                        new Chart.Flow("a.b", "f", "x; y", List.of("done", "open"), days))) {
            assertThat(Drawing.svg(many, "c1")).hasSizeLessThan(60_000);
            inside(many);
        }
        Chart map = new Chart.HeatMap("a.b", "f", "x; y", "", columns, rows, false);
        assertThat(Drawing.svg(map, "c1")).hasSizeLessThan(500_000);
        inside(map);
    }

    @Test
    void keepsThePeakAndTheGapOfALongSeries() {
        List<Chart.Value> values =
                IntStream.range(0, 10_000)
                        .mapToObj(
                                step ->
                                        step == 5_003
                                                ? Chart.Value.of(90)
                                                : step == 7_001
                                                        ? Chart.Value.unknown()
                                                        : Chart.Value.of(5))
                        .toList();
        List<Integer> kept = Thinning.of(List.of(new Chart.Line("a", values)), values.size());
        assertThat(kept).contains(0, 5_003, 7_001, 9_999).hasSizeLessThan(600).isSorted();
    }

    private static void inside(Chart chart) {
        String svg = Drawing.svg(chart, "c1");
        assertThat(svg).doesNotContain("NaN", "Infinity");
        Element root = parsed(svg);
        String[] box = root.getAttribute("viewBox").split(" ");
        double width = Double.parseDouble(box[2]);
        double height = Double.parseDouble(box[3]);
        NodeList marks = root.getElementsByTagName("*");
        for (int index = 0; index < marks.getLength(); index++) {
            Element mark = (Element) marks.item(index);
            if (!mark.getParentNode().getNodeName().equals("pattern")) {
                for (double[] place : places(mark)) {
                    assertThat(place[0]).as(svg).isBetween(-SLACK, width + SLACK);
                    assertThat(place[1]).as(svg).isBetween(-SLACK, height + SLACK);
                }
            }
        }
    }

    private static List<double[]> places(Element mark) {
        return switch (mark.getNodeName()) {
            case "rect" -> {
                double x = number(mark, "x");
                double y = number(mark, "y");
                yield List.of(
                        new double[] {x, y},
                        new double[] {x + number(mark, "width"), y + number(mark, "height")});
            }
            case "circle" -> List.of(new double[] {number(mark, "cx"), number(mark, "cy")});
            case "line" ->
                    List.of(
                            new double[] {number(mark, "x1"), number(mark, "y1")},
                            new double[] {number(mark, "x2"), number(mark, "y2")});
            case "path" ->
                    PLACE.matcher(mark.getAttribute("d"))
                            .results()
                            .map(
                                    place ->
                                            new double[] {
                                                Double.parseDouble(place.group(1)),
                                                Double.parseDouble(place.group(2))
                                            })
                            .toList();
            case "text" -> text(mark);
            default -> List.of();
        };
    }

    /// A text reaches from its anchor as far as its letters, of a usual width, go.
    private static List<double[]> text(Element mark) {
        double width = Letters.width(mark.getFirstChild().getNodeValue()) * 0.85;
        double before =
                switch (mark.getAttribute("text-anchor")) {
                    case "start" -> 0;
                    case "middle" -> width / 2;
                    default -> width;
                };
        double x = number(mark, "x") - before;
        return List.of(
                new double[] {x, number(mark, "y")}, new double[] {x + width, number(mark, "y")});
    }

    private static double number(Element mark, String name) {
        return Double.parseDouble(mark.getAttribute(name));
    }

    private static Element parsed(String svg) {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)))
                    .getDocumentElement();
        } catch (Exception broken) {
            throw new AssertionError("The drawing is not well formed: " + svg, broken);
        }
    }
}
