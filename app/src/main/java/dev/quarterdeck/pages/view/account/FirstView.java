package dev.quarterdeck.pages.view.account;

import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.Said;
import java.util.List;

/// Fills the one page of the temporary administrator.
///
/// @param csrf the token that each form carries
/// @param warnings what they should know
/// @param said what was just done
/// @param form the form for a real administrator
public record FirstView(String csrf, List<String> warnings, Said said, FormView form) {

    public FirstView {
        warnings = List.copyOf(warnings);
    }
}
