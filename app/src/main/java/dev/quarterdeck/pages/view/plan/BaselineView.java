package dev.quarterdeck.pages.view.plan;

import dev.quarterdeck.pages.view.FigureView;
import dev.quarterdeck.pages.view.TableView;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import java.util.List;

/// Fills the page of what became of a frozen plan.
///
/// @param lead when it was frozen by whom and why
/// @param finding what became of it, one sentence
/// @param figures how many came to what
/// @param initiatives one row each
public record BaselineView(
        List<Link> tabs,
        String name,
        String lead,
        String finding,
        List<FigureView> figures,
        TableView initiatives) {

    /// Copies the lists.
    public BaselineView {
        tabs = List.copyOf(tabs);
        figures = List.copyOf(figures);
    }
}
