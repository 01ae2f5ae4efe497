package dev.quarterdeck.sources.git;

import dev.quarterdeck.activity.Marker;
import java.util.List;

/// What was recognised in one message; the message itself is not kept.
///
/// @param keys everything shaped like a ticket key, in order
/// @param issues hosted issue numbers (`Fixes #12`), pull request numbers left out
/// @param assistant whether a trailer names an AI assistant
record MessageFacts(
        List<KeyMention> keys,
        List<Integer> issues,
        Marker marker,
        boolean revert,
        boolean hotfix,
        boolean assistant) {

    /// Something shaped like a ticket key.
    ///
    /// @param prefix upper case
    /// @param head whether it stands where a ticket key stands: first in the subject, or in upper
    /// case in the name of a merged branch
    /// @param upper whether it was written in upper case
    record KeyMention(String prefix, int number, boolean head, boolean upper) {

        String key() {
            return prefix + "-" + number;
        }
    }
}
