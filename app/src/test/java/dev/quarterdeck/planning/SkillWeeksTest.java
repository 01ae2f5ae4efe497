package dev.quarterdeck.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.engine.forecasting.PaceCurve;
import dev.quarterdeck.engine.forecasting.Throughput;
import dev.quarterdeck.engine.portfolio.Initiative;
import dev.quarterdeck.engine.portfolio.Initiative.Demand;
import dev.quarterdeck.engine.portfolio.Person;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.engine.portfolio.Role;
import dev.quarterdeck.engine.portfolio.ScopeGrowth;
import dev.quarterdeck.engine.portfolio.Simulation;
import dev.quarterdeck.engine.portfolio.Team;
import dev.quarterdeck.planning.PlanOfRecord.Planned;
import dev.quarterdeck.planning.Quarter.OfSkill;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SkillWeeksTest {

    private static final LocalDate START = LocalDate.parse("2026-01-05");
    private static final UUID LARGE = new UUID(1, 1);
    private static final UUID SMALL = new UUID(1, 2);
    private static final Role ROLE =
            new Role("everybody", List.of(), 0, Optional.empty(), "nobody leaves");

    private static List<OfSkill> rows(Map<String, Integer> inLarge, Map<String, Integer> inSmall) {
        var people = new ArrayList<Person>();
        inLarge.forEach((skill, count) -> add(people, skill, count, LARGE));
        inSmall.forEach((skill, count) -> add(people, skill, count, SMALL));
        var pace = PaceCurve.of(Throughput.ofWeeks(Instant.EPOCH), 3);
        var plan =
                new Plan(
                        START,
                        26,
                        List.of(
                                Team.of(LARGE.toString(), pace, 10),
                                Team.of(SMALL.toString(), pace, 2)),
                        List.of(ROLE),
                        people,
                        List.of(),
                        List.of(
                                Initiative.of("one", 1)
                                        .withDemands(
                                                List.of(
                                                        new Demand(
                                                                LARGE.toString(),
                                                                100,
                                                                List.of(),
                                                                Map.of("COBOL", 1.0))))),
                        List.of(),
                        ScopeGrowth.NONE,
                        0);
        var shown = List.of(new Planned(LARGE, "Large", 10, 10, false, List.of()));
        return new SkillWeeks(new Simulation(100, 1).of(plan), shown, START).from(0, 13);
    }

    private static void add(List<Person> people, String skill, int count, UUID team) {
        for (int i = 0; i < count; i++) {
            people.add(
                    new Person(
                            team + skill + i,
                            "everybody",
                            skill,
                            List.of(
                                    new Person.Membership(
                                            team.toString(), 1, DateRange.since(START))),
                            List.of(),
                            DateRange.since(START),
                            0));
        }
    }

    private static List<String> names(List<OfSkill> rows) {
        return rows.stream().filter(OfSkill::known).map(OfSkill::skill).toList();
    }

    @Test
    void putsTheSmallestLargeSkillToTheSmallOnesWhereTheseAreTooFew() {
        var rows = rows(Map.of("Go", 6, "Java", 9, "Rust", 2), Map.of());

        // Java alone is shown by name: all less Java and Go would be Rust's two.
        assertThat(names(rows)).containsExactly("Java", "");
        assertThat(rows.get(1).weeks().getFirst().people()).isCloseTo(8, within(1e-9));
    }

    @Test
    void showsSmallSkillsTogetherWhereTheyAreEnough() {
        var rows = rows(Map.of("Go", 6, "Java", 3, "Rust", 2), Map.of());

        assertThat(names(rows)).containsExactlyInAnyOrder("Go", "");
    }

    @Test
    void showsNothingOfTooFewPeople() {
        assertThat(names(rows(Map.of("Go", 2, "Rust", 2), Map.of()))).isEmpty();
    }

    @Test
    void countsShownTeamsAloneSoThatTheRestTellsNothingOfSmallOnes() {
        var rows = rows(Map.of("Go", 6), Map.of("Go", 2));

        assertThat(rows.getFirst().weeks().getFirst().people()).isCloseTo(6, within(1e-9));
    }

    @Test
    void namesASkillThatIsAskedForAndNobodyHas() {
        var rows = rows(Map.of("Go", 6), Map.of());

        assertThat(rows.getLast().skill()).isEqualTo("COBOL");
        assertThat(rows.getLast().known()).isFalse();
        assertThat(rows.getLast().needed()).isPositive();
    }
}
