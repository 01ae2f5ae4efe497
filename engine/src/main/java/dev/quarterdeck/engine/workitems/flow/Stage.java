package dev.quarterdeck.engine.workitems.flow;

import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.Workflow.StatusRule;
import dev.quarterdeck.engine.workitems.timeline.Timeline.Interval;
import dev.quarterdeck.engine.workitems.timeline.Timeline.Origin;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.engine.workitems.workflows.WorkflowRules;
import dev.quarterdeck.engine.workitems.workflows.WorkflowVersions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One stay of an item in a status, with what the status stood for when it was entered.
///
/// @param place place of the status on the way of the work, or -1
record Stage(Instant from, Instant until, Value status, StatusRule rule, int place, Origin origin) {

    static List<Stage> of(List<Interval> statuses, WorkflowVersions workflow) {
        List<Stage> stages = new ArrayList<>(statuses.size());
        for (Interval interval : statuses) {
            stages.add(of(interval, workflow.at(interval.from())));
        }
        return stages;
    }

    private static Stage of(Interval interval, WorkflowRules rules) {
        Value status = interval.values().isEmpty() ? Value.named("") : interval.values().getFirst();
        return new Stage(
                interval.from(),
                interval.until(),
                status,
                rules.rule(status),
                rules.place(status).orElse(-1),
                interval.origin());
    }

    StatusCategory category() {
        return rule.category();
    }

    /// Answers whether nobody told the status.
    boolean isUntold() {
        return origin == Origin.UNKNOWN;
    }

    /// Answers whether it lies before another one by category, or by place within one.
    boolean isBack(Stage earlier) {
        return isKnown() && earlier.isKnown() && category().compareTo(earlier.category()) < 0;
    }

    boolean isBackWithinCategory(Stage earlier) {
        return category() == earlier.category()
                && place >= 0
                && earlier.place >= 0
                && place < earlier.place;
    }

    private boolean isKnown() {
        return category() != StatusCategory.UNKNOWN;
    }
}
