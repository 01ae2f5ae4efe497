package dev.quarterdeck.access;

import dev.quarterdeck.platform.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Follows links upwards through time: on each day, who stands above whom, and how far.
///
/// A way up holds on the days on which all of its links hold, so each step narrows the days. The
/// cost is that of the answer. Where several ways lead to the same one on the same day, the
/// shortest counts, then the one without anybody standing in. Dotted links are kept as they are
/// and lead no further.
final class Closure {

    private final Map<UUID, List<Link>> upwards = new HashMap<>();
    private final Map<UUID, List<UUID>> downwards = new HashMap<>();
    private final String called;

    /// One link as reported.
    record Link(UUID below, UUID above, Line.Kind kind, Span span) {}

    private record Step(int depth, Line.Kind kind, Span span) {

        boolean isAsNearAs(Step other) {
            return depth == other.depth && kind == other.kind;
        }

        Reach until(int day, UUID below, UUID above) {
            return new Reach(below, above, depth, kind, new Span(span.from(), day));
        }
    }

    private static final Comparator<Step> NEARNESS =
            Comparator.comparingInt(Step::depth).thenComparing(Step::kind);

    /// Takes the links.
    ///
    /// @param called what the ends of a link are called in a refusal, such as "person"
    Closure(Collection<Link> links, String called) {
        this.called = called;
        for (var link : links) {
            upwards.computeIfAbsent(link.below(), key -> new ArrayList<>()).add(link);
            downwards.computeIfAbsent(link.above(), key -> new ArrayList<>()).add(link.below());
        }
    }

    /// Returns all that stand above all.
    ///
    /// @throws Refusal when on some day somebody would stand above themselves
    List<Reach> all() {
        return above(upwards.keySet());
    }

    /// Returns all that stand above the given ones.
    ///
    /// @throws Refusal when on some day somebody would stand above themselves
    List<Reach> above(Collection<UUID> below) {
        var found = new ArrayList<Reach>();
        for (var one : below) {
            found.addAll(above(one));
        }
        return found;
    }

    /// Returns the given ones and all that are below them on any day.
    Set<UUID> withAllBelow(Collection<UUID> ones) {
        var seen = new HashSet<>(ones);
        Deque<UUID> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (var below : downwards.getOrDefault(open.pop(), List.of())) {
                if (seen.add(below)) {
                    open.push(below);
                }
            }
        }
        return seen;
    }

    private List<Reach> above(UUID below) {
        var steps = new HashMap<UUID, List<Step>>();
        var dotted = new ArrayList<Reach>();
        var path = new ArrayDeque<UUID>();
        path.push(below);
        var whole = new Step(0, Line.Kind.PRIMARY, new Span(Integer.MIN_VALUE, Span.NO_END));
        climb(below, whole, path, steps);
        for (var link : upwards.getOrDefault(below, List.of())) {
            if (!link.kind().manages()) {
                dotted.add(new Reach(below, link.above(), 1, link.kind(), link.span()));
            }
        }
        steps.forEach((above, ways) -> addNearest(below, above, ways, dotted));
        return dotted;
    }

    private void climb(UUID from, Step soFar, Deque<UUID> path, Map<UUID, List<Step>> steps) {
        for (var link : upwards.getOrDefault(from, List.of())) {
            var days = link.span().intersection(soFar.span());
            if (!link.kind().manages() || days.isEmpty()) {
                continue;
            }
            if (path.contains(link.above())) {
                throw circle(link.above(), days);
            }
            var kind = link.kind().compareTo(soFar.kind()) > 0 ? link.kind() : soFar.kind();
            var step = new Step(soFar.depth() + 1, kind, days);
            steps.computeIfAbsent(link.above(), key -> new ArrayList<>(2)).add(step);
            path.push(link.above());
            climb(link.above(), step, path, steps);
            path.pop();
        }
    }

    private Refusal circle(UUID one, Span days) {
        return new Refusal(
                Refusal.Kind.INVALID,
                "circle",
                "The %s (%s) must not stand above itself, as the lines say %s."
                        .formatted(called, one, days.words()),
                "Maybe end one of the lines before the other begins.");
    }

    private static void addNearest(UUID below, UUID above, List<Step> ways, List<Reach> into) {
        if (ways.size() == 1) {
            var way = ways.getFirst();
            into.add(new Reach(below, above, way.depth(), way.kind(), way.span()));
            return;
        }
        Step open = null;
        for (var day : borders(ways)) {
            var nearest = nearest(ways, day);
            if (open != null && (nearest == null || !open.isAsNearAs(nearest))) {
                into.add(open.until(day, below, above));
                open = null;
            }
            if (open == null && nearest != null) {
                open = new Step(nearest.depth(), nearest.kind(), new Span(day, Span.NO_END));
            }
        }
        if (open != null) {
            into.add(open.until(Span.NO_END, below, above));
        }
    }

    private static @Nullable Step nearest(List<Step> ways, int day) {
        Step nearest = null;
        for (var way : ways) {
            if (way.span().contains(day)
                    && (nearest == null || NEARNESS.compare(way, nearest) < 0)) {
                nearest = way;
            }
        }
        return nearest;
    }

    private static int[] borders(List<Step> ways) {
        return ways.stream()
                .flatMapToInt(way -> IntStream.of(way.span().from(), way.span().until()))
                .filter(day -> day != Span.NO_END)
                .sorted()
                .distinct()
                .toArray();
    }
}
