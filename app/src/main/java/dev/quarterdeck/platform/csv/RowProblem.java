package dev.quarterdeck.platform.csv;

import java.util.Comparator;

/// Says why one row of a file was not taken.
///
/// @param line the first line of the row, from 1
/// @param column the column that is wrong
/// @param value its value as read
/// @param rule one sentence with the value and the rule
/// @param maybe what could be done, starting with "Maybe"
public record RowProblem(
        String file, long line, String column, String value, String rule, String maybe)
        implements Comparable<RowProblem> {

    private static final Comparator<RowProblem> ORDER =
            Comparator.comparing(RowProblem::file)
                    .thenComparingLong(RowProblem::line)
                    .thenComparing(RowProblem::column);

    @Override
    public int compareTo(RowProblem other) {
        return ORDER.compare(this, other);
    }
}
