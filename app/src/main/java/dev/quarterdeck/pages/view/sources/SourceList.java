package dev.quarterdeck.pages.view.sources;

import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the list of sources.
///
/// @param refused why nothing is shown, or null
/// @param fixes what is wrong, each with the one thing to do
/// @param why why the viewer may connect nothing, empty when they may
public record SourceList(
        Said said,
        @Nullable State refused,
        List<Fix> fixes,
        @Nullable TableView connections,
        @Nullable TableView tools,
        String why) {

    public SourceList {
        fixes = List.copyOf(fixes);
    }

    /// Something wrong. @param remedy what may help, empty for nothing
    public record Fix(String words, String remedy, String href, String link) {}
}
