package dev.quarterdeck.pages.view.people;

import dev.quarterdeck.pages.view.FigureView;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.TableView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the page of a team.
///
/// @param delivery where its delivery is
/// @param head who leads it, empty for nobody
/// @param headHref their page
/// @param change the form that changes the team, or null to who may not
/// @param why why it may not be changed, empty to who may
/// @param notice what just happened, empty for nothing
public record TeamPage(
        String name,
        String key,
        String delivery,
        String head,
        String headHref,
        List<FigureView> figures,
        TableView members,
        TableView teams,
        @Nullable FormView change,
        String why,
        String notice) {

    public TeamPage {
        figures = List.copyOf(figures);
    }
}
