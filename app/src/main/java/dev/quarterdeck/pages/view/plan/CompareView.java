package dev.quarterdeck.pages.view.plan;

import dev.quarterdeck.pages.view.FigureView;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the page that sets scenarios beside the plan.
///
/// @param finding what the comparison comes to, one sentence
/// @param chosen those that are compared
/// @param more those that could be, each with where it is
/// @param nothing what stands there instead, or null
/// @param initiatives one row each
/// @param load teams by quarter
/// @param loadHidden why some of it is not shown, a sentence each
/// @param totals what each plan costs, none where it may not be told
/// @param money months, or null where it may not be told
/// @param parts what goes into each initiative, or null where it may not be told
/// @param teams what each team costs, or null where it may not be told
/// @param moneyHidden why it is not told, or null
/// @param notes whose cost is in no figure
/// @param made what the numbers rest on, one sentence
public record CompareView(
        List<Link> tabs,
        String finding,
        List<Chosen> chosen,
        List<Link> more,
        @Nullable State nothing,
        TableView initiatives,
        TableView load,
        List<String> loadHidden,
        List<FigureView> totals,
        @Nullable TableView money,
        @Nullable TableView parts,
        @Nullable TableView teams,
        @Nullable State moneyHidden,
        List<String> notes,
        String made) {

    /// Copies the lists.
    public CompareView {
        tabs = List.copyOf(tabs);
        chosen = List.copyOf(chosen);
        more = List.copyOf(more);
        loadHidden = List.copyOf(loadHidden);
        totals = List.copyOf(totals);
        notes = List.copyOf(notes);
    }

    /// A scenario that is compared.
    ///
    /// @param href its page
    /// @param without the comparison without it
    /// @param changes that were made, one sentence each
    /// @param leftOut those that do not fit, with the reason
    /// @param payers who pays, one sentence each
    public record Chosen(
            String name,
            String href,
            String without,
            List<String> changes,
            List<String> leftOut,
            List<String> payers) {

        /// Copies the lists.
        public Chosen {
            changes = List.copyOf(changes);
            leftOut = List.copyOf(leftOut);
            payers = List.copyOf(payers);
        }
    }
}
