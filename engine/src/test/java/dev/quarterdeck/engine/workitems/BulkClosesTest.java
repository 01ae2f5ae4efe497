package dev.quarterdeck.engine.workitems;

import static dev.quarterdeck.engine.workitems.Histories.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.workitems.WorkItemEvent.Created;
import dev.quarterdeck.engine.workitems.WorkItemEvent.Resolved;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkClosesTest {

    @Test
    void findsASweep() {
        var sweeps = BulkCloses.find(closedEvery(Duration.ofSeconds(2), 10));

        assertThat(sweeps).hasSize(1);
        assertThat(sweeps.getFirst().keys()).hasSize(10).startsWith("HARBOR-0");
        assertThat(sweeps.getFirst().until()).isEqualTo(day(5).plusSeconds(18));
    }

    @Test
    void doesNotTakeOrdinaryWorkForASweep() {
        assertThat(BulkCloses.find(closedEvery(Duration.ofMinutes(2), 50))).isEmpty();
        assertThat(BulkCloses.find(closedEvery(Duration.ofSeconds(2), 9))).isEmpty();
    }

    @Test
    void cannotSeeASweepInDaysWithoutATime() {
        var facts = IntStream.range(0, 20).mapToObj(i -> item(i, Duration.ofHours(15))).toList();

        assertThat(BulkCloses.find(facts)).isEmpty();
    }

    @Test
    void findsAnImport() {
        var imported = createdEvery(Duration.ofSeconds(3), 20);

        assertThat(BulkCreations.find(imported)).hasSize(1);
        assertThat(BulkCreations.find(imported).getFirst().until())
                .isEqualTo(day(0).plusSeconds(57));
        assertThat(BulkCreations.find(createdEvery(Duration.ofSeconds(3), 19))).isEmpty();
        assertThat(BulkCreations.find(createdEvery(Duration.ofSeconds(30), 40))).isEmpty();
    }

    private static List<WorkItemFacts> createdEvery(Duration gap, int items) {
        return IntStream.range(0, items)
                .mapToObj(i -> new Created(day(0).plus(gap.multipliedBy(i)), "Bug", ""))
                .map(Histories::factsOf)
                .toList();
    }

    private static List<WorkItemFacts> closedEvery(Duration gap, int items) {
        return IntStream.range(0, items).mapToObj(i -> item(i, gap.multipliedBy(i))).toList();
    }

    private static WorkItemFacts item(int number, Duration after) {
        var history =
                WorkItemHistory.of(
                        "HARBOR-" + number,
                        Coverage.DATES_ONLY,
                        List.of(
                                new Created(day(0), "Bug", ""),
                                new Resolved(day(5).plus(after), "Fixed")));
        return WorkItemFold.fold(history, Histories.WORKFLOW, day(9)).orElseThrow();
    }
}
