package dev.quarterdeck.pages.view.sources;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the page that says how to push to a connection.
///
/// @param address where tools push to
/// @param hooks where the tool's webhooks are set up, empty when none of its own is understood
/// @param secret whether a secret was made
/// @param why why the viewer may make none, empty when they may
/// @param action where a new secret is asked for
/// @param lines what to type in a shell
public record PushView(
        SourceTop top,
        String tool,
        String address,
        String hooks,
        boolean secret,
        String why,
        String action,
        List<Line> lines,
        ConnectionView.@Nullable Live pushes) {

    public PushView {
        lines = List.copyOf(lines);
    }

    /// What to type to push one record.
    public record Line(String stream, String title, String members, String shell) {}
}
