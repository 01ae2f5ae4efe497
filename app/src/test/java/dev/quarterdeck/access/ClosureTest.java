package dev.quarterdeck.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.platform.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ClosureTest {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final PersonId ADA = person(1);
    private static final PersonId BEN = person(2);
    private static final PersonId CLEO = person(3);

    @Property(seed = "20261122", tries = 60)
    void agreesWithANaiveWalkOnEveryDay(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int size) {
        var organization = new RandomOrganization(seed, size);
        var oracle = new NaiveOracle(organization.relations());
        var index =
                RelationIndex.of(
                        1,
                        new Closure(Relations.links(organization.lines), "person").all(),
                        Relations.members(
                                Relations.memberships(organization.belongings),
                                Relations.teamLinks(organization.nodes)),
                        List.of());

        for (var day : oracle.days()) {
            int number = (int) day.toEpochDay();
            for (var one : organization.persons) {
                for (var other : organization.persons) {
                    var found = index.managing(one.value(), other.value(), number);
                    assertThat(found.map(Reach::depth).orElse(0))
                            .isEqualTo(oracle.depth(one, other, day));
                }
                for (var team : organization.teams) {
                    assertThat(index.isMember(one.value(), team, number))
                            .isEqualTo(oracle.isMember(one, team, day));
                }
            }
        }
    }

    @Test
    void refusesACircleAndNamesItsDays() {
        var lines =
                List.of(
                        line(ADA, BEN, new DateRange(MARCH, MAY)),
                        line(BEN, ADA, DateRange.since(APRIL)));

        assertThatThrownBy(() -> new Closure(Relations.links(lines), "person").all())
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("circle"))
                .hasMessageContaining("from 2026-04-01 until 2026-05-01");
    }

    @Test
    void letsTwoManageEachOtherAtDifferentTimes() {
        var lines =
                List.of(
                        line(ADA, BEN, new DateRange(MARCH, APRIL)),
                        line(BEN, ADA, DateRange.since(APRIL)));

        assertThat(new Closure(Relations.links(lines), "person").all()).hasSize(2);
    }

    @Test
    void narrowsTheDaysAtEachStepUp() {
        var lines =
                List.of(
                        line(ADA, BEN, new DateRange(MARCH, MAY)),
                        line(BEN, CLEO, DateRange.since(APRIL)));

        assertThat(new Closure(Relations.links(lines), "person").above(Set.of(ADA.value())))
                .contains(
                        new Reach(
                                ADA.value(),
                                CLEO.value(),
                                2,
                                Line.Kind.PRIMARY,
                                Span.of(new DateRange(APRIL, MAY))));
    }

    private static Line line(PersonId subject, PersonId manager, DateRange range) {
        return new Line(subject, manager, Line.Kind.PRIMARY, range);
    }

    private static PersonId person(int number) {
        return new PersonId(new UUID(0, number));
    }
}
