package dev.quarterdeck.activity.facts;

import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.Workflow;
import dev.quarterdeck.engine.workitems.Workflow.Level;
import dev.quarterdeck.engine.workitems.Workflow.StatusSeen;
import dev.quarterdeck.engine.workitems.Workflow.TypeSeen;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.engine.workitems.workflows.LearnedWorkflow;
import dev.quarterdeck.engine.workitems.workflows.MoveCounts;
import dev.quarterdeck.engine.workitems.workflows.WorkflowRules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Holds what a workflow is learned from: the moves of all items, and what the tool says.
///
/// @param counts moves of all items, by status
/// @param statuses that the tool defines
/// @param types those of items, and those that the tool defines
/// @param resolutions those of items, and those that the tool defines
record Learned(
        List<MoveCounts> counts,
        List<DefinedStatus> statuses,
        List<DefinedType> types,
        List<String> resolutions) {

    static final Learned NOTHING = new Learned(List.of(), List.of(), List.of(), List.of());

    /// A status that the tool defines. @param ref its id @param category where the tool puts it
    record DefinedStatus(String ref, String label, StatusCategory category) {}

    /// A type. @param level what the tool says it is, or null
    record DefinedType(String name, @Nullable Level level) {}

    LearnedWorkflow workflow() {
        Map<String, StatusCategory> told = new HashMap<>();
        for (var status : statuses) {
            if (status.category != StatusCategory.UNKNOWN) {
                told.put(status.ref, status.category);
            }
        }
        return LearnedWorkflow.ofCounts(counts, told);
    }

    WorkflowRules rules(LearnedWorkflow workflow) {
        return workflow.rules(
                Workflow.guess(
                        statuses.stream().map(Learned::seen).toList(),
                        types.stream().map(one -> new TypeSeen(one.name, one.level)).toList(),
                        resolutions));
    }

    private static StatusSeen seen(DefinedStatus status) {
        return new StatusSeen(
                status.label,
                status.category == StatusCategory.UNKNOWN ? null : status.category,
                0,
                0);
    }

    /// Returns the same and what else items name, of which only the words tell something.
    Learned with(Unknowns unknowns) {
        return new Learned(
                Stream.concat(
                                counts.stream(),
                                unknowns.statuses.values().stream().map(MoveCounts::none))
                        .toList(),
                statuses,
                Stream.concat(
                                types.stream(),
                                unknowns.types.stream().map(one -> new DefinedType(one, null)))
                        .toList(),
                Stream.concat(resolutions.stream(), unknowns.resolutions.stream()).toList());
    }

    /// Names that items have and nothing was learned of.
    static final class Unknowns {

        private final Set<String> knownStatuses = new HashSet<>();
        private final Set<String> knownTypes = new HashSet<>();
        private final Set<String> knownResolutions = new HashSet<>();
        private final Map<String, Value> statuses = new java.util.TreeMap<>();
        private final Set<String> types = new java.util.TreeSet<>();
        private final Set<String> resolutions = new java.util.TreeSet<>();

        Unknowns(Learned learned) {
            learned.counts.forEach(one -> knownStatuses.add(one.status().reference()));
            learned.types.forEach(one -> knownTypes.add(one.name));
            knownResolutions.addAll(learned.resolutions);
        }

        /// Hears what an item names.
        void hear(ItemFolding.Read read) {
            for (var move : read.moves()) {
                var status = move.status();
                if (!knownStatuses.contains(status.reference())) {
                    statuses.merge(status.reference(), status, Unknowns::later);
                }
            }
            if (!read.type().isEmpty() && !knownTypes.contains(read.type())) {
                types.add(read.type());
            }
            read.resolutions().stream()
                    .filter(resolution -> !knownResolutions.contains(resolution))
                    .forEach(resolutions::add);
        }

        private static Value later(Value one, Value other) {
            return one.compareTo(other) >= 0 ? one : other;
        }

        boolean isEmpty() {
            return statuses.isEmpty() && types.isEmpty() && resolutions.isEmpty();
        }
    }
}
