package dev.quarterdeck.sources.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Tells which files commits touch, seen from their first parent. Folders are enough for it: the
/// files need not be here.
final class TouchedFiles {

    /// A commit that touches more says nothing about a component.
    private static final int MOST = 1_000;

    private final Git git;

    TouchedFiles(Clone clone) {
        this.git = clone.git();
    }

    /// Adds the member `paths` to commits, but not to those that touch very many files.
    void addTo(List<ObjectNode> commits) {
        var wanted = new ArrayList<String>();
        commits.forEach(commit -> wanted.add(commit.path("sha").stringValue()));
        var found = of(wanted);
        for (var commit : commits) {
            var paths = found.get(commit.path("sha").stringValue());
            if (paths != null && paths.size() <= MOST) {
                var told = commit.putArray("paths");
                paths.forEach(told::add);
            }
        }
    }

    private Map<String, List<String>> of(List<String> wanted) {
        var reading = new Reading(new HashSet<>(wanted));
        var ended =
                git.stream(
                        List.of(
                                "diff-tree",
                                "--stdin",
                                "-z",
                                "--root",
                                "-r",
                                "--diff-merges=first-parent",
                                "--name-only",
                                "--no-renames"),
                        wanted,
                        output -> reading.read(new NulFields(output)));
        // A git of before 2.31 knows no first parent here; then nothing is told.
        return ended.exit() == 0 ? reading.found : Map.of();
    }

    /// Reads a field with the commit, then one for each file: as it is called, for between line
    /// ends git writes a name with a quote or a tab otherwise.
    private static final class Reading {

        private final Set<String> wanted;
        private final Map<String, List<String>> found = new HashMap<>();
        private @Nullable List<String> now;

        Reading(Set<String> wanted) {
            this.wanted = wanted;
            // A commit that changes nothing is not printed at all.
            wanted.forEach(sha -> found.put(sha, new ArrayList<>()));
        }

        void read(NulFields fields) throws IOException {
            for (var field = fields.next(); field != null; field = fields.next()) {
                if (wanted.contains(field)) {
                    now = found.get(field);
                } else if (now != null && now.size() <= MOST) {
                    now.add(field);
                }
            }
        }
    }
}
