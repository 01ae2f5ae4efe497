package dev.quarterdeck.platform.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds what every page of this server says at its top, to everybody who is signed in.
///
/// @param all in the order in which they are shown; most servers have none
public record Notices(List<Notice> all) {

    /// Copies the list.
    public Notices {
        all = List.copyOf(all);
    }

    /// One thing to know.
    ///
    /// @param sentences what it is
    /// @param action what can be done about it, or null
    public record Notice(String sentences, @Nullable Action action) {}

    /// A button beside a notice.
    ///
    /// @param words what stands on it
    /// @param target the path of this server to which its form is sent
    public record Action(String words, String target) {}
}
