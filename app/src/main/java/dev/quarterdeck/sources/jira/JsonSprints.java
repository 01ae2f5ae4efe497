package dev.quarterdeck.sources.jira;

import dev.quarterdeck.engine.workitems.Sprint;
import dev.quarterdeck.sources.jira.DateText.Moment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads sprints wherever an issue keeps them, and tells the field of impediments from other
/// custom fields: both are known by their content, since every site numbers its custom fields
/// differently.
final class JsonSprints {

    private final DateText dates;

    JsonSprints(DateText dates) {
        this.dates = dates;
    }

    /// Reads one sprint or a list of them.
    void read(JsonParser parser, List<Sprint> found) {
        readCustom(parser, found);
    }

    /// Reads a custom field with structure; returns whether it flags an impediment.
    boolean readCustom(JsonParser parser, List<Sprint> found) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return readEntry(parser, found);
        }
        boolean flagged = false;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                flagged |= readEntry(parser, found);
            } else if (parser.currentToken() == JsonToken.VALUE_STRING) {
                readString(parser.getString(), found);
            } else {
                parser.skipChildren();
            }
        }
        return flagged;
    }

    private void readString(String text, List<Sprint> found) {
        if (SprintText.isObject(text)) {
            found.add(SprintText.read(text, dates));
        }
    }

    private boolean readEntry(JsonParser parser, List<Sprint> found) {
        Entry entry = new Entry();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                readMember(parser, name, entry);
            } else {
                entry.board |= name.equals("boardId") || name.equals("originBoardId");
                parser.skipChildren();
            }
        }
        if (entry.isSprint()) {
            found.add(new Sprint(entry.name, entry.start, entry.end));
        }
        return entry.impediment;
    }

    private void readMember(JsonParser parser, String name, Entry entry) {
        switch (name) {
            case "name" -> entry.name = parser.getString();
            case "state" -> entry.state = parser.getString();
            case "startDate", "activatedDate" -> entry.start = date(parser);
            case "completeDate" -> entry.end = date(parser);
            case "endDate" -> entry.end = entry.end == null ? date(parser) : entry.end;
            case "value" -> entry.impediment = parser.getString().equalsIgnoreCase("Impediment");
            default -> {}
        }
    }

    private @Nullable Instant date(JsonParser parser) {
        Moment moment = dates.read(parser.getString());
        return moment == null ? null : moment.at();
    }

    private static final class Entry {

        private String name = "";
        private String state = "";
        private @Nullable Instant start;
        private @Nullable Instant end;
        private boolean board;
        private boolean impediment;

        /// Other objects have names too (teams, groups, options); only sprints have this state.
        boolean isSprint() {
            boolean knownState =
                    state.equalsIgnoreCase("closed")
                            || state.equalsIgnoreCase("active")
                            || state.equalsIgnoreCase("future");
            return !name.isEmpty() && knownState && (board || start != null || !state.isEmpty());
        }
    }
}
