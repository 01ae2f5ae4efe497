package dev.quarterdeck.engine.workitems.flow;

import java.time.Duration;

/// Divides the time of an item since it came into being by what its statuses stand for; the parts
/// sum to it.
public record CategoryTimes(Duration queue, Duration work, Duration done, Duration unknown) {

    /// Returns the whole time.
    public Duration whole() {
        return queue.plus(work).plus(done).plus(unknown);
    }
}
