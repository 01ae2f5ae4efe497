package dev.quarterdeck.activity.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.access.AccessForTests;
import dev.quarterdeck.access.LentPolicy;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.HistoryId;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.ToldEvent;
import dev.quarterdeck.activity.facts.ItemCategories.Said;
import dev.quarterdeck.activity.facts.Teams.Login;
import dev.quarterdeck.activity.facts.Teams.Place;
import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.effort.EffortCategory;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// March 2026, which begins on a Sunday; it is asked at noon of the 31st.
class EffortTest {

    private static final UUID DOCK = new UUID(1, 1);
    private static final UUID CREW = new UUID(1, 2);
    private static final LocalDate EVER = LocalDate.of(2020, 1, 1);
    private static final LocalDate NEVER = LocalDate.of(9999, 1, 1);
    private static final String SHARES =
            """
            select rule, coalesce(team, 'nobody'), initiative_key, category,
                round(100.0 * sum(milli) / sum(sum(milli)) over (partition by rule))
            from measured_effort group by 1, 2, 3, 4 order by 1, 2, 3, 4
            """;

    private final Harbor harbor = new Harbor(3);
    private final List<ToldEvent> told = new ArrayList<>();
    private int step;

    private static Instant day(int day) {
        return Instant.parse("2026-03-01T00:00:00Z").plusSeconds(86_400L * (day - 1));
    }

    private void item(int number, String type, String account, int from, int until) {
        var id = new HistoryId(HistoryKind.WORK_ITEM, harbor.tracker, "" + (1000 + number));
        tell(id, new TrackerEvent.Created(day(from), "HARBOR-" + number));
        tell(id, changed(from, Field.TYPE, List.of(), List.of(Value.named(type))));
        tell(id, changed(from, Field.ASSIGNEE, List.of(), List.of(new Value(account, ""))));
        tell(id, changed(from, Field.STATUS, List.of(status(0)), List.of(status(2))));
        if (until < 40) {
            tell(id, changed(until, Field.STATUS, List.of(status(2)), List.of(status(5))));
        }
        tell(id, new TrackerEvent.LogRead(day(until), Coverage.WHOLE));
    }

    private void tell(HistoryId id, Object event) {
        told.add(new ToldEvent(id, (Record) event));
    }

    private TrackerEvent changed(int day, Field field, List<Value> from, List<Value> to) {
        return Harbor.changed(day(day), step++, field, from, to);
    }

    private static Value status(int place) {
        return new Value("" + place, Harbor.STATUSES.get(place));
    }

    private void change(int number, String author, int day, int commits, String... keys) {
        var id = new HistoryId(HistoryKind.CHANGE, harbor.host, "acme/harbor#" + number);
        tell(
                id,
                new ChangeEvent.Opened(
                        day(day),
                        "acme/harbor",
                        number,
                        author,
                        "branch",
                        "main",
                        ChangeEvent.Draft.NO));
        for (int i = 0; i < commits; i++) {
            var at = day(day).plusSeconds(60 + i);
            tell(id, new ChangeEvent.CommitPushed(at, Harbor.sha(100 * number + i), at, at, ""));
        }
        for (var key : keys) {
            tell(id, new ChangeEvent.ItemNamed(day(day), key, ChangeEvent.Place.TITLE));
        }
    }

    private void knows(FactsKit kit, String account, UUID team, int share) {
        for (var source : List.of(harbor.tracker, harbor.host)) {
            kit.teams.places.add(
                    new Place(new Login(source, account), team, share, EVER, NEVER, account));
        }
    }

    private static List<String> lines(JdbcClient sql) {
        return sql.sql("select t::text from (" + SHARES + ") t").query(String.class).list();
    }

    private void settle(FactsKit kit, Collection<ToldEvent> events) {
        kit.tell(events);
        kit.settle();
        kit.facts.settleEffort();
    }

    /// The example that three vendors answer with a half or a twelfth: a parked story with two
    /// commits beside two defects with ten and twelve.
    private void parked() {
        harbor.define();
        told.addAll(harbor.told);
        item(1, "Story", "u1", 1, 99);
        item(2, "Bug", "u1", 1, 17);
        item(3, "Bug", "u1", 17, 99);
        change(1, "u1", 3, 2, "HARBOR-1");
        change(2, "u1", 8, 10, "HARBOR-2");
        change(3, "u1", 20, 12, "HARBOR-3");
    }

    @Test
    void answersTheParkedItemAsItsThreeAuthorsWould() {
        try (var kit = new FactsKit()) {
            knows(kit, "u1", DOCK, 100);
            parked();
            settle(kit, told);

            assertThat(kit.measured.now(EffortTest::lines))
                    .containsExactly(
                            "(activity,%s,\"\",defects,92)".formatted(DOCK),
                            "(activity,%s,\"\",new-work,8)".formatted(DOCK),
                            "(presence,%s,\"\",defects,50)".formatted(DOCK),
                            "(presence,%s,\"\",new-work,50)".formatted(DOCK),
                            "(weekday,%s,\"\",defects,50)".formatted(DOCK),
                            "(weekday,%s,\"\",new-work,50)".formatted(DOCK));
        }
    }

    @Test
    void dividesAPersonOfTwoTeamsBySharesAndKeepsRowsForWhatIsNotKnown() {
        try (var kit = new FactsKit()) {
            knows(kit, "u1", DOCK, 75);
            knows(kit, "u1", CREW, 25);
            harbor.define();
            told.addAll(harbor.told);
            item(1, "Task", "u1", 1, 99);
            item(2, "Task", "u2", 1, 8);
            change(1, "u1", 3, 1, "HARBOR-1");
            change(2, "u1", 3, 4);
            settle(kit, told);

            assertThat(kit.measured.now(EffortTest::lines))
                    .contains(
                            "(presence,%s,\"\",unattributed,61)".formatted(DOCK),
                            "(presence,%s,\"\",unattributed,20)".formatted(CREW),
                            "(presence,nobody,\"\",unattributed,18)",
                            "(activity,%s,\"\",dark,60)".formatted(DOCK),
                            "(activity,%s,\"\",unattributed,15)".formatted(DOCK));
            var week =
                    "select rule || ' ' || sum(milli) from measured_effort where week_s = 1773014400 and team is not null group by rule order by 1";
            List<String> weeks = kit.measured.now(sql -> sql.sql(week).query(String.class).list());
            assertThat(weeks).containsExactly("activity 1000", "presence 1000", "weekday 1000");
        }
    }

    @Test
    void givesToItemsWhatTheOnesAboveThemAreFor() {
        try (var kit = new FactsKit()) {
            knows(kit, "u1", DOCK, 100);
            harbor.define();
            told.addAll(harbor.told);
            item(9, "Epic", "u1", 1, 99);
            item(1, "Task", "u1", 1, 99);
            tell(
                    new HistoryId(HistoryKind.WORK_ITEM, harbor.tracker, "1001"),
                    changed(2, Field.PARENT, List.of(), List.of(new Value("1009", "HARBOR-9"))));
            settle(kit, told);

            assertThat(kit.measured.now(EffortTest::lines))
                    .contains("(presence,%s,HARBOR-9,new-work,100)".formatted(DOCK));
        }
    }

    private static FactsKit withAccess() {
        return new FactsKit(TestDatabase.open(List.of("platform", "access", "activity")));
    }

    private static ItemCategories categories(FactsKit kit) {
        var lent = LentPolicy.on(kit.database, FactsKit.NOON);
        return new ItemCategories(
                kit.database, lent.policy(), lent.audit(), FactsKit.NOON, kit.teams);
    }

    private void under(int number, int above) {
        tell(
                new HistoryId(HistoryKind.WORK_ITEM, harbor.tracker, "" + (1000 + number)),
                changed(
                        2,
                        Field.PARENT,
                        List.of(),
                        List.of(new Value("" + (1000 + above), "HARBOR-" + above))));
    }

    /// An epic over a task, a defect and, below the defect, a task: a quarter of March to each but
    /// the epic, and a quarter to an item apart.
    private void family() {
        harbor.define();
        told.addAll(harbor.told);
        item(9, "Epic", "u1", 1, 99);
        item(1, "Task", "u1", 1, 99);
        item(2, "Bug", "u1", 1, 99);
        item(3, "Task", "u1", 1, 99);
        item(4, "Bug", "u1", 1, 99);
        under(1, 9);
        under(2, 9);
        under(3, 2);
    }

    private static List<String> presence(JdbcClient sql) {
        return sql.sql(
                        """
                        select category || ' ' || round(100.0 * sum(milli) / sum(sum(milli)) over ())
                        from measured_effort where rule = 'presence' group by category order by 1
                        """)
                .query(String.class)
                .list();
    }

    private List<String> after(FactsKit kit) {
        kit.facts.settleEffort();
        return kit.measured.now(EffortTest::presence);
    }

    @Test
    void putsWhatPeopleDecidedBeforeWordsTheNearestFirstUntilItIsTakenBack() {
        try (var kit = withAccess()) {
            knows(kit, "u1", DOCK, 100);
            family();
            settle(kit, told);
            var categories = categories(kit);
            var console = Viewer.console();
            // The task below the defect says nothing, so it is a defect too.
            var byWords = List.of("defects 75", "new-work 25");
            assertThat(after(kit)).isEqualTo(byWords);

            var epic = categories.decide(console, new Said("harbor-9", EffortCategory.DEBT, true));
            assertThat(after(kit))
                    .as("all below the epic")
                    .containsExactly("debt 75", "defects 25");
            var defect =
                    categories.decide(
                            console, new Said("HARBOR-2", EffortCategory.OPERATIONS, false));
            assertThat(after(kit))
                    .as("the defect alone: what is below it stays the epic's")
                    .containsExactly("debt 50", "defects 25", "operations 25");
            categories.undo(console, epic.id());
            assertThat(after(kit))
                    .as("what says nothing is for what the decided item above it is for")
                    .containsExactly("defects 25", "new-work 25", "operations 50");
            assertThat(
                            kit.measured.effortAsOf(
                                    day(31), LocalDate.of(2026, 3, 1), EffortTest::presence))
                    .as("nobody had decided anything by then")
                    .isEqualTo(byWords);
            categories.undo(console, defect.id());
            assertThat(after(kit)).isEqualTo(byWords);
            assertThatThrownBy(() -> categories.undo(console, defect.id()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("must be one that stands");
        }
    }

    @Test
    void dividesTouchedMonthsOnlyWhenSomebodyDecides() {
        try (var kit = withAccess()) {
            knows(kit, "u1", DOCK, 100);
            harbor.define();
            told.addAll(harbor.told);
            item(1, "Task", "u1", 1, 99);
            item(2, "Bug", "u1", -20, -10);
            settle(kit, told);

            categories(kit)
                    .decide(Viewer.console(), new Said("HARBOR-1", EffortCategory.DEBT, true));

            var due = "select distinct month::text from activity.effort_due order by 1";
            List<String> months =
                    kit.database.keeping(sql -> sql.sql(due).query(String.class).list());
            assertThat(months).as("not February").containsExactly("2026-03-01");
        }
    }

    @Test
    void refusesWhatNamesNoItemAndWhoIsNotOfTheTeamsChain() {
        try (var kit = withAccess()) {
            knows(kit, "u1", DOCK, 100);
            family();
            settle(kit, told);
            var categories = categories(kit);
            var somebody = AccessForTests.viewer(1, null);

            assertThatThrownBy(
                            () ->
                                    categories.decide(
                                            Viewer.console(),
                                            new Said("HARBOR-77", EffortCategory.DEBT, true)))
                    .hasMessageContaining("no item (HARBOR-77)");
            assertThatThrownBy(
                            () ->
                                    categories.decide(
                                            Viewer.console(),
                                            new Said("HARBOR-9", EffortCategory.DARK, true)))
                    .hasMessageContaining("(dark) must be one that people can say");
            assertThatThrownBy(
                            () ->
                                    categories.decide(
                                            somebody,
                                            new Said("HARBOR-9", EffortCategory.DEBT, true)))
                    .hasMessageContaining("decided by its head, those above and administrators");
            assertThat(categories.of(somebody, LocalDate.of(2026, 3, 31))).isEmpty();
        }
    }

    @Test
    void dividesMonthsAnewWhenWhatLiesAboveTheirItemsIsToldLater() {
        try (var kit = new FactsKit()) {
            knows(kit, "u1", DOCK, 100);
            harbor.define();
            told.addAll(harbor.told);
            item(1, "Task", "u1", -20, -10);
            tell(
                    new HistoryId(HistoryKind.WORK_ITEM, harbor.tracker, "1001"),
                    changed(-20, Field.PARENT, List.of(), List.of(new Value("1009", "HARBOR-9"))));
            settle(kit, told);
            assertThat(categories(kit, "presence")).containsExactly("unassigned", "unattributed");

            told.clear();
            item(9, "Epic", "u1", 5, 99);
            settle(kit, told);

            assertThat(categories(kit, "presence")).containsExactly("new-work", "unassigned");
        }
    }

    @Test
    void dividesMonthsAnewInWhichChangesServedAnItemThatSaysLaterWhatItIsFor() {
        try (var kit = new FactsKit()) {
            knows(kit, "u1", DOCK, 100);
            harbor.define();
            told.addAll(harbor.told);
            item(1, "Task", "u1", 2, 8);
            change(1, "u1", -10, 2, "HARBOR-1");
            settle(kit, told);
            assertThat(categories(kit, "activity")).containsExactly("unattributed");

            told.clear();
            tell(
                    new HistoryId(HistoryKind.WORK_ITEM, harbor.tracker, "1001"),
                    changed(
                            20,
                            Field.TYPE,
                            List.of(Value.named("Task")),
                            List.of(Value.named("Bug"))));
            settle(kit, told);

            assertThat(categories(kit, "activity")).containsExactly("defects");
        }
    }

    /// What February went to.
    private static List<String> categories(FactsKit kit, String rule) {
        return kit.database.keeping(
                sql ->
                        sql.sql(
                                        """
                                        select distinct category from activity.effort_week
                                        where month = '2026-02-01' and rule = :rule order by 1
                                        """)
                                .param("rule", rule)
                                .query(String.class)
                                .list());
    }

    @Test
    void comesToTheSameWhicheverWayItIsToldAndAtAPastMoment() {
        try (var kit = new FactsKit();
                var whole = new FactsKit()) {
            knows(kit, "u1", DOCK, 100);
            knows(whole, "u1", DOCK, 100);
            parked();
            var early = told.stream().filter(one -> !at(one).isAfter(day(18))).toList();
            var late = told.stream().filter(one -> at(one).isAfter(day(18))).toList();
            settle(kit, late);
            settle(kit, early);
            settle(whole, told);

            assertThat(kit.measured.now(EffortTest::lines))
                    .isEqualTo(whole.measured.now(EffortTest::lines));
            assertThat(kit.measured.effortAsOf(NOON, LocalDate.of(2026, 3, 1), EffortTest::lines))
                    .isEqualTo(whole.measured.now(EffortTest::lines));
            assertThat(
                            kit.measured.effortAsOf(
                                    day(18), LocalDate.of(2026, 3, 1), EffortTest::lines))
                    .contains("(activity,%s,\"\",defects,83)".formatted(DOCK));
            assertThat(kit.facts.settleEffort()).isZero();
        }
    }

    @Test
    void leavesAMonthToWhoeverDividesItAndDividesItAfterThem() {
        try (var kit = new FactsKit()) {
            knows(kit, "u1", DOCK, 100);
            parked();
            settle(kit, told);
            var once = kit.measured.now(EffortTest::lines);
            kit.database.keep(EffortStore::dueAll);

            var other = new CompletableFuture<Integer>();
            kit.database.keep(
                    sql -> {
                        new Effort(kit.histories, kit.teams).divide(sql, MARCH, NOON);
                        other.completeAsync(kit.facts::settleEffort);
                        while (!other.isDone() && !isSomebodyWaiting(sql)) {
                            Thread.onSpinWait();
                        }
                        assertThat(other).isNotDone();
                    });

            assertThat(other.join()).isPositive();
            assertThat(kit.measured.now(EffortTest::lines)).isEqualTo(once);
        }
    }

    private static boolean isSomebodyWaiting(JdbcClient sql) {
        return sql.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    @Test
    void tellsOfTheMonthsThatWereDividedBeforeOneThatCouldNotBe() {
        try (var kit = new FactsKit()) {
            knows(kit, "u1", DOCK, 100);
            parked();
            item(4, "Bug", "u1", -20, 99);
            settle(kit, told);
            long before = kit.measured.changes("effort");
            var login = new Login(harbor.tracker, "u1");
            kit.teams.places.clear();
            kit.teams.places.add(new Place(login, DOCK, 100, EVER, MARCH.atDay(1)));
            kit.teams.places.add(new Place(login, DOCK, 0, MARCH.atDay(1), NEVER));
            kit.database.keep(EffortStore::dueAll);

            assertThatThrownBy(kit.facts::settleEffort).isInstanceOf(ArithmeticException.class);
            assertThat(kit.measured.changes("effort")).isGreaterThan(before);
        }
    }

    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");

    private static Instant at(ToldEvent event) {
        return switch (event.event()) {
            case TrackerEvent it -> it.at();
            case ChangeEvent it -> it.at();
            default -> Instant.MIN;
        };
    }
}
