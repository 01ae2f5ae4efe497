package dev.quarterdeck.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.reports.chart.Drawing;
import dev.quarterdeck.reports.chart.Palette;
import dev.quarterdeck.reports.chart.SampleCharts;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ChartGoldenTest {

    private static List<Chart> all() {
        List<Chart> charts = new ArrayList<>(SampleCharts.each().values());
        charts.addAll(SampleCharts.edges().values());
        return charts;
    }

    private static Object written(Chart chart) {
        StringBuilder json = new StringBuilder();
        Json.write(
                json,
                out -> {
                    out.writeStartObject();
                    new ChartJson(out).fields(chart);
                    out.writeEndObject();
                });
        return Objects.requireNonNull(Json.read(new StringReader(json.toString())));
    }

    @Test
    void drawsEachKindAsReviewed() throws IOException {
        for (Chart chart : SampleCharts.each().values()) {
            String lines = Drawing.standalone(chart, Palette.LIGHT).replace("><", ">\n<");
            Golden.assertSame("chart/" + chart.id() + ".svg", lines);
        }
    }

    @Test
    void comesBackFromJsonAsItWas() {
        assertThat(all()).hasSizeGreaterThan(25);
        for (Chart chart : all()) {
            assertThat(ChartReader.chart(written(chart))).isEqualTo(chart);
        }
    }

    @Test
    void keepsUnknownRangeAndPartialInJson() {
        Chart lines = Objects.requireNonNull(SampleCharts.each().get("sample.lines"));
        Map<?, ?> json = (Map<?, ?>) written(lines);
        assertThat(json.get("last_partial")).isEqualTo(true);
        assertThat(json.get("lines").toString())
                .contains("null", "low=5.3", "value=6.1", "high=7.");
    }

    @Test
    void refusesWhatIsNoChart() {
        for (Object broken :
                List.of(
                        "text",
                        Map.of("kind", "pie"),
                        Map.of("kind", "lines", "id", "a.b"),
                        Map.of("kind", "histogram", "id", "a", "finding", "f", "axes", 3))) {
            org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                    .isThrownBy(() -> ChartReader.chart(broken));
        }
    }
}
