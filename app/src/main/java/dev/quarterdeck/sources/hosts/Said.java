package dev.quarterdeck.sources.hosts;

import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Reads members of a record; one that is missing or null is as one that is empty.
public final class Said {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final Pattern EPOCH = Pattern.compile("\\d{9,14}");
    private static final Pattern ZONED = Pattern.compile(".*(Z|[+-]\\d\\d(:?\\d\\d)?)");
    private static final Pattern SHORT_OFFSET = Pattern.compile("([+-]\\d\\d):?(\\d\\d)?$");
    private static final long MILLIS = 100_000_000_000L;
    private static final int SHOWN = 40;

    private final JsonNode body;
    private final ZoneId zone;
    private final Sink sink;

    private Said(JsonNode body, ZoneId zone, Sink sink) {
        this.body = body;
        this.zone = zone;
        this.sink = sink;
    }

    /// Reads a record. @param sink hears of moments that cannot be read
    public static Said in(RawRecord record, Sink sink) {
        return new Said(record.body(), record.zone(), sink);
    }

    /// Returns the JSON at a path; missing when there is none. A member is found too when it is
    /// written with a capital, as some programs that keep records write it.
    public JsonNode node(String... path) {
        JsonNode found = body;
        for (var member : path) {
            var next = found.path(member);
            found = next.isMissingNode() ? found.path(capital(member)) : next;
        }
        return found;
    }

    private static String capital(String member) {
        return member.substring(0, 1).toUpperCase(Locale.ROOT) + member.substring(1);
    }

    /// Reads what is at a path.
    public Said part(String... path) {
        return new Said(node(path), zone, sink);
    }

    /// Reads the elements of a list.
    public Stream<Said> each(String... path) {
        return node(path).valueStream().map(one -> new Said(one, zone, sink));
    }

    /// Answers whether there is something but null.
    public boolean has(String... path) {
        var found = node(path);
        return !found.isMissingNode() && !found.isNull();
    }

    /// Returns a text or number as text.
    public String text(String... path) {
        var value = node(path);
        return value.isValueNode() && !value.isNull() ? value.asString().strip() : "";
    }

    /// Returns the first of some members that is not empty.
    public String first(String... members) {
        return Stream.of(members)
                .map(this::text)
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse("");
    }

    /// Returns a text in small letters.
    public String word(String... path) {
        return text(path).toLowerCase(Locale.ROOT);
    }

    /// Answers whether a member is true.
    public boolean is(String... path) {
        return word(path).equals("true");
    }

    /// Returns a number, 0 when there is none.
    public long number(String... path) {
        var text = text(path);
        return NUMBER.matcher(text).matches() ? Long.parseLong(text) : 0;
    }

    /// Returns a moment in milliseconds. One that is written and cannot be read is an issue.
    public Optional<Instant> at(String... path) {
        var text = text(path);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(moment(text).truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException e) {
            sink.issue(
                    "The member %s (%s) must be a moment."
                            .formatted(
                                    String.join(".", path),
                                    text.length() > SHOWN ? text.substring(0, SHOWN) : text));
            return Optional.empty();
        }
    }

    /// `2026-03-31T12:00:00Z`, with any offset, without one, as `2026-03-31 12:00:00 UTC`, as a
    /// day, and as seconds or milliseconds.
    private Instant moment(String text) {
        if (EPOCH.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return number < MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        }
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        var plain = text.replaceFirst(" ", "T").replace(" UTC", "Z").replace(" ", "");
        if (!ZONED.matcher(plain.substring(Math.min(plain.length(), 11))).matches()) {
            return LocalDateTime.parse(plain).atZone(zone).toInstant();
        }
        var offset = SHORT_OFFSET.matcher(plain);
        return OffsetDateTime.parse(
                        offset.find()
                                ? offset.replaceFirst(
                                        offset.group(1)
                                                + ":"
                                                + (offset.group(2) == null
                                                        ? "00"
                                                        : offset.group(2)))
                                : plain)
                .toInstant();
    }
}
