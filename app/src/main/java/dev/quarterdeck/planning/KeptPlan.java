package dev.quarterdeck.planning;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.forecasting.PaceCurve;
import dev.quarterdeck.engine.forecasting.Throughput;
import dev.quarterdeck.engine.portfolio.Initiative;
import dev.quarterdeck.engine.portfolio.Outlook;
import dev.quarterdeck.engine.portfolio.Pause;
import dev.quarterdeck.engine.portfolio.Person;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.engine.portfolio.Role;
import dev.quarterdeck.engine.portfolio.Team;
import dev.quarterdeck.engine.privacy.MinimumGroup;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Hold what a forecast was made of, so that a later one can say why it differs: work, order and
/// what holds it by initiative, people by team and week. It knows no person.
///
/// @param start the first day of its weeks
record KeptPlan(
        LocalDate start, int weeks, List<OfTeam> teams, List<OfInitiative> work, List<Halt> halts) {

    private static final String CREW = "crew";
    private static final double ROUNDED = 100;
    private static final int QUARTER = 13;

    KeptPlan {
        teams = List.copyOf(teams);
        work = List.copyOf(work);
        halts = List.copyOf(halts);
    }

    /// A team.
    ///
    /// @param behind people behind its pace
    /// @param unplanned items of no initiative, of `items` finished
    /// @param people at delivery by week, in the mean over all futures: after leave, growing in,
    ///     leavers, hires, interviews and blackouts
    record OfTeam(
            String id,
            double behind,
            int wipLimit,
            long unplanned,
            long items,
            List<Double> people) {

        OfTeam {
            people = List.copyOf(people);
        }
    }

    /// An initiative.
    record OfInitiative(
            String id,
            double order,
            double age,
            @Nullable LocalDate must,
            @Nullable LocalDate earliest,
            List<String> after,
            List<Part> parts) {

        OfInitiative {
            after = List.copyOf(after);
            parts = List.copyOf(parts);
        }
    }

    /// What was left of it for a team. @param ages weeks since the start of items in progress
    record Part(String team, double items, List<Double> ages) {

        Part {
            ages = List.copyOf(ages);
        }
    }

    /// A freeze. Blackouts are in the people.
    record Halt(String id, LocalDate from, LocalDate until, List<String> teams) {

        Halt {
            teams = List.copyOf(teams);
        }
    }

    /// Takes down what was played.
    static KeptPlan of(Outlook outlook) {
        var plan = outlook.plan();
        return new KeptPlan(
                plan.start(),
                plan.weeks(),
                plan.teams().stream().map(team -> team(team, outlook)).toList(),
                plan.initiatives().stream().map(KeptPlan::work).toList(),
                plan.pauses().stream().flatMap(KeptPlan::halt).toList());
    }

    private static OfTeam team(Team team, Outlook outlook) {
        var unplanned = team.runLoad().unplanned();
        return new OfTeam(
                team.id(),
                team.peopleBehindPace(),
                team.wipLimit(),
                unplanned.part(),
                unplanned.whole(),
                rounded(told(outlook.load(team.id()).people())));
    }

    /// Of a team in which fewer than five are at work in a week only means of thirteen weeks are
    /// kept: its weeks would keep single people's leave for good.
    private static double[] told(double[] people) {
        if (Arrays.stream(people).noneMatch(one -> one < MinimumGroup.SIZE)) {
            return people;
        }
        double[] told = new double[people.length];
        for (int from = 0; from < people.length; from += QUARTER) {
            int until = Math.min(people.length, from + QUARTER);
            double mean = Arrays.stream(people, from, until).average().orElse(0);
            Arrays.fill(told, from, until, mean);
        }
        return told;
    }

    private static List<Double> rounded(double[] people) {
        var rounded = new ArrayList<Double>();
        for (double one : people) {
            rounded.add(Math.rint(ROUNDED * Math.max(0, one)) / ROUNDED);
        }
        return rounded;
    }

    private static OfInitiative work(Initiative one) {
        return new OfInitiative(
                one.id(),
                one.order(),
                one.ageWeeks(),
                one.mustDate(),
                one.earliestStart(),
                List.copyOf(new TreeSet<>(one.after())),
                one.demands().stream()
                        .map(part -> new Part(part.team(), part.items(), part.agesInProgress()))
                        .toList());
    }

    private static Stream<Halt> halt(Pause pause) {
        var until = pause.days().until();
        return pause.kind() == Pause.Kind.FREEZE && until != null
                ? Stream.of(
                        new Halt(
                                pause.id(),
                                pause.days().from(),
                                until,
                                List.copyOf(new TreeSet<>(pause.teams()))))
                : Stream.empty();
    }

    /// Returns it as a plan that can be played beside another one.
    ///
    /// @param other lends the pace of teams and the growth of scope, which nobody decides
    Plan asPlan(Plan other) {
        Map<String, Team> lends = new HashMap<>();
        other.teams().forEach(team -> lends.put(team.id(), team));
        return new Plan(
                start,
                weeks,
                teams.stream()
                        .map(team -> engine(team, Optional.ofNullable(lends.get(team.id()))))
                        .toList(),
                List.of(
                        new Role(
                                CREW,
                                List.of(),
                                0,
                                Optional.empty(),
                                "people as they were counted")),
                teams.stream().flatMap(this::crew).toList(),
                List.of(),
                work.stream().map(KeptPlan::engine).toList(),
                halts.stream().map(KeptPlan::engine).toList(),
                other.growth(),
                other.common());
    }

    private static Team engine(OfTeam team, Optional<Team> lends) {
        var unplanned = new Share(team.unplanned(), team.items());
        return new Team(
                team.id(),
                lends.map(Team::pace).orElseGet(() -> gone(team.behind())),
                team.behind(),
                team.wipLimit(),
                new Team.RunLoad(0, 0, unplanned),
                lends.flatMap(Team::items));
    }

    /// The pace of a team that is in the plan no more.
    private static PaceCurve gone(double behind) {
        return PaceCurve.of(Throughput.ofWeeks(Instant.EPOCH), Math.max(1, behind) / 2);
    }

    private static Initiative engine(OfInitiative one) {
        return new Initiative(
                one.id(),
                one.order(),
                one.parts().stream()
                        .map(
                                part ->
                                        new Initiative.Demand(
                                                part.team(), part.items(), part.ages(), Map.of()))
                        .toList(),
                one.age(),
                Initiative.Split.NONE,
                one.must(),
                one.earliest(),
                Set.copyOf(one.after()));
    }

    private static Pause engine(Halt halt) {
        return new Pause(
                halt.id(),
                Pause.Kind.FREEZE,
                new DateRange(halt.from(), halt.until()),
                Set.copyOf(halt.teams()));
    }

    /// Puts 2.4 people as two that are there and one of whom 0.4 is.
    private Stream<Person> crew(OfTeam team) {
        double most = team.people().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return Stream.iterate(0, place -> place < most, place -> place + 1)
                .map(
                        place ->
                                new Person(
                                        team.id() + "/" + place,
                                        CREW,
                                        CREW,
                                        memberships(team, place),
                                        List.of(),
                                        DateRange.since(start),
                                        0));
    }

    /// One to each run of equal weeks; the last week holds for good.
    private List<Person.Membership> memberships(OfTeam team, int place) {
        var all = new ArrayList<Person.Membership>();
        int weeksTold = team.people().size();
        int from = 0;
        while (from < weeksTold) {
            double share = share(team, from, place);
            int until = from + 1;
            while (until < weeksTold && share(team, until, place) == share) {
                until++;
            }
            if (share > 0) {
                var end = until == weeksTold ? null : start.plusWeeks(until);
                all.add(
                        new Person.Membership(
                                team.id(), share, new DateRange(start.plusWeeks(from), end)));
            }
            from = until;
        }
        return all;
    }

    private static double share(OfTeam team, int week, int place) {
        double left = Math.clamp(team.people().get(week) - place, 0, 1);
        return Math.rint(ROUNDED * left) / ROUNDED;
    }
}
