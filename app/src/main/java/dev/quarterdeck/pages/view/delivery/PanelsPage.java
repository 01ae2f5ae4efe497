package dev.quarterdeck.pages.view.delivery;

import dev.quarterdeck.pages.view.ChartView;
import dev.quarterdeck.pages.view.FigureView;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.Review;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills a page of panels, each of which serves a decision.
///
/// @param lead what it is for, one sentence
/// @param team the name of the team, empty for everything
/// @param tabs the pages beside it
/// @param choices what can be chosen, such as the period
/// @param state what is said in place of all panels, or null
/// @param decided what people decided, under the panels, or null where nothing is
public record PanelsPage(
        String title,
        String lead,
        String team,
        List<Link> tabs,
        List<Choice> choices,
        @Nullable State state,
        List<Panel> panels,
        @Nullable Decided decided) {

    /// A page on which nothing is decided.
    public PanelsPage(
            String title,
            String lead,
            String team,
            List<Link> tabs,
            List<Choice> choices,
            @Nullable State state,
            List<Panel> panels) {
        this(title, lead, team, tabs, choices, state, panels, null);
    }

    /// Copies the lists.
    public PanelsPage {
        tabs = List.copyOf(tabs);
        choices = List.copyOf(choices);
        panels = List.copyOf(panels);
    }

    /// What people decided, with a form for more.
    ///
    /// @param id names it in the page
    /// @param decision the decision it serves
    /// @param form to decide, or null
    /// @param why there is no form; empty when there is one
    /// @param done what was just done, empty for nothing
    public record Decided(
            String id,
            String title,
            String decision,
            Review review,
            @Nullable FormView form,
            String why,
            String done) {}

    /// A link. @param here whether it leads to what is shown
    public record Link(String words, String href, boolean here) {}

    /// A choice among links. @param name what is chosen
    public record Choice(String name, List<Link> links) {

        /// Copies the links.
        public Choice {
            links = List.copyOf(links);
        }
    }

    /// Words, or a number among them.
    public record Span(String words, @Nullable FigureView figure) {}

    /// A panel.
    ///
    /// @param id names it in the page
    /// @param decision the decision it serves; empty where another panel says it
    /// @param sentence what is said before all numbers
    /// @param state what is said in place of what is missing, or null
    /// @param notes what to know when reading it, each a sentence
    /// @param more further pages
    public record Panel(
            String id,
            String title,
            String decision,
            List<Span> sentence,
            List<FigureView> figures,
            List<ChartView> charts,
            @Nullable TableView table,
            @Nullable State state,
            List<String> notes,
            List<Link> more) {

        /// Copies the lists.
        public Panel {
            sentence = List.copyOf(sentence);
            figures = List.copyOf(figures);
            charts = List.copyOf(charts);
            notes = List.copyOf(notes);
            more = List.copyOf(more);
        }
    }
}
