package dev.quarterdeck.pages.view.settings;

import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the page of the audit log.
///
/// @param refused why nothing is shown, or null
/// @param table the entries, null when refused
/// @param kinds which kinds can be looked for
/// @param kind which one is
/// @param who whose doings are looked for
/// @param verification whether the log is whole, null until somebody asks
/// @param verify where that is asked
/// @param older where older entries are, empty for none
/// @param newest where the newest are, empty when they are shown
public record AuditView(
        @Nullable State refused,
        @Nullable TableView table,
        List<Option> kinds,
        String kind,
        String who,
        @Nullable State verification,
        String verify,
        String older,
        String newest) {

    public AuditView {
        kinds = List.copyOf(kinds);
    }

    /// Fills it for who may not see it.
    public static AuditView refused(State why) {
        return new AuditView(why, null, List.of(), "", "", null, "", "", "");
    }
}
