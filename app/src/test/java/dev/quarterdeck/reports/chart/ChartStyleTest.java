package dev.quarterdeck.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.metrics.Chart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChartStyleTest {

    private static final Path LOOK = Path.of("src/main/resources/dev/quarterdeck/reports/look.css");
    private static final Pattern CLASS = Pattern.compile(" class=\"([^\"]*)\"");
    private static final Pattern PROPERTY = Pattern.compile("--(\\w+): (#\\w+)");
    private static final Pattern RULED = Pattern.compile("\\.([a-z][\\w-]*)");

    private static Stream<Chart> all() {
        return Stream.concat(
                SampleCharts.each().values().stream(), SampleCharts.edges().values().stream());
    }

    @Test
    void hasARuleForEachMark() {
        Set<String> used =
                all().flatMap(chart -> CLASS.matcher(Drawing.svg(chart, "c")).results())
                        .flatMap(found -> Arrays.stream(found.group(1).split(" ")))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> ruled =
                RULED.matcher(ChartStyle.css())
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet());
        // a tick and an axis name look like any text of a drawing
        used.removeAll(Set.of("tick", "axis-name"));
        assertThat(used).hasSizeGreaterThan(40);
        assertThat(ruled).containsAll(used);
    }

    @Test
    void paintsInTheColoursOfThePage() throws IOException {
        String css = Files.readString(LOOK);
        int dark = css.indexOf("prefers-color-scheme: dark");
        assertSame(Palette.LIGHT, css.substring(0, dark));
        assertSame(Palette.DARK, css.substring(dark, css.indexOf("box-sizing")));
    }

    private static void assertSame(Palette palette, String css) {
        Map<String, String> page = new TreeMap<>();
        PROPERTY.matcher(css)
                .results()
                .forEach(found -> page.putIfAbsent(found.group(1), found.group(2)));
        for (String name :
                List.of(
                        "surface", "ink", "quiet", "grid", "gap", "s1", "s2", "s3", "s4", "s5",
                        "s6")) {
            assertThat(palette.colour(name)).as(name).isEqualTo(page.get(name));
        }
    }

    @ParameterizedTest
    @EnumSource
    void setsMarksAndWordsOffFromTheSurface(Palette palette) {
        for (String mark : List.of("s1", "s2", "s3", "s4", "s5", "s6", "accent")) {
            assertThat(contrast(palette, mark)).as(mark).isGreaterThanOrEqualTo(3);
        }
        assertThat(contrast(palette, "ink")).isGreaterThanOrEqualTo(7);
        assertThat(contrast(palette, "quiet")).isGreaterThanOrEqualTo(4.5);
        // the name of the first line is written in its colour
        assertThat(contrast(palette, "s1")).isGreaterThanOrEqualTo(4.5);
    }

    /// Contrast as WCAG 2.2 defines it.
    private static double contrast(Palette palette, String name) {
        double one = luminance(palette.colour(name)) + 0.05;
        double other = luminance(palette.colour("surface")) + 0.05;
        return Math.max(one, other) / Math.min(one, other);
    }

    private static double luminance(String colour) {
        String hex = colour.substring(1);
        String whole = hex.length() == 3 ? hex.replaceAll("(.)", "$1$1") : hex;
        double[] weight = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int part = 0; part < 3; part++) {
            double share = Integer.parseInt(whole.substring(2 * part, 2 * part + 2), 16) / 255.0;
            sum +=
                    weight[part]
                            * (share <= 0.03928
                                    ? share / 12.92
                                    : Math.pow((share + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @Test
    void standsAloneWithoutAnythingFromOutside() {
        all().forEach(
                        chart -> {
                            String svg = Drawing.standalone(chart, Palette.DARK);
                            assertThat(svg)
                                    .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                                    .contains("<style>", "width=\"560\"", "<title>", "<desc>")
                                    .doesNotContain("var(", "href", "<script", "@", "url(http");
                            assertThat(ChartStyle.onMarks(svg, Palette.DARK))
                                    .doesNotContain("class=", "<style>");
                        });
    }

    @Test
    void lastRuleWinsOnAMark() {
        Chart partial = SampleCharts.each().get("sample.lines");
        assertThat(partial).isNotNull();
        String svg = ChartStyle.onMarks(Drawing.standalone(partial, Palette.LIGHT), Palette.LIGHT);
        assertThat(svg).contains("<circle fill=\"#fff\" stroke=\"#1b6ca0\" stroke-width=\"2\"");
    }
}
