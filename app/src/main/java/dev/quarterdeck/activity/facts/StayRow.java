package dev.quarterdeck.activity.facts;

import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.Timeline;
import dev.quarterdeck.engine.workitems.timeline.Timeline.Interval;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.engine.workitems.workflows.WorkflowRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A time in which a work item stood in one status, with what that stood for.
///
/// @param place from 0, in order of time
/// @param discards whether it is closed without the work being done
/// @param untilAt null while it lasts
record StayRow(
        long history,
        int place,
        String status,
        StatusCategory category,
        boolean discards,
        Instant fromAt,
        @Nullable Instant untilAt) {

    /// Lists the stays of an item. A status that was passed in no time is left out.
    static List<StayRow> of(ItemFolding.Read read, Rules rules) {
        var workflow = rules.of(read.project());
        var rows = new ArrayList<StayRow>();
        for (var interval : read.timeline().intervals(Field.STATUS)) {
            if (interval.from().isBefore(interval.until()) || lasts(read.timeline(), interval)) {
                rows.add(row(read, rows.size(), interval, workflow.at(interval.from())));
            }
        }
        return rows;
    }

    private static StayRow row(
            ItemFolding.Read read, int place, Interval interval, WorkflowRules rules) {
        var status = interval.values().stream().findFirst().orElse(Value.named(""));
        var rule = rules.rule(status);
        return new StayRow(
                read.kept().number(),
                place,
                status.name(),
                rule.category(),
                rule.category() == StatusCategory.DONE
                        && rules.discards(resolution(read.timeline(), interval), rule),
                interval.from(),
                lasts(read.timeline(), interval) ? null : interval.until());
    }

    /// The last resolution that it had in a time; empty for none.
    private static String resolution(Timeline timeline, Interval within) {
        return timeline.intervals(Field.RESOLUTION).stream()
                .filter(it -> it.from().isBefore(within.until()) || lasts(timeline, within))
                .filter(it -> it.until().isAfter(within.from()) || lasts(timeline, it))
                .flatMap(it -> it.values().stream())
                .map(Value::name)
                .reduce("", (one, next) -> next);
    }

    /// Answers whether something about an item is still so.
    static boolean lasts(Timeline timeline, Interval interval) {
        return !timeline.gone() && interval.until().equals(timeline.end());
    }
}
