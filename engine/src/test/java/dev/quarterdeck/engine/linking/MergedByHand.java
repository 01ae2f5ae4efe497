package dev.quarterdeck.engine.linking;

import static dev.quarterdeck.engine.linking.Facts.hour;

import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.changes.ChangeEvent.CommitPushed;
import dev.quarterdeck.engine.changes.ChangeEvent.Draft;
import dev.quarterdeck.engine.changes.ChangeEvent.LandingNamed;
import dev.quarterdeck.engine.changes.ChangeEvent.Merged;
import dev.quarterdeck.engine.changes.ChangeEvent.Opened;
import dev.quarterdeck.engine.changes.ChangeFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Makes up a repository like that of bitcoin-core/secp256k1, where maintainers merge by a script:
/// of 944 merged changes the tool names a commit of the main line for 718, the timeline for 221
/// more. What the rest left behind is made up: the last commit, a number, a patch, or nothing.
final class MergedByHand {

    static final int BY_BUTTON = 718;
    static final int BY_SCRIPT = 221;
    static final int LEFT = 5;

    final CommitGraph.Builder graph = CommitGraph.builder();
    final List<CommitNote> notes = new ArrayList<>();
    final List<ChangeFacts> changes = new ArrayList<>();
    final Map<String, String> truth = new HashMap<>();
    final Map<String, List<String>> patches = new HashMap<>();
    String tip = "";

    private final Random random;

    MergedByHand(long seed) {
        random = new Random(seed);
        commit(0, "First", "");
        List<Integer> kinds = new ArrayList<>();
        for (int i = 0; i < BY_BUTTON + BY_SCRIPT + LEFT; i++) {
            kinds.add(i);
        }
        Collections.shuffle(kinds, random);
        for (int at = 0; at < kinds.size(); at++) {
            land(at + 1, kinds.get(at));
        }
    }

    /// Lands one change, after commits that could be taken for it.
    ///
    /// @param kind which trace it leaves
    private void land(int number, int kind) {
        long hour = number * 10L;
        commit(hour - 3, "Speed up, follow-up of #" + (number - 1), "");
        commit(hour - 1, "Merge theirs/elsewhere#" + number + ": subtree", "");
        String head = random();
        String patch = random();
        Trace trace = traceOf(kind);
        String words = trace == Trace.NUMBER ? "Merge ours/curve#" + number + ": it" : "By hand";
        if (trace == Trace.LAST_COMMIT) {
            graph.add(head, List.of(tip));
            tip = head;
        }
        String landed = commit(hour, words, trace == Trace.PATCH ? patch : "");
        String id = "change-" + number;
        truth.put(id, trace == Trace.LAST_COMMIT ? head : landed);
        patches.put(id, List.of(patch));
        List<ChangeEvent> events = new ArrayList<>();
        events.add(
                new Opened(hour(hour - 5), "old/curve", number, "maya", "b", "master", Draft.NO));
        events.add(new CommitPushed(hour(hour - 2), head, hour(hour - 6), hour(hour - 2), "maya"));
        events.add(new Merged(hour(hour), trace == Trace.BUTTON ? landed : random(), "jonas"));
        if (trace == Trace.TIMELINE) {
            events.add(new LandingNamed(hour(hour), landed));
        }
        changes.add(Facts.change(number, events));
    }

    private static Trace traceOf(int kind) {
        if (kind < BY_BUTTON) {
            return Trace.BUTTON;
        }
        return kind < BY_BUTTON + BY_SCRIPT
                ? Trace.TIMELINE
                : Trace.values()[Trace.LAST_COMMIT.ordinal() + (kind - BY_BUTTON - BY_SCRIPT) % 4];
    }

    private String commit(long hour, String message, String patch) {
        String sha = random();
        graph.add(sha, tip.isEmpty() ? List.of() : List.of(tip));
        notes.add(new CommitNote(sha, hour(hour), ChangeWords.references(message), patch));
        tip = sha;
        return sha;
    }

    private String random() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    private enum Trace {
        BUTTON,
        TIMELINE,
        LAST_COMMIT,
        NUMBER,
        PATCH,
        NONE
    }
}
