package dev.quarterdeck.sources.git;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds the readable commits behind one that git cannot read.
///
/// `git log` gives up at the first unreadable commit. Here the commits are asked for by name, level
/// by level, so that only those are lost that are unreadable themselves or hang on such alone.
final class BrokenHistory {

    private final Git git;
    private final Set<String> unreadable = new LinkedHashSet<>();
    private final Set<String> seen = new HashSet<>();

    BrokenHistory(Git git) {
        this.git = git;
    }

    /// Reads into `log` what can still be reached from `tip`.
    void mend(CommitLog log, String tip) {
        List<String> found = new ArrayList<>();
        ArrayDeque<String> open = new ArrayDeque<>(List.of(tip));
        log.commits().forEach(commit -> open.addAll(commit.parents()));
        log.commits().forEach(commit -> seen.add(commit.hash()));
        while (!open.isEmpty()) {
            List<String> level = new ArrayList<>(new LinkedHashSet<>(open));
            level.removeIf(hash -> !seen.add(hash));
            open.clear();
            read(level, found, open);
        }
        log.readOnly(found);
    }

    int unreadable() {
        return unreadable.size();
    }

    /// Asks for a level of commits; git ends at a damaged one, which is then left out.
    private void read(List<String> level, List<String> found, ArrayDeque<String> open) {
        List<String> asked = level;
        while (!asked.isEmpty()) {
            Git.Answer answer =
                    git.ask(
                            asked,
                            "cat-file",
                            "--batch=%(objectname) %(objecttype) <%(objectsize)");
            int answered = parents(answer.text(), found, open);
            if (answered < asked.size()) {
                unreadable.add(asked.get(answered));
            }
            asked = asked.subList(Math.min(asked.size(), answered + 1), asked.size());
        }
    }

    private int parents(String text, List<String> found, ArrayDeque<String> open) {
        int answered = 0;
        boolean header = false;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (line.endsWith(" missing") && line.indexOf(' ') == line.lastIndexOf(' ')) {
                unreadable.add(line.substring(0, line.indexOf(' ')));
                answered++;
            } else if (line.matches("[0-9a-f]{40,64} commit <\\d+")) {
                found.add(line.substring(0, line.indexOf(' ')));
                answered++;
                header = true;
            } else if (header && line.startsWith("parent ")) {
                open.add(line.substring("parent ".length()));
            } else if (line.isEmpty()) {
                header = false;
            }
        }
        return answered;
    }
}
