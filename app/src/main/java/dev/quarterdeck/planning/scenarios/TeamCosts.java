package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.engine.portfolio.Outlook;
import dev.quarterdeck.engine.portfolio.Person;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.engine.privacy.MinimumGroup;
import dev.quarterdeck.planning.PlanOfRecord;
import dev.quarterdeck.planning.PlanOfRecord.Planned;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.OfTeam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads what each team costs out of futures, and how much more than in another plan.
///
/// Teams of fewer than five people stand together with who is in no team, and with the smallest
/// larger ones where these are less than the whole time of five people: else what one person costs
/// would follow by subtraction.
///
/// @param plan the plan of record as it was played
/// @param other what is told of
record TeamCosts(PlanOfRecord record, Outlook plan, Outlook other) {

    /// What a rounding leaves is nobody's cost.
    private static final double NOTHING = 1;

    private static final double ROUNDING = 1e-6;

    /// Lists teams by name, those that stand together last.
    List<OfTeam> teams() {
        var apart = apart();
        var rows = new ArrayList<OfTeam>();
        for (var team : apart) {
            double mean = of(other, team);
            rows.add(new OfTeam(team.id(), team.name(), mean, mean - of(plan, team)));
        }
        double rest = rest(other, apart);
        if (rest >= NOTHING || rest(plan, apart) >= NOTHING) {
            rows.add(new OfTeam(null, "", rest, rest - rest(plan, apart)));
        }
        return rows;
    }

    /// Who stands apart: the same teams in all plans, or the difference of two would tell.
    private List<Planned> apart() {
        var apart =
                new ArrayList<>(record.teams().stream().filter(Planned::isLargeEnough).toList());
        var rising = apart.stream().sorted(Comparator.comparingInt(Planned::members)).toList();
        for (var smallest : rising) {
            if (!isSomebodyAlone(apart)) {
                break;
            }
            apart.remove(smallest);
        }
        return apart;
    }

    private boolean isSomebodyAlone(List<Planned> apart) {
        return rest(plan, apart) >= NOTHING && MinimumGroup.hides(outside(apart));
    }

    /// How many whole people's time goes to no team that stands apart, rounded down.
    ///
    /// Ten people who keep a hundredth each hide nobody. As nobody gives more than the whole of
    /// their time, no one makes more than a fifth of five.
    private int outside(List<Planned> apart) {
        Plan of = plan.plan();
        var ids = apart.stream().map(team -> team.id().toString()).collect(Collectors.toSet());
        double time =
                of.people().stream()
                        .filter(one -> one.employed().contains(of.start()))
                        .mapToDouble(one -> Math.max(0, 1 - inside(one, of, ids)))
                        .sum();
        return (int) Math.floor(time + ROUNDING);
    }

    private static double inside(Person one, Plan of, Set<String> teams) {
        return one.memberships().stream()
                .filter(place -> teams.contains(place.team()))
                .filter(place -> place.days().contains(of.start()))
                .mapToDouble(Person.Membership::share)
                .sum();
    }

    private static double rest(Outlook outlook, List<Planned> apart) {
        return Arrays.stream(outlook.cost()).sum()
                - apart.stream().mapToDouble(team -> of(outlook, team)).sum();
    }

    private static double of(Outlook outlook, Planned team) {
        return Arrays.stream(outlook.costOfTeam(team.id().toString())).sum();
    }
}
