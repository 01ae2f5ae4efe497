package dev.quarterdeck.planning.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.engine.forecasting.PaceCurve;
import dev.quarterdeck.engine.forecasting.Throughput;
import dev.quarterdeck.engine.hiring.StartDates;
import dev.quarterdeck.engine.portfolio.Comparison;
import dev.quarterdeck.engine.portfolio.Hire;
import dev.quarterdeck.engine.portfolio.Initiative;
import dev.quarterdeck.engine.portfolio.Outlook;
import dev.quarterdeck.engine.portfolio.Pause;
import dev.quarterdeck.engine.portfolio.Person;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.engine.portfolio.Role;
import dev.quarterdeck.engine.portfolio.ScopeGrowth;
import dev.quarterdeck.engine.portfolio.Simulation;
import dev.quarterdeck.engine.portfolio.Team;
import dev.quarterdeck.planning.PlanOfRecord;
import dev.quarterdeck.planning.PlanOfRecord.Planned;
import dev.quarterdeck.planning.PlanOfRecord.Wanted;
import dev.quarterdeck.planning.Plans;
import dev.quarterdeck.planning.scenarios.Scenario.Line;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Contract;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Cut;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Drop;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Leave;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Move;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Redate;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Reorder;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Rest;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Start;
import dev.quarterdeck.seats.Assumption;
import dev.quarterdeck.seats.Money;
import dev.quarterdeck.seats.RoleAssumptions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Fits scenarios to plans that are written down here, and plays them.
class FittingTest {

    private static final LocalDate START = LocalDate.parse("2026-03-30");
    private static final UUID CRANES = new UUID(0, 1);
    private static final UUID BERTHS = new UUID(0, 2);
    private static final UUID SEAT = new UUID(3, 1);
    private static final Simulation SIMULATION = new Simulation(300, 7);
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final ScenarioNames NAMES = new ScenarioNames(List.of(), List.of(), List.of());

    @Property(seed = "20261122", tries = 40)
    void showsExactlyNoDifferenceWhereAScenarioSaysWhatThePlanSays(@ForAll long seed) {
        var record = record(new Random(seed));
        var fitted = fit(record, sameAgain(record, new Random(seed)));

        assertThat(fitted.leftOut()).isEmpty();
        var plan = SIMULATION.of(record.plan());
        var sides = new Sides(record, plan);
        assertThat(sides.rows(SIMULATION.of(fitted.plan())))
                .allSatisfy(
                        row -> {
                            var shift = Objects.requireNonNull(row.shift());
                            assertThat(
                                            List.of(
                                                    shift.p50Weeks(),
                                                    shift.p85Weeks(),
                                                    shift.meanWeeks(),
                                                    shift.later(),
                                                    shift.earlier()))
                                    .containsOnly(0.0);
                        });
        var comparison = Comparison.of(plan, SIMULATION.of(fitted.plan()));
        assertThat(comparison.whoPays()).isEmpty();
        assertThat(comparison.cost()).allSatisfy(more -> assertThat(more).isZero());
    }

    /// Changes that say of each initiative what the plan says already.
    private static List<Line> sameAgain(PlanOfRecord record, Random random) {
        var lines = new ArrayList<Line>();
        var ordered = record.initiatives();
        for (int i = 0; i < ordered.size(); i++) {
            var id = ordered.get(i).id();
            lines.add(line(new Cut(id, null, ordered.get(i).open())));
            lines.add(
                    line(new Reorder(id, i + 1 < ordered.size() ? ordered.get(i + 1).id() : null)));
            var must = record.plan().initiatives().get(i).mustDate();
            if (must != null) {
                lines.add(line(new Redate(id, must, null)));
            }
        }
        java.util.Collections.shuffle(lines, random);
        return lines;
    }

    @Property(seed = "20261122", tries = 30)
    void movesNoDateAndNoDigestByWhatPeopleCost(@ForAll long seed) {
        var record = record(new Random(seed));
        var rates = rates(5_000 + Math.floorMod(seed, 9_000L));
        var priced = rates.price(record.plan(), Map.of());

        assertThat(Plans.digest(priced)).isEqualTo(Plans.digest(record.plan()));
        var one = SIMULATION.of(record.plan());
        var other = SIMULATION.of(priced);
        assertThat(Comparison.of(one, other).shifts())
                .allSatisfy(shift -> assertThat(shift.later() + shift.earlier()).isZero());
        assertThat(other.cost()[1]).isGreaterThan(one.cost()[1]);
    }

    @Test
    void takesTheSameShareOfEverybodyInsteadOfPickingSomebody() {
        var record = record(new Random(1));
        var from = START.plusWeeks(4);
        var fitted = fit(record, List.of(line(new Leave(CRANES, null, 1, from))));

        assertThat(fitted.groups()).isTrue();
        var people = fitted.plan().people();
        assertThat(people.stream().filter(one -> !one.cuts().isEmpty())).hasSize(6);
        assertThat(people.getFirst().cuts().getFirst().share()).isCloseTo(1 / 6.0, within(1e-12));
        assertThat(load(fitted, 10) - load(record, 10)).isCloseTo(-1, within(1e-9));
        assertThat(load(fitted, 3) - load(record, 3)).isCloseTo(0, within(1e-9));
    }

    private static double load(Fitted fitted, int week) {
        return load(SIMULATION.of(fitted.plan()), week);
    }

    private static double load(PlanOfRecord record, int week) {
        return load(SIMULATION.of(record.plan()), week);
    }

    private static double load(Outlook outlook, int week) {
        return outlook.load(CRANES.toString()).people()[week];
    }

    @Test
    void hidesWeeksThatWouldTellOfASmallGroupOrOfTheOthers() {
        var record = record(new Random(1));
        // Of six people in one team five are riggers: the one left over could be read.
        assertThat(fit(record, List.of(line(leave("rigger", 1)))).groups()).isFalse();
        assertThat(fit(record, List.of(line(leave(null, 1)))).groups()).isTrue();
        // Nobody may be named.
        assertThat(fit(record, List.of(line(leave("clerk", 1)))).leftOut().getFirst())
                .contains("fewer than two people work in", "nobody may be named");
        assertThat(fit(record, List.of(line(leave("pilot", 1)))).leftOut().getFirst())
                .contains("fewer than two people work in");
        assertThat(fit(record, List.of(line(leave(null, 6)))).leftOut().getFirst())
                .contains("6 are too many", "5 at most");
    }

    private static Leave leave(String role, int count) {
        return new Leave(CRANES, role, count, START);
    }

    @Test
    void movesHalfAPersonFromTeamToTeam() {
        var record = record(new Random(1));
        var fitted = fit(record, List.of(line(new Move(CRANES, BERTHS, null, 0.5, START))));

        var outlook = SIMULATION.of(fitted.plan());
        assertThat(outlook.load(CRANES.toString()).people()[0]).isCloseTo(5.5, within(1e-9));
        assertThat(outlook.load(BERTHS.toString()).people()[0]).isCloseTo(2.5, within(1e-9));
    }

    @Test
    void saysWhatNoLongerFits() {
        var record = record(new Random(1));
        var gone = new UUID(9, 9);
        var past = new DateRange(START.minusDays(30), START);
        var fitted =
                fit(
                        record,
                        List.of(
                                line(new Drop(gone)),
                                line(new Start(gone, START)),
                                line(new Contract(CRANES, "rigger", null, 1, past, null)),
                                line(new Rest(Pause.Kind.BLACKOUT, Set.of(gone), past)),
                                line(new Move(CRANES, gone, null, 1, START))));

        assertThat(fitted.steps()).isEmpty();
        assertThat(fitted.plan()).isEqualTo(record.plan());
        assertThat(fitted.leftOut())
                .hasSize(5)
                .allMatch(one -> one.contains("Left out: "))
                .anyMatch(one -> one.contains("not, or no longer, committed or running"))
                .anyMatch(one -> one.contains("nobody is awaited on the seat"));
    }

    @Test
    void costsWhatASeatAContractorAndARoleCost() {
        var record = record(new Random(1));
        var days = new DateRange(LocalDate.parse("2026-05-01"), LocalDate.parse("2026-08-01"));
        var own = new Money(12_000, EURO);
        var fitted = fit(record, List.of(line(new Contract(CRANES, "rigger", null, 2, days, own))));
        var rates = rates(8_000);

        var before = SIMULATION.of(rates.price(record.plan(), Map.of())).cost();
        var after = SIMULATION.of(rates.price(fitted.plan(), fitted.costs())).cost();

        // June is a whole month of both: two at 12,000. Seven of eight people have a rate.
        assertThat(after[3] - before[3]).isCloseTo(24_000, within(1e-6));
        assertThat(before[3]).isCloseTo(7 * 8_000, within(1e-6));
        assertThat(rates.notes(record.plan(), Map.of()).getFirst()).contains("(1 of 9)");
        assertThat(rates.price(record.plan(), Map.of()).hires().getFirst().monthlyCost())
                .isEqualTo(9_500);
    }

    @Test
    void namesWhatIsToldInAnotherCurrency() {
        var record = record(new Random(1));
        var dollars = new Money(1, Currency.getInstance("USD"));
        var rates = new Rates(EURO, Map.of("clerk", dollars), Map.of());

        assertThat(rates.notes(record.plan(), Map.of()))
                .anyMatch(one -> one.contains("another currency than EUR (1 of 9)"));
        assertThat(rates.price(record.plan(), Map.of()).people())
                .allMatch(one -> one.monthlyCost() == 0);
    }

    @Test
    void blamesTheChangeWithoutWhichTheDelayWouldBeGone() {
        var record = record(new Random(1));
        var last = record.initiatives().getLast().id();
        var first = record.initiatives().getFirst().id();
        var lines =
                List.of(
                        line(new Redate(first, START.plusWeeks(9), null)),
                        line(new Reorder(last, first)));
        var fitted = fit(record, lines);
        var plan = SIMULATION.of(record.plan());

        var payers =
                new Payers()
                        .of(
                                record,
                                plan,
                                SIMULATION.of(fitted.plan()),
                                fitted,
                                without ->
                                        fit(
                                                        record,
                                                        lines.stream()
                                                                .filter(
                                                                        one ->
                                                                                !one.id()
                                                                                        .equals(
                                                                                                without))
                                                                .toList())
                                                .plan());

        assertThat(payers).isNotEmpty();
        assertThat(payers.getFirst().because()).isEqualTo(last + " goes before " + first + ".");
        assertThat(payers.getFirst().becauseWeeks())
                .isCloseTo(payers.getFirst().weeks(), within(1.0));
    }

    private static Rates rates(double amount) {
        var rate = new Assumption.Rate(new Money(amount, EURO));
        var said =
                new Assumption(
                        "rigger",
                        START,
                        rate,
                        "budget",
                        new dev.quarterdeck.platform.Version(1, Instant.EPOCH, "a test", null));
        return Rates.of(
                        Optional.of(EURO),
                        Map.of(
                                "rigger",
                                new RoleAssumptions("rigger", Map.of(Assumption.What.RATE, said))),
                        Map.of(SEAT, new Money(9_500, EURO)))
                .orElseThrow();
    }

    private static Line line(ScenarioChange change) {
        return new Line(UUID.nameUUIDFromBytes(change.toString().getBytes()), change);
    }

    private static Fitted fit(PlanOfRecord record, List<Line> lines) {
        return Fitting.of(record, lines, NAMES);
    }

    /// Six people in one team, of whom one is a clerk, and two in another; a hire; initiatives in
    /// both.
    private static PlanOfRecord record(Random random) {
        var initiatives =
                IntStream.range(0, 2 + random.nextInt(4))
                        .mapToObj(i -> initiative(i, random))
                        .toList();
        var plan =
                new Plan(
                        START,
                        60,
                        List.of(team(CRANES, 6), team(BERTHS, 2)),
                        List.of(
                                new Role("rigger", List.of(), 0, Optional.empty(), "invented"),
                                new Role("clerk", List.of(), 0, Optional.empty(), "invented")),
                        IntStream.range(0, 8)
                                .mapToObj(
                                        p ->
                                                person(
                                                        p,
                                                        p < 6 ? CRANES : BERTHS,
                                                        p == 5 ? "clerk" : "rigger"))
                                .toList(),
                        List.of(
                                new Hire(
                                        SEAT.toString(),
                                        BERTHS.toString(),
                                        "rigger",
                                        "rigger",
                                        StartDates.between(40, 50),
                                        0,
                                        0)),
                        initiatives,
                        List.of(),
                        random.nextBoolean() ? ScopeGrowth.prior() : ScopeGrowth.NONE,
                        0.2);
        return new PlanOfRecord(
                plan,
                initiatives.stream().map(FittingTest::wanted).toList(),
                List.of(
                        new Planned(CRANES, "Cranes", 6, 6, false, List.of()),
                        new Planned(BERTHS, "Berths", 2, 2, false, List.of())),
                List.of());
    }

    private static Wanted wanted(Initiative one) {
        return new Wanted(
                UUID.fromString(one.id()),
                one.id(),
                "An initiative",
                one.demands().stream().mapToDouble(Initiative.Demand::items).sum(),
                0,
                false,
                0,
                null);
    }

    private static Team team(UUID id, double people) {
        var nothing = Throughput.ofWeeks(Instant.EPOCH);
        return Team.of(id.toString(), PaceCurve.of(nothing, people), people);
    }

    private static Person person(int number, UUID team, String role) {
        var ever = DateRange.since(LocalDate.parse("2020-01-01"));
        return new Person(
                "person" + number,
                role,
                role,
                List.of(new Person.Membership(team.toString(), 1, ever)),
                List.of(),
                ever,
                0);
    }

    private static Initiative initiative(int number, Random random) {
        return new Initiative(
                new UUID(1, number).toString(),
                number,
                List.of(
                        Initiative.Demand.of(CRANES.toString(), 8 + random.nextInt(30)),
                        Initiative.Demand.of(BERTHS.toString(), 1 + random.nextInt(9))),
                random.nextInt(30),
                Initiative.Split.NONE,
                random.nextBoolean() ? null : START.plusWeeks(5 + random.nextInt(30)),
                null,
                Set.of());
    }
}
