package dev.quarterdeck.engine.portfolio;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.engine.hiring.StartDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Change one thing of a plan, as a value.
public sealed interface Change {

    /// Returns the plan with the change made.
    ///
    /// @throws IllegalArgumentException when the plan lacks what the change names
    Plan applyTo(Plan plan);

    /// Opens a seat whose hire is on the way.
    record Hiring(Hire hire) implements Change {
        @Override
        public Plan applyTo(Plan plan) {
            requirePeopleKnown(plan, hire.team());
            return plan.withHires(with(plan.hires(), hire));
        }
    }

    /// Brings in somebody from a day on, for a time or for good: a contractor, a transfer.
    record Contracting(Person person) implements Change {
        @Override
        public Plan applyTo(Plan plan) {
            person.memberships().forEach(one -> requirePeopleKnown(plan, one.team()));
            return plan.withPeople(with(plan.people(), person));
        }
    }

    /// Lets somebody leave the company after a last day.
    record Leaving(String person, LocalDate lastDay) implements Change {
        @Override
        public Plan applyTo(Plan plan) {
            return withPerson(
                    plan,
                    person,
                    one -> {
                        one.memberships().forEach(m -> requirePeopleKnown(plan, m.team()));
                        var days = new DateRange(one.employed().from(), lastDay.plusDays(1));
                        return one.with(days.intersection(one.employed()).orElseThrow());
                    });
        }
    }

    /// Moves all of somebody's time to another team from a day on. Who moves counts in full at
    /// once: how long it takes to settle in another team was not measured.
    record Moving(String person, String toTeam, double share, LocalDate from) implements Change {
        @Override
        public Plan applyTo(Plan plan) {
            requirePeopleKnown(plan, toTeam);
            return withPerson(
                    plan,
                    person,
                    one -> {
                        one.memberships().forEach(m -> requirePeopleKnown(plan, m.team()));
                        var then = new Person.Membership(toTeam, share, DateRange.since(from));
                        var until = one.memberships().stream().flatMap(m -> m.until(from));
                        return one.with(Stream.concat(until, Stream.of(then)).toList());
                    });
        }
    }

    /// Takes a share of some people away from a day on, at work and in cost: somebody of a group
    /// leaves, and nobody is picked.
    record Thinning(Set<String> people, double share, LocalDate from) implements Change {

        public Thinning {
            people = Set.copyOf(people);
        }

        @Override
        public Plan applyTo(Plan plan) {
            return withPeople(
                    plan,
                    people,
                    one -> {
                        one.memberships().forEach(m -> requirePeopleKnown(plan, m.team()));
                        return one.with(new Person.Cut(share, from));
                    });
        }
    }

    /// Gives a share of the time that some people have for a team to another one from a day on.
    /// Who moves counts in full at once.
    record Lending(Set<String> people, String fromTeam, String toTeam, double share, LocalDate from)
            implements Change {

        public Lending {
            people = Set.copyOf(people);
        }

        @Override
        public Plan applyTo(Plan plan) {
            requirePeopleKnown(plan, fromTeam);
            requirePeopleKnown(plan, toTeam);
            return withPeople(
                    plan,
                    people,
                    one ->
                            one.with(
                                    one.memberships().stream()
                                            .flatMap(
                                                    place ->
                                                            place.team().equals(fromTeam)
                                                                    ? place.shared(
                                                                            toTeam, share, from)
                                                                    : Stream.of(place))
                                            .toList()));
        }
    }

    /// Has somebody who is on the way start at another time.
    record Starting(String hire, StartDates start) implements Change {
        @Override
        public Plan applyTo(Plan plan) {
            Rules.known("hire", hire, Rules.unique("hire", plan.hires(), Hire::id), "a change");
            return plan.withHires(
                    plan.hires().stream()
                            .map(one -> one.id().equals(hire) ? one.starting(start) : one)
                            .toList());
        }
    }

    /// Cuts what is left of an initiative in one team down to so many items.
    record ScopeCut(String initiative, String team, double items) implements Change {
        @Override
        public Plan applyTo(Plan plan) {
            return withInitiative(
                    plan,
                    initiative,
                    one ->
                            one.withDemands(
                                    one.demands().stream()
                                            .map(
                                                    demand ->
                                                            demand.team().equals(team)
                                                                    ? demand.withItems(items)
                                                                    : demand)
                                            .toList()));
        }
    }

    /// Puts an initiative at another place in the order.
    record Reordering(String initiative, double order) implements Change {
        @Override
        public Plan applyTo(Plan plan) {
            return withInitiative(plan, initiative, one -> one.withOrder(order));
        }
    }

    /// Stops an initiative; nothing waits for it any more.
    record Dropping(String initiative) implements Change {
        @Override
        public Plan applyTo(Plan plan) {
            withInitiative(plan, initiative, one -> one);
            return plan.withInitiatives(
                    plan.initiatives().stream()
                            .filter(one -> !one.id().equals(initiative))
                            .map(this::released)
                            .toList());
        }

        private Initiative released(Initiative one) {
            var after = new HashSet<>(one.after());
            after.remove(initiative);
            return one.withAfter(after);
        }
    }

    /// Gives an initiative other dates; null takes one away.
    record ReDating(
            String initiative, @Nullable LocalDate mustDate, @Nullable LocalDate earliestStart)
            implements Change {
        @Override
        public Plan applyTo(Plan plan) {
            return withInitiative(plan, initiative, one -> one.withDates(mustDate, earliestStart));
        }
    }

    /// Stops work, or finishing, for some days.
    record Freezing(Pause pause) implements Change {
        @Override
        public Plan applyTo(Plan plan) {
            return plan.withPauses(with(plan.pauses(), pause));
        }
    }

    private static <T> List<T> with(List<T> things, T another) {
        List<T> all = new ArrayList<>(things);
        all.add(another);
        return all;
    }

    private static Plan withInitiative(Plan plan, String id, UnaryOperator<Initiative> change) {
        Rules.known(
                "initiative",
                id,
                Rules.unique("initiative", plan.initiatives(), Initiative::id),
                "a change");
        return plan.withInitiatives(
                plan.initiatives().stream()
                        .map(one -> one.id().equals(id) ? change.apply(one) : one)
                        .toList());
    }

    private static Plan withPerson(Plan plan, String id, UnaryOperator<Person> change) {
        return withPeople(plan, Set.of(id), change);
    }

    private static Plan withPeople(Plan plan, Set<String> ids, UnaryOperator<Person> change) {
        var known = Rules.unique("person", plan.people(), Person::id);
        ids.forEach(id -> Rules.known("person", id, known, "a change"));
        return plan.withPeople(
                plan.people().stream()
                        .map(one -> ids.contains(one.id()) ? change.apply(one) : one)
                        .toList());
    }

    /// A change of people that changed no date would look like advice.
    private static void requirePeopleKnown(Plan plan, String team) {
        Rules.known("team", team, Rules.unique("team", plan.teams(), Team::id), "a change");
        boolean unknown =
                plan.teams().stream()
                        .anyMatch(one -> one.id().equals(team) && one.peopleBehindPace() == 0);
        if (unknown) {
            throw new IllegalArgumentException(
                    ("The people behind the pace of team (%s) must be known before its people change."
                                    + " Maybe enter its members first.")
                            .formatted(team));
        }
    }
}
