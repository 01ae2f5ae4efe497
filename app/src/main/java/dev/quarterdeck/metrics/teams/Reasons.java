package dev.quarterdeck.metrics.teams;

import java.util.List;
import java.util.Map;

/// Says in words why something is left out, where the texts of metrics name a reason in one word.
final class Reasons {

    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("by-bot", "opened by a bot"),
                    Map.entry(
                            "before-first-deployment", "shipped before the first deployment known"),
                    Map.entry("not-shipped-yet", "not shipped yet"),
                    Map.entry("not-traced", "no production deployment is known to have held it"),
                    Map.entry("no-coding-time", "no commit before its opening"),
                    Map.entry("nobody-answered", "nobody answered"),
                    Map.entry("nobody-reviewed", "nobody reviewed"),
                    Map.entry("no-commit-told", "its first commit is not told"),
                    Map.entry("not-above-zero", "not above zero"),
                    Map.entry("not-successful", "did not succeed"),
                    Map.entry("roll-back", "a roll-back"),
                    Map.entry("no-result", "ended without a result"),
                    Map.entry("not-resolved", "not resolved yet"),
                    Map.entry("no-deployment-blamed", "no deployment is blamed for it"),
                    Map.entry("no-deployment-before", "no deployment went before it"),
                    Map.entry("discarded", "discarded, not finished"),
                    Map.entry("closed-in-a-sweep", "closed along with many others"),
                    Map.entry("created-in-an-import", "created along with many others"),
                    Map.entry("no-start", "nobody told when it was started"),
                    Map.entry("no-length", "its length is not known"),
                    Map.entry("status-not-understood", "its status is not understood"),
                    Map.entry("not-told", "the tool does not tell"),
                    Map.entry("other-branch", "not on the main line"),
                    Map.entry("commit-not-read", "its commit is not known or was not read"),
                    Map.entry("no-type", "it has no type"),
                    Map.entry("done-before-the-sprint", "finished before the sprint began"),
                    Map.entry("sprint-not-told", "the tracker does not tell its sprint"),
                    Map.entry("nothing-committed", "nothing was committed at its start"));

    private Reasons() {}

    /// Says why something was left out.
    static String why(String reason) {
        return WORDS.getOrDefault(reason, reason);
    }

    static List<String> all() {
        return WORDS.keySet().stream().sorted().toList();
    }
}
