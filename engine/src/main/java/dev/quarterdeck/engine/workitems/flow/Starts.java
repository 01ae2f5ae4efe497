package dev.quarterdeck.engine.workitems.flow;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.workitems.WorkItemFacts.Outcome;
import dev.quarterdeck.engine.workitems.flow.FlowFacts.Start;
import java.util.Collection;

/// Counts finished items by how their start is known.
///
/// Cycle time speaks of the first two only. That many items never start is normal in real
/// trackers, so it is said beside every figure made of starts.
///
/// @param change a change into work is told
/// @param creation created in work
/// @param notTold nobody told
/// @param none all changes known, and none led into work
public record Starts(long change, long creation, long notTold, long none) {

    /// Counts the finished items among these.
    public static Starts of(Collection<FlowFacts> facts) {
        return new Starts(
                count(facts, Start.CHANGE),
                count(facts, Start.CREATION),
                count(facts, Start.NOT_TOLD),
                count(facts, Start.NONE));
    }

    private static long count(Collection<FlowFacts> facts, Start start) {
        return facts.stream()
                .filter(it -> it.start() == start && it.item().outcome() == Outcome.FINISHED)
                .count();
    }

    /// Returns how many finished items there are.
    public long finished() {
        return change + creation + notTold + none;
    }

    /// Returns the share of finished items without any start event.
    public Share withoutStart() {
        return new Share(none, finished());
    }

    /// Returns the share of finished items whose start is known.
    public Share withStart() {
        return new Share(change + creation, finished());
    }
}
