package dev.quarterdeck.pages.view;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Fills a small table that nobody sorts: rows behind a number, the twin of a chart.
public record PlainTable(List<String> columns, List<List<String>> rows) {

    private static final Pattern NUMBER =
            Pattern.compile("[<>+−-]?[0-9][0-9,.]*( ?(%|d|h|min|s))?");

    public PlainTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// Answers whether nothing is in it.
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /// Says of each column whether it holds numbers only, which stand flush right.
    public List<Boolean> numeric() {
        return IntStream.range(0, columns.size()).mapToObj(this::isNumeric).toList();
    }

    private boolean isNumeric(int column) {
        var cells =
                rows.stream()
                        .filter(row -> column < row.size())
                        .map(row -> row.get(column))
                        .filter(cell -> !cell.isBlank())
                        .toList();
        return !cells.isEmpty() && cells.stream().allMatch(cell -> NUMBER.matcher(cell).matches());
    }
}
