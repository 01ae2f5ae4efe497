package dev.quarterdeck.pages.view.plan;

import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Choice;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fills a page of the plan that is made of panels.
///
/// @param lead what it is for, one sentence
/// @param decision what it serves
/// @param tabs the pages beside it
/// @param choices what can be chosen, such as the first day
/// @param state what is said in place of all panels, or null
/// @param first panels above the levers
/// @param levers what can be pulled; empty where nothing can
/// @param keep the lever that was pulled, to be kept as a scenario, or null
/// @param rest panels below them
public record PlanPanels(
        String title,
        String lead,
        String decision,
        List<Link> tabs,
        List<Choice> choices,
        @Nullable State state,
        List<Panel> first,
        List<Lever> levers,
        @Nullable Keep keep,
        List<Panel> rest) {

    /// Copies the lists.
    public PlanPanels {
        tabs = List.copyOf(tabs);
        choices = List.copyOf(choices);
        first = List.copyOf(first);
        levers = List.copyOf(levers);
        rest = List.copyOf(rest);
    }

    /// Keeps what was asked for. @param action where to @param hidden what is kept
    public record Keep(String action, Map<String, String> hidden) {

        /// Copies the values.
        public Keep {
            hidden = Map.copyOf(hidden);
        }
    }

    /// A lever with its form, which asks by the address and changes nothing.
    ///
    /// @param words what it does
    /// @param action the page
    /// @param hidden values that are not typed
    /// @param open whether it is the one that was pulled
    /// @param error what is wrong with all of it, empty when nothing is
    public record Lever(
            String words,
            String action,
            Map<String, String> hidden,
            List<Field> fields,
            boolean open,
            String error) {

        /// Copies what it holds.
        public Lever {
            hidden = Map.copyOf(hidden);
            fields = List.copyOf(fields);
        }

        /// Returns what names it in the page.
        public String id() {
            return "lever-" + hidden.getOrDefault("lever", "");
        }
    }
}
