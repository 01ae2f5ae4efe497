package dev.quarterdeck.pages.view;

import java.util.List;

/// Fills a place that has no pages yet: what will stand there, and from which input.
///
/// @param question the question the place answers
/// @param screens its screens
/// @param meanwhile what of it is told elsewhere already; empty for nothing
/// @param where the address of that, empty for nothing
public record Promise(String question, List<Screen> screens, String meanwhile, String where) {

    public Promise {
        screens = List.copyOf(screens);
    }

    /// A place of which nothing is told yet.
    public Promise(String question, List<Screen> screens) {
        this(question, screens, "", "");
    }

    /// A screen. @param shows what it shows @param decision the decision it serves @param input
    /// where its rows come from
    public record Screen(String name, String shows, String decision, String input) {}
}
