package dev.quarterdeck.engine.workitems.flow;

import dev.quarterdeck.engine.Share;
import java.time.Duration;

/// Divides the time of an item from its start to its close, or until now, into parts that sum to
/// it.
///
/// @param active in work, neither blocked nor stalled
/// @param blocked flagged, or in a status for blocked work
/// @param stalled in work, but nobody touched it for five days or more
/// @param waiting back in a queue
/// @param rested closed, before it was opened again
/// @param unknown in a status of which nobody knows what it stands for
public record FlowParts(
        Duration active,
        Duration blocked,
        Duration stalled,
        Duration waiting,
        Duration rested,
        Duration unknown) {

    /// Returns the whole time.
    public Duration whole() {
        return active.plus(blocked).plus(stalled).plus(waiting).plus(rested).plus(unknown);
    }

    /// Returns flow efficiency: active time out of the time in which it was open and its status
    /// known, in milliseconds.
    public Share efficiency() {
        Duration open = active.plus(blocked).plus(stalled).plus(waiting);
        return new Share(active.toMillis(), open.toMillis());
    }
}
