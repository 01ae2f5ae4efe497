package dev.quarterdeck.sources;

import dev.quarterdeck.activity.HistoryKind;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Takes what a connector fetches of one scope.
public interface Take {

    /// Returns how far this stream of this scope was read, as the connector wrote it at the last
    /// page that was kept; empty before the first, and when everything is to be read anew.
    Optional<String> cursor(String stream);

    /// Keeps one answer's records: raw and compressed, their events, and the cursor, all in one
    /// transaction. Whatever happens later, it stays; whatever happens in it, nothing of it does.
    ///
    /// @param parameters what the request asked for, where the records themselves do not say it;
    ///     never a secret
    /// @param records as the tool wrote them
    /// @param cursorAfter how far the stream is read when this page is kept, or null when the
    ///     cursor stays where it is. A cursor by time should lie some minutes back: clocks differ,
    ///     and what comes twice costs nothing.
    void page(
            String stream,
            Map<String, String> parameters,
            List<JsonNode> records,
            @Nullable String cursorAfter);

    /// Moves a cursor when there was nothing to keep.
    void cursor(String stream, String cursorAfter);

    /// Says how many records the tool says it has of a stream, to be compared with what came.
    void expects(String stream, long count);

    /// Says that the tool listed every history of a kind in this scope: those that were read from
    /// the scope before and are not listed any more get an event that they are gone.
    ///
    /// @param ids the tool's ids of all that are there
    void whole(HistoryKind kind, Collection<String> ids);

    /// Returns which histories of a kind were read from the scope before, are not gone yet, and are
    /// not among those listed: a connector may ask the tool for each before it says that they are
    /// gone, since what was moved out of a scope is not.
    ///
    /// @param ids the tool's ids of all that the scope lists
    List<String> unlisted(HistoryKind kind, Collection<String> ids);

    /// Says that a repository lies in a folder of the connection with something new in it, to be
    /// looked at when the scope is read.
    default void repository(Path folder) {}

    /// Says that something could not be read, and goes on.
    ///
    /// @param what is missing, with the tool's words for it
    /// @param why it could not be read
    /// @param remedy what somebody can do, starting with "Maybe"
    void gap(String what, String why, String remedy);

    /// Says how far it is. Throws, as `page` does, when somebody asked to stop; let it pass.
    ///
    /// @param total units in all, or 0 when not known
    void progress(String step, long done, long total);
}
