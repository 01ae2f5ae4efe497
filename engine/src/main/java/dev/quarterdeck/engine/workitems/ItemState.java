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
import dev.quarterdeck.engine.workitems.WorkItemFacts.InVersion;
import dev.quarterdeck.engine.workitems.WorkItemFacts.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One item while its history is being read.
final class ItemState {

    private final WorkItemHistory history;
    private final Workflow workflow;
    private final Closing closing = new Closing();
    private final List<InVersion> versions = new ArrayList<>(2);
    private List<String> sprints = List.of();
    private String type = "";
    private String status = "";
    private boolean flagged;

    ItemState(WorkItemHistory history, Workflow workflow) {
        this.history = history;
        this.workflow = workflow;
    }

    void apply(WorkItemEvent event) {
        switch (event) {
            case Created created -> create(created);
            case StatusChanged changed -> enter(changed.to(), changed.at());
            case Resolved it -> closing.resolve(it.resolution(), it.at());
            case ResolutionCleared _ -> closing.clearResolution();
            case TypeChanged changed -> type = changed.type();
            case SprintsChanged changed -> sprints = changed.sprints();
            case VersionAdded added -> join(added.version(), added.at(), true);
            case VersionRemoved removed -> leave(removed.version());
            case Flagged flag -> flagged = flag.on();
            case Observed observed -> observe(observed);
        }
    }

    private void create(Created created) {
        type = created.type();
        if (!created.status().isEmpty()) {
            enter(created.status(), created.at());
        }
    }

    private void enter(String name, Instant at) {
        status = name;
        closing.enter(workflow.category(name), at);
    }

    private void join(String version, Instant since, boolean dated) {
        if (versions.stream().noneMatch(membership -> membership.version().equals(version))) {
            versions.add(new InVersion(version, since, dated));
        }
    }

    private void leave(String version) {
        versions.removeIf(membership -> membership.version().equals(version));
    }

    /// Takes over what the export showed. It corrects a history with holes, but dates nothing by
    /// itself.
    private void observe(Observed observed) {
        if (!observed.status().isEmpty()) {
            status = observed.status();
        }
        sprints = observed.sprints();
        flagged = observed.flagged();
        versions.removeIf(membership -> !observed.versions().contains(membership.version()));
        observed.versions().forEach(version -> join(version, history.creation().at(), false));
        closing.observe(workflow.category(status), observed.resolution());
    }

    WorkItemFacts facts() {
        return new WorkItemFacts(
                history.key(),
                type,
                workflow.level(type),
                history.creation().at(),
                closing.started(),
                closing.closedAt(),
                outcome(),
                closing.resolution(),
                closing.reopened(),
                status,
                closing.category(),
                !closing.isClosed() && (flagged || workflow.isWaiting(status)),
                versions,
                sprints,
                history.coverage());
    }

    private Outcome outcome() {
        if (!closing.isClosed()) {
            return Outcome.OPEN;
        }
        return workflow.discards(closing.resolution(), status)
                ? Outcome.DISCARDED
                : Outcome.FINISHED;
    }
}
