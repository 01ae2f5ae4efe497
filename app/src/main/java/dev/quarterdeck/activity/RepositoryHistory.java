package dev.quarterdeck.activity;

import java.time.Instant;
import java.util.List;

/// Everything read from one git repository up to one moment.
///
/// @param name folder name of the repository
/// @param tip hash of the commit looked at; empty when the repository has no commit
/// @param asOf nothing later than this was read
/// @param commitsReachable what `git rev-list --count` says
/// @param commits all commits read, newest first; shorter than `commitsReachable` only when `gaps`
///     says so
/// @param changes the steps of the main line, newest first
/// @param moduleChanges file changes by module and commit in the twelve months up to `asOf`, merges
///     left out
/// @param tags all tags up to `asOf`, oldest first
/// @param agentFiles files that instruct AI assistants, as paths at the tip
/// @param gaps what could not be read
/// @param people number of persons after merging identities, bots left out
/// @param addresses number of distinct author e-mail addresses before merging, bots left out
/// @param hasIdentityMap whether the repository has a mailmap
/// @param rules what was recognised, or given, to read the history this way
public record RepositoryHistory(
        String name,
        String tip,
        Instant asOf,
        long commitsReachable,
        List<Commit> commits,
        List<Change> changes,
        List<ModuleChange> moduleChanges,
        List<ReleaseTag> tags,
        List<String> agentFiles,
        List<ReadGap> gaps,
        int people,
        int addresses,
        boolean hasIdentityMap,
        ReadingRules rules) {

    public RepositoryHistory {
        commits = List.copyOf(commits);
        changes = List.copyOf(changes);
        moduleChanges = List.copyOf(moduleChanges);
        tags = List.copyOf(tags);
        agentFiles = List.copyOf(agentFiles);
        gaps = List.copyOf(gaps);
    }

    /// Answers whether there is no commit at all.
    public boolean isEmpty() {
        return commits.isEmpty();
    }
}
