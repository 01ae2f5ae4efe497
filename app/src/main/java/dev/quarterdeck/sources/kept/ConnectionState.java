package dev.quarterdeck.sources.kept;

import dev.quarterdeck.activity.HistoryKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a connection stands.
///
/// @param tool the name of its tool, as people know it
/// @param address where the tool is asked, or null when it is not: it pushes, or files are brought
/// @param known how many scopes are known
/// @param chosen how many of them are read
/// @param places the names of the first that are read
/// @param last its newest run, or null
/// @param heard when something last came to its end without failing, or null
/// @param feed how it stands with the way on which it is fed
/// @param next when it is read by itself again, or null for never
/// @param hooked whether a secret for pushes was made
/// @param histories how many histories it told, by kind; empty where they are not counted
public record ConnectionState(
        Connection connection,
        String tool,
        @Nullable String address,
        long known,
        long chosen,
        List<String> places,
        @Nullable Run last,
        @Nullable Instant heard,
        Feed feed,
        @Nullable Instant next,
        boolean hooked,
        Map<HistoryKind, Long> histories) {

    /// How a connection stands with the way on which it is fed: a tool that is asked is not judged
    /// by a push or a file, nor pushes by a file.
    ///
    /// @param last the newest run of that way, or null
    /// @param heard when something last came on it, or null
    public record Feed(@Nullable Run last, @Nullable Instant heard) {}

    /// Copies the collections.
    public ConnectionState {
        places = List.copyOf(places);
        histories = Map.copyOf(histories);
    }
}
