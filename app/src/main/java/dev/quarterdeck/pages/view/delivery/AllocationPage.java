package dev.quarterdeck.pages.view.delivery;

import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.Review;
import org.jspecify.annotations.Nullable;

/// Fills the page of what effort goes to, against what was intended.
///
/// @param intended what is intended now for everybody, or that nothing is, one sentence
/// @param standing all that stands, everybody's and teams', from which days on
/// @param form by which it is said anew, or null
/// @param why there is no form; empty when there is one
/// @param done what was just kept, empty for nothing
public record AllocationPage(
        PanelsPage panels,
        String intended,
        Review standing,
        @Nullable FormView form,
        String why,
        String done) {}
