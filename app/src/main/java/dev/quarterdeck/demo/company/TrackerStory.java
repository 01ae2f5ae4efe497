package dev.quarterdeck.demo.company;

import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.Tracker;
import dev.quarterdeck.engine.workitems.WorkItemEvent.VersionAdded;
import dev.quarterdeck.engine.workitems.Workflow;
import dev.quarterdeck.engine.workitems.Workflow.Level;
import dev.quarterdeck.engine.workitems.Workflow.StatusSeen;
import dev.quarterdeck.engine.workitems.Workflow.TypeSeen;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Draws two years of a team's items, day by day.
final class TrackerStory {

    private static final Set<Month> HOLIDAYS = Set.of(Month.AUGUST, Month.DECEMBER);
    private static final List<String> TYPES =
            List.of("Story", "Story", "Story", "Story", "Bug", "Bug", "Support", "Sub-task");
    private static final int SLOWDOWN_DAYS = 180;
    private static final int RUSH_DAYS = 45;

    private final TeamPlan plan;
    private final LocalDate today;
    private final Draw draw;
    private final Releases releases;
    private final List<Initiative> initiatives;
    private final List<ItemStory> items = new ArrayList<>();

    TrackerStory(TeamPlan plan, LocalDate today, Draw draw, Releases releases) {
        this.plan = plan;
        this.today = today;
        this.draw = draw;
        this.releases = releases;
        this.initiatives =
                Initiative.of(today).stream()
                        .filter(one -> one.teams().contains(plan.team()))
                        .toList();
    }

    /// Draws all items that have arrived by the end of today.
    List<ItemStory> items() {
        for (var day = today.minusYears(2); !day.isAfter(today); day = day.plusDays(1)) {
            if (Draw.isWorkday(day)) {
                int arrived = draw.arrivals(mean(day));
                for (int one = 0; one < arrived; one++) {
                    items.add(item(day));
                }
            }
        }
        return items;
    }

    private double mean(LocalDate day) {
        double rush = day.isAfter(today.minusDays(RUSH_DAYS)) ? plan.pace().rush() : 1;
        double usual = rush * plan.pace().weekly() / 5;
        return HOLIDAYS.contains(day.getMonth()) ? usual * 0.6 : usual;
    }

    private ItemStory item(LocalDate day) {
        var key = plan.prefix() + "-" + (101 + items.size());
        var type = draw.of(TYPES);
        var created = draw.during(day);
        if (draw.onceIn(14)) {
            var end = draw.atWork(created.plus(draw.lasting(Duration.ofDays(20), 1)));
            return new ItemStory(key, type, created, null, null, end, false, null, List.of());
        }
        boolean forgotten = draw.onceIn(25);
        var wait = draw.lasting(Duration.ofDays(type.equals("Bug") ? 2 : 6), 1);
        var started = forgotten ? null : draw.atWork(created.plus(wait));
        boolean blocked = draw.onceIn(12);
        var finished = started == null ? null : finish(started, blocked);
        var again =
                finished != null && draw.onceIn(20)
                        ? draw.atWork(finished.plus(draw.lasting(Duration.ofDays(6), 0.6)))
                        : null;
        return new ItemStory(
                key,
                type,
                created,
                started,
                finished,
                null,
                blocked,
                again,
                versions(day, created, finished));
    }

    private Instant finish(Instant started, boolean blocked) {
        var day = started.atOffset(ZoneOffset.UTC).toLocalDate();
        double slower = slowdown(day) * (blocked ? 2 : 1);
        var median = Duration.ofMinutes(Math.round(plan.pace().cycle().toMinutes() * slower));
        return draw.atWork(started.plus(draw.lasting(median, 0.8)));
    }

    private double slowdown(LocalDate day) {
        long ago = ChronoUnit.DAYS.between(day, today);
        double reached = Math.clamp(1 - ago / (double) SLOWDOWN_DAYS, 0, 1);
        return 1 + reached * (plan.pace().slowdown() - 1);
    }

    private List<VersionAdded> versions(
            LocalDate day, Instant created, @Nullable Instant finished) {
        var versions = new ArrayList<VersionAdded>();
        var release = release(day, finished);
        if (release != null) {
            versions.add(new VersionAdded(created.plus(draw.below(48), ChronoUnit.HOURS), release));
        }
        initiatives.stream()
                .filter(one -> one.takesItemsOn(day) && draw.onceIn(one.onceIn()))
                .map(one -> new VersionAdded(created.plus(1, ChronoUnit.HOURS), one.name()))
                .forEach(versions::add);
        return versions;
    }

    /// Of what is done everything is in a release; of what is not, a third is wanted in the next,
    /// and two thirds where more comes in before it.
    private @Nullable String release(LocalDate day, @Nullable Instant finished) {
        if (finished != null) {
            var done = finished.atOffset(ZoneOffset.UTC).toLocalDate();
            if (!done.isAfter(releases.next().day())) {
                return releases.after(done);
            }
        }
        boolean isThird = day.isAfter(today.minusDays(70)) && draw.onceIn(3);
        boolean isCrowded = plan.pace().rush() > 1;
        return day.isAfter(today.minusDays(70)) && isThird != isCrowded
                ? releases.next().version()
                : null;
    }

    Tracker tracker(List<ItemStory> stories, Instant now) {
        return new Tracker(
                stories.stream()
                        .filter(one -> !one.created().isAfter(now))
                        .map(one -> one.until(now))
                        .toList(),
                workflow(),
                releases.versions(today, initiatives),
                List.of());
    }

    private static Workflow workflow() {
        return Workflow.guess(
                List.of(
                        new StatusSeen(ItemStory.WAITS, StatusCategory.QUEUE, 0, 0),
                        new StatusSeen(ItemStory.WORKED_ON, StatusCategory.WORK, 0, 0),
                        new StatusSeen(ItemStory.REVIEWED, StatusCategory.WORK, 0, 0),
                        new StatusSeen(ItemStory.DONE, StatusCategory.DONE, 0, 0)),
                List.of(
                        new TypeSeen("Story", Level.ITEM),
                        new TypeSeen("Bug", Level.ITEM),
                        new TypeSeen("Support", Level.ITEM),
                        new TypeSeen("Sub-task", Level.SUBTASK)),
                List.of(ItemStory.FINISHED, ItemStory.UNDONE));
    }
}
