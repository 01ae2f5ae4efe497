package dev.quarterdeck.metrics.teams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.HistoryId;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.ToldEvent;
import dev.quarterdeck.activity.facts.FactsKit;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.platform.store.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class NumbersTest {

    /// The Monday of the oldest week that is kept on the day of the kit.
    private static final LocalDate OLDEST = LocalDate.of(2020, 4, 6);

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-03-31T12:00:00Z"));
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);

    private static ToldEvent created(int number) {
        return new ToldEvent(
                new HistoryId(HistoryKind.WORK_ITEM, new UUID(7, 7), "" + number),
                new TrackerEvent.Created(Weeks.start(OLDEST.plusDays(1)), "HARBOR-" + number));
    }

    private static long arrivals(FactsKit kit) {
        var metric = Catalog.require("flow.arrivals");
        var asked = new Trends.Asked(metric, metric.ownRule());
        var weeks = new Weeks(OLDEST, 1, Instant.parse("2026-04-07T12:00:00Z"));
        return kit.measured
                .now(sql -> new KeptCells().read(sql, asked, weeks, null))
                .of(OLDEST)
                .getOrDefault(Cells.NOBODY, Cell.EMPTY)
                .total();
    }

    @Test
    void followChangedRowsInWeeksThatWereKeptWhenTheyWereLessOld() {
        try (var kit =
                new FactsKit(TestDatabase.open(List.of("platform", "activity", "metrics")))) {
            var numbers = new Numbers(kit.measured, clock);
            kit.tell(List.of(created(1)));
            kit.measured.follow();
            numbers.keep();
            assertThat(arrivals(kit)).isEqualTo(100);

            now.updateAndGet(before -> before.plus(Duration.ofDays(7)));
            kit.tell(List.of(created(2)));
            kit.measured.follow();

            assertThat(arrivals(kit)).isEqualTo(200);
        }
    }
}
