package dev.quarterdeck.organization.timeline;

import static dev.quarterdeck.organization.timeline.Timelines.after;
import static dev.quarterdeck.organization.timeline.Timelines.compare;
import static dev.quarterdeck.organization.timeline.Timelines.facts;
import static dev.quarterdeck.organization.timeline.Timelines.managerOf;
import static dev.quarterdeck.organization.timeline.Timelines.of;
import static dev.quarterdeck.organization.timeline.Timelines.row;
import static dev.quarterdeck.organization.timeline.Timelines.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.Line;
import dev.quarterdeck.engine.DateRange;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OrganizationTimelineTest {

    private static final LocalDate MAY = day("2026-05-01");

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Statement share(String number, String from, String team, int share) {
        return new Statement.PersonState(
                number,
                day(from),
                null,
                new Statement.Values("Name " + number, null, null, team, share, null, null));
    }

    @Test
    void keepsManagersOfManagersAndTheReorganisationOfNextMonth() {
        var timeline =
                of(
                        row(2, state("1", "2020-01-01", "", "board")),
                        row(3, state("2", "2020-01-01", "1", "harbor")),
                        row(4, state("3", "2020-01-01", "2", "harbor")),
                        row(5, state("3", "2026-06-01", "1", "board")));

        assertThat(managerOf(timeline, "3", MAY)).contains("2");
        assertThat(managerOf(timeline, "3", day("2026-06-01"))).contains("1");
        assertThat(managerOf(timeline, "1", MAY)).isEmpty();
        assertThat(facts(timeline, "3", day("2026-07-01")))
                .contains(new Fact.WorksIn(timeline.team("board").orElseThrow().id(), 100))
                .hasSize(4);
    }

    @Test
    void changesNothingTheSecondTime() {
        IncomingRow[] rows = {
            row(2, state("1", "2020-01-01", "", "a")),
            row(3, state("2", "2020-01-01", "1", "a")),
            row(4, state("2", "2021-01-01", "1", "b"))
        };
        var timeline = of(rows);

        assertThat(compare(timeline, rows).isEmpty()).isTrue();
    }

    @Test
    void correctsThePast() {
        var timeline =
                of(
                        row(2, state("1", "2020-01-01", "", "a")),
                        row(3, state("2", "2020-01-01", "1", "a")),
                        row(4, state("3", "2020-01-01", "1", "a")),
                        row(5, state("3", "2022-01-01", "2", "a")));
        var diff = compare(timeline, row(2, state("3", "2021-01-01", "2", "a")));
        var corrected = after(timeline, diff);

        assertThat(managerOf(corrected, "3", day("2020-12-31"))).contains("1");
        assertThat(managerOf(corrected, "3", day("2021-01-01"))).contains("2");
        assertThat(managerOf(corrected, "3", day("2023-01-01"))).contains("2");
    }

    @Test
    void refusesBothRowsOfACircleAndTakesTheRest() {
        var timeline =
                of(
                        row(2, state("1", "2020-01-01", "", "x")),
                        row(3, state("2", "2020-01-01", "1", "x")),
                        row(4, state("3", "2020-01-01", "1", "x")));
        var diff =
                compare(
                        timeline,
                        row(2, state("2", "2024-01-01", "3", "x")),
                        row(3, state("3", "2024-01-01", "2", "x")),
                        row(4, state("4", "2024-01-01", "2", "x")));

        assertThat(diff.refused()).extracting(RefusedRow::line).containsExactly(2L, 3L);
        assertThat(diff.refused().getFirst().rule()).contains("cycle").contains("2 → 3 → 2");
        assertThat(managerOf(after(timeline, diff), "4", day("2024-01-01"))).contains("2");
    }

    @Test
    void blamesOnlyTheRowThatIsNewWhenAWholeFileIsSaidAgain() {
        var timeline =
                of(
                        row(2, state("1", "2020-01-01", "", "x")),
                        row(3, state("2", "2020-01-01", "1", "x")));
        var diff =
                compare(
                        timeline,
                        row(2, state("1", "2024-01-01", "2", "x")),
                        row(3, state("2", "2020-01-01", "1", "x")));

        assertThat(diff.refused()).extracting(RefusedRow::line).containsExactly(2L);
        assertThat(diff.isEmpty()).isTrue();
    }

    @Test
    void takesTheReportsOfARefusedManagerWithoutTheirManager() {
        var nameless =
                new Statement.PersonState("1", day("2020-01-01"), null, Statement.Values.NOTHING);
        var diff =
                compare(
                        new OrganizationTimeline(),
                        row(2, nameless),
                        row(3, state("2", "2020-01-01", "1", "x")));
        var timeline = after(new OrganizationTimeline(), diff);

        assertThat(diff.refused()).extracting(RefusedRow::what).containsExactly("name");
        assertThat(diff.heldBack()).extracting(RefusedRow::line).containsExactly(3L);
        assertThat(managerOf(timeline, "2", MAY)).isEmpty();
        assertThat(timeline.person("1")).isEmpty();
    }

    @Test
    void refusesAnUnknownManagerAloneAndANewPersonWithoutAName() {
        var diff =
                compare(
                        new OrganizationTimeline(),
                        row(2, state("1", "2020-01-01", "99", "x")),
                        row(3, state("2", "2020-01-01", "", "x")));

        assertThat(diff.refused()).singleElement().extracting(RefusedRow::value).isEqualTo("99");
        assertThat(after(new OrganizationTimeline(), diff).person("2")).isPresent();
    }

    @Test
    void refusesTwoPrimaryManagersOnOneDay() {
        var diff =
                compare(
                        of(
                                row(2, state("1", "2020-01-01", "", "x")),
                                row(3, state("2", "2020-01-01", "", "x")),
                                row(4, state("3", "2020-01-01", "1", "x"))),
                        row(2, state("3", "2024-01-01", "1", "x")),
                        row(3, state("3", "2024-01-01", "2", "x")));

        assertThat(diff.refused()).hasSize(2);
        assertThat(diff.isEmpty()).isTrue();
    }

    @Test
    void endsEverythingWithEmploymentAndReadsARehireAfresh() {
        var left =
                new Statement.PersonState(
                        "2", day("2021-01-01"), day("2022-01-01"), Statement.Values.NOTHING);
        var timeline =
                of(
                        row(2, state("1", "2020-01-01", "", "x")),
                        row(3, state("2", "2020-01-01", "1", "x")),
                        row(4, left),
                        row(5, state("2", "2024-01-01", null, "y")));

        assertThat(managerOf(timeline, "2", day("2021-12-31"))).contains("1");
        assertThat(managerOf(timeline, "2", day("2022-01-01"))).isEmpty();
        assertThat(facts(timeline, "2", day("2023-01-01")))
                .allMatch(fact -> fact instanceof Fact.Has);
        assertThat(managerOf(timeline, "2", day("2024-02-01"))).isEmpty();
        assertThat(facts(timeline, "2", day("2024-02-01")))
                .contains(new Fact.WorksIn(timeline.team("y").orElseThrow().id(), 100));
    }

    @Test
    void sumsSharesAndRefusesMoreThanAllOfOnesTime() {
        var timeline =
                of(
                        row(2, share("1", "2020-01-01", "a", 60)),
                        row(3, share("1", "2020-01-01", "b", 40)));
        var more =
                new Statement.MembershipStated(
                        "1", "c", 10, new DateRange(day("2024-01-01"), day("2024-02-01")));
        var diff = compare(timeline, row(2, more));

        assertThat(facts(timeline, "1", MAY)).filteredOn(Fact.WorksIn.class::isInstance).hasSize(2);
        assertThat(diff.refused()).singleElement().extracting(RefusedRow::value).isEqualTo("110 %");
    }

    @Test
    void boxesInterimCoverInTime() {
        var timeline =
                of(
                        row(2, state("1", "2020-01-01", "", "x")),
                        row(3, state("2", "2020-01-01", "1", "x")),
                        row(4, state("3", "2020-01-01", "1", "x")));
        var open = new Statement.LineStated("2", "3", Line.Kind.INTERIM, DateRange.since(MAY));
        var boxed =
                new Statement.LineStated(
                        "2", "3", Line.Kind.INTERIM, new DateRange(MAY, day("2026-08-01")));

        assertThat(compare(timeline, row(2, open)).refused()).hasSize(1);
        assertThat(compare(timeline, row(2, boxed)).refused()).isEmpty();
        assertThat(compare(timeline, row(2, boxed)).changes()).hasSize(2);
    }

    @Test
    void refusesLeaveThatOverlapsOrLiesOutsideEmployment() {
        var timeline = of(row(2, state("1", "2020-01-01", "", "x")));
        var one = leave("2024-01-01", "2024-02-01");
        var other = leave("2024-01-15", "2024-03-01");
        var early = leave("2019-01-01", "2019-02-01");
        var diff = compare(timeline, row(2, one), row(3, other), row(4, early));

        assertThat(diff.refused()).extracting(RefusedRow::line).containsExactly(2L, 3L, 4L);
        assertThat(compare(after(timeline, compare(timeline, row(2, one))), row(2, one)).isEmpty())
                .isTrue();
    }

    private static Statement leave(String from, String until) {
        return new Statement.LeaveStated("1", "parental", new DateRange(day(from), day(until)));
    }

    @Test
    void keepsTheTreeOfTeamsFreeOfCircles() {
        var since = DateRange.since(day("2020-01-01"));
        var timeline =
                of(
                        row(2, new Statement.TeamStated("a", "A", "", since)),
                        row(3, new Statement.TeamStated("b", "B", "a", since)));
        var diff =
                compare(
                        timeline,
                        row(2, new Statement.TeamStated("a", null, "b", DateRange.since(MAY))));

        assertThat(timeline.teams()).hasSize(2);
        assertThat(diff.refused()).hasSize(1);
        assertThat(diff.isEmpty()).isTrue();
    }
}
