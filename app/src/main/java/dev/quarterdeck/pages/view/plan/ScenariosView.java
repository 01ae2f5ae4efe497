package dev.quarterdeck.pages.view.plan;

import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.TableView;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the page of all scenarios.
///
/// @param said what was just done
/// @param refusal why nothing can be made here, empty where it can
/// @param scenarios one row each
/// @param form to make one, or null
public record ScenariosView(
        List<Link> tabs, Said said, String refusal, TableView scenarios, @Nullable FormView form) {

    /// Copies the list.
    public ScenariosView {
        tabs = List.copyOf(tabs);
    }
}
