package dev.quarterdeck.planning.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.engine.forecasting.PaceCurve;
import dev.quarterdeck.engine.forecasting.Throughput;
import dev.quarterdeck.engine.portfolio.Person;
import dev.quarterdeck.engine.portfolio.Person.Membership;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.engine.portfolio.Role;
import dev.quarterdeck.engine.portfolio.Simulation;
import dev.quarterdeck.engine.portfolio.Team;
import dev.quarterdeck.planning.PlanOfRecord;
import dev.quarterdeck.planning.PlanOfRecord.Planned;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.OfTeam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Reads what teams cost in plans where people are shared.
class TeamCostsTest {

    private static final LocalDate START = LocalDate.parse("2026-03-30");
    private static final DateRange EVER = DateRange.since(LocalDate.parse("2020-01-01"));
    private static final List<String> NAMES = List.of("Anchors", "Bollards", "Cleats");

    private static UUID id(int team) {
        return new UUID(0, team + 1);
    }

    /// People who give each team the same share, and others who are in none or partly in the first.
    private static List<OfTeam> rows(int shared, double each, double... inFirst) {
        var people = new ArrayList<Person>();
        for (int p = 0; p < shared; p++) {
            people.add(
                    person(
                            "shared" + p,
                            IntStream.range(0, 3)
                                    .mapToObj(t -> new Membership(id(t).toString(), each, EVER))
                                    .toList()));
        }
        for (int p = 0; p < inFirst.length; p++) {
            var place = new Membership(id(0).toString(), inFirst[p], EVER);
            people.add(person("other" + p, inFirst[p] > 0 ? List.of(place) : List.of()));
        }
        var nothing = PaceCurve.of(Throughput.ofWeeks(Instant.EPOCH), 4);
        var plan =
                Plan.of(
                                START,
                                8,
                                IntStream.range(0, 3)
                                        .mapToObj(t -> Team.of(id(t).toString(), nothing, 4))
                                        .toList(),
                                List.of())
                        .withRoles(
                                List.of(
                                        new Role(
                                                "rigger",
                                                List.of(),
                                                0,
                                                Optional.empty(),
                                                "invented")))
                        .withPeople(people);
        // The later in the alphabet, the fewer of its members are counted.
        var teams =
                IntStream.range(0, 3)
                        .mapToObj(
                                t -> new Planned(id(t), NAMES.get(t), 20 - t, 26, false, List.of()))
                        .toList();
        var outlook = new Simulation(100, 7).of(plan);
        var rows =
                new TeamCosts(new PlanOfRecord(plan, List.of(), teams, List.of()), outlook, outlook)
                        .teams();
        assertThat(rows.stream().mapToDouble(OfTeam::mean).sum())
                .isCloseTo(Arrays.stream(outlook.cost()).sum(), within(1e-3));
        return rows;
    }

    private static Person person(String id, List<Membership> places) {
        return new Person(id, "rigger", "rigger", places, List.of(), EVER, 9_000);
    }

    @Test
    void countsTheTimeThatPeopleKeepForNoTeamAndNotTheirHeads() {
        // Of ten a hundredth each is left: a tenth of one. With a third of each, 3.4 people stay
        // outside of two teams, which is still fewer than five; 6.7 stay outside of one.
        assertThat(rows(10, 0.33)).extracting(OfTeam::name).containsExactly("Anchors", "");
    }

    @Test
    void tellsAllTeamsWhereFivePeopleAreInNone() {
        assertThat(rows(10, 1 / 3.0, 0, 0, 0, 0, 0))
                .extracting(OfTeam::name)
                .containsExactly("Anchors", "Bollards", "Cleats", "");
    }

    @Test
    void addsHalvesUpToWholePeople() {
        assertThat(rows(10, 1 / 3.0, 0, 0, 0, 0, 0.5, 0.5)).hasSize(4);
        // 4.9 people are fewer than five.
        assertThat(rows(10, 1 / 3.0, 0, 0, 0, 0, 0.5, 0.6))
                .extracting(OfTeam::name)
                .containsExactly("Anchors", "Bollards", "");
    }

    @Test
    void tellsAllTeamsWhereNobodysTimeIsLeft() {
        assertThat(rows(12, 1 / 3.0)).extracting(OfTeam::name).containsExactlyElementsOf(NAMES);
    }
}
