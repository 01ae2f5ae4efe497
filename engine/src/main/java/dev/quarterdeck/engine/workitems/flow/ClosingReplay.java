package dev.quarterdeck.engine.workitems.flow;

import dev.quarterdeck.engine.workitems.Closing;
import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.timeline.Timeline.Interval;
import dev.quarterdeck.engine.workitems.timeline.Timeline.Origin;
import java.util.List;

/// Leads an item's statuses and resolutions through {@link Closing}, in the order of their time.
final class ClosingReplay {

    private final Closing closing = new Closing();
    private boolean startUntold;
    private boolean startAtCreation;

    static ClosingReplay of(List<Stage> stages, List<Interval> resolutions) {
        var replay = new ClosingReplay();
        int next = 0;
        for (Stage stage : stages) {
            while (next < resolutions.size()
                    && resolutions.get(next).from().isBefore(stage.from())) {
                replay.read(resolutions.get(next++));
            }
            replay.read(stage);
        }
        while (next < resolutions.size()) {
            replay.read(resolutions.get(next++));
        }
        return replay;
    }

    private void read(Stage stage) {
        if (stage.isUntold()) {
            return;
        }
        StatusCategory category = stage.category();
        boolean startsHere = category == StatusCategory.WORK && closing.started() == null;
        if (stage.origin().isDated()) {
            closing.enter(category, stage.from());
            startAtCreation |= startsHere && isBirth(stage.origin());
        } else {
            closing.observe(category, "");
            startUntold |= startsHere;
        }
    }

    private static boolean isBirth(Origin origin) {
        return origin == Origin.AT_CREATION || origin == Origin.CAST_BACK;
    }

    private void read(Interval resolution) {
        if (!resolution.values().isEmpty()) {
            set(resolution.values().getFirst().name(), resolution);
        } else if (resolution.origin().isDated()) {
            closing.clearResolution();
        } else if (resolution.origin() != Origin.UNKNOWN) {
            closing.observe(closing.category(), "");
        }
    }

    private void set(String name, Interval resolution) {
        boolean dated = resolution.origin().isDated();
        if (dated || closing.category() == StatusCategory.UNKNOWN) {
            closing.resolve(name, dated ? resolution.from() : null);
        } else {
            closing.observe(closing.category(), name);
        }
    }

    Closing closing() {
        return closing;
    }

    /// Answers whether it was in work before any start that is told.
    boolean isStartUntold() {
        return startUntold;
    }

    boolean isStartAtCreation() {
        return startAtCreation;
    }
}
