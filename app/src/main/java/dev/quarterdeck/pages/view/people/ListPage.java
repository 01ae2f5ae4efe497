package dev.quarterdeck.pages.view.people;

import dev.quarterdeck.pages.view.FigureView;
import dev.quarterdeck.pages.view.TableView;
import java.util.List;

/// Fills a page of figures over one table.
///
/// @param lead what it is for, one sentence
/// @param decision the decision it serves
public record ListPage(
        String title, String lead, String decision, List<FigureView> figures, TableView table) {

    public ListPage {
        figures = List.copyOf(figures);
    }
}
