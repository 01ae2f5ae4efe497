package dev.quarterdeck.sources.jira;

import dev.quarterdeck.sources.jira.DateText.Moment;
import dev.quarterdeck.sources.jira.IssueDraft.Field;
import dev.quarterdeck.sources.jira.IssueDraft.FieldChange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the change log embedded in an issue; authors are skipped.
final class JsonChanges {

    private final IssuePool pool;
    private final DateText dates;

    JsonChanges(IssuePool pool, DateText dates) {
        this.pool = pool;
        this.dates = dates;
    }

    void read(JsonParser parser, IssueDraft draft) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        long total = -1;
        long held = -1;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "total" -> total = JsonIssue.number(parser);
                case "histories", "values" -> held = readEntries(parser, draft);
                default -> parser.skipChildren();
            }
        }
        draft.toldChanges = held >= 0;
        draft.missesChanges = held >= 0 && held < total;
    }

    private long readEntries(JsonParser parser, IssueDraft draft) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return -1;
        }
        long held = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                readEntry(parser, draft);
                held++;
            } else {
                parser.skipChildren();
            }
        }
        return held;
    }

    /// The date may stand before or after the changed fields.
    private void readEntry(JsonParser parser, IssueDraft draft) {
        @Nullable Moment moment = null;
        List<Item> items = new ArrayList<>(2);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("created") && value == JsonToken.VALUE_STRING) {
                moment = dates.read(parser.getString());
            } else if (name.equals("items") && value == JsonToken.START_ARRAY) {
                readItems(parser, items);
            } else {
                parser.skipChildren();
            }
        }
        if (moment == null) {
            draft.missesChanges |= items.stream().anyMatch(Item::isKept);
            return;
        }
        for (Item item : items) {
            FieldChange change = item.change(moment);
            if (change != null) {
                draft.change(change);
            }
        }
    }

    private void readItems(JsonParser parser, List<Item> items) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                Item item = new Item();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    readMember(parser, name, item);
                }
                items.add(item);
            } else {
                parser.skipChildren();
            }
        }
    }

    /// Texts of fields that are not kept (a description's old and new wording) are never looked
    /// at.
    private void readMember(JsonParser parser, String name, Item item) {
        switch (name) {
            case "field" -> item.field = JsonIssue.text(parser);
            case "fieldId" -> item.fieldId = JsonIssue.text(parser);
            case "from" -> item.fromId = shortText(parser, item);
            case "to" -> item.toId = shortText(parser, item);
            case "fromString" -> item.from = shortText(parser, item);
            case "toString" -> item.to = shortText(parser, item);
            default -> parser.skipChildren();
        }
    }

    private String shortText(JsonParser parser, Item item) {
        boolean other = !item.field.isEmpty() && Field.of(item.field) == null;
        if (other && item.fieldId.isEmpty() || other && Field.of(item.fieldId) == null) {
            parser.skipChildren();
            return "";
        }
        String text = JsonIssue.text(parser);
        return text.length() > 1_000 ? "" : pool.name(text);
    }

    private static final class Item {

        private String field = "";
        private String fieldId = "";
        private String from = "";
        private String to = "";
        private String fromId = "";
        private String toId = "";

        private @Nullable Field kept() {
            Field known = Field.of(field);
            return known == null ? Field.of(fieldId) : known;
        }

        boolean isKept() {
            return kept() != null;
        }

        @Nullable FieldChange change(Moment moment) {
            Field known = kept();
            return known == null
                    ? null
                    : new FieldChange(moment.at(), known, from, to, fromId, toId);
        }
    }
}
