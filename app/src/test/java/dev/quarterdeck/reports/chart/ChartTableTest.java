package dev.quarterdeck.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.metrics.Chart;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ChartTableTest {

    private static ChartTable table(String id) {
        return ChartTable.of(Objects.requireNonNull(SampleCharts.each().get(id)));
    }

    @Test
    void givesEachRowACellPerColumn() {
        SampleCharts.each()
                .values()
                .forEach(
                        chart -> {
                            ChartTable table = ChartTable.of(chart);
                            assertThat(table.rows()).as(chart.id()).isNotEmpty();
                            assertThat(table.rows())
                                    .as(chart.id())
                                    .allMatch(row -> row.size() == table.columns().size());
                        });
    }

    @Test
    void showsRangesGapsAndThePartialPeriodOfLines() {
        ChartTable table = table("sample.lines");
        assertThat(table.columns())
                .containsExactly(
                        "Period",
                        "median, days",
                        "median, from",
                        "median, to",
                        "other teams, days");
        assertThat(table.rows()).hasSize(8);
        assertThat(table.rows().getFirst()).containsExactly("2024 Q2", "6.1", "5.3", "7.2", "8.7");
        assertThat(table.rows().get(3)).containsExactly("2025 Q1", "not known", "", "", "7.5");
        assertThat(table.rows().getLast())
                .containsExactly("2026 Q1 (not over)", "4.6", "2.7", "7.3", "5.8");
    }

    @Test
    void showsBinsWhatLiesBeyondAndPercentiles() {
        ChartTable table = table("sample.histogram");
        assertThat(table.columns()).containsExactly("Days", "Items");
        assertThat(table.rows())
                .hasSize(12 + 1 + 3)
                .contains(List.of("2 to below 4", "31"))
                .contains(List.of("24 and more", "4"))
                .endsWith(List.of("95% are at or below", "18.9"));
    }

    @Test
    void showsEachDayOfAFlow() {
        ChartTable table = table("sample.flow");
        assertThat(table.columns())
                .containsExactly("Day", "done", "in review", "in progress", "to do");
        assertThat(table.rows()).hasSize(121);
        assertThat(table.rows().get(61))
                .containsExactly("2026-01-31", "not known", "not known", "not known", "not known");
        assertThat(table.rows().getLast().getFirst()).isEqualTo("2026-03-31 (not over)");
    }

    @Test
    void showsEachCellOfAHeatMap() {
        ChartTable table = table("sample.heat-map");
        assertThat(table.columns())
                .containsExactly(
                        "Name (requests)", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr (not over)");
        assertThat(table.rows())
                .contains(List.of("Pilots", "7", "6", "not known", "not known", "4", "3"))
                .hasSize(4);
    }

    @Test
    void showsSpansAndMarksOfATimeLineWithLanes() {
        ChartTable table = table("sample.roadmap");
        assertThat(table.rows())
                .hasSize(6 + 2)
                .contains(
                        List.of(
                                "Faster berths",
                                "Berth planner",
                                "2026-01-15",
                                "2026-06-09",
                                "2026-06-25",
                                "not over"));
        assertThat(table.rows().getLast().getFirst()).isEmpty();
        assertThat(table("sample.releases").columns()).containsExactly("Name", "Day", "Counted");
    }

    @Test
    void keepsBoundsApartThatLieClose() {
        Chart narrow =
                new Chart.Histogram(
                        "a.b",
                        "f",
                        "x; y",
                        "",
                        List.of(new Chart.Bin(0, 0.25, 1), new Chart.Bin(0.25, 0.5, 2)),
                        0,
                        List.of());
        assertThat(ChartTable.of(narrow).rows())
                .containsExactly(
                        List.of("0 to below 0.25", "1"), List.of("0.25 to below 0.5", "2"));
    }
}
