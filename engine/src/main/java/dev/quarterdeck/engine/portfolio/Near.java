package dev.quarterdeck.engine.portfolio;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;

/// Name what an initiative's date hangs on most closely.
///
/// @param teams that work on it or on what it waits for, sorted
/// @param initiatives itself, what it waits for, and what goes before these in their teams
record Near(Set<String> teams, List<Initiative> initiatives) {

    static Near of(Plan plan, String initiative) {
        Map<String, Initiative> byId = new HashMap<>();
        plan.initiatives().forEach(one -> byId.put(one.id(), one));
        Rules.known("initiative", initiative, byId.keySet(), "its drivers");
        var chain = chain(byId, initiative);
        var teams = new TreeSet<String>();
        chain.forEach(one -> one.demands().forEach(demand -> teams.add(demand.team())));
        double last = chain.stream().mapToDouble(Initiative::order).max().orElseThrow();
        var near = new LinkedHashSet<>(chain);
        plan.initiatives().stream()
                .filter(one -> one.order() <= last)
                .filter(one -> one.demands().stream().anyMatch(d -> teams.contains(d.team())))
                .forEach(near::add);
        return new Near(teams, List.copyOf(near));
    }

    /// Itself and all that it waits for, however far.
    static SequencedSet<Initiative> chain(Map<String, Initiative> byId, String first) {
        var chain = new LinkedHashSet<Initiative>();
        var next = new ArrayDeque<>(List.of(first));
        while (!next.isEmpty()) {
            var one = byId.get(next.remove());
            if (one != null && chain.add(one)) {
                next.addAll(one.after());
            }
        }
        return chain;
    }
}
