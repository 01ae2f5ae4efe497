package dev.quarterdeck.sources;

import java.time.ZoneId;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// One record as the tool said it, with what must be known to read it.
///
/// @param stream what sort of record it is, in the connector's words: `pull_requests`
/// @param scope the key of the scope it came from; empty for files
/// @param parameters what the request asked for, where the record itself does not say it: the
///     number of the pull request whose comment it is
/// @param zone of dates without one
/// @param body the record
public record RawRecord(
        String stream, String scope, Map<String, String> parameters, ZoneId zone, JsonNode body) {

    /// Copies the parameters.
    public RawRecord {
        parameters = Map.copyOf(parameters);
    }

    /// Returns what the request asked for; empty when it is not known.
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
