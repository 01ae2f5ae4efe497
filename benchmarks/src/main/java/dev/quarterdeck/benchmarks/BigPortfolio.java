package dev.quarterdeck.benchmarks;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.forecasting.PaceCurve;
import dev.quarterdeck.engine.forecasting.Throughput;
import dev.quarterdeck.engine.hiring.StartDates;
import dev.quarterdeck.engine.measuring.Survival;
import dev.quarterdeck.engine.portfolio.Hire;
import dev.quarterdeck.engine.portfolio.Initiative;
import dev.quarterdeck.engine.portfolio.Pause;
import dev.quarterdeck.engine.portfolio.Person;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.engine.portfolio.Role;
import dev.quarterdeck.engine.portfolio.ScopeGrowth;
import dev.quarterdeck.engine.portfolio.Team;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/// Make a portfolio of the size the bar names, the same at every run: 12 teams with 25 people each,
/// 50 initiatives over one to three teams, 20 hires on their way, two years.
final class BigPortfolio {

    private static final LocalDate START = LocalDate.parse("2026-01-05");
    private static final int TEAMS = 12;
    private static final int PEOPLE = 300;
    private static final int INITIATIVES = 50;
    private static final int HIRES = 20;

    private final Random random = new Random(11);

    Plan plan() {
        return new Plan(
                START,
                104,
                IntStream.range(0, TEAMS).mapToObj(this::team).toList(),
                roles(),
                IntStream.range(0, PEOPLE).mapToObj(this::person).toList(),
                IntStream.range(0, HIRES).mapToObj(this::hire).toList(),
                initiatives(),
                pauses(),
                ScopeGrowth.prior(),
                Plan.COMMON_PRIOR);
    }

    private Team team(int number) {
        int[] weeks = random.ints(120, 2, 10 + number).toArray();
        var cut = START.atStartOfDay().toInstant(ZoneOffset.UTC);
        return new Team(
                "team-" + number,
                PaceCurve.of(Throughput.ofWeeks(cut, weeks), 5),
                21,
                2 + number % 2,
                new Team.RunLoad(1, 3, new Share(60 + number, 300)),
                Optional.of(lasting()));
    }

    private Survival lasting() {
        return Survival.of(
                IntStream.range(0, 200)
                        .mapToObj(
                                i ->
                                        new Survival.Length(
                                                -3 * Math.log(random.nextDouble()), i % 8 > 0))
                        .toList());
    }

    private static List<Role> roles() {
        var backfill = Optional.of(StartDates.of(new double[] {8, 12, 15, 20, 30}, "invented"));
        return IntStream.range(0, 4)
                .mapToObj(i -> Role.assumed("role-" + i, 0.08 + 0.02 * i, "invented"))
                .map(r -> new Role(r.id(), r.ramp(), r.attritionPerYear(), backfill, r.source()))
                .toList();
    }

    private Person person(int number) {
        var ever = DateRange.since(LocalDate.parse("2022-01-01"));
        List<DateRange> leave = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            var from = START.plusDays(random.nextInt(700));
            leave.add(new DateRange(from, from.plusDays(5 + random.nextInt(12))));
        }
        return new Person(
                "person-" + number,
                "role-" + number % 4,
                "skill-" + number % 6,
                List.of(new Person.Membership("team-" + number % TEAMS, 1, ever)),
                leave,
                ever,
                9_000 + 100.0 * (number % 20));
    }

    private Hire hire(int number) {
        double[] weeks = random.doubles(50, 4, 60).toArray();
        return new Hire(
                "hire-" + number,
                "team-" + number % TEAMS,
                "role-" + number % 4,
                "skill-" + number % 6,
                StartDates.of(weeks, "invented"),
                6,
                9_500);
    }

    private List<Initiative> initiatives() {
        List<Initiative> all = new ArrayList<>();
        for (int i = 0; i < INITIATIVES; i++) {
            List<Initiative.Demand> demands = new ArrayList<>();
            for (int part = 0; part <= i % 3; part++) {
                demands.add(demand((i * 5 + part * 3) % TEAMS));
            }
            Set<String> after = i > 10 && i % 4 == 0 ? Set.of("initiative-" + (i - 9)) : Set.of();
            all.add(
                    new Initiative(
                            "initiative-" + i,
                            i,
                            demands,
                            random.nextInt(40),
                            new Initiative.Split(1, 1.3),
                            START.plusWeeks(20 + random.nextInt(80)),
                            null,
                            after));
        }
        return all;
    }

    private Initiative.Demand demand(int team) {
        List<Double> ages = random.doubles(3, 0, 8).boxed().toList();
        return new Initiative.Demand(
                "team-" + team,
                10 + random.nextInt(60),
                ages,
                Map.of("skill-" + team % 6, 0.6, "skill-" + (team + 1) % 6, 0.4));
    }

    private static List<Pause> pauses() {
        var shutdown = LocalDate.parse("2026-12-23");
        var freeze = LocalDate.parse("2026-11-15");
        return List.of(
                new Pause(
                        "year-end",
                        Pause.Kind.BLACKOUT,
                        new DateRange(shutdown, shutdown.plusDays(12)),
                        Set.of()),
                new Pause(
                        "trade",
                        Pause.Kind.FREEZE,
                        new DateRange(freeze, freeze.plusDays(30)),
                        Set.of()));
    }
}
