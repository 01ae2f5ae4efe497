package dev.quarterdeck.sources;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Maps raw records to events of histories, purely: the same record always gives the same events,
/// and nothing but the record is looked at.
public interface Mapping {

    /// Says through the sink what a record says.
    ///
    /// After it, the sink must have heard at least one thing: events, a definition, an account, an
    /// issue, or that there is nothing in it. A record of which nothing was said, and one on which
    /// the mapping throws, becomes an issue row.
    void map(RawRecord record, Sink sink);

    /// Recognises of which stream a record is that was read from a file without saying so.
    Optional<String> stream(JsonNode record);
}
