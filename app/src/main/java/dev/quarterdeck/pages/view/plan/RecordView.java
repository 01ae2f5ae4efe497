package dev.quarterdeck.pages.view.plan;

import dev.quarterdeck.pages.view.ChartView;
import dev.quarterdeck.pages.view.FigureView;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the page of how forecasts fared.
///
/// @param nothing why there is nothing to see, or null
/// @param figures over everything
/// @param counted how many forecasts there are of which sort, one sentence
/// @param worst the team whose days held least often, a sentence or empty
/// @param horizons shares by how far ahead was told
/// @param tenths where in the forecasts the ends fell, or null with too few
/// @param told what was told and what happened
public record RecordView(
        List<Link> tabs,
        @Nullable State nothing,
        List<FigureView> figures,
        String counted,
        String worst,
        TableView horizons,
        @Nullable ChartView tenths,
        TableView told) {

    /// Copies the lists.
    public RecordView {
        tabs = List.copyOf(tabs);
        figures = List.copyOf(figures);
    }
}
