package dev.quarterdeck.sources.git;

import dev.quarterdeck.activity.Change;
import dev.quarterdeck.activity.Commit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Follows the first parents from the tip and tells what each step brought.
///
/// Every commit is brought exactly once, by the oldest step that reaches it: the steps are taken
/// from the oldest on, and each walks only commits that no older step has reached, so that the
/// whole costs one visit per commit and parent.
final class MainLine {

    private final List<RawCommit> raw;
    private final List<Commit> commits;
    private final Map<String, Integer> positions;

    MainLine(List<RawCommit> raw, List<Commit> commits) {
        this.raw = raw;
        this.commits = commits;
        this.positions = HashMap.newHashMap(raw.size());
        for (int i = 0; i < raw.size(); i++) {
            positions.put(raw.get(i).hash(), i);
        }
    }

    /// Returns the steps, newest first.
    List<Change> changes(String tip) {
        List<Integer> line = firstParents(tip);
        boolean[] reached = new boolean[raw.size()];
        line.forEach(position -> reached[position] = true);
        Change[] changes = new Change[line.size()];
        for (int step = line.size() - 1; step >= 0; step--) {
            int position = line.get(step);
            changes[step] = new Change(commits.get(position), broughtBy(position, reached));
        }
        return Arrays.asList(changes);
    }

    private List<Integer> firstParents(String tip) {
        List<Integer> line = new ArrayList<>();
        Integer position = positions.get(tip);
        while (position != null) {
            line.add(position);
            List<String> parents = raw.get(position).parents();
            position = parents.isEmpty() ? null : positions.get(parents.getFirst());
        }
        return line;
    }

    private List<Commit> broughtBy(int position, boolean[] reached) {
        if (!raw.get(position).isMerge()) {
            return List.of();
        }
        List<Integer> found = new ArrayList<>();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.push(position);
        while (!open.isEmpty()) {
            for (String parent : raw.get(open.pop()).parents()) {
                Integer next = positions.get(parent);
                if (next != null && !reached[next]) {
                    reached[next] = true;
                    found.add(next);
                    open.push(next);
                }
            }
        }
        return found.stream().sorted().map(commits::get).toList();
    }
}
