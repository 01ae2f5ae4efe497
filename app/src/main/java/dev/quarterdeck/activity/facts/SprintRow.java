package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.facts.ItemFolding.Read;
import dev.quarterdeck.engine.workitems.timeline.CurrentNames;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.Timeline;
import dev.quarterdeck.engine.workitems.timeline.Timeline.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A time in which a work item was in a sprint.
///
/// @param sprint the tool's id; empty where it tells names only
/// @param name empty like the id where nobody told in which sprint it was
/// @param untilAt null while it lasts
record SprintRow(
        long history,
        int place,
        UUID source,
        String sprint,
        String name,
        Instant fromAt,
        @Nullable Instant untilAt) {

    private static final CurrentNames THEN = CurrentNames.of(List.of());

    /// How big an item was from a moment on. @param points null for no size
    record Points(long history, int place, @Nullable BigDecimal points, Instant fromAt) {

        static List<Points> of(Read read) {
            var rows = new ArrayList<Points>();
            for (var interval : read.timeline().intervals(Field.POINTS)) {
                rows.add(
                        new Points(
                                read.kept().number(),
                                rows.size(),
                                interval.values().stream()
                                        .findFirst()
                                        .map(value -> new BigDecimal(value.name()))
                                        .orElse(null),
                                interval.from()));
            }
            return rows.stream().allMatch(row -> row.points == null) ? List.of() : rows;
        }
    }

    /// Lists the sprints of an item.
    static List<SprintRow> of(Read read) {
        var timeline = read.timeline();
        var rows = new ArrayList<SprintRow>();
        for (var stay : timeline.stays(Field.SPRINT, THEN)) {
            add(
                    rows,
                    read,
                    stay.value().id(),
                    stay.value().name(),
                    stay.from(),
                    lasts(timeline, stay.until()) ? null : stay.until());
        }
        if (!rows.isEmpty()) {
            timeline.intervals(Field.SPRINT).stream()
                    .filter(it -> it.origin() == Origin.UNKNOWN)
                    .forEach(it -> add(rows, read, "", "", it.from(), it.until()));
        }
        return rows;
    }

    private static void add(
            List<SprintRow> rows,
            Read read,
            String sprint,
            String name,
            Instant from,
            @Nullable Instant until) {
        rows.add(
                new SprintRow(
                        read.kept().number(),
                        rows.size(),
                        read.kept().id().source(),
                        sprint,
                        name,
                        from,
                        until));
    }

    private static boolean lasts(Timeline timeline, Instant until) {
        return !timeline.gone() && until.equals(timeline.end());
    }
}
