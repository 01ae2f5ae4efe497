package dev.quarterdeck.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.planning.WorkStore.Left;
import dev.quarterdeck.platform.Version;
import dev.quarterdeck.portfolio.Initiative;
import dev.quarterdeck.portfolio.Initiative.Dates;
import dev.quarterdeck.portfolio.Initiative.Place;
import dev.quarterdeck.portfolio.Initiative.Scope;
import dev.quarterdeck.portfolio.Initiative.Stage;
import dev.quarterdeck.portfolio.Initiative.TeamScope;
import dev.quarterdeck.portfolio.Initiative.Terms;
import dev.quarterdeck.portfolio.Initiative.Worth;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Says on which day initiatives ended.
class EndingsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
    private static final UUID ID = new UUID(1, 1);
    private static final Instant SAID = Instant.parse("2026-03-20T10:00:00Z");
    private static final LocalDate SAID_DAY = LocalDate.of(2026, 3, 20);

    private static Initiative initiative(Stage stage, TeamScope... byHand) {
        var reason = stage == Stage.STOPPED ? "Nobody needs it." : null;
        var terms =
                new Terms(
                        "A-1",
                        "Anything",
                        null,
                        null,
                        new Place(stage, reason, 1),
                        new Dates(null, null),
                        Worth.UNKNOWN,
                        new Scope(List.of("A-1"), List.of(byHand)),
                        Set.of());
        return new Initiative(
                ID, terms, new Version(3, Instant.parse("2026-03-30T10:00:00Z"), "x", null));
    }

    private static Endings endings(@Nullable Left left) {
        return new Endings(Map.of(ID, SAID), left == null ? Map.of() : Map.of(ID, left), TODAY);
    }

    private static Left left(int open, String finished) {
        return new Left(open, Instant.parse(finished + "T15:00:00Z"));
    }

    @Test
    void isDoneWithTheLastOfItsItems() {
        var left = left(0, "2026-03-10");

        assertThat(endings(left).of(initiative(Stage.DONE)))
                .contains(new Ending(LocalDate.of(2026, 3, 10), true));
    }

    @Test
    void isDoneWhenItIsSaidWhereItemsTellNothing() {
        var said = new Ending(SAID_DAY, true);

        assertThat(endings(null).of(initiative(Stage.DONE))).contains(said);
        assertThat(endings(left(2, "2026-03-10")).of(initiative(Stage.DONE))).contains(said);
        // Tidying up afterwards moves no end.
        assertThat(endings(left(0, "2026-03-28")).of(initiative(Stage.DONE))).contains(said);
    }

    @Test
    void isDoneWithoutAWordWhenNothingWasLeftForFourWeeks() {
        assertThat(endings(left(0, "2026-03-04")).of(initiative(Stage.RUNNING)))
                .contains(new Ending(LocalDate.of(2026, 3, 4), true));
        assertThat(endings(left(0, "2026-03-05")).of(initiative(Stage.RUNNING))).isEmpty();
        assertThat(endings(left(1, "2026-01-05")).of(initiative(Stage.RUNNING))).isEmpty();
        assertThat(endings(null).of(initiative(Stage.COMMITTED))).isEmpty();
    }

    @Test
    void goesOnWhilePeopleSayThatSomethingIsLeft() {
        var byHand = new TeamScope(new UUID(2, 2), 3, Map.of());

        assertThat(endings(left(0, "2026-01-05")).of(initiative(Stage.RUNNING, byHand))).isEmpty();
    }

    @Test
    void isWithdrawnFromTheDayOnWhichNobodyWantsIt() {
        for (var stage : List.of(Stage.STOPPED, Stage.IDEA, Stage.SHAPING)) {
            assertThat(endings(left(0, "2026-03-10")).of(initiative(stage)))
                    .contains(new Ending(SAID_DAY, false));
        }
    }
}
