package dev.quarterdeck.pages.view.brief;

import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView;
import java.util.List;

/// Fills the brief: what moved, what wants a decision, and what is not known yet.
///
/// @param week the week it is about, in words
/// @param compared with what it compares: the days of the looks
/// @param moved one row per repository, what moved most first
/// @param matters what wants a decision, the most pressing first
/// @param later what will stand here once its input is there
/// @param markdown where the brief is as text to paste
/// @param nothing what it says when nothing is here at all, shown when there is no matter and no
///     row
public record BriefPage(
        String week,
        String compared,
        TableView moved,
        List<Matter> matters,
        List<Later> later,
        String markdown,
        State nothing) {

    public BriefPage {
        matters = List.copyOf(matters);
        later = List.copyOf(later);
    }

    /// Something that wants a decision. @param words what is the case @param href where it is
    /// decided @param link what that link says
    public record Matter(String words, String href, String link) {}

    /// Something that is not known yet. @param what what @param input what would tell
    public record Later(String what, String input) {}
}
