package dev.quarterdeck.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.engine.forecasting.PaceCurve;
import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.forecasting.Throughput;
import dev.quarterdeck.engine.hiring.StartDates;
import dev.quarterdeck.engine.portfolio.Hire;
import dev.quarterdeck.engine.portfolio.Initiative;
import dev.quarterdeck.engine.portfolio.Initiative.Demand;
import dev.quarterdeck.engine.portfolio.Person;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.engine.portfolio.Role;
import dev.quarterdeck.engine.portfolio.ScopeGrowth;
import dev.quarterdeck.engine.portfolio.Simulation;
import dev.quarterdeck.engine.portfolio.Team;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class KeptPlanTest {

    private static final LocalDate START = LocalDate.parse("2026-01-05");
    private static final DateRange EVER = DateRange.since(LocalDate.parse("2020-01-01"));
    private static final Simulation SIMULATION = new Simulation(500, 7);

    private static Plan plan() {
        int[] weeks = new Random(3).ints(90, 1, 12).toArray();
        var pace =
                PaceCurve.of(Throughput.ofWeeks(Instant.parse("2026-01-05T00:00:00Z"), weeks), 5);
        return new Plan(
                START,
                52,
                List.of(Team.of("a", pace, 4), Team.of("b", pace, 2)),
                List.of(Role.assumed("engineer", 0.1, "a guess")),
                Stream.concat(
                                IntStream.range(0, 4).mapToObj(i -> person("a" + i, "a", 0.9)),
                                IntStream.range(0, 3).mapToObj(i -> person("b" + i, "b", 0.7)))
                        .toList(),
                List.of(
                        new Hire(
                                "h", "a", "engineer", "java", StartDates.between(4, 12), 4, 8_000)),
                List.of(
                        Initiative.of("one", 1, Demand.of("a", 40)),
                        Initiative.of("two", 2, Demand.of("a", 60), Demand.of("b", 30))
                                .withAfter(Set.of("one"))),
                List.of(),
                ScopeGrowth.NONE,
                Plan.COMMON_PRIOR);
    }

    private static Person person(String id, String team, double share) {
        return new Person(
                id,
                "engineer",
                "java",
                List.of(new Person.Membership(team, share, EVER)),
                List.of(new DateRange(START.plusWeeks(3), START.plusWeeks(5))),
                EVER,
                9_000);
    }

    @Test
    void countsThePeopleOfEachQuarterAsTheyWereAndOfSmallTeamsNoWeek() {
        var outlook = SIMULATION.of(plan());
        var kept = SIMULATION.of(KeptPlan.of(outlook).asPlan(plan()));

        for (var team : List.of("a", "b")) {
            double[] then = outlook.load(team).people();
            double[] again = kept.load(team).people();
            for (int from = 0; from + 13 <= then.length; from += 13) {
                assertThat(mean(again, from)).isCloseTo(mean(then, from), within(0.02));
                assertThat(java.util.Arrays.stream(again, from, from + 13).distinct().count())
                        .isOne();
            }
        }
    }

    private static double mean(double[] weeks, int from) {
        return java.util.Arrays.stream(weeks, from, from + 13).average().orElseThrow();
    }

    @Test
    void givesAboutTheSameDatesThoughItKnowsNobody() {
        var outlook = SIMULATION.of(plan());
        var kept = SIMULATION.of(KeptPlan.of(outlook).asPlan(plan()));

        for (var id : List.of("one", "two")) {
            assertThat(kept.weeks(id, Percentile.P50))
                    .isCloseTo(outlook.weeks(id, Percentile.P50), within(1.0));
        }
        assertThat(JsonMapper.shared().writeValueAsString(KeptPlan.of(outlook)))
                .doesNotContain("a0", "java", "engineer");
    }

    @Test
    void comesBackFromTextAsItWas() {
        var json = JsonMapper.shared();
        var kept = KeptPlan.of(SIMULATION.of(plan()));

        assertThat(json.readValue(json.writeValueAsString(kept), KeptPlan.class)).isEqualTo(kept);
    }
}
