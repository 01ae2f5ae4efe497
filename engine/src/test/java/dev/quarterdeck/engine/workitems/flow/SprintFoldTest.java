package dev.quarterdeck.engine.workitems.flow;

import static dev.quarterdeck.engine.workitems.Tellings.CANCELLED;
import static dev.quarterdeck.engine.workitems.Tellings.DONE;
import static dev.quarterdeck.engine.workitems.Tellings.SPRINT_1;
import static dev.quarterdeck.engine.workitems.Tellings.SPRINT_2;
import static dev.quarterdeck.engine.workitems.Tellings.TO_DO;
import static dev.quarterdeck.engine.workitems.Tellings.change;
import static dev.quarterdeck.engine.workitems.Tellings.day;
import static dev.quarterdeck.engine.workitems.Tellings.number;
import static dev.quarterdeck.engine.workitems.Tellings.seen;
import static dev.quarterdeck.engine.workitems.Tellings.status;
import static dev.quarterdeck.engine.workitems.Tellings.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.engine.workitems.Tellings;
import dev.quarterdeck.engine.workitems.flow.SprintFacts.Scope;
import dev.quarterdeck.engine.workitems.flow.SprintItem.Result;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.Timeline.Origin;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Created;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Gone;
import dev.quarterdeck.engine.workitems.timeline.TrackerHistory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SprintFoldTest {

    /// From day 2 to day 12.
    private static final SprintRun RUN = new SprintRun(SPRINT_1, day(2), day(12));

    @Test
    void tellsWhatWasThereAtTheStartAddedAndRemovedAndWhatBecameOfIt() {
        var facts = fold(20, company());

        assertThat(facts.atStart()).isEqualTo(scope(5, 18, 0));
        assertThat(facts.added()).isEqualTo(scope(3, 5, 1));
        assertThat(facts.removed()).isEqualTo(scope(2, 7, 0));
        assertThat(facts.reestimated()).isEqualByComparingTo("4");
        assertThat(facts.with(Result.COMPLETED)).isEqualTo(scope(2, 11, 0));
        assertThat(facts.with(Result.DISCARDED)).isEqualTo(scope(1, 1, 0));
        assertThat(facts.with(Result.DONE_BEFORE)).isEqualTo(scope(1, 3, 0));
        assertThat(facts.with(Result.REMAINING)).isEqualTo(scope(2, 5, 1));
        assertThat(facts.atEnd()).isEqualTo(scope(6, 20, 1));
    }

    @Test
    void knowsTheSprintAsItStoodOnADayWithin() {
        var facts = fold(4, company());

        assertThat(facts.until()).isEqualTo(day(4));
        assertThat(facts.added().items()).isZero();
        assertThat(facts.with(Result.COMPLETED).items()).isZero();
        assertThat(facts.atStart()).isEqualTo(scope(5, 18, 0));
        assertThat(SprintFold.fold(RUN, company(), Flows.WORKFLOW, day(1))).isEmpty();
    }

    private static List<TrackerHistory> company() {
        return List.of(
                // In it from the start, grown from 5 to 8 points, completed.
                item(1, into(1), size(1, 0, 5), size(6, 5, 8), status(9, TO_DO, DONE)),
                // In it from the start, closed without being done.
                item(2, into(1), size(1, 0, 1), status(9, TO_DO, CANCELLED)),
                // In it from the start, taken out.
                item(3, into(1), size(1, 0, 4), size(7, 4, 5), outOf(8)),
                // In it from the start, taken out and put back: remains.
                item(4, into(1), size(1, 0, 5), outOf(5), into(6)),
                // In it from the start, done before the start.
                item(5, into(1), size(1, 0, 3), status(1, TO_DO, DONE)),
                // Added and completed.
                item(6, size(1, 0, 3), into(5), status(10, TO_DO, DONE)),
                // Added without points, remains; its next sprint begins after the end.
                item(7, into(7), change(13, Field.SPRINT, List.of(SPRINT_1), List.of(SPRINT_2))),
                // Added and taken out again.
                item(8, size(1, 0, 2), into(7), outOf(9)),
                // Never in it during its time.
                item(9, into(1), change(1, Field.SPRINT, List.of(SPRINT_1), List.of(SPRINT_2))),
                item(10, into(15)));
    }

    @Test
    void setsItemsApartOfWhichNobodyKnowsSinceWhenTheyAreInIt() {
        var facts =
                fold(
                        20,
                        List.of(
                                TrackerHistory.of(
                                        "1",
                                        List.of(
                                                new Created(day(0), "HARBOR-1"),
                                                seen(9, Field.SPRINT, SPRINT_1)))));

        assertThat(facts.items()).isEmpty();
        assertThat(facts.unclear()).containsExactly("HARBOR-1");
    }

    @Test
    void countsAnItemCreatedInTheSprintAsAddedAndAGoneOneAsRemoved() {
        var created =
                TrackerHistory.of(
                        "1",
                        List.of(
                                new Created(day(5), "HARBOR-1"),
                                seen(9, Field.SPRINT, SPRINT_1),
                                whole(9)));
        var gone = item(2, into(1), new Gone(day(6)));

        var facts = fold(20, List.of(created, gone));

        assertThat(facts.added().items()).isEqualTo(1);
        assertThat(facts.items().getFirst().joined()).isEqualTo(day(5));
        assertThat(facts.items().getLast().left()).isEqualTo(day(6));
        assertThat(facts.removed().items()).isEqualTo(1);
    }

    @Test
    void refusesASprintThatEndsBeforeItStarts() {
        assertThatThrownBy(() -> new SprintRun(SPRINT_1, day(2), day(1)))
                .hasMessageContaining("(Sprint 1)");
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE, tries = 500)
    void balances(
            @ForAll("sprints") List<List<TrackerEvent>> items,
            @ForAll @IntRange(min = 2, max = 20) int asOf) {
        var histories =
                IntStream.range(0, items.size())
                        .mapToObj(i -> TrackerHistory.of("1000" + i, items.get(i)))
                        .toList();

        var facts = SprintFold.fold(RUN, histories, Flows.WORKFLOW, day(asOf)).orElseThrow();

        assertThat(facts.with(Result.COMPLETED).items())
                .isEqualTo(
                        facts.atStart().items()
                                + facts.added().items()
                                - facts.removed().items()
                                - facts.with(Result.DONE_BEFORE).items()
                                - facts.with(Result.DISCARDED).items()
                                - facts.with(Result.REMAINING).items());
        assertThat(facts.with(Result.COMPLETED).points())
                .isEqualByComparingTo(
                        facts.atStart()
                                .points()
                                .add(facts.added().points())
                                .subtract(facts.removed().points())
                                .add(facts.reestimated())
                                .subtract(facts.with(Result.DONE_BEFORE).points())
                                .subtract(facts.with(Result.DISCARDED).points())
                                .subtract(facts.with(Result.REMAINING).points()));
        assertThat(facts.atStart().items())
                .isEqualTo(members(histories, RUN.start(), facts.until(), true));
        assertThat(facts.atEnd().items())
                .isEqualTo(members(histories, facts.until(), facts.until(), false));
    }

    /// Counts members at a moment without the fold.
    private static long members(
            List<TrackerHistory> histories, Instant at, Instant asOf, boolean goneToo) {
        return histories.stream()
                .flatMap(history -> history.timeline(asOf).stream())
                .filter(it -> goneToo || !it.gone())
                .filter(it -> it.at(Field.SPRINT, at).stream().anyMatch(SPRINT_1::isSame))
                .filter(
                        it ->
                                it.intervals(Field.SPRINT).stream()
                                        .noneMatch(
                                                span ->
                                                        span.origin() == Origin.UNKNOWN
                                                                && span.until().isAfter(RUN.start())
                                                                && span.from().isBefore(asOf)))
                .count();
    }

    @Provide
    Arbitrary<List<List<TrackerEvent>>> sprints() {
        return Tellings.anyEvents().list().ofMaxSize(8);
    }

    private static Scope scope(int items, int points, int unsized) {
        return new Scope(items, BigDecimal.valueOf(points), unsized);
    }

    private static TrackerEvent into(int day) {
        return change(day, Field.SPRINT, List.of(), List.of(SPRINT_1));
    }

    private static TrackerEvent outOf(int day) {
        return change(day, Field.SPRINT, List.of(SPRINT_1), List.of());
    }

    private static TrackerEvent size(int day, int from, int to) {
        return change(
                day,
                Field.POINTS,
                from == 0 ? List.of() : List.of(number(from)),
                List.of(number(to)));
    }

    private static TrackerHistory item(int number, TrackerEvent... events) {
        List<TrackerEvent> all = new ArrayList<>(List.of(events));
        all.add(new Created(day(0), "HARBOR-" + number));
        all.add(seen(0, Field.STATUS, TO_DO));
        all.add(whole(19));
        return TrackerHistory.of("1000" + number, all);
    }

    private static SprintFacts fold(int asOf, List<TrackerHistory> histories) {
        return SprintFold.fold(RUN, histories, Flows.WORKFLOW, day(asOf)).orElseThrow();
    }
}
