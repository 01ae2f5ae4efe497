package dev.quarterdeck.organization.timeline;

import dev.quarterdeck.access.Line;
import dev.quarterdeck.organization.timeline.Heard.Say;
import dev.quarterdeck.organization.timeline.Track.Segment;
import dev.quarterdeck.organization.timeline.Verdicts.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Works out one person's tracks from what was known and what is now said.
///
/// Employment first, because everything else ends with it; then each track for itself. Statements
/// are heard in the order of their days, so the order of rows in a file does not matter.
final class PersonDraft {

    private static final Comparator<Say> BY_DAY =
            Comparator.comparing(Say::from).thenComparing(say -> Track.closed(say.until()));

    private final Entity.PersonEntity person;
    private final List<DatedRow.PersonRow> before;
    private final Verdicts verdicts;
    private final Map<Object, Track<Fact>> tracks = new LinkedHashMap<>();
    private final Track<Fact> employment;
    private final TreeSet<LocalDate> gaps = new TreeSet<>();

    PersonDraft(Entity.PersonEntity person, List<DatedRow.PersonRow> before, Verdicts verdicts) {
        this.person = person;
        this.before = before;
        this.verdicts = verdicts;
        this.employment = track(new Fact.Works().track());
        before.forEach(row -> track(row.fact().track()).know(row.range(), row.fact()));
    }

    private Track<Fact> track(Object key) {
        return tracks.computeIfAbsent(key, unused -> new Track<>());
    }

    Entity.PersonEntity person() {
        return person;
    }

    Map<Object, Track<Fact>> tracks() {
        return tracks;
    }

    /// Hears what the rows say; a row that breaks a rule is refused, and all is to be worked out
    /// anew without it.
    void hear(List<Heard<Statement.OfPerson>> heard, Names names) {
        employ(heard);
        employment.addGaps(gaps);
        var reader = new SayReader(person, before, names, verdicts);
        var says = reader.read(heard);
        says.forEach((key, all) -> hearTrack(key, all, reader.sharedDays(key)));
        endWithEmployment();
        new ShareRule(person, tracks, verdicts).check();
        if (!tracks.containsKey(Facet.NAME) || track(Facet.NAME).isEmpty()) {
            demandName(heard);
        }
    }

    private void demandName(List<Heard<Statement.OfPerson>> heard) {
        heard.forEach(
                one ->
                        verdicts.refuse(
                                one.row(),
                                new Reason(
                                        "name",
                                        "",
                                        "A new person (%s) must have a name."
                                                .formatted(person.number()),
                                        "Maybe the column name is missing or empty.")));
    }

    private void employ(List<Heard<Statement.OfPerson>> heard) {
        var says = new ArrayList<Say>();
        for (var one : heard) {
            employment(one, says);
        }
        var days = new TreeSet<LocalDate>();
        employment.addBoundaries(days);
        says.forEach(say -> addDays(days, say));
        var known = new TreeSet<LocalDate>();
        employment.segments().forEach(one -> known.add(one.from()));
        var starts = new TreeSet<LocalDate>();
        says.stream().filter(say -> say.fact() != null).forEach(say -> starts.add(say.from()));
        says.sort(BY_DAY.thenComparing(say -> say.fact() == null ? 1 : 0));
        for (var say : says) {
            // A stay lasts until anything new is said; an absence, until somebody says "works".
            var open =
                    say.fact() == null ? again(starts, known, say.from()) : next(days, say.from());
            if (say.until() != null || open.isAfter(say.from())) {
                apply(employment, say, say.until() == null ? open : say.until());
            }
            if (say.fact() != null && say.until() != null) {
                absent(starts, known, say.until());
            }
        }
    }

    private void employment(Heard<Statement.OfPerson> one, List<Say> says) {
        switch (one.statement()) {
            case Statement.PersonState(var _, var from, var until, var _) ->
                    says.add(new Say(from, until, new Fact.Works(), one.row(), true));
            case Statement.Employed(var _, var joined, var left, var seen) ->
                    employed(one.row(), joined, left, seen, says);
            case Statement.Left(var _, var day) ->
                    says.add(new Say(day, null, null, one.row(), true));
            case Statement.RowEnded(var _, var row, var day) ->
                    before.stream()
                            .filter(known -> known.id().equals(row))
                            .filter(known -> known.fact() instanceof Fact.Works)
                            .filter(known -> day.isAfter(known.range().from()))
                            .map(
                                    known ->
                                            new Say(
                                                    day,
                                                    known.range().until(),
                                                    null,
                                                    one.row(),
                                                    true))
                            .forEach(says::add);
            case Statement.LineStated _,
                    Statement.MembershipStated _,
                    Statement.LeaveStated _,
                    Statement.SkillStated _,
                    Statement.AccountLinked _ -> {}
        }
    }

    private static void employed(
            IncomingRow row,
            LocalDate joined,
            @Nullable LocalDate left,
            LocalDate seen,
            List<Say> says) {
        var works = new Fact.Works();
        if (left != null) {
            says.add(new Say(joined, left, works, row, true));
        } else if (seen.isAfter(joined)) {
            // Seen at work: also where an end was known before.
            says.add(new Say(joined, seen, works, row, true));
            says.add(new Say(seen, null, works, row, true));
        } else {
            says.add(new Say(joined, null, works, row, true));
        }
    }

    private static void addDays(NavigableSet<LocalDate> days, Say say) {
        days.add(say.from());
        if (say.until() != null) {
            days.add(say.until());
        }
    }

    private static LocalDate next(NavigableSet<LocalDate> days, LocalDate after) {
        var next = days.higher(after);
        return next == null ? LocalDate.MAX : next;
    }

    private void absent(
            NavigableSet<LocalDate> starts, NavigableSet<LocalDate> known, LocalDate day) {
        var again = again(starts, known, day);
        if (again.isAfter(day)) {
            employment.clear(day, again);
        }
    }

    /// Returns the day on which an absence is over: a start known before counts only after a gap.
    private static LocalDate again(
            NavigableSet<LocalDate> starts, NavigableSet<LocalDate> known, LocalDate day) {
        var said = starts.ceiling(day);
        var later = next(known, day);
        return said != null && said.isBefore(later) ? said : later;
    }

    private static void apply(Track<Fact> track, Say say, LocalDate until) {
        if (say.fact() == null) {
            track.clear(say.from(), until);
        } else {
            track.set(new Segment<>(say.from(), until, say.fact(), say.row(), say.state()));
        }
    }

    private void hearTrack(Object key, List<Say> says, NavigableSet<LocalDate> shared) {
        if (refuseContradictions(says)) {
            return;
        }
        var track = track(key);
        var days = new TreeSet<>(shared);
        track.addBoundaries(days);
        says.forEach(say -> addDays(days, say));
        if (endsWithEmployment(says)) {
            days.addAll(gaps);
        }
        if (says.stream().anyMatch(say -> say.fact() instanceof Fact.Away)) {
            refuseOverlaps(track, says);
        }
        says.sort(BY_DAY);
        for (var say : says) {
            if (refuseOutsideEmployment(say)) {
                continue;
            }
            var known = track.on(say.from()).filter(old -> old.from().equals(say.from()));
            apply(track, say, say.until() == null ? next(days, say.from()) : say.until());
            if (!say.state() && say.until() != null && known.isPresent()) {
                if (known.get().until().isAfter(say.until())) {
                    track.clear(say.until(), known.get().until());
                }
            }
        }
    }

    private static boolean endsWithEmployment(List<Say> says) {
        return says.stream()
                .map(Say::fact)
                .noneMatch(fact -> fact != null && !fact.endsWithEmployment());
    }

    private boolean refuseContradictions(List<Say> says) {
        var byDay = new TreeMap<LocalDate, List<Say>>();
        says.forEach(say -> byDay.computeIfAbsent(say.from(), day -> new ArrayList<>()).add(say));
        boolean found = false;
        for (var all : byDay.values()) {
            var first = all.getFirst();
            if (all.stream().anyMatch(first::contradicts)) {
                all.forEach(say -> verdicts.refuse(say.row(), contradiction(first)));
                found = true;
            }
        }
        return found;
    }

    private Reason contradiction(Say say) {
        var what = say.fact() == null ? "team" : FactWords.of(say.fact());
        var rule =
                say.fact() instanceof Fact.ReportsTo(var _, var kind) && kind == Line.Kind.PRIMARY
                        ? "A person (%s) must have at most one primary manager on a day (%s)."
                        : "Rows about a person (%s) must not contradict each other on one day (%s).";
        return new Reason(
                what,
                person.number(),
                rule.formatted(person.number(), say.from()),
                "Maybe one of the rows has the wrong day.");
    }

    private void refuseOverlaps(Track<Fact> track, List<Say> says) {
        for (var say : List.copyOf(says)) {
            var until = Track.closed(say.until());
            boolean known =
                    track.segments().stream()
                            .filter(old -> !old.from().equals(say.from()))
                            .anyMatch(old -> overlap(say, until, old.from(), old.until()));
            boolean said =
                    says.stream()
                            .filter(other -> !other.from().equals(say.from()))
                            .anyMatch(
                                    other ->
                                            overlap(
                                                    say,
                                                    until,
                                                    other.from(),
                                                    Track.closed(other.until())));
            if (known || said) {
                verdicts.refuse(say.row(), overlapping(say));
            }
        }
        says.removeIf(say -> verdicts.isRefused(say.row()));
    }

    private static boolean overlap(Say say, LocalDate until, LocalDate from, LocalDate end) {
        return say.from().isBefore(end) && from.isBefore(until);
    }

    private Reason overlapping(Say say) {
        return new Reason(
                "from",
                say.from().toString(),
                "Leave of one kind of a person (%s) from (%s) must not overlap other leave."
                        .formatted(person.number(), say.from()),
                "Maybe end the other one first.");
    }

    private boolean refuseOutsideEmployment(Say say) {
        if (say.state()
                || say.fact() == null
                || !say.fact().endsWithEmployment()
                || employment.touches(say.from(), Track.closed(say.until()))) {
            return false;
        }
        verdicts.refuse(
                say.row(),
                new Reason(
                        "from",
                        say.from().toString(),
                        "The %s of a person (%s) from (%s) must lie in days on which they work here."
                                .formatted(FactWords.of(say.fact()), person.number(), say.from()),
                        "Maybe the person's row is missing, or the day is mistyped."));
        return true;
    }

    private void endWithEmployment() {
        for (var track : tracks.values()) {
            if (track != employment
                    && track.segments().stream()
                            .anyMatch(segment -> segment.value().endsWithEmployment())) {
                track.clipTo(employment);
            }
        }
    }
}
