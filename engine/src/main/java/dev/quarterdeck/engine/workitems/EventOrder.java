package dev.quarterdeck.engine.workitems;

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/// Puts the events of one item into the one order that depends on their content only.
///
/// Creation comes first whatever its date, because real trackers hold items resolved a day
/// "before" they were created. Otherwise time rules. Events of one instant are ordered by kind;
/// several status changes of one instant are chained so that each starts where the one before
/// ended (a transition that passes through two statuses in one millisecond).
final class EventOrder {

    private static final Comparator<WorkItemEvent> CANONICAL =
            Comparator.comparing((WorkItemEvent event) -> !(event instanceof Created))
                    .thenComparing(WorkItemEvent::at)
                    .thenComparingInt(EventOrder::rank)
                    .thenComparing(EventOrder::text);

    private EventOrder() {}

    static List<WorkItemEvent> sorted(Collection<WorkItemEvent> events) {
        List<WorkItemEvent> ordered = new ArrayList<>(new LinkedHashSet<>(events));
        ordered.sort(CANONICAL);
        chainStatusChanges(ordered);
        return List.copyOf(ordered);
    }

    private static void chainStatusChanges(List<WorkItemEvent> ordered) {
        String current = "";
        for (int i = 0; i < ordered.size(); i++) {
            if (ordered.get(i) instanceof Created created) {
                current = created.status();
            } else if (ordered.get(i) instanceof StatusChanged) {
                bringForward(ordered, i, current);
                current = ((StatusChanged) ordered.get(i)).to();
            }
        }
    }

    /// Moves the change that starts at `current` to place `i`, if one of the same instant does.
    private static void bringForward(List<WorkItemEvent> ordered, int i, String current) {
        for (int j = i; j < ordered.size(); j++) {
            if (!(ordered.get(j) instanceof StatusChanged change)
                    || !change.at().equals(ordered.get(i).at())) {
                return;
            }
            if (change.from().equals(current)) {
                ordered.add(i, ordered.remove(j));
                return;
            }
        }
    }

    private static int rank(WorkItemEvent event) {
        return switch (event) {
            case Created _ -> 0;
            case TypeChanged _ -> 1;
            case StatusChanged _ -> 2;
            // After the status: a transition to done sets both, and clearing belongs to reopening.
            case ResolutionCleared _ -> 3;
            case Resolved _ -> 4;
            case SprintsChanged _ -> 5;
            case VersionRemoved _ -> 6;
            case VersionAdded _ -> 7;
            case Flagged _ -> 8;
            case Observed _ -> 9;
        };
    }

    private static String text(WorkItemEvent event) {
        return switch (event) {
            case Created created -> created.type() + '\n' + created.status();
            case TypeChanged changed -> changed.type();
            case StatusChanged changed -> changed.from() + '\n' + changed.to();
            case ResolutionCleared _ -> "";
            case Resolved resolved -> resolved.resolution();
            case SprintsChanged changed -> String.join("\n", changed.sprints());
            case VersionRemoved removed -> removed.version();
            case VersionAdded added -> added.version();
            case Flagged flagged -> flagged.on() ? "1" : "0";
            case Observed observed -> observed.toString();
        };
    }
}
