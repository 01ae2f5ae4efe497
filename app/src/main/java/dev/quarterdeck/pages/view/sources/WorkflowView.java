package dev.quarterdeck.pages.view.sources;

import dev.quarterdeck.pages.view.Review;

/// Fills the page on which is decided what the statuses of a source stand for.
///
/// @param why why nothing can be decided, empty when it can
/// @param waiting how many items are still to be folded by the rules, in words; empty for none
/// @param statuses what is guessed of each
/// @param decisions what was decided, newest first
public record WorkflowView(
        SourceTop top, String why, String waiting, Review statuses, Review decisions) {}
