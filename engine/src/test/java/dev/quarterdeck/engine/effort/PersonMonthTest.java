package dev.quarterdeck.engine.effort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.engine.effort.PersonMonth.Done;
import dev.quarterdeck.engine.effort.PersonMonth.Held;
import dev.quarterdeck.engine.effort.PersonMonth.Slice;
import dev.quarterdeck.engine.effort.PersonMonth.Target;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PersonMonthTest {

    private static final YearMonth APRIL = YearMonth.of(2026, 4);

    private static LocalDate day(int day) {
        return APRIL.atDay(day);
    }

    /// Sums slices by rule and target, as parts of the rule's total.
    private static Map<EffortRule, Map<Target, Double>> shares(List<Slice> slices) {
        var shares = new EnumMap<EffortRule, Map<Target, Double>>(EffortRule.class);
        for (var rule : EffortRule.values()) {
            var of = slices.stream().filter(one -> one.rule() == rule).toList();
            double all = of.stream().mapToLong(Slice::part).sum();
            var parts = new HashMap<Target, Double>();
            of.forEach(one -> parts.merge(one.target(), one.part() / all, Double::sum));
            shares.put(rule, parts);
        }
        return shares;
    }

    private static List<Slice> divide(PersonMonth month) {
        var slices = new ArrayList<Slice>();
        month.divide(_ -> true, true, slices::add);
        return slices;
    }

    /// Item 1 is parked in progress all month with two commits; 2 and 3 have ten and twelve, half
    /// a month each.
    @Test
    void laysHalfOrATwelfthToAParkedItemAsTheRuleWillHaveIt() {
        var month =
                new PersonMonth(
                        APRIL,
                        day(30),
                        List.of(
                                new Held(1, day(1), day(30), true),
                                new Held(2, day(1), day(15), true),
                                new Held(3, day(16), day(30), true)),
                        List.of(
                                new Done(day(2), List.of(1L), 2),
                                new Done(day(8), List.of(2L), 10),
                                new Done(day(20), List.of(3L), 12)),
                        Map.of());

        var slices = divide(month);

        var shares = shares(slices);
        var parked = new Target.Item(1);
        assertThat(shares.get(EffortRule.PRESENCE).get(parked)).isCloseTo(0.5, within(1e-6));
        assertThat(shares.get(EffortRule.WEEKDAY).get(parked)).isCloseTo(0.5, within(1e-6));
        assertThat(shares.get(EffortRule.ACTIVITY).get(parked)).isCloseTo(2.0 / 24, within(1e-6));
    }

    @Test
    void laysTheWholeOfEachWeekUnderEachRule() {
        var month =
                new PersonMonth(
                        APRIL,
                        day(30),
                        List.of(new Held(1, day(7), day(9), true)),
                        List.of(
                                new Done(day(8), List.of(), 1),
                                new Done(day(9), List.of(1L, 2L), 3)),
                        Map.of());

        var slices = divide(month);

        // Monday the 6th to Sunday the 12th.
        for (var rule : EffortRule.values()) {
            long week =
                    slices.stream()
                            .filter(one -> one.rule() == rule)
                            .filter(
                                    one ->
                                            !one.day().isBefore(day(6))
                                                    && one.day().isBefore(day(13)))
                            .mapToLong(Slice::part)
                            .sum();
            assertThat(week).as(rule.id()).isBetween(PersonMonth.WEEK - 100, PersonMonth.WEEK);
        }
        var shares = shares(slices);
        assertThat(shares.get(EffortRule.ACTIVITY).get(new Target.Dark()))
                .isCloseTo(0.25, within(1e-6));
        assertThat(shares.get(EffortRule.ACTIVITY).get(new Target.Item(2)))
                .isCloseTo(0.375, within(1e-6));
        assertThat(shares.get(EffortRule.PRESENCE).get(new Target.Nothing()))
                .isCloseTo(0.9, within(1e-6));
    }

    @Test
    void dropsWhatNothingHappenedToForThirtyDaysUnderTheWeekdayRuleAlone() {
        var touched = Map.of(1L, new TreeSet<>(List.of(LocalDate.parse("2026-03-11"))));
        var month =
                new PersonMonth(
                        APRIL,
                        day(30),
                        List.of(new Held(1, day(1), day(30), false)),
                        List.of(),
                        touched);

        var slices = divide(month);

        // The 10th of April, a Friday, is the thirtieth day after; 8 of 22 weekdays.
        var shares = shares(slices);
        assertThat(shares.get(EffortRule.WEEKDAY).get(new Target.Item(1)))
                .isCloseTo(8.0 / 22, within(1e-6));
        assertThat(shares.get(EffortRule.PRESENCE)).containsOnlyKeys(new Target.Item(1));
        assertThat(shares.get(EffortRule.ACTIVITY)).containsOnlyKeys(new Target.Nothing());
    }

    @Test
    void countsNoIdleDaysOfWhoIsNotKnownAndNoDayAfterTheLast() {
        var slices = new ArrayList<Slice>();
        new PersonMonth(
                        APRIL,
                        day(10),
                        List.of(new Held(1, day(9), day(12), true)),
                        List.of(),
                        Map.of())
                .divide(_ -> true, false, slices::add);

        assertThat(slices)
                .allSatisfy(one -> assertThat(one.target()).isEqualTo(new Target.Item(1)));
        assertThat(slices)
                .filteredOn(one -> one.rule() == EffortRule.PRESENCE)
                .extracting(Slice::day)
                .containsExactly(day(9), day(10));
    }

    @Test
    void readsLabelsBeforeTypesAndWholeWords() {
        assertThat(CategoryWords.of("Bug", List.of())).contains(EffortCategory.DEFECTS);
        assertThat(CategoryWords.of("Bug", List.of("Tech-Debt"))).contains(EffortCategory.DEBT);
        assertThat(CategoryWords.of("", List.of("kind/bug"))).contains(EffortCategory.DEFECTS);
        assertThat(CategoryWords.of("Service Request", List.of()))
                .contains(EffortCategory.OPERATIONS);
        assertThat(CategoryWords.of("Debugger", List.of("team-a"))).isEmpty();
        assertThat(CategoryWords.of("Task", List.of())).isEmpty();
    }
}
