package dev.quarterdeck.engine.portfolio;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.forecasting.PaceCurve;
import dev.quarterdeck.engine.forecasting.Throughput;
import dev.quarterdeck.engine.hiring.StartDates;
import dev.quarterdeck.engine.measuring.Survival;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/// Invented plans for tests.
final class Plans {

    /// A Monday.
    static final LocalDate START = LocalDate.parse("2026-01-05");

    private static final DateRange EVER = DateRange.since(LocalDate.parse("2020-01-01"));
    private static final Throughput NOTHING = Throughput.ofWeeks(Instant.EPOCH);
    private static final List<PaceCurve> CURVES = List.of(curve(1), curve(2), curve(3), steady(4));

    private Plans() {}

    /// A team of which only a prior is known: in each future it finishes the same in every week.
    static PaceCurve steady(double itemsPerWeek) {
        return PaceCurve.of(NOTHING, itemsPerWeek);
    }

    static PaceCurve curve(long seed) {
        int[] weeks = new Random(seed).ints(90, 1, 12).toArray();
        return PaceCurve.of(Throughput.ofWeeks(Instant.parse("2026-01-05T00:00:00Z"), weeks), 5);
    }

    static Person person(String id, String team, double share) {
        return new Person(
                id,
                "engineer",
                "java",
                List.of(new Person.Membership(team, share, EVER)),
                List.of(),
                EVER,
                9_000);
    }

    static Role lasting(String id) {
        return new Role(id, List.of(), 0, Optional.empty(), "nobody leaves");
    }

    static Hire hire(String id, String team, double first, double last) {
        return new Hire(id, team, "engineer", "java", StartDates.between(first, last), 4, 8_000);
    }

    /// A plan with a bit of everything but dependencies.
    static Plan random(long seed) {
        var random = new Random(seed);
        int teams = 1 + random.nextInt(4);
        return new Plan(
                START,
                60,
                IntStream.range(0, teams).mapToObj(t -> team(t, random)).toList(),
                List.of(leaving("engineer", 0.2), leaving("designer", 0.1)),
                IntStream.range(0, 4 * teams).mapToObj(p -> person(p, teams, random)).toList(),
                IntStream.range(0, 2).mapToObj(h -> hire(h, teams, random)).toList(),
                IntStream.range(0, 2 + random.nextInt(6))
                        .mapToObj(i -> initiative(i, teams, random))
                        .toList(),
                random.nextBoolean() ? List.of() : List.of(pause(random)),
                random.nextBoolean() ? ScopeGrowth.prior() : ScopeGrowth.NONE,
                random.nextDouble());
    }

    /// The same with initiatives that wait for earlier ones.
    static Plan withDependencies(long seed) {
        var random = new Random(seed);
        var plan = random(seed);
        List<Initiative> some = new ArrayList<>();
        for (var one : plan.initiatives()) {
            boolean waits = !some.isEmpty() && random.nextBoolean();
            some.add(
                    waits
                            ? one.withAfter(Set.of(some.get(random.nextInt(some.size())).id()))
                            : one);
        }
        return plan.withInitiatives(some);
    }

    private static Role leaving(String id, double attrition) {
        var backfill = Optional.of(StartDates.between(6, 20));
        return new Role(id, List.of(0.2, 0.4, 0.6, 0.8), attrition, backfill, "invented");
    }

    private static Team team(int number, Random random) {
        return new Team(
                "team" + number,
                CURVES.get(random.nextInt(CURVES.size())),
                3.5,
                1 + random.nextInt(3),
                new Team.RunLoad(0.3, 0, new Share(random.nextInt(30), 100)),
                Optional.of(Survival.of(List.of(new Survival.Length(2, true)))));
    }

    private static Person person(int number, int teams, Random random) {
        var leave = START.plusDays(random.nextInt(300));
        return new Person(
                "person" + number,
                random.nextBoolean() ? "engineer" : "designer",
                random.nextBoolean() ? "java" : "ux",
                List.of(
                        new Person.Membership("team" + number % teams, 0.7, EVER),
                        new Person.Membership("team" + (number + 1) % teams, 0.2, EVER)),
                List.of(new DateRange(leave, leave.plusDays(1 + random.nextInt(20)))),
                EVER,
                6_000 + 1_000.0 * random.nextInt(5));
    }

    private static Hire hire(int number, int teams, Random random) {
        return hire("hire" + number, "team" + random.nextInt(teams), 2, 10 + random.nextInt(40));
    }

    private static Initiative initiative(int number, int teams, Random random) {
        List<Initiative.Demand> demands =
                IntStream.range(0, teams)
                        .filter(team -> random.nextInt(3) > 0)
                        .mapToObj(team -> demand("team" + team, random))
                        .toList();
        return new Initiative(
                "initiative" + number,
                random.nextInt(4),
                demands,
                random.nextInt(60),
                new Initiative.Split(1, 1 + random.nextDouble()),
                START.plusWeeks(10 + random.nextInt(50)),
                random.nextBoolean() ? null : START.plusDays(random.nextInt(90)),
                Set.of());
    }

    private static Initiative.Demand demand(String team, Random random) {
        return new Initiative.Demand(
                team,
                random.nextInt(40),
                random.nextBoolean() ? List.of() : List.of(1.0, 3.0 * random.nextDouble()),
                random.nextBoolean() ? Map.of() : Map.of("java", 0.25, "ux", 0.75));
    }

    private static Pause pause(Random random) {
        var from = START.plusDays(random.nextInt(200));
        var kind = random.nextBoolean() ? Pause.Kind.BLACKOUT : Pause.Kind.FREEZE;
        return new Pause("pause", kind, new DateRange(from, from.plusDays(14)), Set.of());
    }
}
