package dev.quarterdeck.pages.view.sources;

import dev.quarterdeck.pages.view.Said;
import java.util.List;

/// Fills the top of a connection's pages.
///
/// @param here the tab that is open
/// @param said what was just done
public record SourceTop(String name, String lead, List<Tab> tabs, String here, Said said) {

    public SourceTop {
        tabs = List.copyOf(tabs);
    }

    /// A page of the connection.
    public record Tab(String words, String href) {}
}
