package dev.quarterdeck.activity.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.activity.HistoryId;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.ToldEvent;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One sprint from day 2 to day 12, worked out by hand.
class SprintItemsTest {

    private static final Instant BEGIN = Instant.parse("2026-02-01T00:00:00Z");
    private static final UUID TRACKER = new UUID(5, 5);
    private static final Value SPRINT_1 = new Value("11", "Sprint 1");
    private static final Value SPRINT_2 = new Value("12", "Sprint 2");
    private final List<ToldEvent> told = new ArrayList<>();
    private int step;

    private static Instant day(int day) {
        return BEGIN.plus(Duration.ofDays(day));
    }

    private static long seconds(int day) {
        return day(day).getEpochSecond();
    }

    private void sprint(Value sprint, int start, int end, String state) {
        var one =
                new Definition(
                        Definition.Kind.SPRINT,
                        sprint.id(),
                        null,
                        sprint.name(),
                        Map.of(
                                "state",
                                state,
                                "board",
                                "4",
                                "activated",
                                day(start).toString(),
                                "start",
                                day(start - 1).toString(),
                                "end",
                                day(end - 1).toString(),
                                state.equals("closed") ? "complete" : "goal",
                                day(end).toString()));
        told.add(
                new ToldEvent(
                        new HistoryId(HistoryKind.DEFINITION, TRACKER, one.historyId()), one));
    }

    private void item(int number, TrackerEvent... events) {
        var id = new HistoryId(HistoryKind.WORK_ITEM, TRACKER, "" + (1000 + number));
        told.add(new ToldEvent(id, new TrackerEvent.Created(day(0), "HARBOR-" + number)));
        for (var event : events) {
            told.add(new ToldEvent(id, (Record) event));
        }
        told.add(new ToldEvent(id, new TrackerEvent.LogRead(day(16), Coverage.WHOLE)));
    }

    private TrackerEvent change(int day, Field field, List<Value> from, List<Value> to) {
        return Harbor.changed(day(day), step++, field, from, to);
    }

    private TrackerEvent into(int day, Value sprint) {
        return change(day, Field.SPRINT, List.of(), List.of(sprint));
    }

    private TrackerEvent outOf(int day) {
        return change(day, Field.SPRINT, List.of(SPRINT_1), List.of());
    }

    private TrackerEvent size(int day, int from, int to) {
        return change(day, Field.POINTS, from == 0 ? List.of() : points(from), points(to));
    }

    private static List<Value> points(int points) {
        return List.of(Value.number(java.math.BigDecimal.valueOf(points)));
    }

    private TrackerEvent status(int day, String to) {
        return change(day, Field.STATUS, List.of(Value.named("To Do")), List.of(Value.named(to)));
    }

    /// Ten items; what they come to is said beside each.
    private Collection<ToldEvent> company() {
        sprint(SPRINT_1, 2, 12, "closed");
        sprint(SPRINT_2, 13, 23, "active");
        // From the start, grown from 5 to 8 points, completed.
        item(1, into(1, SPRINT_1), size(1, 0, 5), size(6, 5, 8), status(9, "Done"));
        // From the start, closed without being done.
        item(2, into(1, SPRINT_1), size(1, 0, 1), status(9, "Cancelled"));
        // From the start, grown from 4 to 5, taken out.
        item(3, into(1, SPRINT_1), size(1, 0, 4), size(7, 4, 5), outOf(8));
        // From the start, taken out and put back: remains, and is carried over.
        item(
                4,
                into(1, SPRINT_1),
                size(1, 0, 5),
                outOf(5),
                into(6, SPRINT_1),
                change(13, Field.SPRINT, List.of(SPRINT_1), List.of(SPRINT_1, SPRINT_2)),
                size(14, 5, 13),
                status(15, "Done"));
        // From the start, done before the start.
        item(5, into(1, SPRINT_1), size(1, 0, 3), status(1, "Done"));
        // Added and completed.
        item(6, size(1, 0, 3), into(5, SPRINT_1), status(10, "Done"));
        // Added without points, remains; its next sprint begins after the end.
        item(7, into(7, SPRINT_1), change(13, Field.SPRINT, List.of(SPRINT_1), List.of(SPRINT_2)));
        // Added and taken out again.
        item(8, size(1, 0, 2), into(7, SPRINT_1), outOf(9));
        // Never in it during its time.
        item(9, into(1, SPRINT_1), change(1, Field.SPRINT, List.of(SPRINT_1), List.of(SPRINT_2)));
        item(10, into(15, SPRINT_1));
        return told;
    }

    private static List<String> lines(JdbcClient sql, String question) {
        return sql.sql("select t::text from (" + question + ") t").query(String.class).list();
    }

    private static List<String> now(FactsKit kit, String question) {
        return kit.measured.now(sql -> lines(sql, question));
    }

    private static List<String> asOf(FactsKit kit, int day, String question) {
        return kit.measured.asOf(day(day), sql -> lines(sql, question));
    }

    private static final String ITEMS =
            """
            select right(i.external_id, 2), s.from_start, s.entered_s, s.left_s,
                s.points_in_hundredths / 100, s.points_out_hundredths / 100, s.result, s.done
            from measured_sprint_item s join measured_item i on i.item = s.item
            where s.sprint = '11' and not s.unclear order by i.external_id
            """;

    @Test
    void rebuildsWhatWasCommittedAddedRemovedAndCarriedOver() {
        try (var kit = new FactsKit()) {
            kit.tell(company());
            kit.settle();

            assertThat(now(kit, ITEMS))
                    .containsExactly(
                            "(01,t,,,5,8,COMPLETED,t)",
                            "(02,t,,,1,1,DISCARDED,f)",
                            "(03,t,,%d,4,5,REMOVED,f)".formatted(seconds(8)),
                            "(04,t,,,5,5,REMAINING,f)",
                            "(05,t,,,3,3,DONE_BEFORE,t)",
                            "(06,f,%d,,3,3,COMPLETED,t)".formatted(seconds(5)),
                            "(07,f,%d,,,,REMAINING,f)".formatted(seconds(7)),
                            "(08,f,%d,%d,2,2,REMOVED,f)".formatted(seconds(7), seconds(9)));
            assertThat(
                            now(
                                    kit,
                                    """
                                                    select distinct name, board, start_s, planned_end_s, end_s
                                                    from measured_sprint_item order by 1
                                                    """))
                    .containsExactly(
                            "(\"Sprint 1\",4,%d,%d,%d)"
                                    .formatted(seconds(2), seconds(11), seconds(12)),
                            "(\"Sprint 2\",4,%d,%d,)".formatted(seconds(13), seconds(22)));
            // Carried over: what was in the first sprint when that ended, and in the second then.
            assertThat(
                            now(
                                    kit,
                                    """
                                                    select right(i.external_id, 2), s.earlier, s.result, s.points_out_hundredths
                                                    from measured_sprint_item s join measured_item i on i.item = s.item
                                                    where s.sprint = '12' order by 1
                                                    """))
                    .containsExactly(
                            "(04,1,COMPLETED,1300)", "(07,1,REMAINING,)", "(09,0,REMAINING,)");
        }
    }

    @Test
    void knowsTheSprintAsItStoodOnADayWithin() {
        try (var kit = new FactsKit()) {
            kit.tell(company());
            kit.settle();

            assertThat(asOf(kit, 4, ITEMS))
                    .containsExactly(
                            "(01,t,,,5,5,REMAINING,f)",
                            "(02,t,,,1,1,REMAINING,f)",
                            "(03,t,,,4,4,REMAINING,f)",
                            "(04,t,,,5,5,REMAINING,f)",
                            "(05,t,,,3,3,DONE_BEFORE,t)");
            assertThat(asOf(kit, 1, ITEMS)).isEmpty();
        }
    }

    @Test
    void setsApartWhatNobodyKnowsToHaveBeenInItFromTheStart() {
        try (var kit = new FactsKit()) {
            sprint(SPRINT_1, 2, 12, "closed");
            var id = new HistoryId(HistoryKind.WORK_ITEM, TRACKER, "1001");
            told.add(new ToldEvent(id, new TrackerEvent.Created(day(0), "HARBOR-1")));
            told.add(
                    new ToldEvent(
                            id,
                            new TrackerEvent.Seen(
                                    day(9), Map.of(Field.SPRINT, List.of(SPRINT_1)))));
            kit.tell(told);
            kit.settle();

            assertThat(now(kit, "select unclear from measured_sprint_item")).containsExactly("(t)");
        }
    }
}
