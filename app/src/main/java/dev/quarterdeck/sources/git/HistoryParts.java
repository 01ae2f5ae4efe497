package dev.quarterdeck.sources.git;

import java.util.List;

/// What git said about one repository, before it is understood.
///
/// @param reachable what `git rev-list --count` says
record HistoryParts(
        String tip,
        List<RawCommit> commits,
        long reachable,
        IdentityBook identities,
        TipTree tree,
        TagReader.Reading tags) {}
