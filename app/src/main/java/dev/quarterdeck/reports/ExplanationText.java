package dev.quarterdeck.reports;

import static dev.quarterdeck.reports.TextLines.bold;
import static dev.quarterdeck.reports.TextLines.dim;
import static dev.quarterdeck.reports.wording.Printable.clean;
import static dev.quarterdeck.reports.wording.Printable.shortened;

import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.reports.wording.Printable;
import java.util.ArrayList;
import java.util.List;

/// Prints everything behind one figure on a terminal.
public final class ExplanationText {

    private static final int WIDEST_CELL = 60;
    private static final String LEAD = "%-14s";

    private final TextLines lines;
    private final int mostRows;

    private ExplanationText(Appendable out, TextStyle style, int mostRows) {
        this.lines = new TextLines(out, style);
        this.mostRows = mostRows;
    }

    /// Prints the figure's explanation.
    ///
    /// @param look where the figure was said
    /// @param figure the figure
    /// @param out receives the text
    /// @param style width, colour and characters of the terminal
    /// @param mostRows how many rows to print at most; the rest is counted
    public static void write(
            StoredLook look, Figure figure, Appendable out, TextStyle style, int mostRows) {
        new ExplanationText(out, style, mostRows).figure(look, figure);
    }

    /// Prints the numbers of a chart.
    public static void write(
            StoredLook look, StoredLook.Series series, Appendable out, TextStyle style) {
        ExplanationText text = new ExplanationText(out, style, Integer.MAX_VALUE);
        text.lines.wrapped("", bold(clean(series.finding())) + "  " + dim(series.id()));
        text.from(look);
        text.lines.blank();
        text.table(series.table().columns(), series.table().rows());
    }

    private void figure(StoredLook look, Figure figure) {
        Explanation why = figure.explanation();
        lines.wrapped(
                "",
                "%s: %s  %s"
                        .formatted(
                                clean(figure.label()),
                                bold(Printable.value(figure.value())),
                                dim(figure.id())));
        from(look);
        lines.blank();
        part("Decision", why.decision());
        part("Period", why.period());
        part("Formula", why.formula());
        leftOut(why.leftOut());
        part("Freshness", why.freshness());
        sensitivity(why.sensitivity());
        rows(why.rows());
    }

    private void from(StoredLook look) {
        lines.faint(
                "",
                "%s as of %s, look %s"
                        .formatted(
                                shortened(look.subject(), 200), look.asOf(), clean(look.lookId())));
    }

    private void part(String name, String text) {
        if (!text.isBlank()) {
            lines.wrapped(LEAD.formatted(name), clean(text));
        }
    }

    private void leftOut(List<Explanation.LeftOut> leftOut) {
        String lead = LEAD.formatted("Left out");
        if (leftOut.isEmpty()) {
            lines.wrapped(lead, "nothing");
        }
        for (Explanation.LeftOut item : leftOut) {
            lines.wrapped(
                    lead,
                    "%s %s: %s".formatted(item.amount(), clean(item.what()), clean(item.why())));
            lead = LEAD.formatted("");
        }
    }

    private void sensitivity(List<Explanation.OtherRule> others) {
        String lead = LEAD.formatted("Otherwise");
        for (Explanation.OtherRule other : others) {
            lines.wrapped(lead, bold(clean(other.value())) + " " + clean(other.rule()));
            lead = LEAD.formatted("");
        }
    }

    private void rows(Explanation.Rows rows) {
        if (rows.cells().isEmpty()) {
            lines.wrapped(LEAD.formatted("Rows"), "none");
            return;
        }
        int shown = Math.min(mostRows, rows.cells().size());
        lines.wrapped(
                LEAD.formatted("Rows"),
                shown == rows.cells().size()
                        ? Wording.count(shown)
                        : "first %s of %s; all with --all"
                                .formatted(
                                        Wording.count(shown), Wording.count(rows.cells().size())));
        lines.blank();
        table(rows.columns(), rows.cells().subList(0, shown));
    }

    private void table(List<String> columns, List<List<String>> cells) {
        List<List<String>> table = new ArrayList<>();
        table.add(columns.stream().map(column -> shortened(column, WIDEST_CELL)).toList());
        cells.forEach(
                row -> table.add(row.stream().map(cell -> shortened(cell, WIDEST_CELL)).toList()));
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            int index = column;
            widths.add(
                    table.stream()
                            .filter(row -> index < row.size())
                            .mapToInt(row -> TextLines.width(row.get(index)))
                            .max()
                            .orElse(0));
        }
        lines.print("  " + dim(aligned(table.getFirst(), widths)));
        table.stream().skip(1).forEach(row -> lines.print("  " + aligned(row, widths)));
    }

    private static String aligned(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < Math.min(row.size(), widths.size()); column++) {
            String cell = row.get(column);
            line.append(cell).repeat(" ", widths.get(column) - TextLines.width(cell)).append("  ");
        }
        return line.toString();
    }
}
