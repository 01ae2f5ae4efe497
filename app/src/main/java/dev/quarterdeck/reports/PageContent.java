package dev.quarterdeck.reports;

import static dev.quarterdeck.reports.wording.Printable.clean;
import static dev.quarterdeck.reports.wording.Printable.shortened;

import dev.quarterdeck.activity.ImportIssue;
import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Section;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.reports.chart.ChartTable;
import dev.quarterdeck.reports.chart.Drawing;
import dev.quarterdeck.reports.pages.LookPage;
import dev.quarterdeck.reports.wording.Printable;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns a first look into what its page shows: shortened, counted, with anchors that are unique.
final class PageContent {

    private static final int TWIN_ROWS = 120;
    private static final int MOST_ROWS = 50;
    private static final int FEWEST_ROWS = 3;

    /// Characters in the rows of all receipts together: keeps the page of a large repository, whose
    /// rows are many and long, under 700 kB.
    private static final int ROW_BUDGET = 400_000;

    private static final int CELL_MARKUP = 10;

    private static final int ISSUES = 50;
    private static final int LONGEST_CELL = 160;
    private static final int LONGEST_TEXT = 400;

    private final FirstLook look;
    private final Set<String> anchored = new HashSet<>();
    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private int charts;

    private PageContent(FirstLook look) {
        this.look = look;
        look.sections().stream()
                .flatMap(section -> Figures.all(section).stream())
                .forEach(figure -> figures.putIfAbsent(figure.id(), figure));
    }

    static LookPage of(FirstLook look, String policy, String style, String script) {
        return new PageContent(look).page(policy, style, script);
    }

    private LookPage page(String policy, String style, String script) {
        return new LookPage(
                policy,
                style,
                script,
                text(look.subject()),
                look.asOf().toString(),
                look.made().truncatedTo(ChronoUnit.MINUTES).toString(),
                text(look.lookId()),
                texts(look.readings()),
                gaps(),
                blocks(),
                figures.values().stream().map(this::receipt).toList(),
                guesses(),
                unknowns(),
                issues(),
                Wording.count(look.issues().size()),
                texts(look.nextCommands()));
    }

    private List<LookPage.Block> blocks() {
        List<LookPage.Block> blocks = new ArrayList<>();
        for (Section section : look.sections()) {
            blocks.add(block(blocks.size() + 1, section));
        }
        return blocks;
    }

    private LookPage.Block block(int number, Section section) {
        return new LookPage.Block(
                number,
                text(section.title()),
                section.sentence().stream().map(this::piece).toList(),
                section.details().stream().map(this::row).toList(),
                section.charts().stream().map(this::drawn).toList(),
                texts(section.notes()),
                text(section.nextCommand()));
    }

    private LookPage.Piece piece(Section.Span span) {
        return switch (span) {
            case Section.Words(String words) -> new LookPage.Piece(clean(words), "", "", true);
            case Section.Said(Figure figure, String words) ->
                    new LookPage.Piece(
                            text(words),
                            figure.id(),
                            anchor(figure),
                            Wording.isKnown(figure.value()));
        };
    }

    private LookPage.Row row(Figure figure) {
        return new LookPage.Row(
                text(figure.label()),
                text(Printable.value(figure.value())),
                figure.id(),
                anchor(figure),
                Wording.isKnown(figure.value()));
    }

    /// Gives the first mention of a figure the anchor to which its receipt leads back.
    private String anchor(Figure figure) {
        return anchored.add(figure.id()) ? "f-" + figure.id() : "";
    }

    private LookPage.Drawn drawn(Chart chart) {
        charts++;
        ChartTable whole = ChartTable.of(chart);
        ChartTable shown = whole.thinned(TWIN_ROWS);
        String note =
                shown.rows().size() < whole.rows().size()
                        ? "%d of %s rows, evenly picked; all with qd explain %s"
                                .formatted(
                                        shown.rows().size(),
                                        Wording.count(whole.rows().size()),
                                        text(chart.id()))
                        : "";
        return new LookPage.Drawn(
                text(chart.id()),
                text(chart.finding()),
                Drawing.svg(chart, "c" + charts),
                table(shown.columns(), shown.rows(), note));
    }

    private LookPage.Receipt receipt(Figure figure) {
        Explanation why = figure.explanation();
        return new LookPage.Receipt(
                text(figure.label()),
                text(Printable.value(figure.value())),
                figure.id(),
                Wording.isKnown(figure.value()),
                text(why.decision()),
                text(why.period()),
                text(why.formula()),
                text(why.freshness()),
                why.leftOut().stream().map(PageContent::leftOut).toList(),
                why.sensitivity().stream().map(PageContent::otherwise).toList(),
                rows(figure));
    }

    private LookPage.Table rows(Figure figure) {
        Explanation.Rows rows = figure.explanation().rows();
        int shown = fitting(rows.cells(), ROW_BUDGET / Math.max(1, figures.size()));
        String note =
                shown < rows.cells().size()
                        ? "First %d of %s rows. All of them: qd explain %s --format json"
                                .formatted(shown, Wording.count(rows.cells().size()), figure.id())
                        : "";
        return table(rows.columns(), rows.cells().subList(0, shown), note);
    }

    private static int fitting(List<List<String>> rows, int characters) {
        int shown = 0;
        int left = characters;
        while (shown < Math.min(MOST_ROWS, rows.size()) && (left > 0 || shown < FEWEST_ROWS)) {
            for (String cell : rows.get(shown)) {
                left -= Math.min(cell.length(), LONGEST_CELL) + CELL_MARKUP;
            }
            shown++;
        }
        return shown;
    }

    private static LookPage.Table table(
            List<String> columns, List<List<String>> rows, String note) {
        return new LookPage.Table(
                cells(columns), rows.stream().map(PageContent::cells).toList(), note);
    }

    private static List<String> cells(List<String> cells) {
        return cells.stream().map(cell -> shortened(cell, LONGEST_CELL)).toList();
    }

    private static String leftOut(Explanation.LeftOut item) {
        return text("%s %s: %s".formatted(item.amount(), item.what(), item.why()));
    }

    private static String otherwise(Explanation.OtherRule other) {
        return text(other.value() + " " + other.rule());
    }

    private List<LookPage.Gap> gaps() {
        return look.gaps().stream()
                .map(gap -> new LookPage.Gap(text(gap.what()), text(gap.why()), text(gap.remedy())))
                .toList();
    }

    private List<LookPage.Guess> guesses() {
        return look.guesses().stream()
                .map(
                        guess ->
                                new LookPage.Guess(
                                        text(guess.key()),
                                        text(guess.value()),
                                        text(guess.evidence()),
                                        guess.given() ? "given" : "guessed"))
                .toList();
    }

    private List<LookPage.Unknown> unknowns() {
        return look.unknowns().stream()
                .map(unknown -> new LookPage.Unknown(text(unknown.what()), text(unknown.input())))
                .toList();
    }

    private LookPage.Table issues() {
        List<List<String>> rows =
                look.issues().stream().limit(ISSUES).map(PageContent::issue).toList();
        String note =
                rows.size() < look.issues().size()
                        ? "The first %d; all with --format json".formatted(ISSUES)
                        : "";
        return new LookPage.Table(List.of("File", "Row", "Why"), rows, note);
    }

    private static List<String> issue(ImportIssue issue) {
        return List.of(text(issue.file()), Wording.count(issue.row()), text(issue.message()));
    }

    private static List<String> texts(List<String> texts) {
        return texts.stream().map(PageContent::text).toList();
    }

    private static String text(String text) {
        return shortened(text, LONGEST_TEXT);
    }
}
