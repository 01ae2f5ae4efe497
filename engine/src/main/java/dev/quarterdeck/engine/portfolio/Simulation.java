package dev.quarterdeck.engine.portfolio;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Play a plan many times and tell what it comes to. The method stands in the package.
///
/// The same plan, draws and seed give the same answer, bit by bit, on any number of threads.
///
/// @param draws how many futures, at least 100
/// @param seed of all draws; comparisons need the same one
public record Simulation(int draws, long seed) {

    /// Futures played by one thread before it takes more; fixed, so that sums are too.
    private static final int BLOCK = 256;

    public Simulation {
        if (draws < 100) {
            throw new IllegalArgumentException(
                    "The draws (%d) of a simulation must be at least 100.".formatted(draws));
        }
    }

    /// Returns what the plan comes to.
    public Outlook of(Plan plan) {
        return of(plan, Model.Fixed.NOTHING);
    }

    /// Returns what narrows or pulls each date when one input is known: the plan is played again
    /// with that input at its median, attrition at its expectation.
    ///
    /// @param plan played once for each team and for each initiative that grows, and a few times
    ///     more, so fewer draws suffice
    public List<DriverEffect> drivers(Plan plan) {
        var drawn = of(plan);
        return drivers(plan, plan.teams().stream().map(Team::id), plan.initiatives().stream())
                .flatMap(driver -> effects(drawn, of(plan, new Model.Fixed(driver)), driver))
                .toList();
    }

    /// Returns the same for one date alone, by the inputs near to it: the pace of the teams that
    /// work on it or on what it waits for, the scope of these and of what goes before them in these
    /// teams, and what is one input of the whole plan. What is further away reaches it only through
    /// other teams' order.
    ///
    /// @throws IllegalArgumentException when the plan has no such initiative
    public List<DriverEffect> drivers(Plan plan, String initiative) {
        var drawn = of(plan);
        var near = Near.of(plan, initiative);
        return drivers(plan, near.teams().stream(), near.initiatives().stream())
                .map(
                        driver -> {
                            var known = of(plan, new Model.Fixed(driver));
                            return DriverEffect.of(driver, initiative, drawn, known);
                        })
                .toList();
    }

    private static Stream<Driver> drivers(
            Plan plan, Stream<String> teams, Stream<Initiative> initiatives) {
        return Stream.of(
                        teams.map(team -> new Driver(Driver.Kind.PACE, team)),
                        initiatives
                                .filter(one -> grows(plan, one))
                                .map(one -> new Driver(Driver.Kind.SCOPE, one.id())),
                        Stream.of(Driver.Kind.values())
                                .filter(kind -> isOfWholePlan(plan, kind))
                                .map(kind -> new Driver(kind, "")))
                .flatMap(some -> some);
    }

    private static boolean grows(Plan plan, Initiative one) {
        boolean splits = one.split().low() < one.split().high();
        return splits || plan.growth().deviation(one.ageWeeks()) > 0;
    }

    private static boolean isOfWholePlan(Plan plan, Driver.Kind kind) {
        return switch (kind) {
            case PACE, SCOPE -> false;
            case UNPLANNED ->
                    plan.teams().stream().anyMatch(one -> one.runLoad().unplanned().part() > 0);
            case ATTRITION -> plan.roles().stream().anyMatch(role -> role.attritionPerYear() > 0);
            case HIRING -> !plan.hires().isEmpty();
            case IN_PROGRESS ->
                    plan.initiatives().stream()
                            .flatMap(one -> one.demands().stream())
                            .anyMatch(demand -> !demand.agesInProgress().isEmpty());
        };
    }

    private static Stream<DriverEffect> effects(Outlook drawn, Outlook known, Driver driver) {
        return drawn.initiatives().stream().map(id -> DriverEffect.of(driver, id, drawn, known));
    }

    Outlook of(Plan plan, Model.Fixed fixed) {
        var model = new Model(plan, seed, fixed);
        double[] finishes = new double[model.work.initiatives.size() * draws];
        Arrays.fill(finishes, Double.POSITIVE_INFINITY);
        double[] monthShares = model.calendar.monthShares();
        double[] monthlyCosts = new double[model.calendar.months() * draws];
        int blocks = (draws + BLOCK - 1) / BLOCK;
        var tallies =
                IntStream.range(0, blocks)
                        .parallel()
                        .mapToObj(
                                block -> {
                                    var tally = new Tally(model, monthShares, monthlyCosts, draws);
                                    play(block, new Future(model, finishes, draws, tally));
                                    return tally;
                                })
                        .toList();
        var whole = tallies.getFirst();
        tallies.subList(1, blocks).forEach(whole::add);
        return new Outlook(
                plan, model, this, whole, new Futures(finishes, draws, plan.weeks()), monthlyCosts);
    }

    private void play(int block, Future future) {
        for (int draw = block * BLOCK; draw < Math.min(draws, (block + 1) * BLOCK); draw++) {
            future.play(draw);
        }
    }
}
