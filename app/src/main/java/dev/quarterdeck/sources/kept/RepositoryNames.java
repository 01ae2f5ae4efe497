package dev.quarterdeck.sources.kept;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.activity.HistoryId;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.kept.Histories;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// Knows by which id a source knows the repositories that records in files know by their names
/// alone, so that a change counts once whichever way it came.
final class RepositoryNames {

    /// Knows no repository.
    static final RepositoryNames NONE = new RepositoryNames(Map.of());

    private static final String BEGINNING = "repository/";

    private final Map<String, String> ids;

    private RepositoryNames(Map<String, String> ids) {
        this.ids = ids;
    }

    /// Knows what a source defined so far; of a name that moved on, its last repository.
    static RepositoryNames of(Histories histories, UUID source) {
        var ids = new HashMap<String, String>();
        histories.forEach(
                HistoryKind.DEFINITION,
                source,
                null,
                kept -> {
                    if (kept.id().id().startsWith(BEGINNING)) {
                        kept.events(Definition.class)
                                .forEach(
                                        one ->
                                                ids.put(
                                                        one.name().toLowerCase(Locale.ROOT),
                                                        one.id()));
                    }
                });
        return new RepositoryNames(ids);
    }

    /// Returns the id of a history as the source would tell it: `77#12` for `acme/harbor#12`.
    HistoryId own(HistoryId told) {
        return switch (told.kind()) {
            case WORK_ITEM, CHANGE, INCIDENT ->
                    new HistoryId(told.kind(), told.source(), own(told.id()));
            case PIPELINE_RUN, DEPLOYMENT, DEFINITION -> told;
        };
    }

    private String own(String id) {
        int end = Math.max(id.lastIndexOf('#'), id.lastIndexOf('/'));
        var repository = end < 0 ? null : ids.get(id.substring(0, end).toLowerCase(Locale.ROOT));
        return repository == null ? id : repository + id.substring(end);
    }
}
