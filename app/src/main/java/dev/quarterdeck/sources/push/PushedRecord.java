package dev.quarterdeck.sources.push;

import dev.quarterdeck.sources.Sink;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads members of a pushed record, written as in JSON (`openedAt`) or as in CSV (`opened_at`).
final class PushedRecord {

    private static final long MILLIS = 100_000_000_000L;

    private final JsonNode body;
    private final ZoneId zone;
    private final Sink sink;
    private final Set<String> told = new LinkedHashSet<>();

    PushedRecord(JsonNode body, ZoneId zone, Sink sink) {
        this.body = body;
        this.zone = zone;
        this.sink = sink;
    }

    private JsonNode member(String name) {
        var found = body.path(name);
        return found.isMissingNode() ? body.path(snake(name)) : found;
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }

    /// Returns a text; empty when there is none.
    String text(String name) {
        var value = member(name);
        return value.isValueNode() && !value.isNull() ? value.asString().strip() : "";
    }

    /// Returns the texts of a list, or of one member; in CSV between blanks or commas.
    List<String> texts(String one, String many) {
        var texts = new LinkedHashSet<String>();
        for (var name : List.of(one, many)) {
            var value = member(name);
            if (value.isArray()) {
                value.valueStream()
                        .filter(element -> element.isValueNode() && !element.isNull())
                        .forEach(element -> texts.add(element.asString().strip()));
            } else if (!text(name).isEmpty()) {
                texts.addAll(List.of(text(name).split("[,;\\s]+")));
            }
        }
        texts.remove("");
        return List.copyOf(texts);
    }

    int number(String name, int otherwise) {
        var text = text(name);
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
    }

    /// Returns the first of some moments that is told.
    Optional<Instant> first(String... names) {
        for (var name : names) {
            var found = moment(name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// Returns a moment; one that cannot be read is told as an issue, once.
    Optional<Instant> moment(String name) {
        var text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var read = read(text).map(one -> one.truncatedTo(ChronoUnit.MILLIS));
        if (read.isEmpty() && told.add(name)) {
            sink.issue(
                    "The member %s (%s) must be a moment, such as 2026-03-31T12:00:00Z."
                            .formatted(name, text.length() > 40 ? text.substring(0, 40) : text));
        }
        return read;
    }

    private Optional<Instant> read(String text) {
        try {
            if (text.matches("\\d{9,14}")) {
                long number = Long.parseLong(text);
                return Optional.of(
                        number < MILLIS
                                ? Instant.ofEpochSecond(number)
                                : Instant.ofEpochMilli(number));
            }
            var plain = text.replace(' ', 'T');
            return Optional.of(
                    plain.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                            ? OffsetDateTime.parse(
                                            plain.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                                    .toInstant()
                            : LocalDateTime.parse(plain).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
