package dev.quarterdeck.pages.view.sources;

import dev.quarterdeck.pages.view.TableView;
import dev.quarterdeck.pages.view.settings.SettingsPage.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the page of a connection.
///
/// @param wrong what is wrong and the one thing to do, or null
/// @param reads ways to read it now
/// @param why why the viewer may not read it, empty when they may
/// @param action where a way to read is posted to
/// @param pushes what was pushed last, or null when nothing is pushed to it
public record ConnectionView(
        SourceTop top,
        SourceList.@Nullable Fix wrong,
        List<Fact> facts,
        List<Read> reads,
        String why,
        String action,
        @Nullable Live pushes,
        TableView runs) {

    public ConnectionView {
        facts = List.copyOf(facts);
        reads = List.copyOf(reads);
    }

    /// A way to read. @param how `SYNC`, `ANEW` or `REPLAY`
    public record Read(String how, String button, String words) {}

    /// What was pushed last; looked for again by itself for a while.
    ///
    /// @param next the address that shows it again, empty when it is not looked for any more
    /// @param again the address that looks for it again
    public record Live(TableView table, String next, String again) {}
}
