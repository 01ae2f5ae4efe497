package dev.quarterdeck.activity.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.activity.HistoryId;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.ToldEvent;
import dev.quarterdeck.activity.facts.Rules.Decided;
import dev.quarterdeck.activity.kept.Unsettled;
import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.Workflow.StatusRule;
import dev.quarterdeck.engine.workitems.flow.FlowFacts.Start;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.store.Viewpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class FactsTest {

    private static final Instant MONDAY = Instant.parse("2026-02-02T09:00:00Z");
    private static FactsKit kit;

    @BeforeAll
    static void open() {
        kit = new FactsKit();
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    private static Instant day(int days) {
        return MONDAY.plus(Duration.ofDays(days));
    }

    private static ToldEvent item(UUID source, String id, TrackerEvent event) {
        return new ToldEvent(new HistoryId(HistoryKind.WORK_ITEM, source, id), (Record) event);
    }

    private static TrackerEvent moved(int day, String from, String to) {
        return Harbor.changed(
                day(day), day, Field.STATUS, List.of(status(from)), List.of(status(to)));
    }

    private static Value status(String name) {
        return new Value("s-" + name, name);
    }

    /// To Do on day 0, In Progress on day 1, In Review on day 3, Done on day 6.
    private static List<ToldEvent> course(UUID source, String id) {
        return List.of(
                item(source, id, new TrackerEvent.Created(day(0), "HARBOR-" + id)),
                item(source, id, moved(1, "To Do", "In Progress")),
                item(source, id, moved(3, "In Progress", "In Review")),
                item(source, id, moved(6, "In Review", "Done")),
                item(source, id, new TrackerEvent.LogRead(day(7), Coverage.WHOLE)));
    }

    private static List<FactRow> rows(HistoryKind kind, UUID source) {
        return kit.database.keeping(
                sql ->
                        FactsStore.page(
                                sql, kind, new Facts.Filter(source, null, null, null), 0, 500));
    }

    private static WorkItemRow only(UUID source) {
        return (WorkItemRow) rows(HistoryKind.WORK_ITEM, source).getFirst();
    }

    @Test
    void keepsARowOfAnItemWithItsTimes() {
        var source = UUID.randomUUID();
        kit.tell(course(source, "1"));

        var row = only(source);

        assertThat(row.head().state()).isEqualTo("FINISHED");
        assertThat(row.head().moment()).isEqualTo(day(6));
        assertThat(row.named().itemKey()).isEqualTo("HARBOR-1");
        assertThat(row.named().project()).isEqualTo("HARBOR");
        assertThat(row.standing().statusId()).isEqualTo("s-Done");
        assertThat(row.dates().created()).isEqualTo(day(0));
        assertThat(row.dates().started()).isEqualTo(day(1));
        assertThat(row.dates().startKnown()).isEqualTo(Start.CHANGE);
        assertThat(row.dates().closed()).isEqualTo(day(6));
        assertThat(row.times().cycle()).isEqualTo(Duration.ofDays(5));
        assertThat(row.times().lead()).isEqualTo(Duration.ofDays(6));
        assertThat(row.times().queue()).isEqualTo(Duration.ofDays(1));
        assertThat(row.times().work()).isEqualTo(Duration.ofDays(5));
        assertThat(row.times().active()).isEqualTo(Duration.ofDays(5));
        assertThat(row.times().stalled()).isEqualTo(Duration.ZERO);
        assertThat(row.marks().coverage()).isEqualTo(Coverage.WHOLE);
    }

    @Test
    void saysTheSameOfAPastDayAsTheStoreDidThen() {
        var source = UUID.randomUUID();
        var told = course(source, "1");
        var id = told.getFirst().history();
        kit.tell(told.subList(0, 3));
        var then = only(source);
        kit.tell(told.subList(3, 5));

        var kept = kit.histories.read(List.of(id), null).getFirst();
        var rules = kit.database.keeping(sql -> kit.rules.rules(sql, source));
        var read = ItemFolding.read(kept, day(5)).orElseThrow();
        var past = ItemRefolding.fold(List.of(read), rules).getFirst().row();

        assertThat(then.head().state()).isEqualTo("OPEN");
        assertThat(past.standing()).isEqualTo(then.standing());
        assertThat(past.dates().started()).isEqualTo(then.dates().started());
        assertThat(past.times()).isEqualTo(then.times());
        assertThat(ItemFolding.read(kept, day(-1))).isEmpty();
    }

    @Test
    void foldsOnlyWhatWasTouched() {
        var source = UUID.randomUUID();
        for (int i = 0; i < 20; i++) {
            kit.tell(course(source, "" + i));
        }
        kit.folded = 0;

        kit.tell(course(source, "3"));
        assertThat(kit.folded).as("told once more").isZero();

        kit.tell(List.of(item(source, "3", moved(9, "Done", "In Progress"))));
        assertThat(kit.folded).isEqualTo(1);
        assertThat(rows(HistoryKind.WORK_ITEM, source)).hasSize(20);
    }

    @Test
    void marksWhatWasImportedAndWhatWasClosedInASweep() {
        var source = UUID.randomUUID();
        for (int i = 0; i < 25; i++) {
            var id = "" + i;
            kit.tell(
                    List.of(
                            item(
                                    source,
                                    id,
                                    new TrackerEvent.Created(day(0).plusSeconds(i), "PIER-" + i)),
                            item(
                                    source,
                                    id,
                                    Harbor.changed(
                                            i < 12 ? day(9).plusSeconds(i) : day(10 + i),
                                            1,
                                            Field.STATUS,
                                            List.of(status("To Do")),
                                            List.of(status("Done"))))));
        }
        kit.settle();

        var rows = rows(HistoryKind.WORK_ITEM, source);
        assertThat(rows).allMatch(row -> ((WorkItemRow) row).marks().imported());
        assertThat(rows.stream().filter(row -> ((WorkItemRow) row).marks().sweptClosed()))
                .hasSize(12);
    }

    @Test
    void foldsAnewFromADayOnWhatWasDecidedAndGoesOnWhereItWasCutOff() {
        var source = UUID.randomUUID();
        for (int i = 0; i < 10; i++) {
            kit.tell(course(source, "" + i));
        }
        kit.settle();
        assertThat(only(source).times().work()).isEqualTo(Duration.ofDays(5));

        // From day 2 on a review is a queue: the stay in review began after it.
        decide(source, "s-In Review", StatusCategory.QUEUE, day(2));
        assertThatThrownBy(() -> kit.facts.settle(source, cutOff())).hasMessage("cut off");
        kit.settle();

        assertThat(rows(HistoryKind.WORK_ITEM, source))
                .allSatisfy(
                        row -> {
                            var times = ((WorkItemRow) row).times();
                            assertThat(times.work()).isEqualTo(Duration.ofDays(2));
                            assertThat(times.queue()).isEqualTo(Duration.ofDays(4));
                            assertThat(times.waiting()).isEqualTo(Duration.ofDays(3));
                        });
        assertThat(stale(source)).isEmpty();
        assertThat(kit.waiting()).doesNotContain(source);
    }

    private static void decide(UUID source, String status, StatusCategory category, Instant from) {
        kit.database.keep(
                sql -> {
                    kit.rules.decide(
                            sql,
                            source,
                            new StatusWorkflow.Decision(
                                    UUID.randomUUID(),
                                    status,
                                    "",
                                    new StatusWorkflow.Meaning(category, false, false),
                                    LocalDate.ofInstant(from, java.time.ZoneOffset.UTC),
                                    MONDAY,
                                    null));
                    Unsettled.mark(sql, List.of(source), HistoryKind.WORK_ITEM, MONDAY);
                });
    }

    private static Progress cutOff() {
        return (step, done, total) -> {
            if (step.startsWith("folding")) {
                throw new IllegalStateException("cut off");
            }
        };
    }

    private static List<Long> stale(UUID source) {
        return kit.database.keeping(
                sql -> Learning.stale(sql, source, kit.rules.rules(sql, source)));
    }

    @Test
    void leavesAsItWasWhatARuleDoesNotTouch() {
        var source = UUID.randomUUID();
        kit.tell(course(source, "1"));
        kit.tell(
                List.of(
                        item(source, "2", new TrackerEvent.Created(day(0), "HARBOR-2")),
                        item(source, "2", moved(1, "To Do", "Parked"))));
        kit.settle();
        decide(source, "s-Parked", StatusCategory.QUEUE, MONDAY);

        assertThat(kit.facts.settle(source, Progress.SILENT)).isEqualTo(1);
    }

    @Test
    void keepsADecisionForOneProjectFromTheOthers() {
        var rule = new StatusRule("x", StatusCategory.DONE, false, false, "decided", true);
        var rules =
                new Rules(
                        Learned.NOTHING, List.of(new Decided("x", "PIER", LocalDate.EPOCH, rule)));

        var value = new Value("x", "Parked");
        assertThat(rules.of("PIER").at(MONDAY).rule(value).category())
                .isEqualTo(StatusCategory.DONE);
        assertThat(rules.of("HARBOR").at(MONDAY).rule(value).category())
                .isEqualTo(StatusCategory.UNKNOWN);
    }

    @Test
    void tellsWhyALengthIsMissing() {
        var source = UUID.randomUUID();
        var id = new HistoryId(HistoryKind.CHANGE, source, "c1");
        kit.tell(
                List.of(
                        new ToldEvent(
                                id,
                                new ChangeEvent.Opened(
                                        day(0),
                                        "acme/harbor",
                                        7,
                                        "maya",
                                        "b",
                                        "main",
                                        ChangeEvent.Draft.NO)),
                        new ToldEvent(id, new ChangeEvent.Merged(day(1), "abc", "jonas"))));

        var row = (ChangeRow) rows(HistoryKind.CHANGE, source).getFirst();

        assertThat(row.stages().open().known()).contains(Duration.ofDays(1));
        assertThat(row.stages().pickup().reason()).isPresent();
        assertThat(row.amount().linesAdded()).isNull();
        assertThat(row.said().mergeCommit()).isEqualTo("abc");
        assertThat(row.origin().number()).isEqualTo(7);
    }

    @Test
    void letsViewersReadFactsAndNoAccounts() {
        var columns = new ArrayList<String>();
        kit.database.keep(
                sql ->
                        columns.addAll(
                                sql.sql(
                                                """
                                                select table_name || '.' || column_name
                                                from information_schema.columns
                                                where table_schema = 'activity' and table_name <> 'event'
                                                """)
                                        .query(String.class)
                                        .list()));
        assertThat(columns).hasSizeGreaterThan(100);
        // How long a change was with its author is a length and names nobody.
        assertThat(columns)
                .noneMatch(it -> it.matches(".*(author|assignee|account|reviewer|person)(s|_id)?"));
        var viewpoint = new Viewpoint(UUID.randomUUID(), null, LocalDate.of(2026, 3, 31));
        long rows =
                kit.database.viewing(
                        viewpoint,
                        sql ->
                                sql.sql("select count(*) from activity.work_item_row")
                                        .query(Long.class)
                                        .single());
        assertThat(rows).isNotNegative();
        assertThatThrownBy(
                        () ->
                                kit.database.viewing(
                                        viewpoint,
                                        sql ->
                                                sql.sql("select count(*) from activity.told_commit")
                                                        .query(Long.class)
                                                        .single()))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void namesColumnsAfterTheMembersOfRows() {
        assertThat(Columns.of(ChangeRow.class).names())
                .contains("history", "to_land_ms", "to_land_why", "lines_added")
                .doesNotHaveDuplicates();
        assertThat(Columns.of(ItemRecord.class).names())
                .contains("queue_ms", "former_keys", "blocked", "blocked_ms")
                .doesNotHaveDuplicates();
    }

    @Test
    void keepsOneRepositoryOfTwoHistoriesThatTellOfIt() {
        var source = UUID.randomUUID();
        kit.tell(
                List.of(
                        repository(source, "named-otherwise", "older name"),
                        repository(source, "repository/7", "harbor")));
        kit.settle();

        List<String> names =
                kit.database.keeping(
                        sql ->
                                sql.sql("select name from activity.repository where source = ?")
                                        .param(source)
                                        .query(String.class)
                                        .list());
        assertThat(names).containsExactly("harbor");
    }

    private static ToldEvent repository(UUID source, String history, String name) {
        return new ToldEvent(
                new HistoryId(HistoryKind.DEFINITION, source, history),
                new Definition(Definition.Kind.REPOSITORY, "7", null, name, Map.of()));
    }
}
