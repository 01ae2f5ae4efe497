package dev.quarterdeck.pages.view.delivery;

import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.pages.view.Review;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.TableView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the page of which team owns what.
///
/// @param said what was just done
/// @param refusal why nothing can be changed here, empty where it can
/// @param just the decision that the address names, or null
/// @param suggestions names that nobody owns, null where nothing can be decided
/// @param count how many there are
/// @param dismissed names that nobody is asked about, null where there are none to take back
/// @param form to decide about any name, or null
/// @param names that nobody owns, for the form
/// @param owners who owns what on the day
public record OwnersView(
        List<PanelsPage.Link> tabs,
        Said said,
        String refusal,
        @Nullable Review just,
        @Nullable Review suggestions,
        String count,
        @Nullable Review dismissed,
        @Nullable FormView form,
        List<Option> names,
        TableView owners) {

    /// Copies the lists.
    public OwnersView {
        tabs = List.copyOf(tabs);
        names = List.copyOf(names);
    }
}
