package dev.quarterdeck.engine.workitems.workflows;

import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.Timeline;
import dev.quarterdeck.engine.workitems.timeline.Timeline.Interval;
import dev.quarterdeck.engine.workitems.timeline.Timeline.Origin;
import dev.quarterdeck.engine.workitems.timeline.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Counts the moves of items between statuses.
final class MoveTally {

    /// A transition sets status and resolution in one go; trackers date both alike.
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private final Map<String, Tally> tallies = new HashMap<>();

    private MoveTally() {}

    /// Counts in any order; the answer is sorted by place, then by id.
    static List<StatusMoves> of(Collection<Timeline> timelines) {
        var tally = new MoveTally();
        timelines.forEach(tally::count);
        return inOrder(tally.tallies.values().stream().map(Tally::counts));
    }

    /// Counts one item, by status.
    static List<MoveCounts> counts(Timeline timeline) {
        var tally = new MoveTally();
        tally.count(timeline);
        return tally.tallies.values().stream()
                .map(Tally::counts)
                .sorted(Comparator.comparing(MoveCounts::status))
                .toList();
    }

    /// Returns moves sorted by place, then by id.
    static List<StatusMoves> inOrder(Stream<MoveCounts> counts) {
        return counts.map(MoveCounts::moves)
                .sorted(
                        Comparator.comparingDouble(StatusMoves::place)
                                .thenComparing(StatusMoves::status))
                .toList();
    }

    private void count(Timeline timeline) {
        List<Interval> path = path(timeline);
        Map<String, Integer> firstVisits = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            Interval stay = path.get(i);
            Tally tally = tally(stay);
            boolean first = firstVisits.putIfAbsent(reference(stay), firstVisits.size()) == null;
            tally.items += first ? 1 : 0;
            tally.countEntry(timeline, stay, i == 0, first);
            if (i + 1 < path.size()) {
                tally.countExit(timeline, path.get(i + 1).from());
            } else if (!timeline.gone()) {
                tally.countStanding(timeline);
            }
        }
        firstVisits.forEach((status, visit) -> addPlace(status, visit, firstVisits.size()));
    }

    /// Returns the stays that are known to be one after the other.
    private static List<Interval> path(Timeline timeline) {
        List<Interval> path = new ArrayList<>();
        for (Interval interval : timeline.intervals(Field.STATUS)) {
            if (!interval.values().isEmpty()) {
                path.add(interval);
            }
        }
        return path;
    }

    private void addPlace(String status, int visit, int visits) {
        if (visits > 1) {
            Tally tally = tallies.get(status);
            if (tally != null) {
                tally.placed++;
                // Summed in whole thousandths, so that the order of items cannot matter.
                tally.places += Math.round(1000.0 * visit / (visits - 1));
            }
        }
    }

    private Tally tally(Interval stay) {
        Tally tally = tallies.computeIfAbsent(reference(stay), _ -> new Tally());
        tally.hear(stay);
        return tally;
    }

    private static String reference(Interval stay) {
        return stay.values().getFirst().reference();
    }

    /// The counts of one status.
    private static final class Tally {

        private Value status = Value.named("");
        private Instant told = Instant.MIN;
        private long items;
        private long births;
        private long entries;
        private long resolving;
        private long exits;
        private long clearing;
        private long returns;
        private long standing;
        private long resolved;
        private long placed;
        private long places;

        void hear(Interval stay) {
            Value value = stay.values().getFirst();
            int order = stay.from().compareTo(told);
            if (order > 0 || order == 0 && value.compareTo(status) > 0) {
                told = stay.from();
                status = value;
            }
        }

        void countEntry(Timeline timeline, Interval stay, boolean birth, boolean first) {
            if (birth) {
                births += stay.origin().isDated() ? 1 : 0;
                return;
            }
            if (stay.origin() == Origin.CHANGE) {
                entries++;
                returns += first ? 0 : 1;
                resolving += isSetAround(timeline, stay.from(), false) ? 1 : 0;
            }
        }

        void countExit(Timeline timeline, Instant at) {
            exits++;
            clearing += isSetAround(timeline, at, true) ? 1 : 0;
        }

        void countStanding(Timeline timeline) {
            standing++;
            resolved += timeline.last(Field.RESOLUTION).isEmpty() ? 0 : 1;
        }

        private static boolean isSetAround(Timeline timeline, Instant at, boolean toNone) {
            List<Interval> resolutions = timeline.intervals(Field.RESOLUTION);
            for (int i = 1; i < resolutions.size(); i++) {
                Interval interval = resolutions.get(i);
                Duration apart = Duration.between(at, interval.from()).abs();
                if (interval.values().isEmpty() == toNone && apart.compareTo(AT_ONCE) <= 0) {
                    return true;
                }
            }
            return false;
        }

        MoveCounts counts() {
            return new MoveCounts(
                    status, told, items, births, entries, resolving, exits, clearing, returns,
                    standing, resolved, placed, places);
        }
    }
}
