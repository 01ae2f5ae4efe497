package dev.quarterdeck.sources.jira;

import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.Workflow;
import dev.quarterdeck.engine.workitems.Workflow.Level;
import dev.quarterdeck.engine.workitems.Workflow.StatusSeen;
import dev.quarterdeck.engine.workitems.Workflow.TypeSeen;
import dev.quarterdeck.sources.jira.IssueDraft.Field;
import dev.quarterdeck.sources.jira.IssueDraft.FieldChange;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gathers what the issues show about the names of statuses, types and resolutions.
final class WorkflowEvidence {

    private final Map<String, StatusTally> statuses = new LinkedHashMap<>();
    private final Map<String, Map<Level, Long>> types = new LinkedHashMap<>();
    private final Set<String> resolutions = new LinkedHashSet<>();

    private WorkflowEvidence() {}

    static WorkflowEvidence of(IssuePool pool) {
        WorkflowEvidence evidence = new WorkflowEvidence();
        for (IssueDraft draft : pool.drafts()) {
            evidence.hear(draft);
            draft.changes.forEach(change -> evidence.hear(change, pool));
        }
        return evidence;
    }

    private void hear(IssueDraft draft) {
        StatusTally tally = tally(draft.status);
        tally.items++;
        tally.resolved += draft.resolved != null || !draft.resolution.isEmpty() ? 1 : 0;
        if (draft.category != null) {
            tally.given.merge(draft.category, 1L, Long::sum);
        }
        Map<Level, Long> levels =
                types.computeIfAbsent(draft.type, _ -> new EnumMap<>(Level.class));
        if (draft.level != null) {
            levels.merge(draft.level, 1L, Long::sum);
        }
        resolutions.add(draft.resolution);
    }

    private void hear(FieldChange change, IssuePool pool) {
        if (change.field() == Field.STATUS) {
            tally(pool.statusName(change.fromId(), change.from()));
            tally(pool.statusName(change.toId(), change.to()));
        } else if (change.field() == Field.TYPE) {
            types.computeIfAbsent(change.from(), _ -> new EnumMap<>(Level.class));
        } else if (change.field() == Field.RESOLUTION) {
            resolutions.add(change.to());
        }
    }

    private StatusTally tally(String status) {
        return statuses.computeIfAbsent(status, _ -> new StatusTally());
    }

    Workflow guess() {
        List<StatusSeen> seen =
                statuses.entrySet().stream()
                        .filter(entry -> !entry.getKey().isEmpty())
                        .map(entry -> entry.getValue().seen(entry.getKey()))
                        .toList();
        List<TypeSeen> typesSeen =
                types.entrySet().stream()
                        .filter(entry -> !entry.getKey().isEmpty())
                        .map(entry -> new TypeSeen(entry.getKey(), most(entry.getValue())))
                        .toList();
        List<String> resolutionsSeen = resolutions.stream().filter(it -> !it.isEmpty()).toList();
        return Workflow.guess(seen, typesSeen, resolutionsSeen);
    }

    private static <T> @Nullable T most(Map<T, Long> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static final class StatusTally {

        private final Map<StatusCategory, Long> given = new EnumMap<>(StatusCategory.class);
        private long items;
        private long resolved;

        StatusSeen seen(String name) {
            return new StatusSeen(name, most(given), items, resolved);
        }
    }
}
