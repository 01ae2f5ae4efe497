package dev.quarterdeck.engine.workitems.flow;

import static dev.quarterdeck.engine.workitems.Tellings.DONE;
import static dev.quarterdeck.engine.workitems.Tellings.IN_PROGRESS;
import static dev.quarterdeck.engine.workitems.Tellings.TO_DO;
import static dev.quarterdeck.engine.workitems.Tellings.alter;
import static dev.quarterdeck.engine.workitems.Tellings.change;
import static dev.quarterdeck.engine.workitems.Tellings.day;
import static dev.quarterdeck.engine.workitems.Tellings.seen;
import static dev.quarterdeck.engine.workitems.Tellings.status;
import static dev.quarterdeck.engine.workitems.Tellings.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.workitems.flow.HistoryFlaws.Flawed;
import dev.quarterdeck.engine.workitems.flow.ParentCloses.ParentClose;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Act;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Changed;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Created;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Gone;
import dev.quarterdeck.engine.workitems.timeline.TrackerHistory;
import dev.quarterdeck.engine.workitems.timeline.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryFlawsTest {

    private static final TrackerEvent CLOSED = status(3, TO_DO, DONE);
    private static final TrackerEvent OPEN = seen(3, Field.STATUS, TO_DO);
    private static final TrackerEvent STARTED = status(3, TO_DO, IN_PROGRESS);

    @Test
    void countsFlawsWithTheKeysOfTheirItems() {
        assertThat(HistoryFlaws.find(List.of(item(2, CLOSED), item(1, CLOSED), item(3, STARTED))))
                .containsExactly(
                        new Flawed(
                                HistoryFlaw.COMPLETED_WITHOUT_START,
                                List.of("HARBOR-1", "HARBOR-2")));
    }

    @Test
    void findsParentsThatAreNotWhereTheirPartsAre() {
        var closed = List.of(item(1, STARTED, status(4, IN_PROGRESS, DONE)), item(2, OPEN, of(1)));
        var waiting = List.of(item(1, OPEN), item(2, STARTED, of(1)));

        assertThat(HistoryFlaws.find(closed))
                .containsExactly(new Flawed(HistoryFlaw.PARTS_UNDONE, List.of("HARBOR-1")));
        assertThat(HistoryFlaws.find(waiting))
                .containsExactly(new Flawed(HistoryFlaw.PARTS_STARTED, List.of("HARBOR-1")));
    }

    @Test
    void findsItemsBlockedByWhatIsClosedByIdAndByKey() {
        var closed = item(1, STARTED, status(4, IN_PROGRESS, DONE));
        var byId = item(2, OPEN, link("10001"));
        var byKey = item(3, OPEN, link("HARBOR-1"));
        var elsewhere = item(4, OPEN, link("OTHER-1"));

        assertThat(HistoryFlaws.find(List.of(closed, byId, byKey, elsewhere)))
                .containsExactly(
                        new Flawed(HistoryFlaw.BLOCKED_BY_CLOSED, List.of("HARBOR-2", "HARBOR-3")));
    }

    @Test
    void leavesOutWhatIsGone() {
        assertThat(HistoryFlaws.find(List.of(item(1, CLOSED, new Gone(day(12)))))).isEmpty();
    }

    @Test
    void findsPartsThatWereClosedWithTheirParent() {
        var parent = item(1, CLOSED);
        var one = item(2, closedAfter(Duration.ofSeconds(20)), of(1));
        var other = item(3, closedAfter(Duration.ofSeconds(-50)), of(1));
        var earlier = item(4, status(2, TO_DO, DONE), of(1));
        var alone = item(5, CLOSED);
        var itsPart = item(6, CLOSED, of(5));

        assertThat(ParentCloses.find(List.of(other, parent, one, earlier, alone, itsPart)))
                .containsExactly(
                        new ParentClose("HARBOR-1", day(3), List.of("HARBOR-2", "HARBOR-3")));
    }

    private static TrackerEvent closedAfter(Duration after) {
        return new Changed(
                new Act(day(3).plus(after), "", ""), Field.STATUS, List.of(TO_DO), List.of(DONE));
    }

    private static TrackerEvent of(int parent) {
        return change(1, Field.PARENT, List.of(), List.of(new Value("1000" + parent, "")));
    }

    private static TrackerEvent link(String target) {
        return alter(2, Field.LINK, List.of(), List.of(Flows.blockedBy(target).value()));
    }

    private static FlowFacts item(int number, TrackerEvent... events) {
        List<TrackerEvent> all = new ArrayList<>(List.of(events));
        all.add(new Created(day(0), "HARBOR-" + number));
        all.add(whole(10));
        return FlowFold.fold(TrackerHistory.of("1000" + number, all), Flows.WORKFLOW, day(20))
                .orElseThrow();
    }
}
