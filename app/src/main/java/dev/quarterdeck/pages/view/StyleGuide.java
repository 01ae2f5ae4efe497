package dev.quarterdeck.pages.view;

import java.util.List;

/// Fills the style guide: each fragment in each of its states.
public record StyleGuide(
        List<FigureView> figures,
        List<ChartView> charts,
        TableView table,
        TableView longTable,
        TableView none,
        FormView form,
        FormView failed,
        Review review,
        Review reviewed,
        List<State> states) {}
