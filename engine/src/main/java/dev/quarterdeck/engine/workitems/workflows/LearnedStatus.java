package dev.quarterdeck.engine.workitems.workflows;

import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.Workflow.StatusRule;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says what one status seems to stand for, and who says so.
///
/// @param moves how items moved through it
/// @param told what the tracker says, or null when it says nothing
/// @param byWords what its name says
/// @param byMoves what the moves say
/// @param movesWhy the evidence of the moves, in a few words
/// @param rule what follows, with its evidence
public record LearnedStatus(
        StatusMoves moves,
        @Nullable StatusCategory told,
        StatusCategory byWords,
        StatusCategory byMoves,
        String movesWhy,
        StatusRule rule) {

    /// Answers whether tracker, words and moves disagree: worth a look by the team.
    public boolean isDisputed() {
        return Stream.of(rule.category(), byWords, byMoves)
                        .filter(category -> category != StatusCategory.UNKNOWN)
                        .distinct()
                        .count()
                > 1;
    }
}
