package dev.quarterdeck.planning;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.engine.portfolio.Hire;
import dev.quarterdeck.engine.portfolio.Initiative.Demand;
import dev.quarterdeck.engine.portfolio.Person;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.engine.portfolio.Role;
import dev.quarterdeck.engine.portfolio.ScopeGrowth;
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
import java.util.stream.Stream;
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
    static final int PACE_WEEKS = 12;

    /// Rates are for few to see, and dates do not depend on them.
    private static final double UNPRICED = 0;

    private final Facts facts;
    private final Paces paces;
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

        boolean isTeam(UUID team) {
            return teams.stream().anyMatch(unit -> unit.id().equals(team));
        }

        RoleAssumptions assumptions(String role) {
            return roles.getOrDefault(role, new RoleAssumptions(role, Map.of()));
        }

        List<dev.quarterdeck.engine.portfolio.Pause> pauses(List<Team> bound) {
            return PlanPauses.of(pauses, bound, start.minusWeeks(PACE_WEEKS));
        }
    }

    private PlanBuilder(Facts facts, Paces paces) {
        this.facts = facts;
        this.paces = paces;
    }

    /// Makes the plan.
    ///
    /// @param paces holds the curves of teams from one plan to the next
    static PlanOfRecord of(Facts facts, Paces paces) {
        return new PlanBuilder(facts, paces).make();
    }

    private PlanOfRecord make() {
        facts.initiatives().stream()
                .filter(one -> one.terms().place().stage().isWanted())
                .forEach(this::want);
        var people = facts.people().stream().map(this::person).toList();
        var hires = hires();
        var roles = roles(people, hires);
        var measured = new PlanTeams(facts, demands, paces);
        var teams = measured.of(people, roles);
        var plan =
                new Plan(
                        facts.start(),
                        WEEKS,
                        teams,
                        roles,
                        people.stream().filter(this::isInPlan).toList(),
                        hires,
                        initiatives(),
                        facts.pauses(teams),
                        ScopeGrowth.prior(),
                        Plan.COMMON_PRIOR);
        assumed.add(measured.onCall());
        var unplanned = measured.unplanned();
        if (PlanTeams.tellsApart(unplanned)) {
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
            if (team != null && scope.open() > 0 && facts.isTeam(team)) {
                byTeam.put(
                        team,
                        new Demand(team.toString(), scope.open(), scope.inProgress(), Map.of()));
            }
        }
        for (var said : one.terms().scope().byHand()) {
            if (said.items() > 0 && facts.isTeam(said.team())) {
                var demand =
                        new Demand(said.team().toString(), said.items(), List.of(), said.skills());
                byTeam.put(said.team(), demand);
            } else {
                byTeam.remove(said.team());
            }
        }
        int nobodys =
                scopes.stream()
                        .filter(scope -> scope.team() == null || !facts.isTeam(scope.team()))
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
                        isOfFew(scopes),
                        nobodys,
                        missing(one, byTeam, nobodys, finished)));
        if (!byTeam.isEmpty()) {
            demands.put(one.id(), List.copyOf(byTeam.values()));
        }
    }

    private boolean isOfFew(List<Work.Scope> scopes) {
        var teams =
                scopes.stream()
                        .flatMap(scope -> Stream.ofNullable(scope.team()))
                        .collect(Collectors.toSet());
        long people =
                facts.people().stream()
                        .filter(
                                one ->
                                        teams.stream()
                                                .anyMatch(
                                                        team ->
                                                                members(
                                                                                List.of(one),
                                                                                team,
                                                                                facts.start())
                                                                        > 0))
                        .count();
        return !teams.isEmpty()
                && (!teams.stream().allMatch(facts::isTeam) || MinimumGroup.hides((int) people));
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
            return "All items known of it are finished; it is not said to be done.";
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
                        .filter(place -> facts.isTeam(place.team()))
                        .map(PlanBuilder::membership)
                        .toList(),
                time.away(),
                time.employed(),
                UNPRICED);
    }

    private static Person.Membership membership(Staffing.Place place) {
        return new Person.Membership(place.team().toString(), place.share(), place.days());
    }

    private List<Hire> hires() {
        return facts.seats().stream()
                .filter(seat -> facts.starts().containsKey(seat.id()))
                .filter(seat -> facts.isTeam(seat.terms().team()))
                .map(
                        seat ->
                                SeatStarts.hire(
                                        seat,
                                        Objects.requireNonNull(facts.starts().get(seat.id())),
                                        facts.assumptions(seat.terms().role()),
                                        UNPRICED))
                .toList();
    }

    private List<Role> roles(List<Person> people, List<Hire> hires) {
        var names = new TreeSet<String>(List.of(EVERYBODY));
        people.forEach(one -> names.add(one.role()));
        hires.forEach(one -> names.add(one.role()));
        for (var name : names) {
            var source = facts.assumptions(name).source();
            assumed.add(
                    source.isEmpty()
                            ? "Nothing is assumed of the role (%s): nobody of it leaves, newcomers grow in as measured elsewhere."
                                    .formatted(name)
                            : "The role (%s): %s.".formatted(name, source));
        }
        return names.stream()
                .map(name -> facts.assumptions(name).toRole(Optional.empty()))
                .toList();
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
        var theirs =
                facts.people().stream()
                        .filter(one -> one.places().stream().anyMatch(at -> at.team().equals(team)))
                        .toList();
        return (int)
                IntStream.range(0, WEEKS)
                        .mapToObj(facts.start()::plusWeeks)
                        .takeWhile(day -> !MinimumGroup.hides(members(theirs, team, day)))
                        .count();
    }

    private static int members(List<Time> people, UUID team, LocalDate day) {
        return (int)
                people.stream()
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
