package dev.quarterdeck.engine.workitems.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Finds items that were closed along with their parent: the day says when the parent was done,
/// not when they were.
public final class ParentCloses {

    /// An automation closes the parts within moments of the whole, whichever comes first.
    private static final Duration AT_ONCE = Duration.ofSeconds(60);

    /// One part that closes with its parent may have been the last one to be done.
    private static final int LEAST = 2;

    private ParentCloses() {}

    /// Finds them among items, sorted by time and key of the parent.
    public static List<ParentClose> find(Collection<FlowFacts> facts) {
        Map<String, FlowFacts> parents = new HashMap<>();
        facts.forEach(it -> parents.putIfAbsent(it.item().key(), it));
        facts.forEach(it -> parents.put(it.id(), it));
        Map<FlowFacts, List<String>> along = new IdentityHashMap<>();
        for (FlowFacts part : facts) {
            FlowFacts parent = part.parent() == null ? null : parents.get(part.parent());
            if (parent != null && isClosedAlong(part, parent)) {
                along.computeIfAbsent(parent, _ -> new ArrayList<>()).add(part.item().key());
            }
        }
        return along.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= LEAST)
                .map(entry -> close(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(ParentClose::at).thenComparing(ParentClose::parent))
                .toList();
    }

    private static boolean isClosedAlong(FlowFacts part, FlowFacts parent) {
        Instant one = part.item().closed();
        Instant other = parent.item().closed();
        return one != null
                && other != null
                && Duration.between(one, other).abs().compareTo(AT_ONCE) <= 0;
    }

    private static ParentClose close(FlowFacts parent, List<String> parts) {
        Instant at = Objects.requireNonNull(parent.item().closed());
        return new ParentClose(parent.item().key(), at, parts.stream().sorted().toList());
    }

    /// A parent and the parts that were closed with it.
    ///
    /// @param parent key of the parent
    /// @param at when it was closed
    /// @param keys the parts, sorted
    public record ParentClose(String parent, Instant at, List<String> keys) {}
}
