package dev.quarterdeck.pages.view;

import org.jspecify.annotations.Nullable;

/// Fills one of the four states in which there is less to see than asked for.
///
/// @param kind `empty`, `loading`, `refused` or `partial`
/// @param title what is the case, a sentence
/// @param words what would stand here and which input it lacks, or why not
/// @param command a command that would mend it, empty for none
/// @param href a page that would mend it, or null
/// @param link what that link says
public record State(
        String kind,
        String title,
        String words,
        String command,
        @Nullable String href,
        String link) {

    /// Says that nothing is here yet, and what would stand here.
    public static State empty(String title, String words, String command) {
        return new State("empty", title, words, command, null, "");
    }

    /// Says that the viewer may not see it, and why.
    public static State refused(String title, String why) {
        return new State("refused", title, why, "", null, "");
    }

    /// Says that a part of it is missing.
    public static State partial(String title, String words) {
        return new State("partial", title, words, "", null, "");
    }

    /// Says that it is still being worked on.
    public static State loading(String title, String words) {
        return new State("loading", title, words, "", null, "");
    }

    /// Returns the same with a page that would mend it.
    public State with(String href, String link) {
        return new State(kind, title, words, command, href, link);
    }
}
