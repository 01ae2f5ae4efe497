package dev.quarterdeck.pages.view.sources;

import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the form that connects a tool, or changes how it is connected.
///
/// @param top of the connection, or null for a new one
/// @param tool the tool's name
/// @param refused why there is no form, or null
/// @param said what a test found
/// @param rights what the secret must be allowed to do
/// @param gives what the tool tells, in words
/// @param hooks where its webhooks are set up, empty when none is understood
/// @param retire takes the connection out of use or back, or null
public record ConnectView(
        @Nullable SourceTop top,
        String tool,
        @Nullable State refused,
        Said said,
        @Nullable FormView form,
        List<String> rights,
        String gives,
        String hooks,
        @Nullable FormView retire,
        String retireWords) {

    public ConnectView {
        rights = List.copyOf(rights);
    }
}
