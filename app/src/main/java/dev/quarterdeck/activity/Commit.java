package dev.quarterdeck.activity;

import java.time.Instant;
import java.util.List;

/// One commit reachable from the tip, reduced to what the measures need.
///
/// @param hash full object name, lower-case hex
/// @param authored author date; may be odd (1970, future) and is never used for windows
/// @param committed committer date
/// @param author who, opaque
/// @param parents number of parents: 0 for a root, 2 or more for a merge
/// @param tickets ticket keys named in subject or body, in order of appearance, upper case, without
///     repeats
/// @param marker leading marker of the subject that tells its kind
/// @param revert whether it takes back an earlier change
/// @param hotfix whether it calls itself a hotfix
/// @param ai what it declares about AI assistance
public record Commit(
        String hash,
        Instant authored,
        Instant committed,
        Author author,
        int parents,
        List<String> tickets,
        Marker marker,
        boolean revert,
        boolean hotfix,
        AiDeclaration ai) {

    public Commit {
        tickets = List.copyOf(tickets);
    }

    /// Answers whether this commit joins two or more lines of history.
    public boolean isMerge() {
        return parents > 1;
    }

    /// Returns the first ten characters of the hash, as rows show it.
    public String shortHash() {
        return hash.substring(0, Math.min(10, hash.length()));
    }
}
