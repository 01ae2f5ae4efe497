package dev.quarterdeck.activity;

import dev.quarterdeck.engine.linking.CommitNote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One commit of a repository as git tells it: its place in the graph, and what its message names.
///
/// @param repository the name of its repository, as changes of it are told to belong to it:
///     `acme/harbor`
/// @param parents ids of its parents, the first parent first
/// @param note what is known of it beside its place
/// @param paths files that it touches, seen from its first parent; null where nobody read them
/// @param declaresAi whether its message declares that an assistant helped; null where nobody
///     looked
public record ToldCommit(
        String repository,
        List<String> parents,
        CommitNote note,
        @Nullable List<String> paths,
        @Nullable Boolean declaresAi) {

    /// Tells a commit whose files nobody read.
    public ToldCommit(String repository, List<String> parents, CommitNote note) {
        this(repository, parents, note, null);
    }

    /// Tells a commit of which nobody looked whether it declares assistance.
    public ToldCommit(
            String repository,
            List<String> parents,
            CommitNote note,
            @Nullable List<String> paths) {
        this(repository, parents, note, paths, null);
    }

    /// Copies the parents.
    ///
    /// @throws IllegalArgumentException when an id is not that of a commit
    public ToldCommit {
        parents = List.copyOf(parents);
        paths = paths == null ? null : List.copyOf(paths);
        requireId(note.sha());
        parents.forEach(ToldCommit::requireId);
        if (!note.patch().isEmpty()) {
            requireId(note.patch());
        }
        if (repository.isEmpty() || repository.length() > 500) {
            throw new IllegalArgumentException(
                    "The name of a repository must have 1 to 500 characters.");
        }
    }

    private static void requireId(String id) {
        boolean isHex = id.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
        if (!isHex || id.length() != 40 && id.length() != 64) {
            throw new IllegalArgumentException("The id of a commit must be 40 or 64 hex digits.");
        }
    }
}
