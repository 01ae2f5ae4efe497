package dev.quarterdeck.organization.timeline;

import dev.quarterdeck.organization.timeline.Track.Segment;
import dev.quarterdeck.organization.timeline.Verdicts.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/// Holds the rule that nobody works more than all of their time.
final class ShareRule {

    private final Entity.PersonEntity person;
    private final List<Track<Fact>> memberships;
    private final Verdicts verdicts;

    ShareRule(Entity.PersonEntity person, Map<Object, Track<Fact>> tracks, Verdicts verdicts) {
        this.person = person;
        this.verdicts = verdicts;
        this.memberships =
                tracks.values().stream()
                        .filter(
                                track ->
                                        track.segments().stream()
                                                .anyMatch(
                                                        one -> one.value() instanceof Fact.WorksIn))
                        .toList();
    }

    void check() {
        if (memberships.size() < 2) {
            return;
        }
        var days = new TreeSet<LocalDate>();
        var all = memberships.stream().flatMap(track -> track.merged().stream()).toList();
        all.forEach(one -> days.add(one.from()));
        for (var day : days) {
            var held = all.stream().filter(one -> one.covers(day)).toList();
            int sum = held.stream().mapToInt(ShareRule::share).sum();
            if (sum > 100) {
                blame(held, day).forEach(row -> verdicts.refuse(row, tooMuch(day, sum)));
            }
        }
    }

    /// Returns the rows that begin on that day, or all that were said now.
    private static List<IncomingRow> blame(List<Segment<Fact>> held, LocalDate day) {
        var said = held.stream().filter(one -> one.by() != null).toList();
        var closing = said.stream().filter(one -> one.from().equals(day)).toList();
        return (closing.isEmpty() ? said : closing)
                .stream().map(Segment::by).filter(Objects::nonNull).toList();
    }

    private static int share(Segment<Fact> segment) {
        return segment.value() instanceof Fact.WorksIn(var _, int share) ? share : 0;
    }

    private Reason tooMuch(LocalDate day, int sum) {
        return new Reason(
                "share",
                sum + " %",
                "The shares of a person (%s) on (%s) sum to %d %%; they must not exceed 100 %%."
                        .formatted(person.number(), day, sum),
                "Maybe another membership must end first.");
    }
}
