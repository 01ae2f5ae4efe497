package dev.quarterdeck.platform.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Read the rows of a file one by one, and go on after those that cannot be read.
public final class RowReading {

    private final List<RowProblem> problems = new ArrayList<>();

    /// A row with what it says.
    public record Read<T>(CsvRow row, T thing) {}

    /// Reads each row that says something new.
    ///
    /// @param column whose value names what the row is about
    /// @param identity tells rows about the same thing; they are refused
    /// @param read may throw a {@link BadCell}; empty when the row says what is known
    public <T> List<Read<T>> each(
            CsvSheet sheet,
            String column,
            Function<CsvRow, String> identity,
            Function<CsvRow, Optional<T>> read) {
        var met = new HashSet<String>();
        var all = new ArrayList<Read<T>>();
        for (var row : sheet.rows()) {
            collect(
                    row,
                    () -> {
                        requireOnce(
                                met.add(identity.apply(row).toLowerCase(Locale.ROOT)), row, column);
                        read.apply(row).ifPresent(one -> all.add(new Read<>(row, one)));
                    });
        }
        return all;
    }

    private static void requireOnce(boolean isFirst, CsvRow row, String column) {
        if (!isFirst) {
            var value = row.cells().getOrDefault(column, "");
            throw new BadCell(
                    column,
                    value,
                    "What the row is about (%s) must stand in the file once.".formatted(value),
                    "Maybe one of the two rows is older.");
        }
    }

    /// Does work about a row, and notes the cell that it refuses.
    public void collect(CsvRow row, Runnable work) {
        try {
            work.run();
        } catch (BadCell bad) {
            problems.add(bad.in(row.file(), row.line()));
        }
    }

    /// Returns what was refused so far.
    public List<RowProblem> problems() {
        return List.copyOf(problems);
    }
}
