package dev.quarterdeck.sources.jira;

import dev.quarterdeck.engine.workitems.FixVersion;
import dev.quarterdeck.engine.workitems.Sprint;
import dev.quarterdeck.sources.jira.IssueDraft.FieldChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All issues of a reading, one draft per key, with the names they share.
final class IssuePool {

    private final Map<String, IssueDraft> byKey = new TreeMap<>(KeyOrder.INSTANCE);
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> statusNames = new HashMap<>();
    private final Map<String, FixVersion> versions = new LinkedHashMap<>();
    private final Map<String, Sprint> sprints = new LinkedHashMap<>();
    private final List<LooseChange> looseChanges = new ArrayList<>();

    /// Takes an issue in; returns whether it was new.
    boolean add(IssueDraft draft) {
        if (!draft.statusId.isEmpty()) {
            statusNames.put(draft.statusId, draft.status);
        }
        String project = KeyOrder.project(draft.key);
        draft.versionsSeen.forEach(
                seen ->
                        version(
                                new FixVersion(
                                        project, seen.name(), seen.state(), seen.releaseDate())));
        draft.versionsSeen = List.of();
        IssueDraft known = byKey.get(draft.key);
        byKey.put(draft.key, known == null ? draft : IssueDraft.joined(known, draft));
        return known == null;
    }

    /// Keeps one copy of each name: exports repeat a few hundred names a million times.
    String name(String name) {
        String known = names.putIfAbsent(name, name);
        return known == null ? name : known;
    }

    void version(FixVersion version) {
        versions.merge(
                version.project() + '\n' + version.name(),
                version,
                (one, other) -> other.state() == FixVersion.State.UNKNOWN ? one : other);
    }

    void sprint(Sprint sprint) {
        sprints.merge(sprint.name(), sprint, (one, other) -> other.start() == null ? one : other);
    }

    /// Keeps a change whose issue may stand in another file.
    void looseChange(LooseChange change) {
        looseChanges.add(change);
    }

    Collection<IssueDraft> drafts() {
        return byKey.values();
    }

    Map<String, IssueDraft> byKey() {
        return byKey;
    }

    List<LooseChange> looseChanges() {
        return looseChanges;
    }

    /// Returns the present name of a status id; the name told with the change when the id is
    /// unknown.
    String statusName(String id, String told) {
        return statusNames.getOrDefault(id, told);
    }

    Collection<FixVersion> versions() {
        return versions.values();
    }

    Collection<Sprint> sprints() {
        return sprints.values();
    }

    /// A change read from a history file.
    ///
    /// @param key issue key, or empty
    /// @param id issue id, used when there is no key
    record LooseChange(String key, String id, FieldChange change, FileLog log) {}
}
