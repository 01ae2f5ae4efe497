package dev.quarterdeck.demo.company;

import dev.quarterdeck.demo.company.TeamTale.Sprint;
import dev.quarterdeck.engine.workitems.WorkItemEvent;
import dev.quarterdeck.engine.workitems.WorkItemEvent.SprintsChanged;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws into which sprints a team took its items, and out of which they fell.
final class SprintStory {

    private static final int DAYS = 14;
    private static final int MOST = 5;

    private final Draw draw;
    private final List<Sprint> sprints;

    SprintStory(TeamPlan plan, LocalDate today, Draw draw) {
        this.draw = draw;
        this.sprints = plan.review().sprints() ? sprints(plan, today) : List.of();
    }

    private static List<Sprint> sprints(TeamPlan plan, LocalDate today) {
        int team = TeamPlan.ALL.indexOf(plan) + 1;
        var name = Character.toUpperCase(plan.team().charAt(0)) + plan.team().substring(1);
        var first = today.minusYears(2).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        var sprints = new ArrayList<Sprint>();
        for (var day = first; !day.isAfter(today); day = day.plusDays(DAYS)) {
            int number = sprints.size() + 1;
            sprints.add(
                    new Sprint(
                            team * 1_000 + number,
                            name + " sprint " + number,
                            day.atTime(9, 0).toInstant(ZoneOffset.UTC),
                            day.plusDays(DAYS - 3).atTime(16, 0).toInstant(ZoneOffset.UTC)));
        }
        return List.copyOf(sprints);
    }

    List<Sprint> all() {
        return sprints;
    }

    /// Returns the changes of an item's sprints up to now.
    List<WorkItemEvent> of(ItemStory item, Instant now) {
        var started = item.started();
        var at = sprints.isEmpty() || started == null ? -1 : running(started);
        if (at < 0 || started == null || started.isAfter(now)) {
            return List.of();
        }
        var events = new ArrayList<WorkItemEvent>();
        var sprint = sprints.get(at);
        boolean isPlanned = item.created().isBefore(sprint.start()) && !draw.onceIn(5);
        var entered = isPlanned ? sprint.start().minus(Duration.ofHours(2)) : started;
        events.add(new SprintsChanged(entered, List.of(sprint.name())));
        if (draw.onceIn(18)) {
            events.add(new SprintsChanged(started.plus(Duration.ofDays(2)), List.of()));
        } else {
            carried(events, at, end(item, now));
        }
        events.removeIf(event -> event.at().isAfter(now));
        return events;
    }

    private static Instant end(ItemStory item, Instant now) {
        return item.finished() == null ? now : item.finished();
    }

    private void carried(List<WorkItemEvent> events, int first, Instant end) {
        var names = new ArrayList<String>(List.of(sprints.get(first).name()));
        for (int at = first; at + 1 < sprints.size() && at < first + MOST; at++) {
            if (!sprints.get(at).end().isBefore(end)) {
                return;
            }
            names.add(sprints.get(at + 1).name());
            events.add(
                    new SprintsChanged(
                            sprints.get(at).end().plus(Duration.ofMinutes(30)),
                            List.copyOf(names)));
        }
    }

    private int running(Instant moment) {
        @Nullable Integer found = null;
        for (int at = 0; at < sprints.size(); at++) {
            if (!sprints.get(at).start().isAfter(moment)) {
                found = at;
            }
        }
        return found == null ? -1 : found;
    }
}
