package dev.quarterdeck.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.ImportIssue;
import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Section;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Names of repositories, modules, tags and files come from strangers.
class HostileNamesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!](?:[^>\"]|\"[^\"]*\")*>");

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "<script>alert(1)</script>",
                        "\"><img src=x onerror=alert(1)>",
                        "' onmouseover='alert(1)",
                        "</style></title></svg></script><script>alert(1)</script>",
                        "<!-- ",
                        "]]>",
                        "&lt;b&gt;",
                        "javascript:alert(1)",
                        "${7*7} $unsafe{x}",
                        "\u202Egnp.exe\u2066",
                        "\u001b]0;owned\u0007\u001b[31m",
                        "\u009b31m",
                        "a|b|c `code` [link](https://example.org)",
                        "m".repeat(10_000),
                        "\ud800 lone",
                        "",
                        " "),
                Arbitraries.strings().ofMaxLength(60));
    }

    @Property(seed = "20261122", tries = 40)
    void neverBecomeMarkupOfThePage(@ForAll("names") String name) {
        assertThat(tags(html(hostile("harbour".repeat(60)))))
                .hasSizeGreaterThan(40)
                .containsAll(tags(html(hostile(name))));
    }

    @Property(seed = "20261122", tries = 40)
    void neverSteerATerminal(@ForAll("names") String name) {
        StringBuilder text = new StringBuilder();
        new TextLook(text, TextStyle.PLAIN).write(hostile(name));
        assertHarmless(text);
        StringBuilder markdown = new StringBuilder();
        MarkdownLook.write(hostile(name), markdown);
        assertHarmless(markdown);
        assertThat(withoutCode(markdown)).doesNotContainPattern(TAG);
    }

    /// Code spans show their text as it is; `<sub>` is the only markup that the renderer writes.
    private static String withoutCode(CharSequence markdown) {
        return markdown.toString().replaceAll("`[^`\n]*`", "").replaceAll("</?sub>", "");
    }

    @Property(seed = "20261122", tries = 40)
    void survivesTheWayThroughJson(@ForAll("names") String name) {
        FirstLook look = hostile(name);
        StringBuilder json = new StringBuilder();
        JsonLook.write(look, json);
        StoredLook stored = StoredLook.read(new StringReader(json.toString()), "test");
        Figure said = Figures.all(look.sections().getFirst()).iterator().next();
        if (!hasLoneSurrogate(name)) {
            assertThat(stored.figure("hostile.part")).contains(said);
        }
        assertHarmless(json);
    }

    private static boolean hasLoneSurrogate(String name) {
        return name.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    private static void assertHarmless(CharSequence output) {
        assertThat(output.codePoints().filter(point -> point != '\n' && steers(point)).toArray())
                .isEmpty();
    }

    private static boolean steers(int point) {
        return Character.isISOControl(point)
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }

    /// Returns the kinds of tags, without text and without the values of attributes.
    private static Set<String> tags(String html) {
        return TAG.matcher(html)
                .results()
                .map(tag -> tag.group().replaceAll("=\"[^\"]*\"", "="))
                .collect(Collectors.toSet());
    }

    private static String html(FirstLook look) {
        StringBuilder html = new StringBuilder();
        HtmlLook.write(look, html);
        return html.toString().replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1></$1>");
    }

    static FirstLook hostile(String name) {
        return new FirstLook(
                name,
                name,
                DAY,
                Instant.EPOCH,
                List.of(name),
                List.of(section(name)),
                List.of(new FirstLook.Guess(name, name, name, false)),
                List.of(new FirstLook.Unknown(name, name)),
                List.of(new ReadGap(name, name, name)),
                List.of(new ImportIssue(name, 1, name)),
                List.of(name));
    }

    private static Section section(String name) {
        Figure part = figure("hostile.part", name, new Quantity.Part(new Share(1, 3), name));
        Figure unknown = figure("hostile.unknown", name, new Quantity.NotKnown(name));
        return new Section(
                "hostile",
                name,
                List.of(
                        new Section.Words(name),
                        new Section.Said(part, name),
                        new Section.Said(unknown, name)),
                List.of(part),
                charts(name),
                List.of(name),
                "qd " + name);
    }

    private static Figure figure(String id, String name, Quantity value) {
        return new Figure(
                id,
                name,
                value,
                new Explanation(
                        "?" + name,
                        name,
                        name,
                        new Explanation.Rows(List.of(name), List.of(List.of(name))),
                        List.of(new Explanation.LeftOut(name, 2, name)),
                        name,
                        List.of(new Explanation.OtherRule(name, name))));
    }

    private static List<Chart> charts(String name) {
        List<Chart.Bar> bars = List.of(new Chart.Bar(name, List.of(3L, 4L), true));
        return List.of(
                new Chart.Bars(name, name, name, List.of(name, name), bars),
                new Chart.Ranking(name, name, name, name, bars),
                new Chart.TwoLines(name, name, name, name, name, bars),
                new Chart.Scatter(name, name, name, List.of(new Chart.Point(name, DAY, 3)), 1, 2),
                new Chart.TimeLine(
                        name, name, name, DAY, DAY, List.of(new Chart.Mark(DAY, name, true))),
                new Chart.TimeLine(
                        name,
                        name,
                        name,
                        DAY,
                        DAY.plusDays(9),
                        List.of(),
                        List.of(
                                new Chart.Lane(
                                        name, List.of(new Chart.Span(DAY, DAY, DAY, name, true))))),
                lines(name),
                new Chart.Histogram(
                        name,
                        name,
                        name,
                        name,
                        List.of(new Chart.Bin(0, 2, 3)),
                        1,
                        List.of(new Chart.Percentile(50, 1))),
                new Chart.Flow(
                        name,
                        name,
                        name,
                        List.of(name, name),
                        List.of(
                                new Chart.FlowDay(DAY, List.of(1L, 2L), false),
                                new Chart.FlowDay(DAY.plusDays(1), List.of(2L, 2L), true))),
                new Chart.HeatMap(
                        name,
                        name,
                        name,
                        name,
                        List.of(name, name),
                        List.of(
                                new Chart.HeatRow(
                                        name, List.of(Chart.Value.of(1), Chart.Value.unknown()))),
                        true));
    }

    private static Chart lines(String name) {
        List<Chart.Value> values = List.of(new Chart.Ranged(2, 1, 3), Chart.Value.unknown());
        return new Chart.Lines(
                name,
                name,
                name,
                name,
                new Chart.Periods(List.of(name, name), true),
                List.of(new Chart.Line(name, values), new Chart.Line(name, values)));
    }
}
