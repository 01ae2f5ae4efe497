package dev.quarterdeck.engine.changes;

import dev.quarterdeck.engine.changes.ChangeEvent.CommitPushed;
import dev.quarterdeck.engine.changes.ChangeEvent.Seen;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds the last commit of a change, by each way to know it, the most certain first.
final class LastCommits {

    private final ChangeReading reading;

    LastCommits(ChangeReading reading) {
        this.reading = reading;
    }

    /// Returns the head that a record showed last, the one that was pushed by force last, and the
    /// last commits: several where they have one date.
    List<String> heads() {
        Set<String> heads = new LinkedHashSet<>();
        reading.seen.reversed().stream()
                .map(Seen::head)
                .filter(head -> !head.isEmpty())
                .findFirst()
                .ifPresent(heads::add);
        if (!reading.forcePushes.isEmpty()) {
            heads.add(reading.forcePushes.getLast().after());
        }
        if (!reading.commits.isEmpty()) {
            Instant last = reading.commits.getLast().at();
            reading.commits.stream()
                    .filter(commit -> commit.at().equals(last))
                    .map(CommitPushed::sha)
                    .forEach(heads::add);
        }
        heads.remove("");
        return List.copyOf(heads);
    }
}
