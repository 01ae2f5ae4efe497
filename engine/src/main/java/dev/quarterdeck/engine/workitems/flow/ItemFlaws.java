package dev.quarterdeck.engine.workitems.flow;

import dev.quarterdeck.engine.workitems.Closing;
import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.WorkItemFacts;
import dev.quarterdeck.engine.workitems.WorkItemFacts.Outcome;
import dev.quarterdeck.engine.workitems.flow.FlowFacts.Start;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Finds the flaws that one item's own record shows.
final class ItemFlaws {

    /// A tracker dates resolution and status of one transition some milliseconds apart.
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final Set<HistoryFlaw> flaws = EnumSet.noneOf(HistoryFlaw.class);

    private ItemFlaws() {}

    static Set<HistoryFlaw> of(
            Timeline timeline,
            List<Stage> stages,
            Closing closing,
            WorkItemFacts item,
            Start start) {
        var found = new ItemFlaws();
        found.note(
                HistoryFlaw.COMPLETED_WITHOUT_START,
                item.outcome() == Outcome.FINISHED && start == Start.NONE);
        found.note(HistoryFlaw.ON_SEVERAL_BOARDS, timeline.last(Field.BOARD).size() > 1);
        found.note(HistoryFlaw.CONTRADICTORY, !timeline.oddities().isEmpty());
        found.lookAtOrder(closing);
        found.lookAtMoves(stages);
        found.lookAtDates(stages, closing);
        return found.flaws;
    }

    private void note(HistoryFlaw flaw, boolean found) {
        if (found) {
            flaws.add(flaw);
        }
    }

    private void lookAtOrder(Closing closing) {
        Instant closed = closing.firstClosed();
        Instant started = closing.started();
        note(
                HistoryFlaw.STOPPED_BEFORE_STARTED,
                closed != null && started != null && closed.isBefore(started));
    }

    private void lookAtMoves(List<Stage> stages) {
        for (int i = 1; i < stages.size(); i++) {
            Stage earlier = stages.get(i - 1);
            Stage later = stages.get(i);
            note(HistoryFlaw.BACK_TO_EARLIER_CATEGORY, later.isBack(earlier));
            note(HistoryFlaw.BACK_TO_EARLIER_STATUS, later.isBackWithinCategory(earlier));
        }
    }

    private void lookAtDates(List<Stage> stages, Closing closing) {
        Instant closed = closing.firstClosed();
        Instant started = closing.started();
        for (Stage stage : stages) {
            note(
                    HistoryFlaw.CHANGED_AFTER_DONE,
                    closed != null && stage.from().isAfter(closed.plus(AT_ONCE)));
            note(
                    HistoryFlaw.DISCARDED_HISTORY,
                    started != null
                            && stage.category() == StatusCategory.QUEUE
                            && stage.from().isAfter(started));
        }
    }
}
