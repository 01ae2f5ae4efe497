package dev.quarterdeck.engine.portfolio;

import dev.quarterdeck.engine.forecasting.Percentile;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Split the weeks until an initiative is done into what they go to.
///
/// The plan is played with and without each thing that holds the initiative, in all combinations
/// and always with the same draws; each gets its {@link Shapley} share. What is left when all are
/// taken away is the work itself. So the parts sum to the whole.
///
/// @param weeks by part; below 0 where something makes it quicker
public record TimeParts(Map<Part, Double> weeks) {

    /// Name what the time goes to.
    public enum Part {
        /// What is known to be left, at the pace of its teams.
        WORK,
        /// Unplanned work of its teams.
        UNPLANNED,
        /// Scope that still comes: growth and items that split.
        GROWTH,
        /// Other initiatives that its teams work on, before it or beside it.
        TURN,
        /// What must be done before it, and its earliest start.
        WAITS,
        /// Freezes and blackouts of its teams.
        PAUSES
    }

    public TimeParts {
        weeks = Map.copyOf(weeks);
    }

    /// Splits the weeks until an initiative is done with some probability.
    ///
    /// @param simulation plays the plan once for each combination, 32 times at most, so a few
    ///     hundred draws must do
    /// @param asked what is told apart; the rest stays in the work
    /// @throws IllegalArgumentException when the plan has no such initiative
    public static TimeParts of(
            Simulation simulation,
            Plan plan,
            String initiative,
            Percentile percentile,
            Collection<Part> asked) {
        var held = Held.of(plan, initiative);
        var parts = asked.stream().distinct().filter(held::by).toList();
        double[] dates = new double[1 << parts.size()];
        for (int mask = 0; mask < dates.length; mask++) {
            var kept = kept(parts, mask);
            dates[mask] =
                    simulation
                            .of(held.byAlone(kept, parts), held.fixed(kept, parts))
                            .weeks(initiative, percentile);
        }
        double[] shares = Shapley.shares(dates);
        Map<Part, Double> weeks = new EnumMap<>(Part.class);
        weeks.put(Part.WORK, dates[0]);
        for (int i = 0; i < shares.length; i++) {
            weeks.put(parts.get(i), shares[i]);
        }
        return new TimeParts(weeks);
    }

    private static Set<Part> kept(List<Part> parts, int mask) {
        return parts.stream()
                .filter(part -> (mask & 1 << parts.indexOf(part)) != 0)
                .collect(Collectors.toSet());
    }

    /// Returns the parts of a date that was told by more futures: each in proportion.
    ///
    /// @param whole weeks that they sum to then
    public TimeParts of(double whole) {
        double sum = weeks.values().stream().mapToDouble(Double::doubleValue).sum();
        if (!(sum > 0)) {
            return new TimeParts(Map.of(Part.WORK, whole));
        }
        return new TimeParts(
                weeks.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, one -> one.getValue() * whole / sum)));
    }

    /// An initiative and what holds it.
    ///
    /// @param teams that work on it
    /// @param before what it waits for, however far
    private record Held(Plan plan, Initiative own, Set<String> teams, Set<String> before) {

        static Held of(Plan plan, String initiative) {
            Map<String, Initiative> byId = new HashMap<>();
            plan.initiatives().forEach(one -> byId.put(one.id(), one));
            Rules.known("initiative", initiative, byId.keySet(), "its date");
            var before =
                    Near.chain(byId, initiative).stream()
                            .map(Initiative::id)
                            .filter(id -> !id.equals(initiative))
                            .collect(Collectors.toSet());
            var own = Objects.requireNonNull(byId.get(initiative));
            var teams =
                    own.demands().stream()
                            .map(Initiative.Demand::team)
                            .collect(Collectors.toSet());
            return new Held(plan, own, teams, before);
        }

        boolean by(Part part) {
            return switch (part) {
                case WORK -> false;
                case UNPLANNED ->
                        plan.teams().stream()
                                .filter(team -> teams.contains(team.id()))
                                .anyMatch(team -> team.runLoad().unplanned().part() > 0);
                case GROWTH ->
                        !own.split().equals(Initiative.Split.NONE)
                                || plan.growth().centre(own.ageWeeks()) > 0
                                || plan.growth().deviation(own.ageWeeks()) > 0;
                case TURN ->
                        plan.initiatives().stream()
                                .filter(one -> !one.equals(own) && !before.contains(one.id()))
                                .flatMap(one -> one.demands().stream())
                                .anyMatch(demand -> teams.contains(demand.team()));
                case WAITS -> !own.after().isEmpty() || startsLater();
                case PAUSES -> plan.pauses().stream().anyMatch(this::isHeldBy);
            };
        }

        private boolean startsLater() {
            var start = own.earliestStart();
            return start != null && start.isAfter(plan.start());
        }

        private boolean isHeldBy(Pause pause) {
            var until = pause.days().until();
            return teams.stream().anyMatch(pause::binds)
                    && (until == null || until.isAfter(plan.start()));
        }

        Model.Fixed fixed(Set<Part> kept, List<Part> all) {
            return isGone(Part.GROWTH, kept, all)
                    ? Model.Fixed.asKnown(own.id())
                    : Model.Fixed.NOTHING;
        }

        private static boolean isGone(Part part, Set<Part> kept, List<Part> all) {
            return all.contains(part) && !kept.contains(part);
        }

        /// The plan in which only what is kept holds the initiative.
        Plan byAlone(Set<Part> kept, List<Part> all) {
            boolean noWaits = isGone(Part.WAITS, kept, all);
            boolean noTurn = isGone(Part.TURN, kept, all);
            var changed =
                    plan.withInitiatives(
                            plan.initiatives().stream()
                                    .map(one -> without(one, noWaits, noTurn))
                                    .toList());
            if (isGone(Part.PAUSES, kept, all)) {
                changed = changed.withPauses(pausesOfOthers());
            }
            return isGone(Part.UNPLANNED, kept, all) ? changed.withTeams(undisturbed()) : changed;
        }

        private Initiative without(Initiative one, boolean noWaits, boolean noTurn) {
            if (one.equals(own)) {
                return noWaits ? one.withAfter(Set.of()).withDates(one.mustDate(), null) : one;
            }
            boolean isGone = before.contains(one.id()) ? noWaits : noTurn;
            return isGone
                    ? one.withDemands(
                            one.demands().stream()
                                    .filter(demand -> !teams.contains(demand.team()))
                                    .toList())
                    : one;
        }

        private List<Pause> pausesOfOthers() {
            var all = plan.teams().stream().map(Team::id).collect(Collectors.toSet());
            return plan.pauses().stream()
                    .map(pause -> pause.of(others(pause.teams().isEmpty() ? all : pause.teams())))
                    // Without teams it would bind everybody.
                    .filter(pause -> !pause.teams().isEmpty())
                    .toList();
        }

        private Set<String> others(Set<String> some) {
            return some.stream().filter(team -> !teams.contains(team)).collect(Collectors.toSet());
        }

        private List<Team> undisturbed() {
            return plan.teams().stream()
                    .map(
                            team ->
                                    teams.contains(team.id())
                                            ? team.withRunLoad(team.runLoad().withoutUnplanned())
                                            : team)
                    .toList();
        }
    }
}
