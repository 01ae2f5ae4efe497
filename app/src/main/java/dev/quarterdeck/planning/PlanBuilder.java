package dev.quarterdeck.planning;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.forecasting.PaceCurve;
import dev.quarterdeck.engine.forecasting.Throughput;
import dev.quarterdeck.engine.measuring.Survival;
import dev.quarterdeck.engine.portfolio.Hire;
import dev.quarterdeck.engine.portfolio.Initiative.Demand;
import dev.quarterdeck.engine.portfolio.Person;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.engine.portfolio.Role;
import dev.quarterdeck.engine.portfolio.ScopeGrowth;
import dev.quarterdeck.engine.portfolio.Simulation;
import dev.quarterdeck.engine.portfolio.Team;
import dev.quarterdeck.engine.privacy.MinimumGroup;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.organization.Staffing;
import dev.quarterdeck.organization.Staffing.Time;
import dev.quarterdeck.planning.PlanOfRecord.Planned;
import dev.quarterdeck.planning.PlanOfRecord.Wanted;
import dev.quarterdeck.portfolio.Initiative;
import dev.quarterdeck.portfolio.Pause;
import dev.quarterdeck.seats.RoleAssumptions;
import dev.quarterdeck.seats.Seat;
import dev.quarterdeck.seats.SeatStart;
import dev.quarterdeck.seats.SeatStarts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Join what is wanted, who is there and what teams did to the plan that the simulation plays. It
/// looks at nothing but what it is handed.
final class PlanBuilder {

    /// The role of people whose best skill names no role that anything is assumed of.
    static final String EVERYBODY = "everybody";

    /// Of how many weeks it is told who has time.
    static final int WEEKS_TOLD = 26;

    private static final int WEEKS = Plan.LONGEST;

    /// Weeks over which the people behind a pace are counted: those that the pace itself is of.
    private static final int PACE_WEEKS = 12;

    /// What part of a team's work is taken for unplanned where none of it can be told apart.
    private static final Share ASSUMED_UNPLANNED = new Share(3, 10);

    /// Rates are for few to see, and dates do not depend on them.
    private static final double UNPRICED = 0;

    /// Items a week of one person, where no team has a history.
    private static final double ASSUMED_PACE = 0.5;

    private final Facts facts;
    private final List<String> assumed = new ArrayList<>();
    private final Map<UUID, List<Demand>> demands = new LinkedHashMap<>();
    private final List<Wanted> wanted = new ArrayList<>();

    /// What the plan is made of, as of one day.
    ///
    /// @param start the first day of the plan
    /// @param teams of the day
    /// @param people everybody who is here in the weeks of the pace or of the plan
    /// @param roles what is assumed, by role
    /// @param starts of seats that await somebody
    /// @param pauses those called off too
    record Facts(
            LocalDate start,
            List<Unit> teams,
            List<Time> people,
            List<Initiative> initiatives,
            Work work,
            Map<String, RoleAssumptions> roles,
            List<Seat> seats,
            Map<UUID, SeatStart> starts,
            List<Pause> pauses) {

        Instant cut() {
            return start.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    private PlanBuilder(Facts facts) {
        this.facts = facts;
    }

    /// Makes the plan.
    static PlanOfRecord of(Facts facts) {
        return new PlanBuilder(facts).make();
    }

    private PlanOfRecord make() {
        facts.initiatives().stream()
                .filter(one -> one.terms().place().stage().isWanted())
                .forEach(this::want);
        var people = facts.people().stream().map(this::person).toList();
        var hires = hires();
        var roles = roles(people, hires);
        var teams = teams(people, roles);
        var plan =
                new Plan(
                        facts.start(),
                        WEEKS,
                        teams,
                        roles,
                        people.stream().filter(this::isInPlan).toList(),
                        hires,
                        initiatives(),
                        pauses(teams),
                        ScopeGrowth.prior(),
                        Plan.COMMON_PRIOR);
        assumed.add(
                "On-call and interruptions go on as in the weeks that the pace is of: it was measured with them.");
        var unplanned = everybodys();
        if (tellsApart(unplanned)) {
            assumed.add(
                    "Of what was finished in the last half year %d%% lay below no initiative, with all that was typed by hand; a team's own part of it is taken for unplanned work."
                            .formatted(Math.round(100 * unplanned.fraction())));
        }
        assumed.add("Scope that still grows: " + ScopeGrowth.prior().source() + ".");
        return new PlanOfRecord(plan, wanted, planned(teams), assumed);
    }

    private boolean isInPlan(Person person) {
        var until = person.employed().until();
        return until == null || until.isAfter(facts.start());
    }

    private void want(Initiative one) {
        var scopes =
                facts.work().scopes().stream()
                        .filter(scope -> scope.initiative().equals(one.id()))
                        .toList();
        var byTeam = new LinkedHashMap<UUID, Demand>();
        for (var scope : scopes) {
            var team = scope.team();
            if (team != null && scope.open() > 0 && isTeam(team)) {
                byTeam.put(
                        team,
                        new Demand(team.toString(), scope.open(), scope.inProgress(), Map.of()));
            }
        }
        for (var said : one.terms().scope().byHand()) {
            if (said.items() > 0 && isTeam(said.team())) {
                var demand =
                        new Demand(said.team().toString(), said.items(), List.of(), said.skills());
                byTeam.put(said.team(), demand);
            } else {
                byTeam.remove(said.team());
            }
        }
        int nobodys =
                scopes.stream()
                        .filter(scope -> scope.team() == null || !isTeam(scope.team()))
                        .mapToInt(Work.Scope::open)
                        .sum();
        int finished = scopes.stream().mapToInt(Work.Scope::finished).sum();
        double open = byTeam.values().stream().mapToDouble(Demand::items).sum();
        wanted.add(
                new Wanted(
                        one.id(),
                        one.terms().key(),
                        one.terms().name(),
                        open,
                        finished,
                        nobodys,
                        missing(one, byTeam, nobodys, finished)));
        if (!byTeam.isEmpty()) {
            demands.put(one.id(), List.copyOf(byTeam.values()));
        }
    }

    private boolean isTeam(UUID team) {
        return facts.teams().stream().anyMatch(unit -> unit.id().equals(team));
    }

    private static @Nullable String missing(
            Initiative one, Map<UUID, Demand> byTeam, int nobodys, int finished) {
        if (!byTeam.isEmpty()) {
            return null;
        }
        if (nobodys > 0) {
            return "No team owns the projects of its %d open items.".formatted(nobodys);
        }
        if (finished > 0) {
            return "All %d items known of it are finished; it is not said to be done."
                    .formatted(finished);
        }
        return one.terms().scope().roots().isEmpty()
                ? "Nobody said what belongs to it: neither an item of a tracker nor items left by team."
                : "Nothing is known below (%s)."
                        .formatted(String.join(", ", one.terms().scope().roots()));
    }

    private List<dev.quarterdeck.engine.portfolio.Initiative> initiatives() {
        var planned =
                facts.initiatives().stream().filter(one -> demands.containsKey(one.id())).toList();
        var ids = planned.stream().map(Initiative::id).collect(Collectors.toSet());
        return planned.stream().map(one -> initiative(one, ids)).toList();
    }

    private dev.quarterdeck.engine.portfolio.Initiative initiative(
            Initiative one, Set<UUID> planned) {
        var terms = one.terms();
        return new dev.quarterdeck.engine.portfolio.Initiative(
                one.id().toString(),
                terms.place().order(),
                demands.getOrDefault(one.id(), List.of()),
                age(one.id()),
                dev.quarterdeck.engine.portfolio.Initiative.Split.NONE,
                terms.dates().mustDate(),
                terms.dates().earliestStart(),
                terms.after().stream()
                        .filter(planned::contains)
                        .map(UUID::toString)
                        .collect(Collectors.toSet()));
    }

    private List<dev.quarterdeck.engine.portfolio.Pause> pauses(List<Team> teams) {
        return PlanPauses.of(facts.pauses(), teams, facts.start().minusWeeks(PACE_WEEKS));
    }

    private double age(UUID initiative) {
        return facts.work().scopes().stream()
                .filter(scope -> scope.initiative().equals(initiative))
                .map(Work.Scope::ageWeeks)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }

    private Person person(Time time) {
        var skill = time.skill().orElse(EVERYBODY);
        var role = facts.roles().containsKey(skill) ? skill : EVERYBODY;
        return new Person(
                time.person().toString(),
                role,
                skill,
                time.places().stream()
                        .filter(place -> isTeam(place.team()))
                        .map(PlanBuilder::membership)
                        .toList(),
                time.away(),
                time.employed(),
                UNPRICED);
    }

    private static Person.Membership membership(Staffing.Place place) {
        return new Person.Membership(place.team().toString(), place.share(), place.days());
    }

    private RoleAssumptions assumptions(String role) {
        return facts.roles().getOrDefault(role, new RoleAssumptions(role, Map.of()));
    }

    private List<Hire> hires() {
        return facts.seats().stream()
                .filter(seat -> facts.starts().containsKey(seat.id()))
                .filter(seat -> isTeam(seat.terms().team()))
                .map(
                        seat ->
                                SeatStarts.hire(
                                        seat,
                                        Objects.requireNonNull(facts.starts().get(seat.id())),
                                        assumptions(seat.terms().role()),
                                        UNPRICED))
                .toList();
    }

    private List<Role> roles(List<Person> people, List<Hire> hires) {
        var names = new TreeSet<String>(List.of(EVERYBODY));
        people.forEach(one -> names.add(one.role()));
        hires.forEach(one -> names.add(one.role()));
        for (var name : names) {
            var source = assumptions(name).source();
            assumed.add(
                    source.isEmpty()
                            ? "Nothing is assumed of the role (%s): nobody of it leaves, newcomers grow in as measured elsewhere."
                                    .formatted(name)
                            : "The role (%s): %s.".formatted(name, source));
        }
        return names.stream().map(name -> assumptions(name).toRole(Optional.empty())).toList();
    }

    private List<Team> teams(List<Person> people, List<Role> roles) {
        var ids = new TreeSet<UUID>();
        demands.values().forEach(all -> all.forEach(one -> ids.add(UUID.fromString(one.team()))));
        people.forEach(
                one -> one.memberships().forEach(place -> ids.add(UUID.fromString(place.team()))));
        facts.seats().stream()
                .filter(seat -> facts.starts().containsKey(seat.id()))
                .map(seat -> seat.terms().team())
                .filter(this::isTeam)
                .forEach(ids::add);
        var behind = behind(ids, people, roles);
        double usual = usualPace(behind);
        return ids.stream()
                .map(
                        id -> {
                            double there = behind.getOrDefault(id.toString(), 0.0);
                            return team(id, there, usual * Math.max(1, there));
                        })
                .toList();
    }

    /// The people at delivery in the weeks that the pace is of, by team.
    private Map<String, Double> behind(
            Collection<UUID> ids, List<Person> people, List<Role> roles) {
        var then = facts.start().minusWeeks(PACE_WEEKS);
        // Who is there does not depend on any pace.
        var pace = PaceCurve.of(Throughput.ofWeeks(facts.cut()), ASSUMED_PACE);
        var teams = ids.stream().map(id -> Team.of(id.toString(), pace, 0)).toList();
        var still = roles.stream().map(PlanBuilder::withoutLeavers).toList();
        var plan =
                new Plan(
                        then,
                        PACE_WEEKS,
                        teams,
                        still,
                        people,
                        List.of(),
                        List.of(),
                        pauses(teams),
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
        var pace =
                PaceCurve.of(
                        past.map(this::throughput).orElseGet(() -> Throughput.ofWeeks(facts.cut())),
                        prior);
        var load = new Team.RunLoad(0, interviewHours(id), unplanned(past));
        return new Team(id.toString(), pace, peopleBehindPace, wipLimit(id), load, lasting(past));
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
                .mapToDouble(seat -> assumptions(seat.terms().role()).interviewHours().orElse(0.0))
                .average()
                .orElse(0);
    }

    private Share unplanned(Optional<Work.Past> past) {
        return past.map(Work.Past::unplanned)
                .filter(PlanBuilder::tellsApart)
                .or(() -> Optional.of(everybodys()).filter(PlanBuilder::tellsApart))
                .orElse(ASSUMED_UNPLANNED);
    }

    /// Where nothing that was finished belongs to an initiative, the links are missing and not the
    /// plan.
    private static boolean tellsApart(Share unplanned) {
        return unplanned.isKnown() && unplanned.part() < unplanned.whole();
    }

    private Share everybodys() {
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

    private List<Planned> planned(List<Team> teams) {
        var units = new TreeMap<String, Unit>();
        facts.teams().forEach(unit -> units.put(unit.id().toString(), unit));
        return teams.stream()
                .map(
                        team -> {
                            var unit = Objects.requireNonNull(units.get(team.id()));
                            return new Planned(
                                    unit.id(),
                                    unit.name(),
                                    unit.members(),
                                    large(unit.id()),
                                    team.pace().isFromOwnHistory(),
                                    lately(unit.id()));
                        })
                .toList();
    }

    private int large(UUID team) {
        return (int)
                IntStream.range(0, WEEKS)
                        .mapToObj(facts.start()::plusWeeks)
                        .takeWhile(day -> !MinimumGroup.hides(members(team, day)))
                        .count();
    }

    private int members(UUID team, LocalDate day) {
        return (int)
                facts.people().stream()
                        .filter(one -> one.employed().contains(day))
                        .filter(
                                one ->
                                        one.places().stream()
                                                .anyMatch(
                                                        place ->
                                                                place.team().equals(team)
                                                                        && place.days()
                                                                                .contains(day)))
                        .count();
    }

    private List<Integer> lately(UUID team) {
        var past = facts.work().teams().get(team);
        int[] weeks = past == null ? new int[0] : past.weeks();
        return Arrays.stream(weeks).skip(Math.max(0, weeks.length - PACE_WEEKS)).boxed().toList();
    }

    /// Returns the days that people are asked for: the weeks of the pace and those of the plan.
    static DateRange days(LocalDate start) {
        return new DateRange(start.minusWeeks(PACE_WEEKS), start.plusWeeks(WEEKS));
    }
}
