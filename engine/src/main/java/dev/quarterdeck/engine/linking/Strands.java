package dev.quarterdeck.engine.linking;

/// Numbers the separate histories in a commit graph, by union-find with path halving.
///
/// R. E. Tarjan, "Efficiency of a Good But Not Linear Set Union Algorithm", JACM 22 (1975).
final class Strands {

    private final int[] above;

    Strands(int commits) {
        above = new int[commits];
        for (int i = 0; i < commits; i++) {
            above[i] = i;
        }
    }

    Strands join(CommitGraph graph) {
        for (int commit = 0; commit < above.length; commit++) {
            for (int i = 0; i < graph.parentCount(commit); i++) {
                unite(commit, graph.parent(commit, i));
            }
        }
        return this;
    }

    private void unite(int one, int other) {
        int top = top(one);
        int otherTop = top(other);
        above[Math.max(top, otherTop)] = Math.min(top, otherTop);
    }

    private int top(int commit) {
        int at = commit;
        while (above[at] != at) {
            above[at] = above[above[at]];
            at = above[at];
        }
        return at;
    }

    int[] numbers() {
        int[] numbers = new int[above.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = top(i);
        }
        return numbers;
    }
}
