package dev.quarterdeck.activity;

import java.time.Instant;
import java.util.List;

/// One step of the main line (first-parent history): a plain commit, or a merge with the commits it
/// brought.
///
/// @param tip the commit on the main line
/// @param brought commits that became reachable through this step, without the tip; empty for a
///     plain commit
public record Change(Commit tip, List<Commit> brought) {

    public Change {
        brought = List.copyOf(brought);
    }

    /// Returns when it landed: the committer date of the tip.
    public Instant landed() {
        return tip.committed();
    }

    /// Returns every ticket named by the tip or by a commit it brought, in order, without repeats.
    public List<String> tickets() {
        if (brought.isEmpty()) {
            return tip.tickets();
        }
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(tip), brought.stream())
                .flatMap(commit -> commit.tickets().stream())
                .distinct()
                .toList();
    }
}
