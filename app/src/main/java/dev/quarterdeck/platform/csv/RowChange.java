package dev.quarterdeck.platform.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Says what becomes another value in one row of a table.
///
/// @param key what the row is about
/// @param added whether nothing stood there before
/// @param cells those that differ, in the order of the columns
public record RowChange(String key, boolean added, List<Cell> cells) {

    public RowChange {
        cells = List.copyOf(cells);
    }

    /// One cell, as a file writes it before and after; empty where there is nothing.
    public record Cell(String column, String from, String to) {}

    /// Compares two rows.
    ///
    /// @param before cells by column; none for a new row
    /// @param after cells by column, in the order of the columns
    public static RowChange of(String key, Map<String, String> before, Map<String, String> after) {
        var cells = new ArrayList<Cell>();
        after.forEach(
                (column, to) -> {
                    var from = before.getOrDefault(column, "");
                    if (!from.equals(to)) {
                        cells.add(new Cell(column, from, to));
                    }
                });
        return new RowChange(key, before.isEmpty(), cells);
    }

    /// Answers whether anything differs.
    public boolean differs() {
        return added || !cells.isEmpty();
    }
}
