package dev.quarterdeck.sources.jira;

import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.WorkItemEvent;
import dev.quarterdeck.engine.workitems.WorkItemEvent.Created;
import dev.quarterdeck.engine.workitems.WorkItemEvent.Flagged;
import dev.quarterdeck.engine.workitems.WorkItemEvent.Observed;
import dev.quarterdeck.engine.workitems.WorkItemEvent.ResolutionCleared;
import dev.quarterdeck.engine.workitems.WorkItemEvent.Resolved;
import dev.quarterdeck.engine.workitems.WorkItemEvent.SprintsChanged;
import dev.quarterdeck.engine.workitems.WorkItemEvent.StatusChanged;
import dev.quarterdeck.engine.workitems.WorkItemEvent.TypeChanged;
import dev.quarterdeck.engine.workitems.WorkItemEvent.VersionAdded;
import dev.quarterdeck.engine.workitems.WorkItemEvent.VersionRemoved;
import dev.quarterdeck.engine.workitems.WorkItemHistory;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.sources.jira.IssueDraft.Field;
import dev.quarterdeck.sources.jira.IssueDraft.FieldChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Turns a draft into a history: casts the state now back to creation, then lays the changes out.
final class HistoryBuilder {

    private final IssueDraft draft;
    private final IssuePool pool;
    private final Instant created;
    private final List<FieldChange> changes;
    private final List<WorkItemEvent> events = new ArrayList<>();

    HistoryBuilder(IssueDraft draft, IssuePool pool) {
        this.draft = draft;
        this.pool = pool;
        this.created = Objects.requireNonNull(draft.created);
        this.changes =
                draft.changes.stream()
                        .distinct()
                        .sorted(Comparator.comparing(FieldChange::at))
                        .toList();
    }

    /// Builds the history.
    ///
    /// @param exported when an issue without a date of update was seen
    WorkItemHistory build(Instant exported) {
        Coverage coverage = coverage();
        events.add(new Created(created, firstType(), firstStatus(coverage)));
        if (coverage == Coverage.WHOLE) {
            castBackVersions();
            castBackSprints();
        }
        changes.forEach(this::addChange);
        addDatesOfTheStateNow();
        events.add(observed(exported));
        return WorkItemHistory.of(draft.key, coverage, events);
    }

    private Coverage coverage() {
        if (!draft.toldChanges) {
            return Coverage.DATES_ONLY;
        }
        return draft.missesChanges ? Coverage.PARTIAL : Coverage.WHOLE;
    }

    private String firstType() {
        return first(Field.TYPE).map(FieldChange::from).orElse(draft.type);
    }

    private String firstStatus(Coverage coverage) {
        if (coverage != Coverage.WHOLE) {
            return "";
        }
        return first(Field.STATUS)
                .map(change -> pool.statusName(change.fromId(), change.from()))
                .orElse(tellsLaterStatus() ? "" : draft.status);
    }

    /// Answers whether the dates say that the issue came to its status after its creation, though
    /// no change of status is told: then nobody knows which status it began with.
    private boolean tellsLaterStatus() {
        return draft.resolved != null || draft.categoryChanged != null && !isCreationOrQueue();
    }

    private Optional<FieldChange> first(Field field) {
        return changes.stream().filter(change -> change.field() == field).findFirst();
    }

    /// Versions of today that no change added were there from the start.
    private void castBackVersions() {
        Set<String> versions = new LinkedHashSet<>(draft.versions);
        for (FieldChange change : changes.reversed()) {
            if (change.field() == Field.FIX_VERSION) {
                versions.remove(change.to());
                if (!change.from().isEmpty()) {
                    versions.add(change.from());
                }
            }
        }
        versions.forEach(version -> events.add(new VersionAdded(created, version)));
    }

    private void castBackSprints() {
        List<String> sprints =
                first(Field.SPRINT).map(change -> split(change.from())).orElse(draft.sprints);
        if (!sprints.isEmpty()) {
            events.add(new SprintsChanged(created, sprints));
        }
    }

    private void addChange(FieldChange change) {
        switch (change.field()) {
            case STATUS ->
                    events.add(
                            new StatusChanged(
                                    change.at(),
                                    pool.statusName(change.fromId(), change.from()),
                                    pool.statusName(change.toId(), change.to())));
            case RESOLUTION -> addResolution(change);
            case TYPE -> events.add(new TypeChanged(change.at(), change.to()));
            case SPRINT -> events.add(new SprintsChanged(change.at(), split(change.to())));
            case FIX_VERSION -> addVersion(change);
            case FLAGGED -> events.add(new Flagged(change.at(), !change.to().isBlank()));
        }
    }

    private void addResolution(FieldChange change) {
        events.add(
                change.to().isEmpty()
                        ? new ResolutionCleared(change.at())
                        : new Resolved(change.at(), change.to()));
    }

    private void addVersion(FieldChange change) {
        if (!change.from().isEmpty()) {
            events.add(new VersionRemoved(change.at(), change.from()));
        }
        if (!change.to().isEmpty()) {
            events.add(new VersionAdded(change.at(), change.to()));
        }
    }

    /// Adds what the issue's own date fields tell where the changes do not.
    private void addDatesOfTheStateNow() {
        boolean resolutionTold =
                changes.stream()
                        .anyMatch(it -> it.field() == Field.RESOLUTION && !it.to().isEmpty());
        if (draft.resolved != null && !resolutionTold) {
            events.add(new Resolved(draft.resolved, draft.resolution));
        }
        boolean statusTold = first(Field.STATUS).isPresent();
        if (draft.categoryChanged != null && !statusTold && !isCreationOrQueue()) {
            events.add(new StatusChanged(draft.categoryChanged, "", draft.status));
        }
    }

    /// An issue that never left its queue "changed" its category at creation.
    private boolean isCreationOrQueue() {
        return draft.category == StatusCategory.QUEUE
                || Objects.equals(draft.categoryChanged, draft.created);
    }

    private Observed observed(Instant exported) {
        Instant updated = draft.updated == null ? exported : draft.updated;
        return new Observed(
                latest(updated),
                draft.status,
                draft.resolution,
                draft.versions,
                draft.sprints,
                draft.flagged);
    }

    /// Jira dates the update some milliseconds before the change that caused it.
    private Instant latest(Instant updated) {
        Instant lastChange = changes.isEmpty() ? created : changes.getLast().at();
        Instant latest = updated.isBefore(lastChange) ? lastChange : updated;
        return latest.isBefore(created) ? created : latest;
    }

    /// Splits a change log's list of sprints: names joined by a comma and a space.
    private static List<String> split(String names) {
        return names.isBlank() ? List.of() : List.of(names.split(",\\s*"));
    }
}
