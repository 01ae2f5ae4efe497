package dev.quarterdeck.engine.workitems.workflows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// Keeps the rules of a team's workflow through time: each version holds from its day until the
/// next one's.
///
/// The first version also holds for everything before it.
public final class WorkflowVersions {

    private final ZoneId zone;
    private final NavigableMap<LocalDate, WorkflowRules> byDay;
    private final NavigableMap<Instant, WorkflowRules> byMoment = new TreeMap<>();

    /// Makes versions.
    ///
    /// @param zone whose midnight begins a day
    /// @param byDay rules by the first day on which they hold; at least one
    /// @throws IllegalArgumentException without any
    public WorkflowVersions(ZoneId zone, SortedMap<LocalDate, WorkflowRules> byDay) {
        if (byDay.isEmpty()) {
            throw new IllegalArgumentException(
                    "The versions (0) of a workflow must hold at least one.");
        }
        this.zone = zone;
        this.byDay = Collections.unmodifiableNavigableMap(new TreeMap<>(byDay));
        byDay.forEach((day, rules) -> byMoment.put(day.atStartOfDay(zone).toInstant(), rules));
    }

    /// Makes rules that hold at all times.
    public static WorkflowVersions always(WorkflowRules rules) {
        return new WorkflowVersions(
                ZoneId.of("UTC"), new TreeMap<>(Map.of(LocalDate.EPOCH, rules)));
    }

    /// Returns the same versions and one more, which holds from its day on. It replaces the one
    /// of the same day, if there is one.
    public WorkflowVersions with(LocalDate from, WorkflowRules rules) {
        var more = new TreeMap<>(byDay);
        more.put(from, rules);
        return new WorkflowVersions(zone, more);
    }

    /// Returns the rules in force at a moment.
    public WorkflowRules at(Instant moment) {
        var entry = byMoment.floorEntry(moment);
        return entry == null ? byMoment.firstEntry().getValue() : entry.getValue();
    }

    /// Returns the versions by their first day.
    public NavigableMap<LocalDate, WorkflowRules> byDay() {
        return byDay;
    }
}
