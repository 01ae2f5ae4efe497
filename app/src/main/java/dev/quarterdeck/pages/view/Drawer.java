package dev.quarterdeck.pages.view;

import java.util.List;

/// Fills the explanation of one number.
///
/// @param figure the number
/// @param decision the decision it serves
/// @param period the time it covers
/// @param formula how it is computed, with its version
/// @param freshness how old the input is
/// @param leftOut what was not counted, and why
/// @param otherwise the number under other rules
/// @param rows a page of the rows behind it
/// @param rowsWords which of how many rows are shown
/// @param close where closing leads
/// @param csv where all rows are, empty when there are none
/// @param earlier the rows before, empty when there are none
/// @param later the rows after, empty when there are none
public record Drawer(
        FigureView figure,
        String decision,
        String period,
        String formula,
        String freshness,
        List<String> leftOut,
        List<Otherwise> otherwise,
        PlainTable rows,
        String rowsWords,
        String close,
        String csv,
        String earlier,
        String later) {

    /// The number under another rule.
    public record Otherwise(String rule, String value) {}
}
