package dev.quarterdeck.sources.jira;

import dev.quarterdeck.engine.workitems.FixVersion;
import dev.quarterdeck.engine.workitems.Sprint;
import dev.quarterdeck.engine.workitems.Workflow.Level;
import dev.quarterdeck.sources.jira.DateText.Moment;
import dev.quarterdeck.sources.jira.JiraOptions.DayOrder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the members of one issue of the REST interface, versions 2 and 3.
///
/// Everything not named here is skipped unread: people, summaries, descriptions, comments, links.
final class JsonIssue {

    private final IssuePool pool;
    private final DateText dates = new DateText(DayOrder.DAY_FIRST, ZoneOffset.UTC);
    private final JsonChanges changes;
    private final JsonSprints sprints;

    JsonIssue(IssuePool pool) {
        this.pool = pool;
        this.changes = new JsonChanges(pool, dates);
        this.sprints = new JsonSprints(dates);
    }

    /// Reads one member whose value the parser stands on; returns whether it marks an issue.
    boolean readMember(JsonParser parser, String name, IssueDraft draft) {
        switch (name) {
            case "key" -> draft.key = text(parser);
            case "id" -> draft.id = text(parser);
            case "fields" -> {
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    readFields(parser, draft);
                    return true;
                }
                parser.skipChildren();
            }
            case "changelog" -> changes.read(parser, draft);
            default -> parser.skipChildren();
        }
        return false;
    }

    private void readFields(JsonParser parser, IssueDraft draft) {
        List<Sprint> sprintsSeen = new ArrayList<>(2);
        List<FixVersion> versions = new ArrayList<>(2);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value.isScalarValue()) {
                readScalar(parser, name, draft);
            } else {
                readStructure(parser, name, draft, sprintsSeen, versions);
            }
        }
        keepSprints(sprintsSeen, draft);
        keepVersions(versions, draft);
    }

    private void readScalar(JsonParser parser, String name, IssueDraft draft) {
        switch (name) {
            case "created" -> draft.created = date(parser, name, draft);
            case "updated" -> draft.updated = date(parser, name, draft);
            case "resolutiondate" -> draft.resolved = date(parser, name, draft);
            case "statuscategorychangedate" -> draft.categoryChanged = date(parser, name, draft);
            case "flagged" -> draft.flagged = parser.currentToken() == JsonToken.VALUE_TRUE;
            default -> {}
        }
    }

    private void readStructure(
            JsonParser parser,
            String name,
            IssueDraft draft,
            List<Sprint> sprintsSeen,
            List<FixVersion> versions) {
        switch (name) {
            case "status" -> readStatus(parser, draft);
            case "issuetype" -> readType(parser, draft);
            case "resolution" -> draft.resolution = readName(parser);
            case "fixVersions" -> readVersions(parser, versions);
            case "sprint", "closedSprints" -> sprints.read(parser, sprintsSeen);
            case "created", "updated", "resolutiondate", "statuscategorychangedate" -> {
                draft.badDate = badDate(name, "no single value");
                parser.skipChildren();
            }
            default -> {
                if (name.startsWith("customfield_")) {
                    draft.flagged |= sprints.readCustom(parser, sprintsSeen);
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    private void readStatus(JsonParser parser, IssueDraft draft) {
        members(
                parser,
                name -> {
                    switch (name) {
                        case "name" -> draft.status = pool.name(text(parser));
                        case "id" -> draft.statusId = pool.name(text(parser));
                        case "statusCategory" -> readCategory(parser, draft);
                        default -> parser.skipChildren();
                    }
                });
    }

    private static void readCategory(JsonParser parser, IssueDraft draft) {
        members(
                parser,
                name -> {
                    if (name.equals("key")) {
                        draft.category = CategoryNames.category(text(parser));
                    } else {
                        parser.skipChildren();
                    }
                });
    }

    private void readType(JsonParser parser, IssueDraft draft) {
        members(
                parser,
                name -> {
                    switch (name) {
                        case "name" -> draft.type = pool.name(text(parser));
                        case "subtask" -> {
                            boolean subtask = isTrue(parser);
                            draft.level = subtask ? Level.SUBTASK : level(draft.level);
                        }
                        case "hierarchyLevel" -> {
                            if (number(parser) > 0) {
                                draft.level = Level.EPIC;
                            }
                        }
                        default -> parser.skipChildren();
                    }
                });
    }

    private static Level level(@Nullable Level known) {
        return known == null ? Level.ITEM : known;
    }

    private String readName(JsonParser parser) {
        String found = "";
        if (isNoObject(parser)) {
            return found;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("name")) {
                found = pool.name(text(parser));
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    private void readVersions(JsonParser parser, List<FixVersion> versions) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                versions.add(readVersion(parser));
            } else {
                parser.skipChildren();
            }
        }
    }

    private FixVersion readVersion(JsonParser parser) {
        String found = "";
        FixVersion.State state = FixVersion.State.UNKNOWN;
        Moment day = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "name" -> found = text(parser);
                case "releaseDate" -> day = dates.read(text(parser));
                case "released", "archived" -> {
                    boolean released = isTrue(parser) || state == FixVersion.State.RELEASED;
                    state = released ? FixVersion.State.RELEASED : FixVersion.State.OPEN;
                }
                default -> parser.skipChildren();
            }
        }
        return new FixVersion("", found, state, day == null ? null : day.at());
    }

    private void keepSprints(List<Sprint> seen, IssueDraft draft) {
        seen.forEach(pool::sprint);
        draft.sprints = seen.stream().map(sprint -> pool.name(sprint.name())).distinct().toList();
    }

    /// The project is only known once the whole issue is read: the key may come last.
    private void keepVersions(List<FixVersion> versions, IssueDraft draft) {
        draft.versions = versions.stream().map(version -> pool.name(version.name())).toList();
        draft.versionsSeen = List.copyOf(versions);
    }

    /// Reads a date; one that is there but in no known format makes the whole issue unusable.
    private @Nullable Instant date(JsonParser parser, String name, IssueDraft draft) {
        String text = text(parser).strip();
        if (text.isEmpty()) {
            return null;
        }
        Moment moment = dates.read(text);
        if (moment == null) {
            draft.badDate = badDate(name, text);
            return null;
        }
        return moment.at();
    }

    private static String badDate(String name, String text) {
        String shown = text.length() > 40 ? text.substring(0, 39) + "…" : text;
        return "The date (%s) in the field of %s has no known format. Maybe the issue was edited by hand, or another tool wrote it."
                .formatted(shown, name);
    }

    /// Reads an object member by member; a value of another shape is skipped.
    ///
    /// @param reader hears the name of each member while the parser stands on its value, and leaves
    ///     the parser at that value's end
    private static void members(JsonParser parser, Consumer<String> reader) {
        if (isNoObject(parser)) {
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            reader.accept(name);
        }
    }

    /// Skips a value of another shape than an object; returns whether it did.
    private static boolean isNoObject(JsonParser parser) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return false;
        }
        parser.skipChildren();
        return true;
    }

    static boolean isTrue(JsonParser parser) {
        boolean yes = parser.currentToken() == JsonToken.VALUE_TRUE;
        parser.skipChildren();
        return yes;
    }

    /// Returns a number, or -1 for anything else, which is skipped.
    static long number(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return parser.getLongValue();
        }
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getValueAsLong(-1);
        }
        parser.skipChildren();
        return -1;
    }

    /// Returns a scalar as text, empty for null; skips anything else.
    static String text(JsonParser parser) {
        if (parser.currentToken().isScalarValue()
                && parser.currentToken() != JsonToken.VALUE_NULL) {
            return parser.getString();
        }
        parser.skipChildren();
        return "";
    }

    /// Something that is neither an issue nor a page of issues.
    static final class NotAnIssue extends Exception {

        private static final long serialVersionUID = 1L;

        NotAnIssue(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
