package dev.quarterdeck.pages.view.plan;

import dev.quarterdeck.pages.view.TableView;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import java.util.List;

/// Fills the page of the order that worth would give.
///
/// @param formulas by which it can be ordered, with the one that is shown
/// @param weeks the durations that were handed in, as they were written
/// @param asksWeeks whether the formula needs durations
/// @param error what is wrong with them, or empty
/// @param finding how far the order can be trusted, a sentence
/// @param places one row each
/// @param left what is not in the order, a sentence each
public record OrderView(
        List<Link> tabs,
        List<Link> formulas,
        String weeks,
        boolean asksWeeks,
        String error,
        String finding,
        TableView places,
        List<String> left) {

    /// Copies the lists.
    public OrderView {
        tabs = List.copyOf(tabs);
        formulas = List.copyOf(formulas);
        left = List.copyOf(left);
    }
}
