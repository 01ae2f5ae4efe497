package dev.quarterdeck.pages.view.people;

import dev.quarterdeck.pages.view.FigureView;
import dev.quarterdeck.pages.view.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the organisation chart.
///
/// @param words what is searched for, empty for everything
/// @param roots the teams without a team above, and who is in no team
/// @param found how many people and teams match, in words
/// @param empty what it says when nobody is here
public record ChartPage(
        List<FigureView> figures, String words, List<Node> roots, String found, State empty) {

    public ChartPage {
        figures = List.copyOf(figures);
        roots = List.copyOf(roots);
    }

    /// A team with its people and its teams.
    ///
    /// @param href its page, or null for a group that is no team
    /// @param head who leads it, empty for nobody
    /// @param size how many people, in words
    /// @param open whether it is unfolded
    /// @param matches whether it is what was searched for
    public record Node(
            String name,
            @Nullable String href,
            String head,
            String size,
            boolean open,
            boolean matches,
            List<Leaf> people,
            List<Node> teams) {

        public Node {
            people = List.copyOf(people);
            teams = List.copyOf(teams);
        }
    }

    /// Somebody in a team. @param words their share, empty for all of their time
    public record Leaf(String name, String href, String words, boolean leads, boolean matches) {}
}
