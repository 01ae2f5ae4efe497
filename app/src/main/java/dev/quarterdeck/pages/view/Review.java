package dev.quarterdeck.pages.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fills the review list: what the program guessed, for a person to decide.
///
/// @param id names it in the page
/// @param items one per guess
/// @param empty what it says when nothing is left to decide
public record Review(String id, List<Item> items, State empty) {

    public Review {
        items = List.copyOf(items);
    }

    /// A guess.
    ///
    /// @param suggestion what is guessed, a sentence
    /// @param evidence why, one line each
    /// @param decided what was decided, empty while it is open
    /// @param choices what can be done about it
    /// @param change a form to decide otherwise, or null
    public record Item(
            String id,
            String suggestion,
            List<String> evidence,
            String decided,
            List<Act> choices,
            @Nullable FormView change) {

        public Item {
            evidence = List.copyOf(evidence);
            choices = List.copyOf(choices);
        }
    }

    /// A button.
    ///
    /// @param action where it posts to
    /// @param values what it posts
    /// @param tone empty for the likeliest, `second`, or `danger`
    public record Act(String words, String action, Map<String, String> values, String tone) {

        public Act {
            values = Map.copyOf(values);
        }
    }
}
