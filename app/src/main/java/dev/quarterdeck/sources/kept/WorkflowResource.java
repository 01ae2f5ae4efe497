package dev.quarterdeck.sources.kept;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.facts.StatusWorkflow;
import dev.quarterdeck.activity.facts.Workflows;
import dev.quarterdeck.platform.Refusal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Answers for the workflow of a connection.
@RestController
final class WorkflowResource {

    private final Connections connections;
    private final Workflows workflows;

    WorkflowResource(Connections connections, Workflows workflows) {
        this.connections = connections;
        this.workflows = workflows;
    }

    /// What is decided, or a decision that is taken back: one of them.
    record Change(@Nullable List<Workflows.@Nullable Said> decisions, @Nullable UUID undo) {}

    /// The job that folds anew.
    record Asked(UUID id) {}

    @GetMapping("/api/v1/connections/{connectionId}/workflow")
    StatusWorkflow workflow(Viewer viewer, @PathVariable UUID connectionId) {
        require(viewer, connectionId);
        return workflows.of(viewer, connectionId);
    }

    private void require(Viewer viewer, UUID id) {
        if (connections.find(viewer, id).isEmpty()) {
            throw Connections.unknown(id);
        }
    }

    @PutMapping("/api/v1/connections/{connectionId}/workflow")
    ResponseEntity<Asked> change(
            Viewer viewer, @PathVariable UUID connectionId, @RequestBody Change change) {
        connections.requireKeeping(viewer);
        require(viewer, connectionId);
        if ((change.undo() == null) == (change.decisions() == null)) {
            throw new Refusal(
                    "Either decisions must be said, or one that is taken back.",
                    "Maybe {\"decisions\":[{\"status\":\"10001\",\"category\":\"WORK\"}]}.");
        }
        var job =
                change.undo() != null
                        ? workflows.undo(viewer, connectionId, change.undo())
                        : workflows.decide(
                                viewer,
                                connectionId,
                                change.decisions() == null ? List.of() : change.decisions());
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(new Asked(job));
    }
}
