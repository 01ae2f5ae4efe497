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
        return Stream.of(
                        plan.teams().stream().map(team -> new Driver(Driver.Kind.PACE, team.id())),
                        plan.initiatives().stream()
                                .filter(one -> grows(plan, one))
                                .map(one -> new Driver(Driver.Kind.SCOPE, one.id())),
                        Stream.of(Driver.Kind.values())
                                .filter(kind -> isOfWholePlan(plan, kind))
                                .map(kind -> new Driver(kind, "")))
                .flatMap(drivers -> drivers)
                .flatMap(driver -> effects(drawn, of(plan, new Model.Fixed(driver)), driver))
                .toList();
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

    private Outlook of(Plan plan, Model.Fixed fixed) {
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
