package dev.quarterdeck.metrics;

import java.util.List;

/// Everything behind one figure.
///
/// @param decision the decision the figure serves
/// @param period the time it covers, with both ends
/// @param formula how it is computed, in words, with its version: `changes naming a ticket / all
///     changes (v1)`
/// @param rows the rows it was computed from
/// @param leftOut what was not counted and why; empty means nothing was
/// @param freshness how old the input is and where it came from
/// @param sensitivity the figure under another rule or window; empty when there is none
public record Explanation(
        String decision,
        String period,
        String formula,
        Rows rows,
        List<LeftOut> leftOut,
        String freshness,
        List<OtherRule> sensitivity) {

    public Explanation {
        leftOut = List.copyOf(leftOut);
        sensitivity = List.copyOf(sensitivity);
    }

    /// A table of rows. @param columns headers @param cells one list per row, as many cells as
    /// columns
    public record Rows(List<String> columns, List<List<String>> cells) {

        /// No rows.
        public static final Rows NONE = new Rows(List.of(), List.of());

        public Rows {
            columns = List.copyOf(columns);
            cells = cells.stream().map(List::copyOf).toList();
        }
    }

    /// Something not counted.
    ///
    /// @param what what, plural
    /// @param count how many, or {@link #UNKNOWN} when nobody can know
    /// @param why the rule
    public record LeftOut(String what, long count, String why) {

        /// Says that something was left out whose number cannot be known; never shown as a number.
        public static final long UNKNOWN = -1;

        /// Returns the number as a reader sees it: `12` or `unknown`.
        public String amount() {
            return count == UNKNOWN ? "unknown" : Wording.count(count);
        }
    }

    /// The figure under another rule. @param rule the rule @param value the figure then, as shown
    public record OtherRule(String rule, String value) {}
}
