package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.engine.hiring.StartDates;
import dev.quarterdeck.engine.portfolio.Change;
import dev.quarterdeck.engine.portfolio.Initiative;
import dev.quarterdeck.engine.portfolio.Initiative.Demand;
import dev.quarterdeck.engine.portfolio.Pause;
import dev.quarterdeck.engine.portfolio.Person;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.engine.portfolio.Team;
import dev.quarterdeck.planning.PlanOfRecord;
import dev.quarterdeck.planning.PlanOfRecord.Wanted;
import dev.quarterdeck.planning.scenarios.Fitting.Misfit;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Contract;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Cut;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Drop;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Hire;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Leave;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Move;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Redate;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Reorder;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Rest;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Start;
import dev.quarterdeck.platform.csv.CsvRow;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes the changes of a plan out of one change in the words of the organisation.
final class PlanChanges {

    private static final double DAYS = 7;

    /// A group of one would name somebody.
    private static final int LEAST_GROUP = 2;

    private final PlanOfRecord record;
    private final Plan plan;
    private final ScenarioNames names;
    private final UUID line;
    private boolean isTold = true;

    /// @param record says why something is not in the plan
    /// @param plan what came before made of it
    /// @param line names what the change brings in, so that its luck stays the same
    PlanChanges(PlanOfRecord record, Plan plan, ScenarioNames names, UUID line) {
        this.record = record;
        this.plan = plan;
        this.names = names;
        this.line = line;
    }

    /// @throws Misfit when the plan lacks what the change names
    List<Change> of(ScenarioChange change) {
        return switch (change) {
            case Hire one -> hires(one);
            case Start one -> starts(one);
            case Leave one -> leaves(one);
            case Move one -> moves(one);
            case Contract one -> contracts(one);
            case Cut one -> cuts(one);
            case Reorder one -> reorders(one);
            case Drop one -> List.of(new Change.Dropping(initiative(one.initiative()).id()));
            case Redate one -> redates(one);
            case Rest one -> rests(one);
        };
    }

    /// Answers whether the weeks of teams may be shown beside those of the plan.
    boolean mayBeTold() {
        return isTold;
    }

    /// Names who is brought in.
    List<String> ids(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(one -> line + "/" + one).toList();
    }

    private List<Change> hires(Hire one) {
        var team = staffed(one.team());
        return ids(one.count()).stream()
                .map(id -> (Change) new Change.Hiring(hire(id, team, one)))
                .toList();
    }

    private dev.quarterdeck.engine.portfolio.Hire hire(String id, String team, Hire one) {
        var role = role(one.role());
        double notice = PlanOfRecord.noticeWeeks(plan, role);
        return new dev.quarterdeck.engine.portfolio.Hire(
                id, team, role, skill(one.skill(), one.role()), on(one.from()), notice, 0);
    }

    private static String skill(@Nullable String skill, String role) {
        return Optional.ofNullable(skill).orElse(role);
    }

    private StartDates on(LocalDate day) {
        double week = Math.max(0, ChronoUnit.DAYS.between(plan.start(), day) / DAYS);
        return StartDates.between(week, week);
    }

    private String role(String name) {
        boolean isKnown = plan.roles().stream().anyMatch(one -> one.id().equals(name));
        return isKnown ? name : PlanOfRecord.EVERYBODY;
    }

    private List<Change> starts(Start one) {
        var id = one.seat().toString();
        if (plan.hires().stream().noneMatch(hire -> hire.id().equals(id))) {
            throw new Misfit(
                    "nobody is awaited on the seat (%s).".formatted(names.key(one.seat())));
        }
        return List.of(new Change.Starting(id, on(one.from())));
    }

    private List<Change> leaves(Leave one) {
        var team = staffed(one.team());
        var from = notBefore(one.from());
        var today = group(one.team(), one.role());
        requireFewer(one.count(), today.people().size() - 1, one.team());
        requireStaffed(today, team);
        var group = then(today, one.team(), one.role(), from);
        return List.of(new Change.Thinning(group.people(), group.share(one.count()), from));
    }

    private List<Change> moves(Move one) {
        var from = staffed(one.team());
        var to = staffed(one.toTeam());
        var day = notBefore(one.from());
        var today = group(one.team(), one.role());
        requireFewer(one.count(), today.people().size(), one.team());
        var group = then(today, one.team(), one.role(), day);
        double share = group.share(one.count());
        return List.of(new Change.Lending(group.people(), from, to, share, day));
    }

    /// What was to begin in the past begins with the plan.
    private LocalDate notBefore(LocalDate day) {
        return day.isBefore(plan.start()) ? plan.start() : day;
    }

    /// The group as it is today: what is refused tells nothing of who is planned to come or go.
    private Group group(UUID team, @Nullable String role) {
        var group = Group.of(plan, team.toString(), role, plan.start());
        if (group.people().size() < LEAST_GROUP) {
            throw new Misfit(
                    "fewer than two people work in %s, and nobody may be named."
                            .formatted(
                                    names.team(team)
                                            + (role == null ? "" : " (%s)".formatted(role))));
        }
        isTold &= group.mayBeTold();
        return group;
    }

    /// The group of the day of the change; that of today where nobody is left in it.
    private Group then(Group today, UUID team, @Nullable String role, LocalDate day) {
        var then = Group.of(plan, team.toString(), role, day);
        return then.people().isEmpty() ? today : then;
    }

    private void requireFewer(double count, int most, UUID team) {
        if (count > most) {
            throw new Misfit(
                    "%s are too many for %s, %d at most."
                            .formatted(CsvRow.written(count), names.team(team), most));
        }
    }

    /// Who leaves does so everywhere, and the people of all these teams must be known.
    private void requireStaffed(Group group, String team) {
        plan.people().stream()
                .filter(one -> group.people().contains(one.id()))
                .flatMap(one -> one.memberships().stream())
                .map(Person.Membership::team)
                .filter(other -> !other.equals(team))
                .distinct()
                .forEach(other -> staffed(UUID.fromString(other)));
    }

    private List<Change> contracts(Contract one) {
        var team = staffed(one.team());
        var until = Objects.requireNonNull(one.days().until());
        if (!until.isAfter(plan.start())) {
            throw new Misfit("that is over.");
        }
        return ids(one.count()).stream()
                .map(id -> (Change) new Change.Contracting(contractor(id, team, one)))
                .toList();
    }

    private Person contractor(String id, String team, Contract one) {
        return new Person(
                id,
                role(one.role()),
                skill(one.skill(), one.role()),
                List.of(new Person.Membership(team, 1, one.days())),
                List.of(),
                one.days(),
                0);
    }

    /// The id of a team whose people are known: without them nothing would change, and that would
    /// look like advice.
    private String staffed(UUID team) {
        return plan.teams().stream()
                .filter(one -> one.id().equals(team.toString()))
                .filter(one -> one.peopleBehindPace() > 0)
                .findFirst()
                .map(Team::id)
                .orElseThrow(
                        () ->
                                new Misfit(
                                        "nobody is known to work in %s lately."
                                                .formatted(names.team(team))));
    }

    private Initiative initiative(UUID id) {
        return plan.initiatives().stream()
                .filter(one -> one.id().equals(id.toString()))
                .findFirst()
                .orElseThrow(() -> new Misfit(notThere(id)));
    }

    private String notThere(UUID id) {
        return record.initiatives().stream()
                .filter(one -> one.id().equals(id))
                .map(Wanted::missing)
                .filter(Objects::nonNull)
                .findFirst()
                .map(why -> "%s has no forecast. %s".formatted(names.key(id), why))
                .orElse("%s is not, or no longer, committed or running.".formatted(names.key(id)));
    }

    private List<Change> cuts(Cut one) {
        var initiative = initiative(one.initiative());
        var team = one.team();
        var demands =
                initiative.demands().stream()
                        .filter(demand -> team == null || demand.team().equals(team.toString()))
                        .toList();
        double left = demands.stream().mapToDouble(Demand::items).sum();
        if (left == 0 || one.items() > left) {
            throw new Misfit(
                    "%s has %s items left%s, and a cut adds none."
                            .formatted(
                                    names.key(one.initiative()),
                                    CsvRow.written(left),
                                    team == null ? "" : " in " + names.team(team)));
        }
        double kept = one.items() / left;
        return demands.stream()
                .map(
                        demand ->
                                (Change)
                                        new Change.ScopeCut(
                                                initiative.id(),
                                                demand.team(),
                                                demand.items() * kept))
                .toList();
    }

    /// All get whole ranks: equal orders go by id, so nothing fits between them.
    private List<Change> reorders(Reorder one) {
        var moved = initiative(one.initiative());
        var order =
                plan.initiatives().stream()
                        .sorted(
                                Comparator.comparingDouble(Initiative::order)
                                        .thenComparing(Initiative::id))
                        .filter(other -> !other.equals(moved))
                        .collect(Collectors.toCollection(ArrayList::new));
        var before = one.before();
        int place = before == null ? order.size() : order.indexOf(initiative(before));
        order.add(place, moved);
        return IntStream.range(0, order.size())
                .mapToObj(rank -> (Change) new Change.Reordering(order.get(rank).id(), rank))
                .toList();
    }

    private List<Change> redates(Redate one) {
        var now = initiative(one.initiative());
        return List.of(
                new Change.ReDating(
                        now.id(),
                        one.mustDate() == null ? now.mustDate() : one.mustDate(),
                        one.earliestStart() == null ? now.earliestStart() : one.earliestStart()));
    }

    private List<Change> rests(Rest one) {
        var until = Objects.requireNonNull(one.days().until());
        if (!until.isAfter(plan.start())) {
            throw new Misfit("that is over.");
        }
        var known = plan.teams().stream().map(Team::id).collect(Collectors.toSet());
        var bound =
                one.teams().stream()
                        .map(UUID::toString)
                        .filter(known::contains)
                        .collect(Collectors.toSet());
        if (bound.isEmpty() && !one.teams().isEmpty()) {
            throw new Misfit("none of these teams is in the plan.");
        }
        var days = new DateRange(notBefore(one.days().from()), until);
        return List.of(
                new Change.Freezing(
                        new Pause(line.toString(), one.kind(), days, Set.copyOf(bound))));
    }
}
