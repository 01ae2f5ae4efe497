package dev.quarterdeck.metrics.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.organization.OrganizationDay.Colleague;
import dev.quarterdeck.organization.OrganizationDay.Finding;
import dev.quarterdeck.organization.OrganizationDay.Place;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeopleFiguresTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final UUID TEAM = new UUID(0, 100);

    /// One head with four reports, one of whom has two, one of whom reports to somebody who left.
    private static final OrganizationDay ORGANIZATION =
            new OrganizationDay(
                    DAY,
                    List.of(
                            person(1, null, 100),
                            person(2, 1, 100),
                            person(3, 1, 100),
                            person(4, 1, 50),
                            person(5, 1, 0),
                            person(6, 2, 100),
                            person(7, 2, 100),
                            person(8, 99, 100)),
                    List.of(new Unit(TEAM, "core", "Core", null, id(2), 7, 6.5, 3)),
                    List.of(
                            new Finding("nobody-manages", id(8), DAY, "Nobody manages Person 8."),
                            new Finding("no-team", id(5), null, "Person 5 is in no team.")));

    private final PeopleFigures figures = new PeopleFigures(ORGANIZATION);

    private static PersonId id(int number) {
        return new PersonId(new UUID(0, number));
    }

    private static Colleague person(int number, @Nullable Integer manager, int share) {
        return new Colleague(
                id(number),
                "P" + number,
                "Person " + number,
                null,
                manager == null ? null : id(manager),
                List.of(),
                List.of(),
                share == 0 ? List.of() : List.of(new Place(TEAM, share)),
                null,
                null);
    }

    @Test
    void countPeopleTeamsAndWhoManages() {
        assertThat(shown(figures.headcount())).isEqualTo("8 people");
        assertThat(shown(figures.teams())).isEqualTo("1 team");
        assertThat(shown(figures.managers())).isEqualTo("2 managers");
        assertThat(shown(figures.withoutManager())).isEqualTo("1 person");
        assertThat(shown(figures.withoutTeam())).isEqualTo("1 person");
    }

    @Test
    void takeTheLowerMiddleSpanAndSayTheOthers() {
        var span = figures.span();

        assertThat(span.value()).isEqualTo(new Quantity.Count(2, "people report to a manager"));
        assertThat(span.explanation().sensitivity())
                .extracting(other -> other.rule() + " " + other.value())
                .containsExactly("largest 4", "smallest 2", "mean 3");
        assertThat(span.explanation().rows().cells())
                .containsExactly(List.of("Person 1", "4"), List.of("Person 2", "2"));
        assertThat(span.explanation().leftOut().getFirst().count()).isEqualTo(2);
    }

    @Test
    void countMembersOfATeamAndThoseWithAllOfTheirTime() {
        var team = ORGANIZATION.teams().getFirst();

        assertThat(shown(figures.members(team))).isEqualTo("7 people");
        assertThat(shown(figures.undivided(team))).isEqualTo("86% (6 of 7 members)");
    }

    @Test
    void knowNothingOfSeatsAndReviewsAndSayWhy() {
        assertThat(figures.vacancies().value()).isInstanceOf(Quantity.NotKnown.class);
        assertThat(figures.overdue().value()).isInstanceOf(Quantity.NotKnown.class);
    }

    @Test
    void knowNoSpanWhereNoLineIsSeen() {
        var alone = new OrganizationDay(DAY, List.of(person(1, null, 100)), List.of(), List.of());

        assertThat(new PeopleFigures(alone).span().value()).isInstanceOf(Quantity.NotKnown.class);
    }

    @Test
    void haveIdsOfTheirOwn() {
        assertThat(figures.all()).extracting(Figure::id).doesNotHaveDuplicates().hasSize(8);
    }

    private static String shown(Figure figure) {
        return Wording.of(figure.value());
    }
}
