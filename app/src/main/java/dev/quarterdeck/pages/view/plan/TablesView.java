package dev.quarterdeck.pages.view.plan;

import dev.quarterdeck.pages.view.FigureView;
import dev.quarterdeck.pages.view.TableView;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import java.util.List;

/// Fills a page of the plan that holds what people said, and lets them say more.
///
/// @param lead what the page is about
/// @param decision that it serves
/// @param figures what it counts
/// @param parts in their order
public record TablesView(
        List<Link> tabs,
        String title,
        String lead,
        String decision,
        List<FigureView> figures,
        List<Part> parts,
        FormsView forms) {

    /// Copies the lists.
    public TablesView {
        tabs = List.copyOf(tabs);
        figures = List.copyOf(figures);
        parts = List.copyOf(parts);
    }

    /// A table under its title. @param note a sentence below it, or empty
    public record Part(String id, String title, TableView table, String note) {}
}
