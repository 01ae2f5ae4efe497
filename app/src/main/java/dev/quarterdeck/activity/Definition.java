package dev.quarterdeck.activity;

import dev.quarterdeck.engine.workitems.StatusCategory;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Says what a tool meant by one of its names at some time. Carries nothing about a person.
///
/// @param kind what sort of thing it is
/// @param id the tool's id of it
/// @param at since when it is so, or null when the tool does not say: then what was kept last holds
/// @param name as the tool shows it
/// @param attributes what else is needed, by plain names: `category` of a status, `start` of a
///     sprint, `parent`
public record Definition(
        Kind kind,
        String id,
        @Nullable Instant at,
        String name,
        SortedMap<String, String> attributes) {

    /// The sorts of thing that tools name. Their names are stored and never change.
    public enum Kind {
        PROJECT,
        BOARD,
        SPRINT,
        STATUS,
        FIELD,
        TYPE,
        PRIORITY,
        RESOLUTION,
        VERSION,
        COMPONENT,
        REPOSITORY,
        BRANCH,
        RELEASE,
        JOB,
        ENVIRONMENT,
        SERVICE,
        TEAM,
        LABEL,
        MEASURE
    }

    /// Copies the attributes.
    public Definition {
        attributes = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /// Names something; attributes without a value are left out.
    public Definition(
            Kind kind,
            String id,
            @Nullable Instant at,
            String name,
            Map<String, String> attributes) {
        this(kind, id, at, name, (SortedMap<String, String>) new TreeMap<>(attributes));
    }

    /// Returns in which category the tool puts a status; unknown when it does not say.
    public StatusCategory statusCategory() {
        return switch (attributes.getOrDefault("category", "").toLowerCase(Locale.ROOT)) {
            case "new", "queue", "todo", "to do", "backlog", "unstarted", "proposed" ->
                    StatusCategory.QUEUE;
            case "indeterminate", "work", "in progress", "started", "inprogress", "resolved" ->
                    StatusCategory.WORK;
            case "done", "completed", "closed", "removed" -> StatusCategory.DONE;
            default -> StatusCategory.UNKNOWN;
        };
    }

    /// Returns by which id its history is kept, such as `status/10001`.
    public String historyId() {
        return kind.name().toLowerCase(Locale.ROOT) + "/" + id;
    }
}
