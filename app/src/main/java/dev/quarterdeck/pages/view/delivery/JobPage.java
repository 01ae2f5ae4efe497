package dev.quarterdeck.pages.view.delivery;

import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the page of an import: how far it is, then what came of it.
///
/// @param path its address
/// @param state `waiting`, `running`, `done`, `failed` or `cancelled`
/// @param step what is being done
/// @param done units finished
/// @param total units in all, 0 when not known
/// @param refusal why it failed, or that it was cancelled; null while it is neither
/// @param report what came of it, or null
public record JobPage(
        String path,
        String state,
        String step,
        long done,
        long total,
        @Nullable State refusal,
        @Nullable Report report) {

    /// Answers whether nothing more will happen.
    public boolean isOver() {
        return refusal != null || report != null;
    }

    /// What came of it. @param words what was made @param look where it is
    public record Report(
            String words, String look, List<String> readings, TableView gaps, TableView issues) {

        public Report {
            readings = List.copyOf(readings);
        }
    }
}
