package dev.quarterdeck.sources.kept;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Something that was pushed, and what came of it.
///
/// @param outcome `taken`, `repeated` when the same delivery was taken before, or `refused`
/// @param event what the tool calls it, empty when it does not say
/// @param stream of which the records are; `hook` when the tool's own event says it
/// @param about the first histories that it told of, such as `DEPLOYMENT 4711`
/// @param why what was wrong with it, empty when nothing was
public record Push(
        UUID id,
        Instant at,
        String outcome,
        String event,
        String stream,
        long records,
        long told,
        long unusable,
        List<String> about,
        String why) {

    /// Copies the list.
    public Push {
        about = List.copyOf(about);
    }
}
