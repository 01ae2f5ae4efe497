package dev.quarterdeck.engine.portfolio;

import dev.quarterdeck.engine.forecasting.Percentile;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Split the move of a date into causes that sum to it.
///
/// Four causes can be taken from the old plan or from the new one: scope, capacity, order, blocked.
/// Every mixture is played with the same draws, and each cause gets its Shapley value: what it
/// adds, averaged over all orders in which the four could have come (Shapley, "A value for n-person
/// games", 1953). What the move has beyond that is *unknown*: teams were quicker or slower than
/// thought, the model or its history changed, a date was told by something else.
///
/// @param weeks by cause; together the whole move, above 0 = later
public record MoveCauses(Map<Cause, Double> weeks) {

    /// Name what can move a date.
    public enum Cause {
        /// What is left of initiatives, and how it grows.
        SCOPE,
        /// People, hires, leave, roles, run load.
        CAPACITY,
        /// Order, WIP limits, initiatives that came or were stopped.
        ORDER,
        /// Dependencies, earliest starts, pauses.
        BLOCKED,
        /// The rest of the move.
        UNKNOWN
    }

    private static final List<Cause> KNOWN =
            List.of(Cause.SCOPE, Cause.CAPACITY, Cause.ORDER, Cause.BLOCKED);

    public MoveCauses {
        weeks = Map.copyOf(weeks);
    }

    /// Splits the move of one date.
    ///
    /// @param before the old plan, brought to the first day of the new one: items done since are
    ///     off ({@link #broughtTo})
    /// @param after the new plan
    /// @param initiative in both
    /// @param move weeks between the two dates as they were told
    public static MoveCauses of(
            Simulation simulation,
            Plan before,
            Plan after,
            String initiative,
            Percentile percentile,
            double move) {
        var all = of(simulation, before, after, percentile, Map.of(initiative, move));
        return Objects.requireNonNull(all.get(initiative));
    }

    /// Splits the moves of several dates, for the price of one: each mixture is played once.
    ///
    /// @param before as above
    /// @param moves weeks between the two dates as they were told, by initiative; each in both
    ///     plans
    public static Map<String, MoveCauses> of(
            Simulation simulation,
            Plan before,
            Plan after,
            Percentile percentile,
            Map<String, Double> moves) {
        if (!before.start().equals(after.start()) || before.weeks() != after.weeks()) {
            throw new IllegalArgumentException(
                    "The old plan (from %s) must be brought to the first day and horizon of the new one (%s)."
                            .formatted(before.start(), after.start()));
        }
        Map<Plan, Outlook> played = new HashMap<>();
        var outlooks =
                IntStream.range(0, 1 << KNOWN.size())
                        .mapToObj(mask -> new Mixture(before, after, mask).plan())
                        .map(mixed -> played.computeIfAbsent(mixed, simulation::of))
                        .toList();
        Map<String, MoveCauses> causes = new HashMap<>();
        moves.forEach(
                (id, move) -> {
                    double[] dates =
                            outlooks.stream()
                                    .mapToDouble(one -> one.weeks(id, percentile))
                                    .toArray();
                    causes.put(id, split(dates, move));
                });
        return causes;
    }

    private static MoveCauses split(double[] dates, double move) {
        Map<Cause, Double> shares = new EnumMap<>(Cause.class);
        double rest = move;
        for (int cause = 0; cause < KNOWN.size(); cause++) {
            double share = shapley(dates, cause);
            shares.put(KNOWN.get(cause), share);
            rest -= share;
        }
        shares.put(Cause.UNKNOWN, rest);
        return new MoveCauses(shares);
    }

    /// Returns an old plan as of a later day: items done since are taken off, ages grow.
    ///
    /// @param done items finished since, by initiative and team; none negative
    public static Plan broughtTo(Plan old, Plan now, Map<String, Map<String, Double>> done) {
        double weeks = new Weeks(old.start(), 1).at(now.start());
        var initiatives =
                old.initiatives().stream()
                        .map(one -> aged(one, weeks, done.getOrDefault(one.id(), Map.of())))
                        .toList();
        return new Plan(
                now.start(),
                now.weeks(),
                old.teams(),
                old.roles(),
                old.people(),
                old.hires().stream().map(hire -> nearer(hire, weeks)).toList(),
                initiatives,
                old.pauses(),
                old.growth(),
                old.common());
    }

    /// Returns the whole days of each cause, which sum to the whole days of the move: the largest
    /// remainders are rounded up.
    public Map<Cause, Integer> days() {
        Map<Cause, Integer> days = new LinkedHashMap<>();
        double sum = 0;
        for (var cause : Cause.values()) {
            double exact = 7 * weeks.getOrDefault(cause, 0.0);
            sum += exact;
            days.put(cause, (int) Math.floor(exact));
        }
        int missing = (int) Math.rint(sum) - days.values().stream().mapToInt(i -> i).sum();
        var byRemainder =
                Arrays.stream(Cause.values())
                        .sorted((a, b) -> Double.compare(remainder(b), remainder(a)))
                        .toList();
        byRemainder.subList(0, missing).forEach(cause -> days.merge(cause, 1, Integer::sum));
        return days;
    }

    private double remainder(Cause cause) {
        double exact = 7 * weeks.getOrDefault(cause, 0.0);
        return exact - Math.floor(exact);
    }

    private static Initiative aged(Initiative one, double weeks, Map<String, Double> done) {
        var left =
                one.demands().stream()
                        .map(
                                demand ->
                                        demand.withItems(
                                                Math.max(
                                                        0,
                                                        demand.items()
                                                                - done.getOrDefault(
                                                                        demand.team(), 0.0))))
                        .toList();
        return one.withDemands(left).withGrowing(one.ageWeeks() + weeks, one.split());
    }

    private static Hire nearer(Hire hire, double weeks) {
        return hire.starting(hire.start().after(weeks));
    }

    /// The mean over all orders of what a cause adds: a mixture of k others comes before it in
    /// k! (n - k - 1)! of the n! orders.
    private static double shapley(double[] dates, int cause) {
        int n = KNOWN.size();
        return IntStream.range(0, dates.length)
                .filter(mask -> (mask & 1 << cause) == 0)
                .mapToDouble(
                        mask -> {
                            int k = Integer.bitCount(mask);
                            double orders = factorial(k) * factorial(n - k - 1) / factorial(n);
                            return orders * (dates[mask | 1 << cause] - dates[mask]);
                        })
                .sum();
    }

    private static double factorial(int n) {
        return IntStream.rangeClosed(2, n).asDoubleStream().reduce(1, (a, b) -> a * b);
    }

    /// Takes each cause from the new plan where its bit is set, else from the old one; the pace of
    /// teams always from the old one, since nobody changed it.
    private record Mixture(Plan before, Plan after, int mask) {

        private boolean isNew(Cause cause) {
            return (mask & 1 << KNOWN.indexOf(cause)) != 0;
        }

        private Plan from(Cause cause) {
            return isNew(cause) ? after : before;
        }

        Plan plan() {
            var capacity = from(Cause.CAPACITY);
            return new Plan(
                    after.start(),
                    after.weeks(),
                    teams(),
                    capacity.roles(),
                    capacity.people(),
                    capacity.hires(),
                    initiatives(),
                    from(Cause.BLOCKED).pauses(),
                    from(Cause.SCOPE).growth(),
                    before.common());
        }

        private List<Team> teams() {
            var old = byId(before.teams(), Team::id);
            var ordered = byId(from(Cause.ORDER).teams(), Team::id);
            var staffed = byId(from(Cause.CAPACITY).teams(), Team::id);
            Map<String, Team> all = new LinkedHashMap<>(byId(after.teams(), Team::id));
            all.putAll(old);
            return all.values().stream()
                    .map(
                            team ->
                                    staffed.getOrDefault(team.id(), team)
                                            .withPace(team.pace())
                                            .withWipLimit(
                                                    ordered.getOrDefault(team.id(), team)
                                                            .wipLimit()))
                    .toList();
        }

        private List<Initiative> initiatives() {
            var present = from(Cause.ORDER).initiatives();
            var scope = byId(from(Cause.SCOPE).initiatives(), Initiative::id);
            var blocked = byId(from(Cause.BLOCKED).initiatives(), Initiative::id);
            var ids = byId(present, Initiative::id).keySet();
            return present.stream()
                    .map(
                            one -> {
                                var left = scope.getOrDefault(one.id(), one);
                                var held = blocked.getOrDefault(one.id(), one);
                                return one.withDemands(left.demands())
                                        .withGrowing(left.ageWeeks(), left.split())
                                        .withDates(one.mustDate(), held.earliestStart())
                                        .withAfter(
                                                held.after().stream()
                                                        .filter(ids::contains)
                                                        .collect(Collectors.toSet()));
                            })
                    .toList();
        }

        private static <T> Map<String, T> byId(List<T> things, Function<T, String> id) {
            Map<String, T> map = new LinkedHashMap<>();
            things.forEach(thing -> map.put(id.apply(thing), thing));
            return map;
        }
    }
}
