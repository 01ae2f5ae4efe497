package dev.quarterdeck.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.engine.effort.EffortCategory;
import dev.quarterdeck.engine.effort.EffortRule;
import dev.quarterdeck.metrics.teams.Investments;
import dev.quarterdeck.planning.GoalEffort.Line;
import dev.quarterdeck.planning.GoalEfforts.Known;
import dev.quarterdeck.platform.Version;
import dev.quarterdeck.portfolio.Goal;
import dev.quarterdeck.portfolio.Initiative;
import dev.quarterdeck.portfolio.Initiative.Dates;
import dev.quarterdeck.portfolio.Initiative.Scope;
import dev.quarterdeck.portfolio.Initiative.Stage;
import dev.quarterdeck.portfolio.Initiative.TeamScope;
import dev.quarterdeck.portfolio.Initiative.Worth;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Divides effort that is written down here among goals, and counts by hand.
class GoalEffortsTest {

    private static final DateRange TEN_DAYS =
            new DateRange(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-12"));
    private static final UUID PAY = new UUID(1, 1);
    private static final UUID SHIP = new UUID(1, 2);
    private static final UUID ALONE = new UUID(1, 3);
    private static final UUID BY_HAND = new UUID(1, 4);
    private static final UUID SAFE = new UUID(2, 1);
    private static final UUID OVER = new UUID(2, 2);

    /// 0.5 lies below epics, 0.1 is of nobody's item, 0.15 names none.
    private static final Investments.Answer.Shown SPENT =
            new Investments.Answer.Shown(
                    Map.of(EffortRule.WEEKDAY, 1_000L),
                    List.of(
                            spent(EffortCategory.NEW_WORK, "New work", 0.75),
                            spent(EffortCategory.UNASSIGNED, "No item in hand", 0.1),
                            spent(EffortCategory.DARK, "Dark work", 0.15)),
                    List.of(
                            spent(null, "P-1", 0.2),
                            spent(null, "P-9", 0.05),
                            spent(null, "S-1", 0.1),
                            spent(null, "A-1", 0.08),
                            spent(null, "X-1", 0.07)));

    private static final Known KNOWN =
            new Known(
                    List.of(
                            goal(SAFE, "2026-03-07", null, 40),
                            goal(OVER, "2025-01-01", "2026-01-01", 30)),
                    Map.of(SAFE, 0.2),
                    List.of(
                            initiative(PAY, SAFE, "P-1"),
                            initiative(SHIP, SAFE, "S-1"),
                            initiative(ALONE, null, "A-1"),
                            initiative(BY_HAND, SAFE)),
                    Map.of("P-1", PAY, "P-9", PAY, "S-1", SHIP, "A-1", ALONE));

    @Test
    void givesAGoalWhatWentToTheEpicsOfItsInitiatives() {
        var shown = GoalEfforts.divide(KNOWN, TEN_DAYS, SPENT);

        assertThat(shown.goals()).extracting(Line::id).containsExactly(SAFE);
        assertThat(weekday(shown.goals().getFirst())).isCloseTo(0.35, within(1e-9));
        assertThat(shown.initiatives()).extracting(Line::id).containsExactly(PAY, SHIP, ALONE);
        assertThat(weekday(shown.initiatives().getFirst())).isCloseTo(0.25, within(1e-9));
        assertThat(shown.apart()).containsExactly("I-4");
    }

    @Test
    void namesInitiativesOfWhichNotAllWorkLiesBelowEpics() {
        var byHand = new Scope(List.of("S-1"), List.of(new TeamScope(new UUID(3, 1), 8, Map.of())));
        var known =
                new Known(
                        List.of(),
                        Map.of(),
                        List.of(
                                initiative(PAY, null, "P-1", "P-2"),
                                initiative(SHIP, null, byHand),
                                initiative(ALONE, null, "A-1")),
                        KNOWN.epics());

        // P-2 is no epic, and of S-1 people said what is left.
        assertThat(GoalEfforts.divide(known, TEN_DAYS, SPENT).apart())
                .containsExactly("I-1", "I-2");
    }

    @Test
    void keepsWhatNoGoalHasSoThatAllIsThere() {
        var shown = GoalEfforts.divide(KNOWN, TEN_DAYS, SPENT);

        assertThat(shown.rest())
                .extracting(Line::name)
                .containsExactly(
                        "Initiatives of no goal",
                        "Epics of no initiative",
                        "Items under no epic",
                        "No item in hand",
                        "Dark work");
        assertThat(shown.rest())
                .extracting(GoalEffortsTest::weekday)
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1, Double.class)
                .containsExactly(0.08, 0.07, 0.25, 0.1, 0.15);
        assertThat(
                        Stream.concat(shown.goals().stream(), shown.rest().stream())
                                .mapToDouble(GoalEffortsTest::weekday)
                                .sum())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void meansWhatWasSaidOnEachDayOnWhichTheGoalHeld() {
        var first = said(1, "2026-01-05", "2026-03-07", 40);
        var raised = said(2, "2026-03-09", "2026-03-07", 60);
        var unsaid = said(3, "2026-03-11", "2026-03-07", null);

        // Five of ten days at 40 %, and of these the last three at 60 %, the last at nothing.
        assertThat(GoalEfforts.meant(List.of(first), TEN_DAYS)).isCloseTo(0.2, within(1e-9));
        assertThat(GoalEfforts.meant(List.of(raised, first), TEN_DAYS))
                .isCloseTo((2 * 0.4 + 3 * 0.6) / 10, within(1e-9));
        assertThat(GoalEfforts.meant(List.of(unsaid, raised, first), TEN_DAYS))
                .isCloseTo((2 * 0.4 + 2 * 0.6) / 10, within(1e-9));
        // What was said first held from the goal's first day, however late it was typed in.
        assertThat(GoalEfforts.meant(List.of(said(1, "2026-05-01", "2026-01-01", 40)), TEN_DAYS))
                .isCloseTo(0.4, within(1e-9));
        assertThat(GoalEfforts.divide(KNOWN, TEN_DAYS, SPENT).goals().getFirst().intended())
                .isEqualTo(0.2);
    }

    private static Goal said(int number, String at, String from, @Nullable Integer intended) {
        var terms =
                new Goal.Terms(
                        "G-1",
                        "Goal",
                        "So.",
                        DateRange.since(LocalDate.parse(from)),
                        null,
                        intended);
        var moment = Instant.parse(at + "T09:00:00Z");
        return new Goal(SAFE, terms, new Version(number, moment, "a test", null));
    }

    @Test
    void showsAGoalThatIsOverWhereEffortStillGoesToIt() {
        var known =
                new Known(
                        KNOWN.goals(),
                        Map.of(OVER, 0.0),
                        List.of(initiative(PAY, OVER)),
                        Map.of("P-1", PAY));

        var over = GoalEfforts.divide(known, TEN_DAYS, SPENT).goals().getLast();

        assertThat(over.id()).isEqualTo(OVER);
        assertThat(weekday(over)).isCloseTo(0.2, within(1e-9));
        assertThat(over.intended()).isZero();
    }

    @Test
    void saysNothingWhereNobodysTimeIsKnown() {
        var nothing = new Investments.Answer.Shown(Map.of(), List.of(), List.of());

        assertThat(GoalEfforts.divide(KNOWN, TEN_DAYS, nothing).saysNothing()).isTrue();
        assertThat(GoalEfforts.divide(KNOWN, TEN_DAYS, SPENT).saysNothing()).isFalse();
    }

    private static double weekday(Line line) {
        return line.share(EffortRule.WEEKDAY);
    }

    private static Investments.Line spent(
            @Nullable EffortCategory category, String name, double share) {
        return new Investments.Line(category, name, Map.of(EffortRule.WEEKDAY, share));
    }

    private static Goal goal(UUID id, String from, @Nullable String until, int intended) {
        var days =
                new DateRange(LocalDate.parse(from), until == null ? null : LocalDate.parse(until));
        return new Goal(
                id,
                new Goal.Terms(
                        "G-" + id.getLeastSignificantBits(), "Goal", "So.", days, null, intended),
                version());
    }

    private static Initiative initiative(UUID id, @Nullable UUID goal, String... roots) {
        return initiative(id, goal, new Scope(List.of(roots), List.of()));
    }

    private static Initiative initiative(UUID id, @Nullable UUID goal, Scope scope) {
        return new Initiative(
                id,
                new Initiative.Terms(
                        "I-" + id.getLeastSignificantBits(),
                        "An initiative",
                        goal,
                        null,
                        new Initiative.Place(Stage.RUNNING, null, 1),
                        new Dates(null, null),
                        Worth.UNKNOWN,
                        scope,
                        Set.of()),
                version());
    }

    private static Version version() {
        return new Version(1, Instant.parse("2026-01-05T09:00:00Z"), "a test", null);
    }
}
