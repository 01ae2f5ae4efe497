package dev.quarterdeck.sources.kept;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.sources.Records;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Records that came together.
///
/// @param scope of which they are, or null when they came by file or were pushed
/// @param place the scope's key, or the file's name
/// @param stream empty when each record is to be recognised by itself
/// @param cursorAfter how far the stream is read with them, or null when nothing moves
record RawPage(
        @Nullable UUID scope,
        String place,
        String stream,
        Map<String, String> parameters,
        List<JsonNode> records,
        @Nullable String cursorAfter) {

    RawPage {
        parameters = Map.copyOf(parameters);
        records = List.copyOf(records);
    }

    /// Histories that a listing of everything no longer held.
    ///
    /// @param at when that was found
    record Departure(UUID scope, String place, HistoryKind kind, List<String> ids, Instant at) {

        /// Returns it as a page, to be kept with the others.
        RawPage page() {
            var records =
                    ids.stream()
                            .map(
                                    id ->
                                            (JsonNode)
                                                    Records.JSON
                                                            .createObjectNode()
                                                            .put("kind", kind.name())
                                                            .put("id", id)
                                                            .put("at", at.toString()))
                            .toList();
            return new RawPage(scope, place, Departures.STREAM, Map.of(), records, null);
        }
    }
}
