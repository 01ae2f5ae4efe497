package dev.quarterdeck.looks.kept;

import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.reports.StoredLook;

/// Answer what a number of a kept look rests on.
///
/// @param head the look it stands in
/// @param look answers for the others of that look
/// @param subject what was asked about
public record Explained(LookHead head, StoredLook look, Subject subject) {

    /// What was asked about.
    public sealed interface Subject {}

    /// A figure, with its explanation.
    public record OfFigure(Figure figure) implements Subject {}

    /// A chart, with its table.
    public record OfChart(StoredLook.Series series) implements Subject {}
}
