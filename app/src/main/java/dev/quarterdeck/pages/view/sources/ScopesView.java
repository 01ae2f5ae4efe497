package dev.quarterdeck.pages.view.sources;

import dev.quarterdeck.pages.view.FormView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the page on which is chosen what a connection reads.
///
/// @param tool the tool's name
/// @param why why nothing can be chosen, empty when it can
/// @param action where the choice is posted to
/// @param trouble why the tool did not list them, empty when it did
/// @param words what is chosen of how much
/// @param filter the words that names must hold
/// @param only `chosen` to see those alone, else empty
/// @param shown those on this page
/// @param matching how many match
/// @param from the first shown, from 0
/// @param older the address of those before, empty for none
/// @param more the address of those after, empty for none
/// @param byHand a form to enter one, or null
public record ScopesView(
        SourceTop top,
        String tool,
        String why,
        String action,
        String trouble,
        String words,
        String filter,
        String only,
        List<Item> shown,
        long known,
        long matching,
        long from,
        String older,
        String more,
        @Nullable FormView byHand) {

    public ScopesView {
        shown = List.copyOf(shown);
    }

    /// A scope.
    public record Item(String id, String kind, String name, String key, boolean chosen) {}
}
