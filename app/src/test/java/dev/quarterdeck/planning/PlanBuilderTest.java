package dev.quarterdeck.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.portfolio.Team;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.organization.Staffing.Place;
import dev.quarterdeck.organization.Staffing.Time;
import dev.quarterdeck.planning.PlanBuilder.Facts;
import dev.quarterdeck.platform.Version;
import dev.quarterdeck.portfolio.Initiative;
import dev.quarterdeck.portfolio.Initiative.Dates;
import dev.quarterdeck.portfolio.Initiative.Scope;
import dev.quarterdeck.portfolio.Initiative.Stage;
import dev.quarterdeck.portfolio.Initiative.TeamScope;
import dev.quarterdeck.portfolio.Initiative.Terms;
import dev.quarterdeck.portfolio.Initiative.Worth;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Makes plans of facts that are written down here, and counts by hand what they come to.
class PlanBuilderTest {

    private static final LocalDate START = LocalDate.parse("2026-03-30");
    private static final UUID CRANES = new UUID(0, 1);
    private static final UUID BERTHS = new UUID(0, 2);
    private static final UUID GONE = new UUID(0, 9);
    private static final UUID PAY = new UUID(1, 1);
    private static final UUID SHIP = new UUID(1, 2);

    @Test
    void takesWhatPeopleSayOfATeamBeforeWhatTheTrackerTells() {
        var said =
                new Scope(
                        List.of("P-1"),
                        List.of(
                                new TeamScope(BERTHS, 7, Map.of()),
                                new TeamScope(CRANES, 0, Map.of())));
        var plan = plan(List.of(initiative(PAY, Stage.RUNNING, said, Set.of())), pays());

        var demands = plan.plan().initiatives().getFirst().demands();
        assertThat(demands).hasSize(1);
        assertThat(demands.getFirst().team()).isEqualTo(BERTHS.toString());
        assertThat(demands.getFirst().items()).isEqualTo(7);
    }

    @Test
    void forecastsWhatIsCommittedOrRunningAndWaitsForNothingElse() {
        var tracked = new Scope(List.of("P-1"), List.of());
        var byHand = new Scope(List.of(), List.of(new TeamScope(BERTHS, 3, Map.of())));
        var plan =
                plan(
                        List.of(
                                initiative(PAY, Stage.DONE, tracked, Set.of()),
                                initiative(SHIP, Stage.COMMITTED, byHand, Set.of(PAY))),
                        pays());

        assertThat(plan.initiatives()).singleElement().matches(one -> one.id().equals(SHIP));
        assertThat(plan.plan().initiatives().getFirst().after()).isEmpty();
    }

    @Test
    void saysWhatIsMissing() {
        var nothing = initiative(PAY, Stage.RUNNING, Scope.EMPTY, Set.of());
        var unowned =
                initiative(SHIP, Stage.RUNNING, new Scope(List.of("S-1"), List.of()), Set.of());
        var plan =
                plan(
                        List.of(nothing, unowned),
                        new Work(
                                Map.of(),
                                List.of(
                                        new Work.Scope(SHIP, null, 4, 0, null, List.of()),
                                        new Work.Scope(SHIP, GONE, 2, 0, null, List.of())),
                                Map.of()));

        assertThat(plan.initiatives().getFirst().missing())
                .startsWith("Nobody said what belongs to it");
        assertThat(plan.initiatives().getLast().missing())
                .isEqualTo("No team owns the projects of its 6 open items.");
        assertThat(plan.plan().initiatives()).isEmpty();
    }

    @Test
    void countsThePeopleWhoWereThereWhileThePaceWasMade() {
        // Two people all the time, one of whom is away for three of the twelve weeks, and one at
        // half.
        var away = new DateRange(START.minusWeeks(6), START.minusWeeks(3));
        var people =
                List.of(time(1, 1, List.of()), time(2, 1, List.of(away)), time(3, 0.5, List.of()));
        var plan =
                of(
                        facts(
                                List.of(initiative(PAY, Stage.RUNNING, tracked(), Set.of())),
                                pays(),
                                people));

        assertThat(team(plan, CRANES).peopleBehindPace()).isCloseTo(2.25, within(1e-9));
    }

    @Test
    void takesOnCallOffWhoIsThereAndOffWhoWasBehindThePace() {
        var running = List.of(initiative(PAY, Stage.RUNNING, tracked(), Set.of()));
        var plan = plan(running, pays().withOnCall(Map.of(CRANES, 1.5)));
        var swamped = plan(running, pays().withOnCall(Map.of(CRANES, 7.0)));

        assertThat(team(plan, CRANES).runLoad().peopleOnCall()).isEqualTo(1.5);
        assertThat(team(plan, CRANES).peopleBehindPace()).isCloseTo(2.5, within(1e-9));
        assertThat(plan.assumed())
                .anyMatch(one -> one.contains("take as many people of a team"))
                .noneMatch(one -> one.contains("1.5"));
        // Who is on call has 3/8 of the time; only the 10 unplanned of 40 items can be theirs, and
        // the others' pace is that of the other 30.
        var team = team(plan, CRANES);
        var without = team(plan(running, pays()), CRANES);
        assertThat(team.runLoad().unplanned().part()).isZero();
        assertThat(team.pace().itemsBy(64, 12))
                .isCloseTo(0.75 * without.pace().itemsBy(64, 12), within(1e-9));
        // With little on call the plan has as many items a week as before.
        var little = team(plan(running, pays().withOnCall(Map.of(CRANES, 0.4))), CRANES);
        assertThat(little.runLoad().unplanned()).isEqualTo(new Share(6, 36));
        assertThat(little.pace().itemsBy(64, 12) * (1 - 6 / 36.0))
                .isCloseTo(0.75 * without.pace().itemsBy(64, 12), within(1e-9));
        // More than who is there were on call: some of another team helped.
        assertThat(team(swamped, CRANES).peopleBehindPace()).isCloseTo(0.4, within(1e-9));
        assertThat(plan(running, pays()).assumed())
                .contains("Nothing tells on-call apart: what it takes is in the pace, as it was.");
    }

    @Test
    void knowsOfWhichInitiativesFewPeopleWorkOn() {
        var running = List.of(initiative(PAY, Stage.RUNNING, tracked(), Set.of()));
        var six = IntStream.rangeClosed(1, 6).mapToObj(one -> time(one, 1, List.of())).toList();

        assertThat(of(facts(running, pays(), six)).initiatives().getFirst().few()).isFalse();
        assertThat(of(facts(running, pays(), six.subList(0, 4))).initiatives().getFirst().few())
                .isTrue();
        // Nobody knows how many worked in a team that is no more.
        var gone =
                new Work(
                        Map.of(),
                        List.of(new Work.Scope(PAY, GONE, 1, 9, 3.0, List.of())),
                        Map.of());
        assertThat(of(facts(running, gone, six)).initiatives().getFirst().few()).isTrue();
        var nobodys =
                new Work(
                        Map.of(),
                        List.of(new Work.Scope(PAY, null, 1, 9, 3.0, List.of())),
                        Map.of());
        assertThat(of(facts(running, nobodys, six)).initiatives().getFirst().few()).isFalse();
    }

    @Test
    void tellsNoWeeksOfATeamThatWillBeSmall() {
        var staying = IntStream.rangeClosed(1, 4).mapToObj(one -> time(one, 1, List.of()));
        var leaving =
                IntStream.rangeClosed(5, 6)
                        .mapToObj(one -> until(START.plusWeeks(5), time(one, 1, List.of())));
        var people = Stream.concat(staying, leaving).toList();

        var plan = of(facts(List.of(), pays(), people));
        var whole =
                of(
                        facts(
                                List.of(),
                                pays(),
                                people.stream()
                                        .map(one -> until(START.plusWeeks(26), one))
                                        .toList()));

        assertThat(plan.teams())
                .singleElement()
                .satisfies(team -> assertThat(team.members()).isEqualTo(6))
                .satisfies(team -> assertThat(team.isLargeEnough()).isFalse());
        assertThat(whole.teams().getFirst().isLargeEnough()).isTrue();
    }

    private static Time until(LocalDate day, Time one) {
        return new Time(
                one.person(),
                one.skill(),
                one.places(),
                one.away(),
                new DateRange(one.employed().from(), day));
    }

    @Test
    void takesForUnplannedWhatWasFinishedBelowNoRoot() {
        var running = List.of(initiative(PAY, Stage.RUNNING, tracked(), Set.of()));

        assertThat(team(plan(running, pays()), CRANES).runLoad().unplanned())
                .isEqualTo(new Share(10, 40));
        // Of the second team nothing belongs to a root, so it goes by all teams.
        var both =
                new Work(
                        Map.of(
                                CRANES, past(10, 40),
                                BERTHS, past(20, 20)),
                        pays().scopes(),
                        Map.of());
        var byHand =
                initiative(
                        SHIP,
                        Stage.RUNNING,
                        new Scope(List.of(), List.of(new TeamScope(BERTHS, 3, Map.of()))),
                        Set.of());
        assertThat(
                        team(plan(List.of(running.getFirst(), byHand), both), BERTHS)
                                .runLoad()
                                .unplanned())
                .isEqualTo(new Share(30, 60));
    }

    @Test
    void worksOnAsManyInitiativesAtOnceAsItHasBegun() {
        var work =
                new Work(
                        Map.of(CRANES, past(10, 40)),
                        List.of(
                                new Work.Scope(PAY, CRANES, 5, 1, 3.0, List.of(2.0)),
                                new Work.Scope(SHIP, CRANES, 5, 1, 3.0, List.of(1.0))),
                        Map.of());
        var plan =
                plan(
                        List.of(
                                initiative(PAY, Stage.RUNNING, tracked(), Set.of()),
                                initiative(SHIP, Stage.RUNNING, tracked(), Set.of())),
                        work);

        assertThat(team(plan, CRANES).wipLimit()).isEqualTo(2);
        assertThat(plan.plan().initiatives().getFirst().ageWeeks()).isEqualTo(3);
    }

    @Test
    void hasTheSameDigestForTheSamePlanAlone() {
        var running = List.of(initiative(PAY, Stage.RUNNING, tracked(), Set.of()));
        var more = new Work(Map.of(CRANES, past(10, 40)), List.of(scope(6)), Map.of());

        var digest = PlanDigest.of(plan(running, pays()).plan());

        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(PlanDigest.of(plan(running, pays()).plan())).isEqualTo(digest);
        assertThat(PlanDigest.of(plan(running, more).plan())).isNotEqualTo(digest);
    }

    private static Scope tracked() {
        return new Scope(List.of("P-1"), List.of());
    }

    private static Work pays() {
        return new Work(Map.of(CRANES, past(10, 40)), List.of(scope(5)), Map.of());
    }

    private static Work.Scope scope(int open) {
        return new Work.Scope(PAY, CRANES, open, 30, 8.0, List.of(1.0, 2.5));
    }

    private static Work.Past past(int unplanned, int items) {
        int[] weeks = new int[40];
        Arrays.fill(weeks, 3);
        return new Work.Past(weeks, new Share(unplanned, items), List.of());
    }

    private static Time time(int number, double share, List<DateRange> away) {
        var since = DateRange.since(LocalDate.parse("2020-01-01"));
        return new Time(
                new UUID(2, number),
                Optional.empty(),
                List.of(new Place(CRANES, share, since)),
                away,
                since);
    }

    private static Initiative initiative(UUID id, Stage stage, Scope scope, Set<UUID> after) {
        return new Initiative(
                id,
                new Terms(
                        "I-" + id.getLeastSignificantBits(),
                        "An initiative",
                        null,
                        null,
                        new Initiative.Place(stage, null, id.getLeastSignificantBits()),
                        new Dates(null, null),
                        Worth.UNKNOWN,
                        scope,
                        after),
                version());
    }

    private static Unit unit(UUID id, String name) {
        return new Unit(id, name, name, null, null, 6, 6, 1);
    }

    private static PlanOfRecord plan(List<Initiative> initiatives, Work work) {
        return of(
                facts(
                        initiatives,
                        work,
                        IntStream.rangeClosed(1, 4)
                                .mapToObj(number -> time(number, 1, List.of()))
                                .toList()));
    }

    private static PlanOfRecord of(Facts facts) {
        return PlanBuilder.of(facts, new Paces());
    }

    private static Facts facts(List<Initiative> initiatives, Work work, List<Time> people) {
        return new Facts(
                START,
                List.of(unit(CRANES, "cranes"), unit(BERTHS, "berths")),
                people,
                initiatives,
                work,
                Map.of(),
                List.of(),
                Map.of(),
                List.of());
    }

    private static Team team(PlanOfRecord plan, UUID id) {
        return plan.plan().teams().stream()
                .filter(one -> one.id().equals(id.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static Version version() {
        return new Version(1, Instant.parse("2026-01-05T09:00:00Z"), "a test", null);
    }
}
