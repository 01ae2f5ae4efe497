package dev.quarterdeck.reports;

import static dev.quarterdeck.reports.wording.Printable.shortened;

import dev.quarterdeck.activity.ImportIssue;
import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Section;
import dev.quarterdeck.reports.chart.ChartTable;
import dev.quarterdeck.reports.wording.Wording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Writes a first look as Markdown to paste into a wiki: headings, sentences and tables only.
///
/// Every number stands beside its id. Names from outside are escaped, so that they show as they are
/// and can start neither HTML nor a link.
public final class MarkdownLook {

    private static final int CHART_ROWS = 12;
    private static final int ISSUES = 20;
    private static final int LONGEST = 300;

    private final Appendable out;

    private MarkdownLook(Appendable out) {
        this.out = out;
    }

    /// Writes the look; failures of `out` become `UncheckedIOException`.
    public static void write(FirstLook look, Appendable out) {
        new MarkdownLook(out).look(look);
    }

    private void look(FirstLook look) {
        line("# First look: " + escaped(look.subject()));
        line("");
        line(
                "As of **%s**%s. Nothing left this machine. Look %s."
                        .formatted(look.asOf(), readings(look), code(look.lookId())));
        line("");
        gaps(look.gaps());
        numbered(look.sections());
        look.sections().forEach(this::section);
        unknowns(look.unknowns());
        guesses(look.guesses());
        issues(look.issues());
        next(look);
    }

    private static String readings(FirstLook look) {
        return look.readings().stream()
                .map(reading -> " · " + escaped(reading))
                .collect(Collectors.joining());
    }

    private void gaps(List<ReadGap> gaps) {
        for (ReadGap gap : gaps) {
            line(
                    "> **Incomplete: %s.** %s %s"
                            .formatted(
                                    escaped(gap.what()),
                                    escaped(gap.why()),
                                    escaped(gap.remedy())));
            line("");
        }
    }

    private void numbered(List<Section> sections) {
        int number = 0;
        for (Section section : sections) {
            number++;
            line("%d. %s %s".formatted(number, sentence(section), ids(Figures.said(section))));
        }
        line("");
    }

    private static String sentence(Section section) {
        return section.sentence().stream()
                .map(
                        span ->
                                switch (span) {
                                    case Section.Words(String text) -> escaped(text);
                                    case Section.Said(Figure figure, String text) ->
                                            "**" + escaped(text).strip() + "**";
                                })
                .collect(Collectors.joining());
    }

    private static String ids(Collection<Figure> figures) {
        return figures.stream()
                .map(figure -> code(figure.id()))
                .collect(Collectors.joining(" ", "<sub>", "</sub>"));
    }

    private void section(Section section) {
        line("## " + escaped(section.title()));
        line("");
        figures(Figures.all(section));
        section.charts().forEach(this::chart);
        section.notes().forEach(note -> line("- " + escaped(note)));
        if (!section.notes().isEmpty()) {
            line("");
        }
        if (!section.nextCommand().isBlank()) {
            line("More: " + code(section.nextCommand()));
            line("");
        }
    }

    private void figures(Collection<Figure> figures) {
        if (figures.isEmpty()) {
            return;
        }
        line("| What | Value | Period | Id |");
        line("|---|---|---|---|");
        for (Figure figure : figures) {
            row(
                    List.of(
                            escaped(figure.label()),
                            escaped(Wording.value(figure.value())),
                            escaped(figure.explanation().period()),
                            code(figure.id())));
        }
        line("");
    }

    private void chart(Chart chart) {
        ChartTable table = ChartTable.of(chart);
        ChartTable shown = table.thinned(CHART_ROWS);
        line("### " + escaped(chart.finding()));
        line("");
        row(shown.columns().stream().map(MarkdownLook::escaped).toList());
        line("|---" + "|--:".repeat(Math.max(0, shown.columns().size() - 1)) + "|");
        shown.rows().forEach(cells -> row(cells.stream().map(MarkdownLook::escaped).toList()));
        line("");
        String picked =
                shown.rows().size() < table.rows().size()
                        ? "%s of %s rows, evenly picked. "
                                .formatted(shown.rows().size(), Wording.count(table.rows().size()))
                        : "";
        line("<sub>%s%s %s</sub>".formatted(picked, escaped(chart.axes()), code(chart.id())));
        line("");
    }

    private void unknowns(List<FirstLook.Unknown> unknowns) {
        if (unknowns.isEmpty()) {
            return;
        }
        line("## I could not know");
        line("");
        line("| What | What would tell |");
        line("|---|---|");
        unknowns.forEach(
                unknown -> row(List.of(escaped(unknown.what()), escaped(unknown.input()))));
        line("");
    }

    private void guesses(List<FirstLook.Guess> guesses) {
        if (guesses.isEmpty()) {
            return;
        }
        line("## I guessed");
        line("");
        line("| What | Guess | Evidence | Source |");
        line("|---|---|---|---|");
        for (FirstLook.Guess guess : guesses) {
            row(
                    List.of(
                            code(guess.key()),
                            escaped(guess.value()),
                            escaped(guess.evidence()),
                            guess.given() ? "given" : "guessed"));
        }
        line("");
        line("Confirm or correct with `qd doctor`.");
        line("");
    }

    private void issues(List<ImportIssue> issues) {
        if (issues.isEmpty()) {
            return;
        }
        line("## Rows that could not be used: " + Wording.count(issues.size()));
        line("");
        line("| File | Row | Why |");
        line("|---|--:|---|");
        issues.stream()
                .limit(ISSUES)
                .forEach(
                        issue ->
                                row(
                                        List.of(
                                                escaped(issue.file()),
                                                Wording.count(issue.row()),
                                                escaped(issue.message()))));
        line("");
        if (issues.size() > ISSUES) {
            line("The first %d; all are in the JSON.".formatted(ISSUES));
            line("");
        }
    }

    private void next(FirstLook look) {
        if (!look.nextCommands().isEmpty()) {
            line("## Next");
            line("");
            look.nextCommands().forEach(command -> line("- " + code(command)));
            line("");
        }
        line("---");
        line(
                "Made by Quarterdeck. Any number: `qd explain <id>`. Look %s as of %s."
                        .formatted(code(look.lookId()), look.asOf()));
    }

    private void row(List<String> cells) {
        line(cells.stream().collect(Collectors.joining(" | ", "| ", " |")));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char character : shortened(text, LONGEST).toCharArray()) {
            switch (character) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '\\', '`', '*', '_', '[', ']', '|', '#', '~' ->
                        escaped.append('\\').append(character);
                default -> escaped.append(character);
            }
        }
        return escaped.toString();
    }

    private static String code(String text) {
        return "`" + shortened(text, LONGEST).replace('`', '\'').replace("|", "\\|") + "`";
    }

    private void line(String line) {
        try {
            out.append(line).append('\n');
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
