package dev.quarterdeck.engine.portfolio;

import dev.quarterdeck.engine.forecasting.Percentile;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Split the weeks until an initiative is done into what they go to.
///
/// What holds the initiative is put back onto the bare work one thing after another, in one order
/// and in the opposite one, always with the same draws; each part is the mean of what it adds in
/// the two. So the parts sum to the whole. Where no more than two things act on each other at a
/// time, that is the Shapley value, for a third of its plays (Shapley, "A value for n-person
/// games", 1953; both ends of one order as in antithetic sampling of orders).
///
/// @param weeks by part; below 0 where something makes it quicker
public record TimeParts(Map<Part, Double> weeks) {

    /// Name what the time goes to, in the order in which it is put back.
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
    /// @param simulation plays the plan ten times at most, so a few hundred draws must do
    /// @param asked what is told apart; the rest stays in the work
    /// @throws IllegalArgumentException when the plan has no such initiative
    public static TimeParts of(
            Simulation simulation,
            Plan plan,
            String initiative,
            Percentile percentile,
            Collection<Part> asked) {
        var held = Held.of(plan, initiative);
        var parts = asked.stream().filter(held::by).distinct().sorted().toList();
        Map<Set<Part>, Double> played = new HashMap<>();
        Map<Part, Double> weeks = new EnumMap<>(Part.class);
        for (var order : List.of(parts, parts.reversed())) {
            var gone = EnumSet.noneOf(Part.class);
            gone.addAll(parts);
            double before = held.weeks(simulation, percentile, gone, played);
            weeks.put(Part.WORK, before);
            for (var part : order) {
                gone.remove(part);
                double after = held.weeks(simulation, percentile, gone, played);
                weeks.merge(part, (after - before) / 2, Double::sum);
                before = after;
            }
        }
        return new TimeParts(weeks);
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
            var own = Objects.requireNonNull(byId.get(initiative));
            var teams =
                    own.demands().stream().map(Initiative.Demand::team).collect(Collectors.toSet());
            return new Held(plan, own, teams, plan.before(initiative));
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

        double weeks(
                Simulation simulation,
                Percentile percentile,
                Set<Part> gone,
                Map<Set<Part>, Double> played) {
            return played.computeIfAbsent(
                    Set.copyOf(gone),
                    without ->
                            simulation
                                    .of(without(without), fixed(without))
                                    .weeks(own.id(), percentile));
        }

        private Model.Fixed fixed(Set<Part> gone) {
            return gone.contains(Part.GROWTH) ? Model.Fixed.asKnown(own.id()) : Model.Fixed.NOTHING;
        }

        private Plan without(Set<Part> gone) {
            boolean noWaits = gone.contains(Part.WAITS);
            boolean noTurn = gone.contains(Part.TURN);
            var changed =
                    plan.withInitiatives(
                            plan.initiatives().stream()
                                    .map(one -> without(one, noWaits, noTurn))
                                    .toList());
            if (gone.contains(Part.PAUSES)) {
                changed = changed.withPauses(pausesOfOthers());
            }
            if (gone.contains(Part.UNPLANNED)) {
                changed = changed.withTeams(undisturbed());
            }
            // Where nothing else reaches its teams, nothing else need be played.
            boolean isAlone = (noTurn || !by(Part.TURN)) && (noWaits || before.isEmpty());
            return isAlone ? alone(changed) : changed;
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

        /// The same plan with this initiative, its teams and their people alone: luck is of things
        /// by their id, so nothing else changes.
        private Plan alone(Plan whole) {
            return new Plan(
                    whole.start(),
                    whole.weeks(),
                    whole.teams().stream().filter(team -> teams.contains(team.id())).toList(),
                    whole.roles(),
                    whole.people().stream().map(this::inTeams).filter(Held::isSomewhere).toList(),
                    whole.hires().stream().filter(hire -> teams.contains(hire.team())).toList(),
                    whole.initiatives().stream().filter(one -> one.id().equals(own.id())).toList(),
                    whole.pauses().stream()
                            .filter(pause -> teams.stream().anyMatch(pause::binds))
                            .map(this::inTeams)
                            .toList(),
                    whole.growth(),
                    whole.common());
        }

        private Person inTeams(Person person) {
            return person.with(
                    person.memberships().stream()
                            .filter(place -> teams.contains(place.team()))
                            .toList());
        }

        private static boolean isSomewhere(Person person) {
            return !person.memberships().isEmpty();
        }

        private Pause inTeams(Pause pause) {
            return pause.of(
                    pause.teams().stream().filter(teams::contains).collect(Collectors.toSet()));
        }
    }
}
