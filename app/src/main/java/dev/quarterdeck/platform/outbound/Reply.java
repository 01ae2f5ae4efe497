package dev.quarterdeck.platform.outbound;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What another machine answered. It prints without its body.
///
/// @param headers by name in lower case, in the order in which they came
@SuppressWarnings("ArrayRecordComponent") // A reply is never compared.
public record Reply(int status, Map<String, List<String>> headers, byte[] body) {

    /// Copies the headers.
    public Reply {
        headers = Map.copyOf(headers);
    }

    /// Finds the first header of a name, whatever its case.
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /// Returns all headers of a name, whatever its case.
    public List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of());
    }

    /// Returns what the other machine's clock showed; empty when it does not say.
    public Optional<Instant> date() {
        return header("date").flatMap(Reply::date);
    }

    static Optional<Instant> date(String text) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return status + " with " + body.length + " bytes";
    }
}
