package dev.quarterdeck.engine.linking;

import java.util.Arrays;
import java.util.BitSet;

/// Walks a commit graph from tips to their ancestors, past nothing that was seen before.
final class Walk {

    private final CommitGraph graph;
    private final BitSet seen;
    private int[] waiting = new int[64];
    private int[] found = new int[64];
    private int waitingCount;
    private int foundCount;

    /// Starts a walk. @param seen where the walk stops; what it finds is added
    Walk(CommitGraph graph, BitSet seen) {
        this.graph = graph;
        this.seen = seen;
    }

    /// Walks from tips and returns what was not seen before, in the order it was met.
    int[] from(int... tips) {
        foundCount = 0;
        for (int tip : tips) {
            meet(tip);
        }
        while (waitingCount > 0) {
            int commit = waiting[--waitingCount];
            for (int i = 0; i < graph.parentCount(commit); i++) {
                meet(graph.parent(commit, i));
            }
        }
        return Arrays.copyOf(found, foundCount);
    }

    private void meet(int commit) {
        if (seen.get(commit)) {
            return;
        }
        seen.set(commit);
        waiting = room(waiting, waitingCount);
        waiting[waitingCount++] = commit;
        found = room(found, foundCount);
        found[foundCount++] = commit;
    }

    private static int[] room(int[] numbers, int count) {
        return count < numbers.length ? numbers : Arrays.copyOf(numbers, 2 * count);
    }
}
