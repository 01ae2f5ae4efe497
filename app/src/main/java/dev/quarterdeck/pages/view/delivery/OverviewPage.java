package dev.quarterdeck.pages.view.delivery;

import dev.quarterdeck.pages.view.FigureView;
import dev.quarterdeck.pages.view.TableView;
import java.util.List;

/// Fills a page of figures over a table of repositories, or of measures side by side.
///
/// @param lead what it is for, one sentence
/// @param decision the decision it serves
/// @param team the page of the team in People, empty for none
/// @param tabs the other pages of the team, none for all repositories
public record OverviewPage(
        String title,
        String lead,
        String decision,
        String team,
        List<PanelsPage.Link> tabs,
        List<FigureView> figures,
        TableView table) {

    public OverviewPage {
        tabs = List.copyOf(tabs);
        figures = List.copyOf(figures);
    }
}
