package dev.quarterdeck.reports;

import static dev.quarterdeck.reports.TextLines.bold;
import static dev.quarterdeck.reports.TextLines.dim;
import static dev.quarterdeck.reports.TextLines.warn;
import static dev.quarterdeck.reports.wording.Printable.clean;
import static dev.quarterdeck.reports.wording.Printable.shortened;

import dev.quarterdeck.activity.ImportIssue;
import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Section;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.reports.wording.Printable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Prints a first look on a terminal, whole or piece by piece as its sections become ready.
///
/// One instance prints one look: it numbers the sections and remembers which gaps were told. Every
/// number stands beside the id that `qd explain` takes. The caller flushes.
public final class TextLook {

    private static final int DETAILS = 5;
    private static final int ISSUES = 5;
    private static final int LONGEST_LABEL = 44;
    private static final String INDENT = "    ";

    private final TextLines lines;
    private final Set<ReadGap> told = new HashSet<>();
    private int sections;

    /// Prepares to print one look.
    ///
    /// @param out receives the text; its failures become `UncheckedIOException`
    /// @param style width, colour and characters of the terminal
    public TextLook(Appendable out, TextStyle style) {
        this.lines = new TextLines(out, style);
    }

    /// Prints a whole look.
    public void write(FirstLook look) {
        header(look.subject(), look.asOf(), look.readings(), look.gaps());
        look.sections().forEach(this::section);
        rest(look);
    }

    /// Prints what was looked at, and first of all what could not be read.
    public void header(String subject, LocalDate asOf, List<String> readings, List<ReadGap> gaps) {
        String read =
                readings.stream()
                        .map(reading -> " · " + kept(clean(reading)))
                        .collect(Collectors.joining());
        lines.wrapped(
                " ",
                "%s · as of %s%s · nothing left this machine"
                        .formatted(bold(shortened(subject, 200)), asOf, read));
        gaps(gaps);
        lines.blank();
    }

    /// Prints one numbered statement with the ids of its figures.
    public void section(Section section) {
        sections++;
        lines.wrapped("%2d  ".formatted(sections), sentence(section));
        explained(Figures.said(section));
        details(section);
        section.charts().forEach(this::chart);
        section.notes().forEach(note -> lines.wrapped(INDENT, clean(note)));
        if (!section.nextCommand().isBlank()) {
            lines.faint(INDENT, "more: " + clean(section.nextCommand()));
        }
        lines.blank();
    }

    /// Prints what stands below the sections: gaps not yet told, bad rows, unknowns, guesses, next.
    public void rest(FirstLook look) {
        gaps(look.gaps());
        issues(look.issues());
        unknowns(look.unknowns());
        guesses(look.guesses());
        if (!look.nextCommands().isEmpty()) {
            lines.wrapped(
                    " Next: ",
                    look.nextCommands().stream()
                            .map(command -> hard(clean(command)))
                            .collect(Collectors.joining(" | ")));
        }
        lines.faint(" ", "Any number: qd explain <id>. Look " + clean(look.lookId()) + ".");
    }

    private void gaps(List<ReadGap> gaps) {
        for (ReadGap gap : gaps) {
            if (told.add(gap)) {
                lines.wrapped(
                        " ",
                        warn("INCOMPLETE: " + clean(gap.what()))
                                + ": "
                                + ended(clean(gap.why()))
                                + " "
                                + clean(gap.remedy()));
            }
        }
    }

    private static String ended(String clause) {
        return clause.endsWith(".") ? clause : clause + ".";
    }

    private static String sentence(Section section) {
        return section.sentence().stream()
                .map(
                        span ->
                                switch (span) {
                                    case Section.Words(String text) -> clean(text);
                                    case Section.Said(Figure figure, String text) ->
                                            bold(clean(text));
                                })
                .collect(Collectors.joining());
    }

    private void explained(Collection<Figure> figures) {
        if (figures.isEmpty()) {
            return;
        }
        lines.faint(
                INDENT,
                figures.stream()
                        .map(figure -> hard(figure.id()))
                        .collect(Collectors.joining(" ", "explain: ", "")));
    }

    private void details(Section section) {
        List<Figure> shown = section.details().stream().limit(DETAILS).toList();
        List<String> labels = shown.stream().map(TextLook::label).toList();
        int labelWidth = widest(labels);
        int valueWidth = widest(shown.stream().map(TextLook::value).toList());
        int idWidth = widest(shown.stream().map(Figure::id).toList());
        int width = INDENT.length() + labelWidth + 2 + valueWidth + 2 + idWidth;
        boolean fits = width <= lines.style().width();
        for (Figure figure : shown) {
            if (fits) {
                lines.print(INDENT + columns(figure, labelWidth, valueWidth));
            } else {
                lines.wrapped(
                        INDENT, label(figure) + ": " + value(figure) + "  " + dim(figure.id()));
            }
        }
        if (section.details().size() > shown.size()) {
            int more = section.details().size() - shown.size();
            lines.faint(INDENT, "and " + more + " more in look.html and --format json");
        }
    }

    private static String columns(Figure figure, int labelWidth, int valueWidth) {
        return padded(label(figure), labelWidth)
                + "  "
                + padded(value(figure), valueWidth)
                + "  "
                + dim(figure.id());
    }

    private static String label(Figure figure) {
        return shortened(figure.label(), LONGEST_LABEL);
    }

    private static String value(Figure figure) {
        return Printable.value(figure.value());
    }

    private static int widest(List<String> cells) {
        return cells.stream().mapToInt(TextLines::width).max().orElse(0);
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - TextLines.width(cell)));
    }

    private void chart(Chart chart) {
        if (!lines.style().unicode()) {
            return;
        }
        Sparkline.of(chart)
                .ifPresent(
                        blocks ->
                                lines.wrapped(
                                        INDENT + blocks + "  ",
                                        clean(chart.finding()) + "  " + dim(chart.id())));
    }

    private void issues(List<ImportIssue> issues) {
        if (issues.isEmpty()) {
            return;
        }
        String rows = issues.size() == 1 ? "1 row" : Wording.count(issues.size()) + " rows";
        lines.wrapped(" ", warn(rows + " could not be used") + " and count nowhere:");
        issues.stream()
                .limit(ISSUES)
                .forEach(
                        issue ->
                                lines.wrapped(
                                        INDENT,
                                        "%s row %s: %s"
                                                .formatted(
                                                        shortened(issue.file(), 80),
                                                        Wording.count(issue.row()),
                                                        clean(issue.message()))));
        if (issues.size() > ISSUES) {
            int more = issues.size() - ISSUES;
            lines.faint(
                    INDENT, "and " + Wording.count(more) + " more in look.html and --format json");
        }
        lines.blank();
    }

    private void unknowns(List<FirstLook.Unknown> unknowns) {
        if (unknowns.isEmpty()) {
            return;
        }
        lines.print(" " + bold("I could not know"));
        for (FirstLook.Unknown unknown : unknowns) {
            lines.wrapped(
                    INDENT, clean(unknown.what()) + dim(" · needs " + clean(unknown.input())));
        }
        lines.blank();
    }

    private void guesses(List<FirstLook.Guess> guesses) {
        if (guesses.isEmpty()) {
            return;
        }
        lines.wrapped(" ", bold("I guessed") + dim(" · confirm or correct with qd doctor"));
        for (FirstLook.Guess guess : guesses) {
            String source = guess.given() ? "given" : "guessed";
            lines.wrapped(
                    INDENT,
                    "%s = %s  %s"
                            .formatted(
                                    clean(guess.key()),
                                    shortened(guess.value(), 300),
                                    dim("(" + source + ": " + clean(guess.evidence()) + ")")));
        }
        lines.blank();
    }

    /// Keeps a short clause on one line: `3,406 commits in 0.2 s`.
    private static String kept(String clause) {
        return clause.length() <= LONGEST_LABEL ? hard(clause) : clause;
    }

    private static String hard(String text) {
        return text.replace(' ', TextLines.HARD_SPACE);
    }
}
