package dev.quarterdeck.sources.git;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Tells the patch ids of commits with one parent: alike for the same change at another place.
final class PatchIds {

    private final Git git;

    PatchIds(Clone clone) {
        this.git = clone.git();
    }

    /// Adds the member `patch` to the commits that have one.
    void addTo(List<ObjectNode> commits) {
        var wanted = new ArrayList<String>();
        for (var commit : commits) {
            if (commit.path("parents").size() <= 1) {
                wanted.add(commit.path("sha").stringValue());
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        var patches = of(wanted);
        for (var commit : commits) {
            var patch = patches.get(commit.path("sha").stringValue());
            if (patch != null) {
                commit.put("patch", patch);
            }
        }
    }

    private Map<String, String> of(List<String> wanted) {
        var patches = new HashMap<String, String>();
        git.pipe(
                wanted,
                List.of(
                        "diff-tree",
                        "--stdin",
                        "--root",
                        "-r",
                        "-p",
                        "--full-index",
                        "--no-ext-diff",
                        "--no-textconv",
                        "--no-color"),
                List.of("patch-id", "--stable"),
                line -> {
                    int gap = line.indexOf(' ');
                    if (gap > 0) {
                        patches.put(line.substring(gap + 1).strip(), line.substring(0, gap));
                    }
                });
        return patches;
    }
}
