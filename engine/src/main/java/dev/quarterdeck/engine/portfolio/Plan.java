package dev.quarterdeck.engine.portfolio;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Hold everything the simulation is made of, as of one day, as a value.
///
/// The order of the lists means nothing. Two equal plans give equal answers.
///
/// @param start the first day of week 1
/// @param weeks how far it looks, 1..{@link #LONGEST}
/// @param growth by how much scope still grows
/// @param common share of a team's luck that all teams have in common, 0..1: the square of the
///     correlation with it; an assumption, {@link #COMMON_PRIOR} where nothing is known
public record Plan(
        LocalDate start,
        int weeks,
        List<Team> teams,
        List<Role> roles,
        List<Person> people,
        List<Hire> hires,
        List<Initiative> initiatives,
        List<Pause> pauses,
        ScopeGrowth growth,
        double common) {

    /// The furthest a plan looks: no forecast was ever learnt from anything further away.
    public static final int LONGEST = 104;

    /// What the luck of two teams has in common where nobody measured it.
    public static final double COMMON_PRIOR = 0.2;

    public Plan {
        if (weeks < 1 || weeks > LONGEST) {
            throw new IllegalArgumentException(
                    "The horizon (%d weeks) must lie between 1 and %d.".formatted(weeks, LONGEST));
        }
        Rules.share("common share of luck", common);
        teams = List.copyOf(teams);
        roles = List.copyOf(roles);
        people = List.copyOf(people);
        hires = List.copyOf(hires);
        initiatives = List.copyOf(initiatives);
        pauses = List.copyOf(pauses);
        new Check(teams, roles).all(people, hires, initiatives, pauses);
    }

    /// Returns the day by whose end something is done that takes so many weeks.
    ///
    /// @param start the first day of week 1
    public static LocalDate end(LocalDate start, double weeks) {
        return start.plusDays((long) Math.ceil(7 * weeks - 1e-9) - 1);
    }

    /// Returns the ids of all that an initiative waits for, however far.
    public Set<String> before(String initiative) {
        Map<String, Initiative> byId = new HashMap<>();
        initiatives.forEach(one -> byId.put(one.id(), one));
        return Near.chain(byId, initiative).stream()
                .map(Initiative::id)
                .filter(id -> !id.equals(initiative))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Makes a plan of teams and initiatives alone.
    public static Plan of(
            LocalDate start, int weeks, List<Team> teams, List<Initiative> initiatives) {
        return new Plan(
                start,
                weeks,
                teams,
                List.of(),
                List.of(),
                List.of(),
                initiatives,
                List.of(),
                ScopeGrowth.NONE,
                COMMON_PRIOR);
    }

    /// Returns the plan with other teams.
    public Plan withTeams(List<Team> others) {
        return with(others, people, hires, initiatives, pauses);
    }

    /// Returns the plan with other people.
    public Plan withPeople(List<Person> others) {
        return with(teams, others, hires, initiatives, pauses);
    }

    /// Returns the plan with other hires.
    public Plan withHires(List<Hire> others) {
        return with(teams, people, others, initiatives, pauses);
    }

    /// Returns the plan with other initiatives.
    public Plan withInitiatives(List<Initiative> others) {
        return with(teams, people, hires, others, pauses);
    }

    /// Returns the plan with other pauses.
    public Plan withPauses(List<Pause> others) {
        return with(teams, people, hires, initiatives, others);
    }

    /// Returns the plan with other roles.
    public Plan withRoles(List<Role> others) {
        return new Plan(
                start, weeks, teams, others, people, hires, initiatives, pauses, growth, common);
    }

    /// Returns the plan with other growth of scope.
    public Plan withGrowth(ScopeGrowth other) {
        return new Plan(
                start, weeks, teams, roles, people, hires, initiatives, pauses, other, common);
    }

    private Plan with(
            List<Team> someTeams,
            List<Person> somePeople,
            List<Hire> someHires,
            List<Initiative> someInitiatives,
            List<Pause> somePauses) {
        return new Plan(
                start,
                weeks,
                someTeams,
                roles,
                somePeople,
                someHires,
                someInitiatives,
                somePauses,
                growth,
                common);
    }

    /// Holds who may be named.
    private record Check(Set<String> teams, Set<String> roles) {

        Check(List<Team> teams, List<Role> roles) {
            this(Rules.unique("team", teams, Team::id), Rules.unique("role", roles, Role::id));
        }

        void all(
                List<Person> people,
                List<Hire> hires,
                List<Initiative> initiatives,
                List<Pause> pauses) {
            Rules.unique("person", people, Person::id);
            Rules.unique("hire", hires, Hire::id);
            Rules.unique("pause", pauses, Pause::id);
            people.forEach(this::person);
            for (var hire : hires) {
                Rules.known("role", hire.role(), roles, "hire " + hire.id());
                Rules.known("team", hire.team(), teams, "hire " + hire.id());
            }
            for (var pause : pauses) {
                pause.teams()
                        .forEach(team -> Rules.known("team", team, teams, "pause " + pause.id()));
            }
            initiatives(initiatives);
        }

        private void person(Person person) {
            var by = "person " + person.id();
            Rules.known("role", person.role(), roles, by);
            person.memberships().forEach(one -> Rules.known("team", one.team(), teams, by));
        }

        private void initiatives(List<Initiative> initiatives) {
            var ids = Rules.unique("initiative", initiatives, Initiative::id);
            for (var one : initiatives) {
                var by = "initiative " + one.id();
                one.demands().forEach(demand -> Rules.known("team", demand.team(), teams, by));
                one.after().forEach(other -> Rules.known("initiative", other, ids, by));
            }
            refuseCycles(initiatives);
        }

        /// Takes away what waits for nothing until nothing is left (Kahn, 1962).
        private static void refuseCycles(List<Initiative> initiatives) {
            Map<String, Integer> waits = new HashMap<>();
            initiatives.forEach(one -> waits.put(one.id(), one.after().size()));
            var free = new ArrayDeque<String>();
            waits.forEach(
                    (id, count) -> {
                        if (count == 0) {
                            free.add(id);
                        }
                    });
            while (!free.isEmpty()) {
                var done = free.remove();
                waits.remove(done);
                for (var one : initiatives) {
                    if (one.after().contains(done)
                            && waits.merge(one.id(), -1, Integer::sum) == 0) {
                        free.add(one.id());
                    }
                }
            }
            if (!waits.isEmpty()) {
                throw new IllegalArgumentException(
                        "The initiatives (%s) must not wait for each other in a circle."
                                .formatted(
                                        String.join(
                                                ", ", waits.keySet().stream().sorted().toList())));
            }
        }
    }
}
