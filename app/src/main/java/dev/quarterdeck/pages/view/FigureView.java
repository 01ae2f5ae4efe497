package dev.quarterdeck.pages.view;

import org.jspecify.annotations.Nullable;

/// Fills the fragment of one number, which every number on a page is drawn by.
///
/// @param id the id under which it explains itself
/// @param label what it is
/// @param number the value without its unit, or the words "not known"
/// @param unit the unit, or what the value is a part of; may be empty
/// @param reason why there is no value; empty when there is one
/// @param under how sure and how fresh: range, count of cases, day; may be empty
/// @param trend how it moved, or null when there is no earlier value
/// @param href where its explanation opens
public record FigureView(
        String id,
        String label,
        String number,
        String unit,
        String reason,
        String under,
        @Nullable Trend trend,
        String href) {

    /// Returns the same as a sentence says it.
    public FigureView saying(String words) {
        return new FigureView(id, label, words, "", reason, "", null, href);
    }

    /// Answers whether there is a value.
    public boolean isKnown() {
        return reason.isEmpty();
    }

    /// The value against the last period.
    ///
    /// @param words the change and since when: `+4 since 2026-02-28`
    /// @param points the line as an SVG path in 72 × 19, empty with fewer than three values
    public record Trend(String words, String points) {}
}
