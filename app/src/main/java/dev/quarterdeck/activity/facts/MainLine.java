package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.kept.ToldCommits;
import dev.quarterdeck.engine.linking.CommitGraph;
import dev.quarterdeck.engine.linking.CommitNote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// The commits of a repository, ready for linking.
///
/// @param tips last commits of the main line; where none were told, every commit that is no parent
/// @param paths of the files that commits touch, where they were read
record MainLine(
        CommitGraph graph,
        Collection<String> tips,
        List<CommitNote> notes,
        Map<String, List<String>> paths) {

    /// Reads what any source told of a repository. Later commits have their place in the graph
    /// only: what lies before them does not hang on when they came.
    ///
    /// @param asOf commits that are later are not looked at
    static MainLine read(
            ToldCommits commits,
            Collection<ToldCommits.Place> places,
            Collection<String> told,
            Instant asOf) {
        var builder = CommitGraph.builder();
        var notes = new HashMap<String, CommitNote>();
        var paths = new HashMap<String, List<String>>();
        var parents = new HashSet<String>();
        var shas = new HashSet<String>();
        for (var place : places) {
            commits.forEach(
                    place.source(),
                    place.repository(),
                    one -> {
                        builder.add(one.note().sha(), one.parents());
                        parents.addAll(one.parents());
                        shas.add(one.note().sha());
                        if (!one.note().committed().isAfter(asOf)) {
                            notes.merge(one.note().sha(), one.note(), MainLine::fuller);
                        }
                        var touched = one.paths();
                        if (touched != null) {
                            paths.putIfAbsent(one.note().sha(), touched);
                        }
                    });
        }
        var all = new ArrayList<>(notes.values());
        all.sort(java.util.Comparator.comparing(CommitNote::sha));
        return new MainLine(
                builder.build(),
                told.isEmpty()
                        ? shas.stream().filter(sha -> !parents.contains(sha)).toList()
                        : told,
                all,
                paths);
    }

    private static CommitNote fuller(CommitNote one, CommitNote other) {
        return one.patch().isEmpty() ? other : one;
    }

    boolean isEmpty() {
        return notes.isEmpty();
    }

    /// Returns the patch ids of commits.
    Map<String, String> patches() {
        var patches = new HashMap<String, String>();
        for (var note : notes) {
            if (!note.patch().isEmpty()) {
                patches.put(note.sha(), note.patch());
            }
        }
        return patches;
    }
}
