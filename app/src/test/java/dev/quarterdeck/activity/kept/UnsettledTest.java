package dev.quarterdeck.activity.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.facts.FactsKit;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UnsettledTest {

    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");

    private static void mark(FactsKit kit, UUID source, Instant at) {
        kit.database.keep(sql -> Unsettled.mark(sql, List.of(source), HistoryKind.DEPLOYMENT, at));
    }

    private static List<UUID> waiting(FactsKit kit, Instant now) {
        return kit.database.keeping(
                sql -> Unsettled.since(sql, now.minusSeconds(15), now.minusSeconds(120)));
    }

    @Test
    void waitsForAPauseButNotForEver() {
        try (var kit = new FactsKit()) {
            var source = UUID.randomUUID();
            mark(kit, source, NOON);
            assertThat(waiting(kit, NOON.plusSeconds(10))).isEmpty();
            assertThat(waiting(kit, NOON.plusSeconds(16))).containsExactly(source);

            for (int second = 10; second <= 130; second += 10) {
                mark(kit, source, NOON.plusSeconds(second));
            }
            assertThat(waiting(kit, NOON.plusSeconds(119))).isEmpty();
            assertThat(waiting(kit, NOON.plusSeconds(131))).containsExactly(source);
        }
    }

    @Test
    void keepsWhatCameWhileItWasSettled() {
        try (var kit = new FactsKit()) {
            var source = UUID.randomUUID();
            mark(kit, source, NOON);
            var seen = kit.database.keeping(sql -> Unsettled.of(sql, source));
            mark(kit, source, NOON.plusSeconds(100));

            kit.database.keep(sql -> Unsettled.settle(sql, source, seen));
            assertThat(waiting(kit, NOON.plusSeconds(110))).isEmpty();
            assertThat(waiting(kit, NOON.plusSeconds(116))).containsExactly(source);
            kit.database.keep(sql -> Unsettled.settle(sql, source, Unsettled.of(sql, source)));
            assertThat(waiting(kit, NOON.plusSeconds(1_000))).isEmpty();
        }
    }
}
