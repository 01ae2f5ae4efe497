package dev.quarterdeck.demo.company;

import dev.quarterdeck.engine.workitems.FixVersion;
import dev.quarterdeck.engine.workitems.FixVersion.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Lays out a team's releases at their regular distance, from two years ago to the next one.
///
/// @param all oldest first; the last is still to come
record Releases(String prefix, List<Release> all) {

    /// One release.
    record Release(String version, LocalDate day) {

        Instant moment() {
            return day.atTime(15, 30).toInstant(ZoneOffset.UTC);
        }
    }

    static Releases of(TeamPlan plan, LocalDate today) {
        var days = new ArrayList<LocalDate>();
        for (var day = today.plusDays(plan.habits().nextRelease());
                day.isAfter(today.minusYears(2));
                day = day.minusDays(plan.habits().release())) {
            days.addFirst(Draw.nextWorkday(day));
        }
        var releases = new ArrayList<Release>();
        for (int at = 0; at < days.size(); at++) {
            releases.add(new Release("%d.%d".formatted(3 + at / 6, at % 6), days.get(at)));
        }
        return new Releases(plan.prefix(), List.copyOf(releases));
    }

    /// Returns the version in which what is finished that day goes out.
    String after(LocalDate day) {
        return all.stream()
                .filter(release -> !release.day().isBefore(day))
                .findFirst()
                .orElse(all.getLast())
                .version();
    }

    Release next() {
        return all.getLast();
    }

    /// Returns them as the tracker knows them, with the initiatives the team takes part in.
    List<FixVersion> versions(LocalDate today, List<Initiative> initiatives) {
        return Stream.concat(
                        all.stream().map(one -> version(one.version(), one.day(), today)),
                        initiatives.stream()
                                .map(
                                        one ->
                                                new FixVersion(
                                                        prefix,
                                                        one.name(),
                                                        State.OPEN,
                                                        start(one.due()))))
                .toList();
    }

    private FixVersion version(String name, LocalDate day, LocalDate today) {
        var state = day.isAfter(today) ? State.OPEN : State.RELEASED;
        return new FixVersion(prefix, name, state, start(day));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
