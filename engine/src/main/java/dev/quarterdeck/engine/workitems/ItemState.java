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
import org.jspecify.annotations.Nullable;

/// One item while its history is being read: the state machine of the fold.
///
/// An item is closed once it enters a done status or gets a resolution, whichever comes first, and
/// open again once it enters a status that is not done. A resolution that stays behind on a
/// reopened item does not keep it closed, unless nobody knows whether its new status is done.
final class ItemState {

    private final WorkItemHistory history;
    private final Workflow workflow;
    private final List<InVersion> versions = new ArrayList<>(2);
    private List<String> sprints = List.of();
    private String type = "";
    private String status = "";
    private String resolution = "";
    private StatusCategory category = StatusCategory.UNKNOWN;
    private @Nullable Instant started;
    private @Nullable Instant closedAt;
    private boolean closed;
    private boolean resolved;
    private boolean flagged;
    private int reopened;

    ItemState(WorkItemHistory history, Workflow workflow) {
        this.history = history;
        this.workflow = workflow;
    }

    void apply(WorkItemEvent event) {
        switch (event) {
            case Created created -> create(created);
            case StatusChanged changed -> enter(changed.to(), changed.at());
            case Resolved it -> resolve(it);
            case ResolutionCleared _ -> clearResolution();
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
        category = workflow.category(name);
        switch (category) {
            case WORK -> {
                reopen();
                if (started == null) {
                    started = at;
                }
            }
            case QUEUE -> reopen();
            case DONE -> close(at);
            case UNKNOWN -> {
                if (!resolved) {
                    reopen();
                }
            }
        }
    }

    private void close(@Nullable Instant at) {
        if (!closed) {
            closed = true;
            closedAt = at;
        }
    }

    private void reopen() {
        if (closed) {
            open();
            reopened++;
        }
    }

    private void open() {
        closed = false;
        closedAt = null;
        resolved = false;
        resolution = "";
    }

    private void resolve(Resolved event) {
        resolution = event.resolution();
        resolved = true;
        close(event.at());
    }

    private void clearResolution() {
        resolution = "";
        resolved = false;
        if (category != StatusCategory.DONE) {
            reopen();
        }
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
            category = workflow.category(status);
        }
        resolution = observed.resolution().isEmpty() ? resolution : observed.resolution();
        sprints = observed.sprints();
        flagged = observed.flagged();
        versions.removeIf(membership -> !observed.versions().contains(membership.version()));
        observed.versions().forEach(version -> join(version, history.creation().at(), false));
        observeCategory(observed);
    }

    private void observeCategory(Observed observed) {
        boolean showsOpen = category != StatusCategory.UNKNOWN || !resolved;
        if (category == StatusCategory.DONE) {
            close(null);
        } else if (closed && showsOpen && observed.resolution().isEmpty()) {
            open();
        }
    }

    WorkItemFacts facts() {
        return new WorkItemFacts(
                history.key(),
                type,
                workflow.level(type),
                history.creation().at(),
                started,
                closedAt,
                outcome(),
                closed ? resolution : "",
                reopened,
                status,
                category,
                !closed && (flagged || workflow.isWaiting(status)),
                versions,
                sprints,
                history.coverage());
    }

    private Outcome outcome() {
        if (!closed) {
            return Outcome.OPEN;
        }
        return workflow.discards(resolution, status) ? Outcome.DISCARDED : Outcome.FINISHED;
    }
}
