package dev.quarterdeck.pages.view;

/// Fills the chart fragment.
///
/// @param id names it in the page
/// @param finding what it shows, a sentence without a full stop
/// @param svg the drawing, escaped while it was drawn
/// @param twin its numbers
/// @param svgHref where the drawing is as a file, empty for none
/// @param pngHref where it is as a picture, empty for none
/// @param csvHref where its numbers are as CSV, empty for none
public record ChartView(
        String id,
        String finding,
        String svg,
        PlainTable twin,
        String svgHref,
        String pngHref,
        String csvHref) {}
