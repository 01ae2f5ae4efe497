package dev.quarterdeck.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.littlecompany.LittleCompanyLook;
import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.reports.FirstLook;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class DrawingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    private static Stream<Chart> charts(FirstLook look) {
        return look.sections().stream().flatMap(section -> section.charts().stream());
    }

    @Test
    void drawsEveryKindOfChartWithAName() {
        assertThat(SampleCharts.each().values().stream().map(Chart::getClass).distinct())
                .hasSize(Chart.class.getPermittedSubclasses().length);
        SampleCharts.each().values().forEach(DrawingTest::assertWellFormed);
        SampleCharts.edges().values().forEach(DrawingTest::assertWellFormed);
        charts(LittleCompanyLook.whole()).forEach(DrawingTest::assertWellFormed);
    }

    @Test
    void drawsEmptySeries() {
        Stream.of(
                        new Chart.Bars("a.b", "f", "x; y", List.of("k"), List.of()),
                        new Chart.Ranking("a.b", "f", "x; y", "items", List.of()),
                        new Chart.DoneBy("a.b", "f", "x; y", List.of(), List.of(), DAY, DAY),
                        new Chart.Replays("a.b", "f", "x; y", List.of()),
                        new Chart.Scatter("a.b", "f", "x; y", List.of(), 0, 0),
                        new Chart.TwoLines("a.b", "f", "x; y", "a", "b", List.of()),
                        new Chart.TimeLine("a.b", "f", "", DAY, DAY, List.of()))
                .forEach(DrawingTest::assertWellFormed);
    }

    @Test
    void saysThatThereIsNothingToDraw() {
        SampleCharts.edges().values().stream()
                .filter(chart -> chart.id().startsWith("empty."))
                .forEach(
                        chart ->
                                assertThat(Drawing.svg(chart, "c1"))
                                        .contains("There are no values."));
        assertThat(SampleCharts.each().values())
                .noneMatch(chart -> Drawing.svg(chart, "c1").contains("There are no values."));
    }

    @Test
    void givesEachPointItsLabelAndValue() {
        assertThat(points("sample.bars")).contains("2025 Q1, no ticket: 61");
        assertThat(points("sample.lines"))
                .contains("2024 Q2, median: 6.1 (5.3 to 7.2) days")
                .contains("2025 Q1, other teams: 7.5 days")
                .noneMatch(words -> words.startsWith("2025 Q1, median"));
        assertThat(points("sample.histogram")).contains("2 to below 4 days: 31 items");
        assertThat(points("sample.heat-map"))
                .contains("Tides, Dec: 0 requests")
                .contains("Pilots, Jan: not known")
                .contains("Moorings, Apr (not over): 12 requests");
        assertThat(points("sample.roadmap"))
                .contains(
                        "Faster berths, Berth planner: 2026-01-15 to 2026-06-09,"
                                + " at the latest 2026-06-25 (not over)");
        assertThat(points("sample.flow")).anyMatch(words -> words.endsWith(": not known"));
    }

    private static List<String> points(String id) {
        Chart chart = Objects.requireNonNull(SampleCharts.each().get(id));
        NodeList marks = parsed(Drawing.svg(chart, "c1")).getElementsByTagName("*");
        return IntStream.range(0, marks.getLength())
                .mapToObj(mark -> (Element) marks.item(mark))
                .filter(mark -> mark.getAttribute("class").startsWith("pt "))
                .map(Element::getTextContent)
                .toList();
    }

    @Test
    void staysSmallWithManyPoints() {
        Chart many =
                new Chart.Scatter(
                        "a.b",
                        "f",
                        "x; y",
                        IntStream.range(0, 50_000)
                                .mapToObj(
                                        i ->
                                                new Chart.Point(
                                                        "K-" + i, DAY.plusDays(i % 900), i % 70))
                                .toList(),
                        3,
                        30);
        assertThat(Drawing.svg(many, "c1")).hasSizeLessThan(40_000);
    }

    private static void assertWellFormed(Chart chart) {
        String svg = Drawing.svg(chart, "c1");
        Document parsed = parsed(svg);
        assertThat(parsed.getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(parsed.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo(chart.finding());
        assertThat(svg).doesNotContain("NaN", "Infinity", "style=");
    }

    private static Document parsed(String svg) {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
        } catch (Exception broken) {
            throw new AssertionError("The drawing is not well formed: " + svg, broken);
        }
    }

    @Property(seed = "20261122")
    void putsTheLargestValueOnTheScaleWithFewTicks(
            @ForAll @DoubleRange(min = 0, max = 1e9) double largest) {
        Scale scale = Scale.upTo(largest, true, 200, 0);
        assertThat(scale.most()).isGreaterThanOrEqualTo(largest);
        assertThat(scale.ticks()).hasSizeBetween(2, 7);
        assertThat(scale.at(largest)).isBetween(0.0, 200.0);
    }

    @Property(seed = "20261122")
    void setsFewTicksOnAnySpanOfDays(@ForAll @DoubleRange(min = 0, max = 9_000) double days) {
        DayScale scale = new DayScale(DAY, DAY.plusDays((long) days), 0, 500);
        assertThat(scale.ticks()).hasSizeLessThanOrEqualTo(9);
        assertThat(scale.ticks()).allMatch(tick -> !tick.day().isBefore(DAY));
    }
}
