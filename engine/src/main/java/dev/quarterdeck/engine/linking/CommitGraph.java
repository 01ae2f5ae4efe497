package dev.quarterdeck.engine.linking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Knows which commit descends from which, of one repository or of many.
///
/// Commits are numbered by the order of their ids; parents are kept as numbers, and every walk is
/// iterative. A parent that was never added (a shallow clone) ends the walk there.
public final class CommitGraph {

    /// Shorter beginnings of ids name too many commits by chance.
    private static final int SHORTEST_PREFIX = 7;

    private final String[] shas;
    private final int[] firstParent;
    private final int[] parents;
    private final int[] strands;

    private CommitGraph(String[] shas, int[] firstParent, int[] parents) {
        this.shas = shas;
        this.firstParent = firstParent;
        this.parents = parents;
        this.strands = new Strands(shas.length).join(this).numbers();
    }

    /// Starts a graph.
    public static Builder builder() {
        return new Builder();
    }

    /// Returns how many commits it holds.
    public int size() {
        return shas.length;
    }

    /// Answers whether a commit, or a beginning of seven letters or more that only one commit has,
    /// is known.
    public boolean contains(String sha) {
        return indexOf(sha) >= 0;
    }

    /// Answers whether one commit can be reached from another, or is it; unknown commits are not.
    public boolean isReachable(String sha, String from) {
        int index = indexOf(sha);
        int tip = indexOf(from);
        return index >= 0 && tip >= 0 && reachable(tip).get(index);
    }

    /// Returns the number of a commit, or a negative number.
    ///
    /// @param sha whole id, or its beginning where only one commit has it
    int indexOf(String sha) {
        String wanted = sha.toLowerCase(Locale.ROOT);
        int found = Arrays.binarySearch(shas, wanted);
        if (found >= 0 || wanted.length() < SHORTEST_PREFIX) {
            return found;
        }
        int at = -found - 1;
        boolean matches = at < shas.length && shas[at].startsWith(wanted);
        boolean only = at + 1 >= shas.length || !shas[at + 1].startsWith(wanted);
        return matches && only ? at : -1;
    }

    String sha(int commit) {
        return shas[commit];
    }

    /// Returns the number of the history that a commit belongs to: two commits share it when a way
    /// leads from one to the other, up or down.
    int strand(int commit) {
        return strands[commit];
    }

    int parentCount(int commit) {
        return firstParent[commit + 1] - firstParent[commit];
    }

    int parent(int commit, int which) {
        return parents[firstParent[commit] + which];
    }

    /// Returns what can be reached from any of the tips, these included.
    BitSet reachable(int... tips) {
        BitSet seen = new BitSet(shas.length);
        new Walk(this, seen).from(tips);
        return seen;
    }

    /// Collects commits; one that is added twice keeps its first parents.
    public static final class Builder {

        private final Map<String, List<String>> parents = new TreeMap<>();

        private Builder() {}

        /// Adds a commit. @param sha its id in lower-case letters @param parents their ids
        public Builder add(String sha, Collection<String> parents) {
            this.parents.putIfAbsent(sha, List.copyOf(parents));
            return this;
        }

        /// Makes the graph.
        public CommitGraph build() {
            String[] shas = parents.keySet().toArray(new String[0]);
            int[] first = new int[shas.length + 1];
            List<Integer> edges = new ArrayList<>(shas.length);
            for (int commit = 0; commit < shas.length; commit++) {
                for (String parent : parents.getOrDefault(shas[commit], List.of())) {
                    int index = Arrays.binarySearch(shas, parent);
                    if (index >= 0) {
                        edges.add(index);
                    }
                }
                first[commit + 1] = edges.size();
            }
            return new CommitGraph(
                    shas, first, edges.stream().mapToInt(Integer::intValue).toArray());
        }
    }
}
