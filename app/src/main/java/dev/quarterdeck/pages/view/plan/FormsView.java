package dev.quarterdeck.pages.view.plan;

import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.Said;
import java.util.List;

/// Fills what a page of the plan lets people say.
///
/// @param said what was just done
/// @param refusal why nothing can be said here, empty when something can
/// @param forms in their order
public record FormsView(Said said, String refusal, List<Ask> forms) {

    /// Copies the list.
    public FormsView {
        forms = List.copyOf(forms);
    }

    /// A form under its title. @param isOpen whether it is open without a click
    public record Ask(String id, String title, boolean isOpen, FormView form) {}
}
