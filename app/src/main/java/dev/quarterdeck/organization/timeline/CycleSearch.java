package dev.quarterdeck.organization.timeline;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// Finds the days on which somebody would be above themselves.
///
/// Sweeps over the days on which an edge begins or ends, and from each edge that begins walks up:
/// a cycle that is new on a day holds an edge that began on that day.
final class CycleSearch<N> {

    private final TreeMap<LocalDate, List<Edge<N>>> begins = new TreeMap<>();
    private final TreeMap<LocalDate, List<Edge<N>>> ends = new TreeMap<>();
    private final Map<N, List<Edge<N>>> above = new HashMap<>();

    /// One edge from a node to the one above it.
    record Edge<N>(N node, N above, Track.Segment<?> said) {}

    /// A closed walk.
    ///
    /// @param day the first day on which it is closed
    record Cycle<N>(LocalDate day, List<Edge<N>> edges) {

        /// Returns the rows to blame: those whose edges close the circle on its first day, or, when
        /// these were known before, all that were said now.
        List<IncomingRow> blamed() {
            var closing =
                    edges.stream()
                            .map(Edge::said)
                            .filter(said -> said.by() != null && said.from().equals(day))
                            .toList();
            return (closing.isEmpty()
                            ? edges.stream().<Track.Segment<?>>map(Edge::said).toList()
                            : closing)
                    .stream().map(Track.Segment::by).filter(Objects::nonNull).toList();
        }
    }

    void add(N node, N above, Track.Segment<?> said) {
        var edge = new Edge<>(node, above, said);
        begins.computeIfAbsent(said.from(), day -> new ArrayList<>()).add(edge);
        ends.computeIfAbsent(said.until(), day -> new ArrayList<>()).add(edge);
    }

    List<Cycle<N>> cycles() {
        List<Cycle<N>> cycles = new ArrayList<>();
        for (var entry : begins.entrySet()) {
            var past = ends.headMap(entry.getKey(), true);
            past.values().forEach(over -> over.forEach(this::remove));
            past.clear();
            entry.getValue().forEach(this::put);
            for (var edge : entry.getValue()) {
                var walk = walkUp(edge);
                if (!walk.isEmpty()) {
                    cycles.add(new Cycle<>(entry.getKey(), walk));
                }
            }
        }
        return cycles;
    }

    private void put(Edge<N> edge) {
        above.computeIfAbsent(edge.node(), node -> new ArrayList<>(2)).add(edge);
    }

    private void remove(Edge<N> edge) {
        var edges = above.get(edge.node());
        if (edges != null) {
            edges.remove(edge);
        }
    }

    /// Returns the edges from the node back to itself, or none.
    private List<Edge<N>> walkUp(Edge<N> start) {
        Map<N, Edge<N>> cameBy = new HashMap<>();
        Set<N> seen = new HashSet<>();
        Deque<Edge<N>> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            var edge = open.pop();
            if (edge.above().equals(start.node())) {
                return wayTo(edge, start, cameBy);
            }
            if (seen.add(edge.above())) {
                cameBy.put(edge.above(), edge);
                above.getOrDefault(edge.above(), List.of()).forEach(open::push);
            }
        }
        return List.of();
    }

    private List<Edge<N>> wayTo(Edge<N> last, Edge<N> start, Map<N, Edge<N>> cameBy) {
        List<Edge<N>> way = new ArrayList<>();
        for (var edge = last; edge != start; edge = cameBy.get(edge.node())) {
            if (edge == null) {
                throw new IllegalStateException("A walk up leads back to its start.");
            }
            way.addFirst(edge);
        }
        way.addFirst(start);
        return way;
    }
}
