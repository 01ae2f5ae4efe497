package dev.quarterdeck.platform.csv;

/// Say which cell breaks which rule; whoever reads rows collects it and goes on.
public final class BadCell extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String column;
    private final String value;
    private final String maybe;

    /// Names the cell, its value and the rule.
    ///
    /// @param rule one sentence with the value and the rule
    /// @param maybe what could be done, starting with "Maybe"
    public BadCell(String column, String value, String rule, String maybe) {
        super(rule, null, false, false);
        this.column = column;
        this.value = value;
        this.maybe = maybe;
    }

    /// Returns the column that is wrong.
    public String column() {
        return column;
    }

    /// Returns the rule that it breaks, one sentence.
    public String rule() {
        return String.valueOf(getMessage());
    }

    /// Returns what could be done.
    public String maybe() {
        return maybe;
    }

    /// Returns it as a problem of a row.
    public RowProblem in(String file, long line) {
        return new RowProblem(file, line, column, value, rule(), maybe);
    }
}
