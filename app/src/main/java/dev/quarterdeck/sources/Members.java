package dev.quarterdeck.sources;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Reads members of a record, whatever is missing, null or of another sort than expected.
///
/// A member is named by the path to it: `text("service", "id")`.
public final class Members {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}");
    private static final Pattern WITH_ZONE = Pattern.compile(".*(Z|[+-]\\d\\d(:?\\d\\d)?)$");
    private static final Pattern SHORT_ZONE = Pattern.compile("([+-]\\d\\d)(\\d\\d)$");
    private static final long MILLIS = 100_000_000_000L;

    /// Tools write the first moment there is for none.
    private static final Instant NEVER = Instant.parse("1900-01-01T00:00:00Z");

    private final JsonNode node;
    private final ZoneId zone;
    private final Sink sink;

    private Members(JsonNode node, ZoneId zone, Sink sink) {
        this.node = node;
        this.zone = zone;
        this.sink = sink;
    }

    /// Reads a record. @param sink hears of moments that cannot be read
    public static Members of(RawRecord record, Sink sink) {
        return new Members(record.body(), record.zone(), sink);
    }

    /// Reads something of which nobody hears what is wrong with it.
    public static Members of(JsonNode node) {
        return new Members(node, ZoneOffset.UTC, new Sink());
    }

    /// Returns a part; one without members when there is none.
    public Members at(String... path) {
        return new Members(node(path), zone, sink);
    }

    private JsonNode node(String... path) {
        var found = node;
        for (var name : path) {
            found = found.path(name);
        }
        return found;
    }

    /// Answers whether there is something that is not null.
    public boolean has(String... path) {
        var found = node(path);
        return !found.isMissingNode() && !found.isNull();
    }

    /// Answers whether it is there and true.
    public boolean isTrue(String... path) {
        return text(path).equalsIgnoreCase("true");
    }

    /// Returns a text, number or truth value as text; empty when there is none.
    public String text(String... path) {
        var found = node(path);
        return found.isValueNode() && !found.isNull() ? found.asString().strip() : "";
    }

    /// Returns the first text that is there; empty when none is.
    public String either(List<String> path, List<String> other) {
        var text = text(path.toArray(String[]::new));
        return text.isEmpty() ? text(other.toArray(String[]::new)) : text;
    }

    /// Returns a whole number; another when there is none.
    public long number(long otherwise, String... path) {
        var text = text(path);
        return NUMBER.matcher(text).matches() ? Long.parseLong(text) : otherwise;
    }

    /// Returns the elements of a list; none when it is none.
    public List<Members> list(String... path) {
        var found = node(path);
        return found.isArray()
                ? found.valueStream().map(one -> new Members(one, zone, sink)).toList()
                : List.of();
    }

    /// Returns the names of the members.
    public List<String> names() {
        return node.isObject() ? List.copyOf(node.propertyNames()) : List.of();
    }

    /// Returns a moment; none when it is missing, null or before 1900. One that cannot be read is
    /// told as an issue.
    public Optional<Instant> moment(String... path) {
        var text = text(path);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var read = moment(text, zone);
        if (read.isEmpty()) {
            sink.issue(
                    "The member %s (%s) must be a moment."
                            .formatted(
                                    String.join(".", path),
                                    text.length() > 40 ? text.substring(0, 40) : text));
        }
        return read.filter(one -> one.isAfter(NEVER));
    }

    private static Optional<Instant> moment(String text, ZoneId zone) {
        try {
            return Optional.of(read(text.replace(' ', 'T'), zone).truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Instant read(String text, ZoneId zone) {
        if (NUMBER.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return Math.abs(number) < MILLIS
                    ? Instant.ofEpochSecond(number)
                    : Instant.ofEpochMilli(number);
        }
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        return WITH_ZONE.matcher(text).matches()
                ? OffsetDateTime.parse(SHORT_ZONE.matcher(text).replaceFirst("$1:$2")).toInstant()
                : LocalDateTime.parse(text).atZone(zone).toInstant();
    }
}
