package dev.quarterdeck.engine.linking;

import dev.quarterdeck.engine.linking.DeploymentLine.Move;
import dev.quarterdeck.engine.linking.DeploymentLine.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Walks the commit graph along the deployments of one target.
///
/// What the target holds is kept as one set. A step forward walks the new commits only, so a line
/// that moves forward costs each commit once, however many deployments there are; a step back or
/// aside walks what is held then anew.
final class LineWalk {

    private static final int[] NONE = {};

    private final CommitGraph graph;
    private final List<Step> steps;
    private final int[][] carried;
    private final int[] shipments;
    private final Set<Integer> strands = new HashSet<>();
    private BitSet held = new BitSet();
    private int[] before = NONE;

    LineWalk(CommitGraph graph, int deployments) {
        this.graph = graph;
        steps = new ArrayList<>(deployments);
        carried = new int[deployments][];
        shipments = new int[graph.size()];
        Arrays.fill(shipments, -1);
    }

    void step(String deployment, Instant at, int[] tips) {
        int[] brought = NONE;
        Move move = Move.UNKNOWN;
        if (tips.length > 0) {
            brought = new Walk(graph, held).from(tips);
            BitSet passed = parentsOf(brought);
            move = move(tips, brought, passed);
            ship(brought);
            hold(Arrays.stream(tips).filter(tip -> !passed.get(tip)).toArray(), move);
        }
        boolean counts = move != Move.BASELINE;
        carried[steps.size()] = counts ? brought : NONE;
        steps.add(new Step(deployment, at, move, counts ? brought.length : 0));
    }

    private BitSet parentsOf(int[] commits) {
        BitSet parents = new BitSet();
        for (int commit : commits) {
            for (int i = 0; i < graph.parentCount(commit); i++) {
                parents.set(graph.parent(commit, i));
            }
        }
        return parents;
    }

    /// What was held descends from `before` or is it, so the way from a new commit down to one of
    /// `before` meets what was held first at that very commit.
    private Move move(int[] tips, int[] brought, BitSet passed) {
        if (before.length == 0) {
            return Move.BASELINE;
        }
        boolean passesAll =
                Arrays.stream(before)
                        .allMatch(old -> passed.get(old) || Arrays.binarySearch(tips, old) >= 0);
        if (brought.length == 0) {
            return passesAll ? Move.SAME : Move.BACK;
        }
        return passesAll ? Move.FORWARD : Move.ASIDE;
    }

    private void ship(int[] brought) {
        for (int commit : brought) {
            if (shipments[commit] < 0) {
                shipments[commit] = steps.size();
            }
        }
    }

    private void hold(int[] heads, Move move) {
        for (int head : heads) {
            strands.add(graph.strand(head));
        }
        if (move != Move.SAME) {
            before = heads;
        }
        if (move == Move.BACK || move == Move.ASIDE) {
            held = graph.reachable(heads);
        }
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    int[][] carried() {
        return carried;
    }

    int[] shipments() {
        return shipments;
    }

    Set<Integer> strands() {
        return Set.copyOf(strands);
    }
}
