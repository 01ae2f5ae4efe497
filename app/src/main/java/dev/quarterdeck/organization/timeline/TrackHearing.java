package dev.quarterdeck.organization.timeline;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.organization.timeline.Verdicts.Reason;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Hears what rows say of one thing through time, and refuses those that contradict each other.
final class TrackHearing {

    private final Verdicts verdicts;

    TrackHearing(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    /// What a row says of a track; the value may keep a part of what held on that day.
    record Said<V>(IncomingRow row, DateRange range, BiFunction<@Nullable V, LocalDate, V> value) {}

    <V> void hear(Track<V> track, List<Said<V>> says) {
        var days = new TreeSet<LocalDate>();
        track.addBoundaries(days);
        for (var said : says) {
            days.add(said.range().from());
            days.add(Track.closed(said.range().until()));
        }
        says.sort(Comparator.comparing(said -> said.range().from()));
        for (var said : says) {
            var from = said.range().from();
            var now = track.on(from);
            var value = said.value().apply(now.map(Track.Segment::value).orElse(null), from);
            var contradicted =
                    now.filter(one -> one.by() != null && one.from().equals(from))
                            .filter(one -> !one.value().equals(value));
            if (contradicted.isPresent()) {
                refuseBoth(said.row(), contradicted.get().by(), from);
                continue;
            }
            var next = days.higher(from);
            var until = said.range().until();
            if (until == null) {
                until = next == null ? LocalDate.MAX : next;
            } else if (now.isPresent()) {
                track.clear(until, later(until, now.get().until()));
            }
            track.set(new Track.Segment<>(from, until, value, said.row(), true));
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other.isAfter(one) ? other : one.plusDays(1);
    }

    private void refuseBoth(IncomingRow row, @Nullable IncomingRow other, LocalDate day) {
        var reason =
                new Reason(
                        "from",
                        day.toString(),
                        "Rows about one thing must not contradict each other on one day (%s)."
                                .formatted(day),
                        "Maybe one of the rows has the wrong day.");
        verdicts.refuse(row, reason);
        if (other != null) {
            verdicts.refuse(other, reason);
        }
    }
}
