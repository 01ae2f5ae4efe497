package dev.quarterdeck.pages.view.plan;

import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.Review;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.TableView;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the page of one scenario.
///
/// @param note what its maker said of it, may be empty
/// @param compare where it stands beside the plan
/// @param refusal why nothing can be changed here, empty where it can
/// @param changes what it would have otherwise
/// @param add forms for one change more, none where nothing can be changed
/// @param rename a form for its name and note, or null
/// @param drop a button to drop it, or null
/// @param versions who changed it when
public record ScenarioView(
        List<Link> tabs,
        String name,
        String note,
        String compare,
        Said said,
        String refusal,
        Review changes,
        List<Titled> add,
        @Nullable FormView rename,
        @Nullable Review drop,
        TableView versions) {

    /// Copies the lists.
    public ScenarioView {
        tabs = List.copyOf(tabs);
        add = List.copyOf(add);
    }

    /// A form under a title.
    public record Titled(String words, FormView form) {

        /// Answers whether something in it was refused, so that it stands open.
        public boolean isOpen() {
            return !form.error().isEmpty()
                    || form.fields().stream().anyMatch(field -> !field.error().isEmpty());
        }
    }
}
