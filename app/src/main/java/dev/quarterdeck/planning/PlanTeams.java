package dev.quarterdeck.planning;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.forecasting.PaceCurve;
import dev.quarterdeck.engine.forecasting.Throughput;
import dev.quarterdeck.engine.measuring.Survival;
import dev.quarterdeck.engine.portfolio.Initiative.Demand;
import dev.quarterdeck.engine.portfolio.Person;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.engine.portfolio.Role;
import dev.quarterdeck.engine.portfolio.ScopeGrowth;
import dev.quarterdeck.engine.portfolio.Simulation;
import dev.quarterdeck.engine.portfolio.Team;
import dev.quarterdeck.planning.PlanBuilder.Facts;
import dev.quarterdeck.seats.Seat;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/// Measures teams for the plan: their pace, the people behind it, and what else eats their time.
final class PlanTeams {

    /// What part of a team's work is taken for unplanned where none of it can be told apart.
    private static final Share ASSUMED_UNPLANNED = new Share(3, 10);

    /// Items a week of one person, where no team has a history.
    private static final double ASSUMED_PACE = 0.5;

    private static final double MOST_ON_CALL = 0.9;

    private static final int[] NONE = {};

    private final Facts facts;
    private final Paces paces;
    private final Map<UUID, List<Demand>> demands;
    private final Map<UUID, Double> onCall = new HashMap<>();

    /// @param demands on teams, by initiative
    PlanTeams(Facts facts, Map<UUID, List<Demand>> demands, Paces paces) {
        this.facts = facts;
        this.paces = paces;
        this.demands = demands;
    }

    /// Returns all teams whose work or people are in the plan.
    List<Team> of(List<Person> people, List<Role> roles) {
        var ids = new TreeSet<UUID>();
        demands.values().forEach(all -> all.forEach(one -> ids.add(UUID.fromString(one.team()))));
        people.forEach(
                one -> one.memberships().forEach(place -> ids.add(UUID.fromString(place.team()))));
        facts.seats().stream()
                .filter(seat -> facts.starts().containsKey(seat.id()))
                .map(seat -> seat.terms().team())
                .filter(facts::isTeam)
                .forEach(ids::add);
        var there = there(ids, people, roles);
        ids.forEach(id -> onCall.put(id, onCall(id, there.getOrDefault(id.toString(), 0.0))));
        var behind = new HashMap<String, Double>();
        there.forEach(
                (id, all) -> behind.put(id, all - onCall.getOrDefault(UUID.fromString(id), 0.0)));
        double usual = usualPace(behind);
        return ids.stream()
                .map(
                        id -> {
                            double part = behind.getOrDefault(id.toString(), 0.0);
                            return team(id, part, usual * Math.max(1, part));
                        })
                .toList();
    }

    /// The people in the weeks that the pace is of, less leave and growing in, by team.
    private Map<String, Double> there(Collection<UUID> ids, List<Person> people, List<Role> roles) {
        var then = facts.start().minusWeeks(PlanBuilder.PACE_WEEKS);
        // Who is there does not depend on any pace.
        var pace = PaceCurve.of(Throughput.ofWeeks(facts.cut()), ASSUMED_PACE);
        var teams = ids.stream().map(id -> Team.of(id.toString(), pace, 0)).toList();
        var still = roles.stream().map(PlanTeams::withoutLeavers).toList();
        var plan =
                new Plan(
                        then,
                        PlanBuilder.PACE_WEEKS,
                        teams,
                        still,
                        people,
                        List.of(),
                        List.of(),
                        facts.pauses(teams),
                        ScopeGrowth.NONE,
                        0);
        var outlook = new Simulation(100, 1).of(plan);
        var means = new HashMap<String, Double>();
        for (var team : teams) {
            double[] there = outlook.load(team.id()).people();
            means.put(team.id(), Arrays.stream(there).average().orElse(0));
        }
        return means;
    }

    /// A team always has a tenth of its people for the rest, however much was measured.
    private double onCall(UUID team, double there) {
        return Math.min(facts.work().onCall().getOrDefault(team, 0.0), MOST_ON_CALL * there);
    }

    /// Says what is assumed of on-call; no number, as one of all teams would tell of small ones.
    String onCall() {
        return onCall.values().stream().allMatch(people -> people == 0)
                ? "Nothing tells on-call apart: what it takes is in the pace, as it was."
                : "On-call, operations and support take as many people of a team as in the last %d weeks by items in hand, whoever comes or goes; of teams whose numbers are not shown it stays in the pace."
                        .formatted(PlanBuilder.PACE_WEEKS);
    }

    /// Who was there is known: nobody is drawn to have left.
    private static Role withoutLeavers(Role role) {
        return new Role(role.id(), role.ramp(), 0, Optional.empty(), role.source());
    }

    /// Items a week of one person, the median of teams that have a history.
    private double usualPace(Map<String, Double> behind) {
        double[] rates =
                facts.work().teams().entrySet().stream()
                        .mapToDouble(one -> rate(one.getKey(), one.getValue(), behind))
                        .filter(rate -> rate > 0)
                        .sorted()
                        .toArray();
        return rates.length == 0 ? ASSUMED_PACE : rates[rates.length / 2];
    }

    private double rate(UUID team, Work.Past past, Map<String, Double> behind) {
        double people = behind.getOrDefault(team.toString(), 0.0);
        return people > 0 ? throughput(past).pace() / people : 0;
    }

    private Throughput throughput(Work.Past past) {
        return Throughput.ofWeeks(facts.cut(), past.weeks());
    }

    private Team team(UUID id, double peopleBehindPace, double prior) {
        var past = Optional.ofNullable(facts.work().teams().get(id));
        var pace = paces.of(facts.cut(), past.map(Work.Past::weeks).orElse(NONE), prior);
        double people = onCall.getOrDefault(id, 0.0);
        var unplanned = unplanned(past);
        // Who is on call finishes items too, none of an initiative: these are neither in the pace
        // of the others nor in their unplanned work. They are taken to be as long as others.
        double theirs = people / Math.max(people + peopleBehindPace, 1e-9);
        theirs = Math.min(theirs, unplanned.fraction());
        var load = new Team.RunLoad(people, interviewHours(id), without(unplanned, theirs));
        return new Team(
                id.toString(),
                pace.times(1 - theirs),
                peopleBehindPace,
                wipLimit(id),
                load,
                lasting(past));
    }

    private static Share without(Share unplanned, double part) {
        long whole = Math.round(unplanned.whole() * (1 - part));
        long left = Math.round(unplanned.part() - unplanned.whole() * part);
        return whole < 1 ? unplanned : new Share(Math.clamp(left, 0, whole), whole);
    }

    /// As many initiatives at once as the team has in progress, one at least.
    private int wipLimit(UUID team) {
        long begun =
                facts.work().scopes().stream()
                        .filter(scope -> team.equals(scope.team()))
                        .filter(scope -> demands.containsKey(scope.initiative()))
                        .filter(scope -> !scope.inProgress().isEmpty())
                        .map(Work.Scope::initiative)
                        .distinct()
                        .count();
        return (int) Math.max(1, begun);
    }

    /// The mean over its open seats.
    private double interviewHours(UUID team) {
        return facts.seats().stream()
                .filter(seat -> seat.terms().team().equals(team))
                .filter(seat -> seat.terms().standing().status() == Seat.Status.OPEN)
                .mapToDouble(
                        seat -> facts.assumptions(seat.terms().role()).interviewHours().orElse(0.0))
                .average()
                .orElse(0);
    }

    private Share unplanned(Optional<Work.Past> past) {
        return past.map(Work.Past::unplanned)
                .filter(PlanTeams::tellsApart)
                .or(() -> Optional.of(unplanned()).filter(PlanTeams::tellsApart))
                .orElse(ASSUMED_UNPLANNED);
    }

    /// Where nothing that was finished belongs to an initiative, the links are missing and not the
    /// plan.
    static boolean tellsApart(Share unplanned) {
        return unplanned.isKnown() && unplanned.part() < unplanned.whole();
    }

    /// Returns how much of what all teams finished lay below no initiative.
    Share unplanned() {
        var all = facts.work().teams().values().stream().map(Work.Past::unplanned).toList();
        return new Share(
                all.stream().mapToLong(Share::part).sum(),
                all.stream().mapToLong(Share::whole).sum());
    }

    private static Optional<Survival> lasting(Optional<Work.Past> past) {
        return past.map(Work.Past::lasting)
                .filter(all -> all.stream().filter(Survival.Length::ended).count() >= 10)
                .map(Survival::of);
    }
}
