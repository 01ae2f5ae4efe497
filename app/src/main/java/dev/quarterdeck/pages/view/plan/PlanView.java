package dev.quarterdeck.pages.view.plan;

import dev.quarterdeck.pages.view.ChartView;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the page of the plan.
///
/// @param tabs the pages beside it
/// @param lead what the page is about, one sentence
/// @param nothing why there is nothing to see, or null
/// @param roadmap ranges on a time line, or null where no initiative has one
/// @param undrawn which initiatives are not on it and why, a sentence or empty
/// @param initiatives one row each
/// @param capacity teams by week, or null where no team is large enough
/// @param skills what work asks of skills by week, or null where none can be shown
/// @param small how many teams are too small for their weeks to be shown, a sentence or empty
/// @param assumed what was taken for granted
/// @param made what the numbers rest on, one sentence
public record PlanView(
        List<Link> tabs,
        String lead,
        @Nullable State nothing,
        @Nullable ChartView roadmap,
        String undrawn,
        TableView initiatives,
        @Nullable ChartView capacity,
        @Nullable ChartView skills,
        String small,
        List<String> assumed,
        String made) {

    /// Copies the lists.
    public PlanView {
        tabs = List.copyOf(tabs);
        assumed = List.copyOf(assumed);
    }
}
