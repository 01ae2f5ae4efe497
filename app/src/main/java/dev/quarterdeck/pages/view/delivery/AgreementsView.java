package dev.quarterdeck.pages.view.delivery;

import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.Said;
import java.util.List;

/// Fills the page of what a team agreed on and what it tries.
///
/// @param top the title and the pages beside it; its panels are not shown
/// @param said what was just done
/// @param refusal why nothing can be changed here, empty where it can
public record AgreementsView(
        PanelsPage top, Said said, String refusal, Part agreements, Part experiments) {

    /// A half of the page.
    ///
    /// @param all what there is, in one table
    /// @param add a form for one more, without fields where nothing can be changed
    /// @param addWords what the form is for
    public record Part(
            PanelsPage.Panel all, List<Entry> entries, List<FormView> add, String addWords) {

        /// Copies the lists.
        public Part {
            entries = List.copyOf(entries);
            add = List.copyOf(add);
        }
    }

    /// One agreement or experiment. @param forms what can be done with it
    public record Entry(PanelsPage.Panel panel, List<Act> forms) {

        /// Copies the list.
        public Entry {
            forms = List.copyOf(forms);
        }
    }

    /// Something that can be done. @param words what it is called
    public record Act(String words, FormView form) {}
}
