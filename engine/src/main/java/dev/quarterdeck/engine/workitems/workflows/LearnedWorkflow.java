package dev.quarterdeck.engine.workitems.workflows;

import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.Workflow;
import dev.quarterdeck.engine.workitems.Workflow.StatusRule;
import dev.quarterdeck.engine.workitems.Workflow.StatusSeen;
import dev.quarterdeck.engine.workitems.timeline.Timeline;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Learns what the statuses of a workflow stand for from the way items move through them.
///
/// - *Done*: a resolution is set on the way in, or most items that stand in it have one.
/// - *Queue*: items begin in it.
/// - *Work*: items come from one status and go on to another.
///
/// Moves alone cannot tell a second queue ("selected") from work; there the words decide.
///
/// @param statuses one per status that an item was in, in the order in which work passes them
public record LearnedWorkflow(List<LearnedStatus> statuses) {

    /// Fewer moves say nothing.
    private static final long ENOUGH = 5;

    /// So many moves say more than any word.
    private static final long PLENTY = 20;

    private static final double MOSTLY = 0.9;
    private static final double OFTEN = 0.5;

    public LearnedWorkflow {
        statuses = List.copyOf(statuses);
    }

    /// Learns from items.
    ///
    /// @param timelines of the items of one workflow, in any order
    /// @param told categories by status id (name where there is none), as far as it tells them
    public static LearnedWorkflow of(
            Collection<Timeline> timelines, Map<String, StatusCategory> told) {
        return of(MoveTally.of(timelines), told);
    }

    /// Learns the same from the moves of items, added up by status.
    ///
    /// @param counts one per status, in any order
    /// @param told categories by status id (name where there is none), as far as it tells them
    public static LearnedWorkflow ofCounts(
            Collection<MoveCounts> counts, Map<String, StatusCategory> told) {
        return of(MoveTally.inOrder(counts.stream()), told);
    }

    private static LearnedWorkflow of(List<StatusMoves> all, Map<String, StatusCategory> told) {
        return new LearnedWorkflow(
                all.stream()
                        .map(moves -> learn(moves, told.get(moves.status().reference())))
                        .toList());
    }

    /// Returns rules from what was learned.
    ///
    /// @param names rules by name, for statuses that no item was in, types and resolutions
    public WorkflowRules rules(Workflow names) {
        Map<String, StatusRule> byId = new HashMap<>();
        statuses.forEach(it -> byId.put(it.moves().status().reference(), it.rule()));
        List<String> order = statuses.stream().map(it -> it.moves().status().reference()).toList();
        return new WorkflowRules(names, byId, order);
    }

    private static LearnedStatus learn(StatusMoves moves, @Nullable StatusCategory told) {
        StatusRule words = byWords(moves.status().name(), null);
        Opinion opinion = opinion(moves);
        return new LearnedStatus(
                moves,
                told,
                words.category(),
                opinion.category,
                opinion.why,
                rule(moves, told, words, opinion));
    }

    private static StatusRule rule(
            StatusMoves moves, @Nullable StatusCategory told, StatusRule words, Opinion opinion) {
        String name = moves.status().name();
        if (told != null && told != StatusCategory.UNKNOWN) {
            return byWords(name, told);
        }
        boolean wordsTell = words.category() != StatusCategory.UNKNOWN;
        boolean movesTell = opinion.category != StatusCategory.UNKNOWN;
        if (movesTell && (!wordsTell || opinion.beyondDoubt)) {
            StatusRule rule = byWords(name, opinion.category);
            return new StatusRule(
                    name, rule.category(), rule.waiting(), rule.discards(), opinion.why, false);
        }
        return words;
    }

    /// Returns the rule that the words give; with a category given, the words tell only whether it
    /// waits or discards.
    private static StatusRule byWords(String name, @Nullable StatusCategory given) {
        return Workflow.guess(List.of(new StatusSeen(name, given, 0, 0)), List.of(), List.of())
                .statuses()
                .getFirst();
    }

    private static Opinion opinion(StatusMoves moves) {
        if (isMostly(moves.resolving(), moves.entries())) {
            return new Opinion(
                    StatusCategory.DONE,
                    String.format(
                            Locale.ROOT,
                            "%,d of %,d moves into it set a resolution",
                            moves.resolving(),
                            moves.entries()),
                    moves.entries() >= PLENTY);
        }
        if (isMostly(moves.resolved(), moves.standing())) {
            return new Opinion(
                    StatusCategory.DONE,
                    String.format(
                            Locale.ROOT,
                            "%,d of %,d items in it are resolved",
                            moves.resolved(),
                            moves.standing()),
                    moves.standing() >= PLENTY);
        }
        if (moves.births() >= ENOUGH && moves.births() >= OFTEN * moves.items()) {
            return new Opinion(
                    StatusCategory.QUEUE,
                    String.format(
                            Locale.ROOT,
                            "%,d of %,d items began in it",
                            moves.births(),
                            moves.items()),
                    false);
        }
        return passing(moves);
    }

    private static Opinion passing(StatusMoves moves) {
        if (moves.entries() >= ENOUGH && moves.exits() >= OFTEN * moves.entries()) {
            return new Opinion(
                    StatusCategory.WORK,
                    String.format(
                            Locale.ROOT,
                            "%,d of %,d moves into it went on",
                            Math.min(moves.exits(), moves.entries()),
                            moves.entries()),
                    false);
        }
        return new Opinion(StatusCategory.UNKNOWN, "too few moves, or moves of no kind", false);
    }

    private static boolean isMostly(long part, long whole) {
        return whole >= ENOUGH && part >= MOSTLY * whole;
    }

    /// What the moves say.
    private record Opinion(StatusCategory category, String why, boolean beyondDoubt) {}
}
