package dev.quarterdeck.reports;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.quarterdeck.metrics.Explanation.Rows;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// Write a table as CSV that a spreadsheet opens as text (RFC 4180).
public final class TableCsv {

    private TableCsv() {}

    /// Writes columns and rows; failures of `out` become `UncheckedIOException`.
    public static void write(Rows rows, Appendable out) {
        var text = new StringWriter();
        var writer = CsvWriter.builder().bufferSize(0).build(text);
        writer.writeRecord(rows.columns());
        rows.cells()
                .forEach(
                        cells ->
                                writer.writeRecord(
                                        cells.stream().map(TableCsv::withoutFormula).toList()));
        try {
            out.append(text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A spreadsheet would run a cell such as a tag named `=cmd`; an apostrophe makes it plain text
    /// (OWASP, CSV injection).
    private static String withoutFormula(String cell) {
        return cell.matches("(?s)[=+@\t\r-].*") && !cell.matches("[-+]?[0-9.,]+%?")
                ? "'" + cell
                : cell;
    }
}
