package dev.quarterdeck.engine.workitems.workflows;

import static dev.quarterdeck.engine.workitems.Tellings.DONE;
import static dev.quarterdeck.engine.workitems.Tellings.FIXED;
import static dev.quarterdeck.engine.workitems.Tellings.IN_PROGRESS;
import static dev.quarterdeck.engine.workitems.Tellings.IN_REVIEW;
import static dev.quarterdeck.engine.workitems.Tellings.TO_DO;
import static dev.quarterdeck.engine.workitems.Tellings.cleared;
import static dev.quarterdeck.engine.workitems.Tellings.created;
import static dev.quarterdeck.engine.workitems.Tellings.day;
import static dev.quarterdeck.engine.workitems.Tellings.resolved;
import static dev.quarterdeck.engine.workitems.Tellings.status;
import static dev.quarterdeck.engine.workitems.Tellings.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.Workflow;
import dev.quarterdeck.engine.workitems.timeline.Timeline;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerHistory;
import dev.quarterdeck.engine.workitems.timeline.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LearnedWorkflowTest {

    private static final Value RED = new Value("101", "Red");
    private static final Value GREEN = new Value("102", "Green");
    private static final Value BLUE = new Value("103", "Blue");

    @Test
    void learnsQueueWorkAndDoneOfNamesThatTellNothing() {
        var learned = LearnedWorkflow.of(colours(6), Map.of());

        assertThat(learned.statuses())
                .extracting(it -> it.moves().status(), it -> it.rule().category())
                .containsExactly(
                        tuple(RED, StatusCategory.QUEUE),
                        tuple(GREEN, StatusCategory.WORK),
                        tuple(BLUE, StatusCategory.DONE));
        assertThat(learned.statuses())
                .extracting(it -> it.rule().why())
                .containsExactly(
                        "6 of 6 items began in it",
                        "6 of 6 moves into it went on",
                        "6 of 6 moves into it set a resolution");
        assertThat(learned.rules(Workflow.guess(List.of(), List.of(), List.of())).order())
                .containsExactly("101", "102", "103");
    }

    @Test
    void saysNothingFromFewMoves() {
        var learned = LearnedWorkflow.of(colours(4), Map.of());

        assertThat(learned.statuses())
                .allMatch(it -> it.rule().category() == StatusCategory.UNKNOWN)
                .allMatch(it -> !it.isDisputed());
    }

    @Test
    void believesTheTrackerBeforeMovesAndWords() {
        var learned = LearnedWorkflow.of(colours(30), Map.of("103", StatusCategory.WORK));

        var blue = learned.statuses().getLast();
        assertThat(blue.rule().category()).isEqualTo(StatusCategory.WORK);
        assertThat(blue.rule().given()).isTrue();
        assertThat(blue.byMoves()).isEqualTo(StatusCategory.DONE);
        assertThat(blue.isDisputed()).isTrue();
    }

    @Test
    void believesManyMovesBeforeTheName() {
        // "In Review" in which every move sets a resolution is an end, whatever it is called.
        assertThat(endingIn(IN_REVIEW, 10)).isEqualTo(StatusCategory.WORK);
        assertThat(endingIn(IN_REVIEW, 20)).isEqualTo(StatusCategory.DONE);
        assertThat(endingIn(DONE, 1)).isEqualTo(StatusCategory.DONE);
    }

    private static StatusCategory endingIn(Value end, int items) {
        var timelines =
                IntStream.range(0, items)
                        .mapToObj(
                                _ ->
                                        read(
                                                created(0),
                                                status(1, TO_DO, end),
                                                resolved(1, FIXED),
                                                whole(9)))
                        .toList();
        return LearnedWorkflow.of(timelines, Map.of()).statuses().getLast().rule().category();
    }

    @Test
    void countsReturnsClearingsAndWhatStands() {
        var reopened =
                read(
                        created(0),
                        status(1, TO_DO, IN_PROGRESS),
                        status(2, IN_PROGRESS, DONE),
                        resolved(2, FIXED),
                        status(3, DONE, IN_PROGRESS),
                        cleared(3, FIXED),
                        whole(9));
        var moves = LearnedWorkflow.of(List.of(reopened), Map.of()).statuses();

        assertThat(moves.get(1).moves())
                .isEqualTo(new StatusMoves(IN_PROGRESS, 1, 0, 2, 0, 1, 0, 1, 1, 0, 0.5));
        assertThat(moves.get(2).moves())
                .isEqualTo(new StatusMoves(DONE, 1, 0, 1, 1, 1, 1, 0, 0, 0, 1.0));
    }

    @Test
    void doesNotDependOnTheOrderOfItems() {
        List<Timeline> timelines = new ArrayList<>(colours(12));
        timelines.add(read(created(0), status(3, GREEN, RED), whole(9)));
        List<Timeline> shuffled = new ArrayList<>(timelines);
        Collections.shuffle(shuffled, new Random(5));

        assertThat(LearnedWorkflow.of(shuffled, Map.of()))
                .isEqualTo(LearnedWorkflow.of(timelines, Map.of()));
    }

    private static List<Timeline> colours(int items) {
        return IntStream.range(0, items)
                .mapToObj(
                        _ ->
                                read(
                                        created(0),
                                        status(1, RED, GREEN),
                                        status(4, GREEN, BLUE),
                                        resolved(4, FIXED),
                                        whole(9)))
                .toList();
    }

    private static Timeline read(TrackerEvent... events) {
        return TrackerHistory.of("1", Stream.of(events).toList()).timeline(day(20)).orElseThrow();
    }
}
