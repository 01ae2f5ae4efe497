package dev.quarterdeck.pages.view.sources;

import dev.quarterdeck.pages.view.FigureView;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView;
import dev.quarterdeck.pages.view.settings.SettingsPage.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the page of a run.
///
/// @param path its address
/// @param lead what it is
/// @param pace how far it is, or null when it is over
/// @param trouble why it ended as it did, or null
/// @param facts when, how long, by whom
/// @param report what came of it, or null while nothing did
/// @param mayCancel whether the viewer may stop it
public record RunView(
        String path,
        String title,
        String lead,
        Said said,
        @Nullable Pace pace,
        @Nullable State trouble,
        List<Fact> facts,
        @Nullable Report report,
        boolean mayCancel) {

    public RunView {
        facts = List.copyOf(facts);
    }

    /// How far it is. @param total units in all, 0 when not known
    public record Pace(String title, String step, long done, long total) {}

    /// What came, what did not, and why. @param sums how the counts add up, a sentence
    public record Report(
            List<FigureView> figures,
            String sums,
            TableView streams,
            TableView gaps,
            TableView nothings,
            TableView issues) {

        public Report {
            figures = List.copyOf(figures);
        }

        /// Answers whether there is nothing that did not come or told nothing.
        public boolean isClean() {
            return gaps.total() + nothings.total() + issues.total() == 0;
        }
    }
}
