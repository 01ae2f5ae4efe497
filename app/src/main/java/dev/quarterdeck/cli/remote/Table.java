package dev.quarterdeck.cli.remote;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Prints rows in columns as wide as their widest value; the last column is never padded.
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... heads) {
        rows.add(List.of(heads));
    }

    void row(String... values) {
        rows.add(List.of(values));
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    /// @param nothing the sentence to print when there is no row
    void print(PrintWriter out, String nothing) {
        if (isEmpty()) {
            out.println(nothing);
            return;
        }
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            Arrays.setAll(widths, i -> Math.max(widths[i], length(row.get(i))));
        }
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).repeat(' ', widths[i] - length(row.get(i)) + 2);
        }
        return line.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
