package dev.quarterdeck.pages.view.delivery;

import dev.quarterdeck.pages.view.FigureView;
import dev.quarterdeck.pages.view.TableView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the page about the health of the data.
///
/// @param fixes what to do first
/// @param inputs every input that can be here
/// @param told histories that connected tools told, or null when they are not shown
/// @param later inputs that a later version reads
public record HealthPage(
        List<FigureView> figures,
        List<Fix> fixes,
        TableView inputs,
        @Nullable TableView told,
        TableView later) {

    public HealthPage {
        figures = List.copyOf(figures);
        fixes = List.copyOf(fixes);
    }

    /// Something to mend. @param words what is the case @param command a command, empty for none
    /// @param href a page that mends it @param link what that link says
    public record Fix(String words, String command, String href, String link) {}
}
