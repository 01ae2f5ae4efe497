package dev.quarterdeck.cli.remote;

import dev.quarterdeck.reports.wording.Printable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Reads members of JSON as words for a terminal: cleaned, and empty where there is nothing.
final class Words {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private Words() {}

    static String of(JsonNode object, String member) {
        var value = object.path(member);
        return value.isMissingNode() || value.isNull() || value.isContainer()
                ? ""
                : Printable.clean(value.asString());
    }

    /// Returns an id, whether it stands alone or in an object as `{"value": ...}`.
    static String id(JsonNode object, String member) {
        var value = object.path(member);
        return value.isObject() ? of(value, "value") : of(object, member);
    }

    /// Returns a moment to the minute, UTC.
    static String moment(JsonNode object, String member) {
        var text = of(object, member);
        try {
            return text.isEmpty() ? "" : MINUTE.format(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    static long number(JsonNode object, String member) {
        return object.path(member).asLong(0);
    }

    static boolean is(JsonNode object, String member) {
        return object.path(member).asBoolean(false);
    }

    /// Returns the values of a list of texts.
    static List<String> all(JsonNode object, String member) {
        var words = new ArrayList<String>();
        object.path(member).forEach(one -> words.add(Printable.clean(one.asString())));
        return words;
    }

    /// Returns ids of a list.
    static List<String> ids(JsonNode object, String member) {
        var ids = new ArrayList<String>();
        object.path(member)
                .forEach(one -> ids.add(one.isObject() ? of(one, "value") : one.asString()));
        return ids;
    }

    /// Says a number with its noun: `1 row`, `12 rows`.
    static String count(long number, String one, String more) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : more);
    }
}
