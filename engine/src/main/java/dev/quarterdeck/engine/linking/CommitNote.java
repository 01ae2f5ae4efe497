package dev.quarterdeck.engine.linking;

import java.time.Instant;
import java.util.List;

/// Keeps what is known of a commit beside its place in the graph, without its message.
///
/// @param sha its id
/// @param committed when it was committed
/// @param references changes that its message names ({@link ChangeWords#references})
/// @param patch patch id as `git patch-id --stable` tells it; empty when not computed
public record CommitNote(String sha, Instant committed, List<Reference> references, String patch) {

    public CommitNote {
        references = List.copyOf(references);
    }

    /// A change that a message names.
    ///
    /// @param repository as written: `acme/harbor`; empty when only the number is
    /// @param number number of the change
    /// @param landing whether the words say that the change lands here, not merely mention it
    public record Reference(String repository, long number, boolean landing) {}
}
