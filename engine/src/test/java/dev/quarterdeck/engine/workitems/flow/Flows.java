package dev.quarterdeck.engine.workitems.flow;

import dev.quarterdeck.engine.workitems.Workflow;
import dev.quarterdeck.engine.workitems.Workflow.StatusSeen;
import dev.quarterdeck.engine.workitems.Workflow.TypeSeen;
import dev.quarterdeck.engine.workitems.timeline.Link;
import dev.quarterdeck.engine.workitems.workflows.WorkflowRules;
import dev.quarterdeck.engine.workitems.workflows.WorkflowVersions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The little company's workflow, and ties between its items.
final class Flows {

    static final Workflow NAMES =
            Workflow.guess(
                    Stream.of(
                                    "To Do",
                                    "In Progress",
                                    "Doing",
                                    "In Review",
                                    "Blocked",
                                    "Done",
                                    "Cancelled")
                            .map(name -> new StatusSeen(name, null, 0, 0))
                            .toList(),
                    Stream.of("Story", "Bug", "Sub-task", "Epic")
                            .map(name -> new TypeSeen(name, null))
                            .toList(),
                    List.of("Done", "Duplicate"));

    /// To do, in progress, in review, done by their ids.
    static final WorkflowRules RULES =
            new WorkflowRules(NAMES, Map.of(), List.of("1", "2", "3", "4"));

    static final WorkflowVersions WORKFLOW = WorkflowVersions.always(RULES);

    private Flows() {}

    static Link blockedBy(String target) {
        return new Link("Blocks", Link.Direction.INWARD, target);
    }
}
