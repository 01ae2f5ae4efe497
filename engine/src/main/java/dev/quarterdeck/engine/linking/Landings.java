package dev.quarterdeck.engine.linking;

import dev.quarterdeck.engine.changes.ChangeFacts;
import dev.quarterdeck.engine.changes.ChangeFacts.Traces;
import dev.quarterdeck.engine.linking.Landing.Landed;
import dev.quarterdeck.engine.linking.Landing.NotFound;
import dev.quarterdeck.engine.linking.Landing.Rule;
import dev.quarterdeck.engine.linking.Landing.Why;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the commits of one repository's main line that changes became.
///
/// Tools name a commit for most changes only: one that was merged by hand, squashed or rebased
/// names a trial merge that nobody ever sees. So the rules of {@link Rule} are asked in turn, and
/// the first commit that can be reached from the main line is the answer.
public final class Landings {

    private final CommitGraph graph;
    private final BitSet mainLine;
    private final NumbersInMessages numbers;
    private final Map<String, CommitNote> byPatch = new HashMap<>();

    /// Prepares the answers.
    ///
    /// @param tips last commits of the main line, and of release lines where these count
    /// @param notes of the commits on it; others are passed over
    public Landings(CommitGraph graph, Collection<String> tips, Collection<CommitNote> notes) {
        this.graph = graph;
        mainLine =
                graph.reachable(
                        tips.stream().mapToInt(graph::indexOf).filter(tip -> tip >= 0).toArray());
        List<CommitNote> landed = notes.stream().filter(note -> isLanded(note.sha())).toList();
        numbers = new NumbersInMessages(landed);
        for (CommitNote note : landed) {
            if (!note.patch().isEmpty()) {
                byPatch.merge(note.patch(), note, NumbersInMessages::earlier);
            }
        }
    }

    private boolean isLanded(String sha) {
        int commit = graph.indexOf(sha);
        return commit >= 0 && mainLine.get(commit);
    }

    /// Answers for one change whose patches are not known.
    public Landing of(ChangeFacts change) {
        return of(change, List.of());
    }

    /// Answers for one change.
    ///
    /// @param patches patch ids by which it may be known: of the whole, then of its last commit
    public Landing of(ChangeFacts change, Collection<String> patches) {
        return switch (change.standing()) {
            case OPEN -> new NotFound(Why.OPEN);
            case CLOSED ->
                    first(change.traces().named(), Rule.CLOSED_BY_COMMIT)
                            .orElse(new NotFound(Why.GIVEN_UP));
            case MERGED -> merged(change, patches);
        };
    }

    private Landing merged(ChangeFacts change, Collection<String> patches) {
        Traces traces = change.traces();
        return first(traces.merge(), Rule.MERGE_COMMIT)
                .or(() -> first(traces.named(), Rule.TIMELINE_COMMIT))
                .or(() -> first(traces.heads(), Rule.LAST_COMMIT))
                .or(() -> byNumber(numbers.landing(change), Rule.NUMBER_LANDS))
                .or(() -> byPatch(patches))
                .or(() -> byNumber(numbers.mention(change), Rule.NUMBER_MENTIONED))
                .orElseGet(() -> new NotFound(whyNot(traces)));
    }

    private Optional<Landing> first(Collection<String> shas, Rule rule) {
        return shas.stream()
                .filter(this::isLanded)
                .findFirst()
                .map(sha -> new Landed(graph.sha(graph.indexOf(sha)), rule));
    }

    private static Optional<Landing> byNumber(Optional<CommitNote> note, Rule rule) {
        return note.map(found -> new Landed(found.sha(), rule));
    }

    private Optional<Landing> byPatch(Collection<String> patches) {
        return patches.stream()
                .map(byPatch::get)
                .filter(note -> note != null)
                .findFirst()
                .map(note -> new Landed(note.sha(), Rule.PATCH));
    }

    private static Why whyNot(Traces traces) {
        boolean told =
                !traces.merge().isEmpty() || !traces.named().isEmpty() || !traces.heads().isEmpty();
        return told ? Why.NOT_ON_MAIN_LINE : Why.NO_TRACE;
    }
}
