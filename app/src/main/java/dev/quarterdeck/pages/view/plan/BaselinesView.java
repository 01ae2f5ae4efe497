package dev.quarterdeck.pages.view.plan;

import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.TableView;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the page of frozen plans.
///
/// @param refusal why the plan cannot be frozen here, empty where it can
/// @param baselines one row each
/// @param form to freeze the plan, or null
public record BaselinesView(
        List<Link> tabs, String refusal, TableView baselines, @Nullable FormView form) {

    /// Copies the list.
    public BaselinesView {
        tabs = List.copyOf(tabs);
    }
}
