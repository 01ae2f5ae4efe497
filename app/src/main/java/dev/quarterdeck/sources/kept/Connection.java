package dev.quarterdeck.sources.kept;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One way to one tool, as people set it up; without its secrets.
///
/// @param settings what it was told, secrets left out
/// @param secrets names of the secrets that are set
/// @param everyMinutes how often it is read by itself, or null for when somebody asks
/// @param rawDays how many days records are kept as they came
/// @param retiredOn the first day on which it is not used, or null
public record Connection(
        UUID id,
        String tool,
        String name,
        Map<String, String> settings,
        List<String> secrets,
        @Nullable Integer everyMinutes,
        int rawDays,
        Instant madeAt,
        @Nullable LocalDate retiredOn,
        long version) {

    /// Copies the collections.
    public Connection {
        settings = Map.copyOf(settings);
        secrets = List.copyOf(secrets);
    }
}
