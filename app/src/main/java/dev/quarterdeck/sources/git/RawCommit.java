package dev.quarterdeck.sources.git;

import java.time.Instant;
import java.util.List;

/// One commit as git printed it, its message already reduced to what was recognised in it.
///
/// @param author position of the author in the {@link IdentityBook}
/// @param assistantCommitted whether an assistant's bot is author or committer
record RawCommit(
        String hash,
        List<String> parents,
        Instant authored,
        Instant committed,
        int author,
        boolean assistantCommitted,
        MessageFacts message) {

    boolean isMerge() {
        return parents.size() > 1;
    }
}
