package dev.quarterdeck.pages.view.delivery;

import dev.quarterdeck.pages.view.ChartView;
import dev.quarterdeck.pages.view.FigureView;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.Review;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the page of a repository: what its look of a day says.
///
/// @param path its address
/// @param team its team's name, empty for none
/// @param teamHref where that team's delivery is
/// @param notice what just happened, empty for nothing
/// @param nothing what it says when there is no look of the day, or null
/// @param look what the look says, or null
/// @param versions every look that is kept, newest first
/// @param again the form that looks again, or null to who may not
/// @param change whether the viewer may change the repository
/// @param why why not, empty to who may
public record RepositoryPage(
        String name,
        String path,
        String team,
        String teamHref,
        String notice,
        @Nullable State nothing,
        @Nullable Look look,
        TableView versions,
        @Nullable FormView again,
        boolean change,
        String why) {

    /// What a look says.
    ///
    /// @param where its files are
    /// @param words its day, its id, when it was made
    /// @param old a remark when it is of an earlier day, empty for none
    /// @param partial what could not be read, or null
    /// @param command the command that would tell more of what is not known, empty for none
    /// @param issues rows that could not be used
    public record Look(
            String where,
            String words,
            String old,
            @Nullable State partial,
            List<Statement> statements,
            List<Unknown> unknowns,
            String command,
            Review guesses,
            List<String> readings,
            TableView gaps,
            TableView issues) {

        public Look {
            statements = List.copyOf(statements);
            unknowns = List.copyOf(unknowns);
            readings = List.copyOf(readings);
        }
    }

    /// A numbered statement.
    public record Statement(
            int number,
            String id,
            String title,
            List<Span> sentence,
            List<FigureView> details,
            List<ChartView> charts,
            List<String> notes) {

        public Statement {
            sentence = List.copyOf(sentence);
            details = List.copyOf(details);
            charts = List.copyOf(charts);
            notes = List.copyOf(notes);
        }
    }

    /// Words, or a number among them.
    public record Span(String words, @Nullable FigureView figure) {}

    /// Something that could not be known. @param input what would tell
    public record Unknown(String what, String input) {}
}
