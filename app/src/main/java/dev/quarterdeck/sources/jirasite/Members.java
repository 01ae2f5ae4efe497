package dev.quarterdeck.sources.jirasite;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads members of records, of which any may be missing, null or of another type than usual.
final class Members {

    /// `2021-01-25T11:09:27.985+0800`, `...Z`, `...-07:00`; seconds and fractions may be missing.
    private static final DateTimeFormatter MOMENT =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendLiteral('T')
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .optionalStart()
                    .appendOffset("+HH:MM", "Z")
                    .optionalEnd()
                    .optionalStart()
                    .appendOffset("+HHMM", "Z")
                    .optionalEnd()
                    .toFormatter(java.util.Locale.ROOT);

    private static final long LAST_SECOND = 99_999_999_999L;
    private static final int MOST_SIZE_DIGITS = 15;

    private Members() {}

    /// Returns a text or number as text; empty when there is none.
    static String text(JsonNode node, String member) {
        return text(node.path(member));
    }

    static String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asString().strip() : "";
    }

    /// Returns the first of some members that is there.
    static String first(JsonNode node, String... members) {
        for (var member : members) {
            var text = text(node, member);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /// Returns a member's number, or -1.
    static long number(JsonNode node, String member) {
        var value = node.path(member);
        return value.isIntegralNumber() ? value.asLong() : -1;
    }

    /// Answers whether there is an object or a list with something in it.
    static boolean isFilled(JsonNode value) {
        return value.isContainer() && !value.isEmpty();
    }

    /// Returns the moment of a member; empty when there is none, or in no known format.
    static Optional<Instant> moment(JsonNode node, String member, ZoneId zone) {
        return moment(text(node, member), zone);
    }

    /// Reads a moment in any format that Jira writes; a day is its first moment.
    static Optional<Instant> moment(String text, ZoneId zone) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(text, zone).truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Instant read(String text, ZoneId zone) {
        if (text.indexOf('-') < 0) {
            long number = Long.parseLong(text);
            return number > LAST_SECOND
                    ? Instant.ofEpochMilli(number)
                    : Instant.ofEpochSecond(number);
        }
        if (text.length() <= 10) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        var read =
                MOMENT.parseBest(
                        text.replace(' ', 'T'),
                        OffsetDateTime::from,
                        java.time.LocalDateTime::from);
        return read instanceof OffsetDateTime told
                ? told.toInstant()
                : java.time.LocalDateTime.from(read).atZone(zone).toInstant();
    }

    /// Reads a size, such as points: `3`, `3.0`, `0,5`; no word and nothing beyond all measure.
    static Optional<BigDecimal> size(String text) {
        try {
            var size = new BigDecimal(text.replace(',', '.'));
            return Math.abs((long) size.precision() - size.scale()) > MOST_SIZE_DIGITS
                            || size.scale() > MOST_SIZE_DIGITS
                    ? Optional.empty()
                    : Optional.of(size);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
