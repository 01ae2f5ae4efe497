package dev.quarterdeck.platform.csv;

/// Say which cell breaks which rule; whoever reads rows collects it and goes on.
///
/// A form or a body has no rows: there the same is said of a field.
public final class BadCell extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String column;
    private final String value;
    private final String maybe;
    private final String ofField;
    private final String maybeOfField;

    /// Names the cell, its value and the rule.
    ///
    /// @param rule one sentence with the value and the rule
    /// @param maybe what could be done, starting with "Maybe"
    public BadCell(String column, String value, String rule, String maybe) {
        this(column, value, rule, maybe, rule, maybe);
    }

    private BadCell(
            String column,
            String value,
            String rule,
            String maybe,
            String ofField,
            String maybeOfField) {
        super(rule, null, false, false);
        this.column = column;
        this.value = value;
        this.maybe = maybe;
        this.ofField = ofField;
        this.maybeOfField = maybeOfField;
    }

    /// Names a cell that is too long.
    ///
    /// @param most characters it may have
    public static BadCell tooLong(String column, String value, int most) {
        return of(
                column,
                shortened(value),
                "must have %d characters at most.".formatted(most),
                "Maybe a shorter name.",
                "Maybe a shorter name.");
    }

    /// Names what there is not.
    ///
    /// @param what it is: `team`
    public static BadCell unknown(String column, String what, String key) {
        var rule = "There is no %s (%s).".formatted(what, key);
        return new BadCell(
                column,
                key,
                rule,
                "Maybe another one is meant, or it comes first.",
                rule,
                "Maybe another one is meant.");
    }

    /// Names a cell that breaks a rule whatever it is called.
    ///
    /// @param rule how the sentence goes on: `must not be empty.`
    static BadCell of(String column, String value, String rule, String maybe, String maybeOfField) {
        return new BadCell(
                column,
                value,
                "The cell (%s) %s".formatted(column, rule),
                maybe,
                "The field (%s) %s".formatted(column, rule),
                maybeOfField);
    }

    static String shortened(String value) {
        var plain = value.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 40 ? plain.substring(0, 40) + "..." : plain;
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

    /// Returns the rule where it is said of a field.
    String ruleOfField() {
        return ofField;
    }

    /// Returns what could be done about a field.
    String maybeOfField() {
        return maybeOfField;
    }

    /// Returns it as a problem of a row.
    public RowProblem in(String file, long line) {
        return new RowProblem(file, line, column, value, rule(), maybe);
    }
}
