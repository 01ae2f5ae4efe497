package dev.quarterdeck.planning;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.facts.Measured;
import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.engine.effort.EffortCategory;
import dev.quarterdeck.engine.effort.EffortRule;
import dev.quarterdeck.metrics.teams.Investments;
import dev.quarterdeck.metrics.teams.Question;
import dev.quarterdeck.planning.GoalEffort.Line;
import dev.quarterdeck.platform.Recent;
import dev.quarterdeck.portfolio.Goal;
import dev.quarterdeck.portfolio.Initiative;
import dev.quarterdeck.portfolio.Portfolio;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tell what effort went to each goal, against what was meant.
///
/// Effort is kept by the nearest epic above an item, so an initiative has what its epics have.
public final class GoalEfforts {

    private static final int KEPT = 4;

    private final Portfolio portfolio;
    private final Investments investments;
    private final Measured measured;
    private final Recent<Asked, Map<String, UUID>> epics = new Recent<>(KEPT);

    GoalEfforts(Portfolio portfolio, Investments investments, Measured measured) {
        this.portfolio = portfolio;
        this.investments = investments;
        this.measured = measured;
    }

    /// What was asked of the tracker. @param changes how often rows had changed
    private record Asked(LocalDate day, List<WorkStore.Root> roots, long changes) {}

    /// Tells what the effort of a team, or of everybody, went to over so many weeks, the last of
    /// which holds the day. What is meant is said of everybody's time alone.
    ///
    /// @param team with the teams below it, or null for everybody
    /// @throws dev.quarterdeck.platform.Refusal when the viewer may see no delivery, there is no
    ///     such team, or the weeks are no period
    public GoalEffort of(Viewer viewer, @Nullable UUID team, LocalDate day, int weeks) {
        return of(viewer, team, day, weeks, investments.of(viewer, team, day, weeks));
    }

    /// Tells the same of what was asked already.
    public GoalEffort of(
            Viewer viewer,
            @Nullable UUID team,
            LocalDate day,
            int weeks,
            Investments.Answer answer) {
        return switch (answer) {
            case Investments.Answer.Hidden(var reason) -> new GoalEffort.Hidden(reason);
            case Investments.Answer.Shown shown -> {
                var monday = Question.lastWeeks(day, weeks).firstMonday();
                var period = new DateRange(monday, monday.plusWeeks(weeks));
                var initiatives = portfolio.initiatives(viewer, day);
                var goals = portfolio.goals(viewer, day);
                var known =
                        new Known(
                                goals,
                                team == null ? meant(viewer, goals, period) : Map.of(),
                                initiatives,
                                epics(day, WorkStore.Root.of(initiatives)));
                yield divide(known, period, shown);
            }
        };
    }

    /// What is wanted on a day.
    ///
    /// @param meant the shares that goals were meant to have over the weeks, where somebody said
    /// @param epics the initiative of each epic, by the key of the epic
    record Known(
            List<Goal> goals,
            Map<UUID, Double> meant,
            List<Initiative> initiatives,
            Map<String, UUID> epics) {}

    static GoalEffort.Shown divide(Known known, DateRange period, Investments.Answer.Shown shown) {
        var initiatives = known.initiatives();
        var went = went(known.epics(), shown);
        var goals = new ArrayList<Line>();
        for (var goal : known.goals()) {
            var line =
                    new Line(
                            goal.id(),
                            goal.terms().key(),
                            goal.terms().name(),
                            spent(initiatives, went, goal.id()),
                            known.meant().get(goal.id()));
            if (line.hasAnything() || goal.terms().days().intersection(period).isPresent()) {
                goals.add(line);
            }
        }
        return new GoalEffort.Shown(
                period.from(),
                Objects.requireNonNull(period.until()),
                goals,
                initiatives.stream()
                        .filter(one -> went.containsKey(one.id()))
                        .map(one -> line(one, went))
                        .toList(),
                rest(spent(initiatives, went, null), went, shown),
                apart(initiatives, known.epics()));
    }

    /// What went to each initiative that anything went to.
    private static Map<UUID, Map<EffortRule, Double>> went(
            Map<String, UUID> epics, Investments.Answer.Shown shown) {
        return shown.initiatives().stream()
                .filter(one -> epics.containsKey(one.name()))
                .collect(
                        Collectors.groupingBy(
                                one -> Objects.requireNonNull(epics.get(one.name())),
                                Collectors.collectingAndThen(
                                        Collectors.mapping(
                                                Investments.Line::shares, Collectors.toList()),
                                        GoalEffort::sum)));
    }

    private static Map<EffortRule, Double> spent(
            List<Initiative> initiatives,
            Map<UUID, Map<EffortRule, Double>> went,
            @Nullable UUID goal) {
        return GoalEffort.sum(
                initiatives.stream()
                        .filter(one -> Objects.equals(one.terms().goal(), goal))
                        .map(one -> went.getOrDefault(one.id(), Map.of()))
                        .toList());
    }

    private Map<UUID, Double> meant(Viewer viewer, List<Goal> goals, DateRange period) {
        var meant = new HashMap<UUID, Double>();
        for (var goal : goals) {
            var versions =
                    portfolio.goalHistory(viewer, goal.id()).stream()
                            .filter(one -> one.version().number() <= goal.version().number())
                            .toList();
            if (versions.stream().anyMatch(one -> one.terms().intended() != null)) {
                meant.put(goal.id(), meant(versions, period));
            }
        }
        return meant;
    }

    /// Weighs what was said by the days of the weeks on which it stood and the goal held. What was
    /// said first stands from the goal's own first day.
    ///
    /// @param versions of a goal, the newest first
    static double meant(List<Goal> versions, DateRange period) {
        double days = 0;
        LocalDate until = null;
        for (var one : versions) {
            var said = LocalDate.ofInstant(one.version().at(), ZoneOffset.UTC);
            var from = one.version().number() == 1 ? LocalDate.MIN : said;
            if (until == null || from.isBefore(until)) {
                var stood = new DateRange(from, until);
                double share = Objects.requireNonNullElse(one.terms().intended(), 0) / 100.0;
                days +=
                        share
                                * stood.intersection(one.terms().days())
                                        .flatMap(both -> both.intersection(period))
                                        .map(GoalEfforts::days)
                                        .orElse(0.0);
                until = from;
            }
        }
        return days / days(period);
    }

    private static double days(DateRange range) {
        return ChronoUnit.DAYS.between(range.from(), Objects.requireNonNull(range.until()));
    }

    private static Line line(Initiative one, Map<UUID, Map<EffortRule, Double>> went) {
        return new Line(
                one.id(),
                one.terms().key(),
                one.terms().name(),
                went.getOrDefault(one.id(), Map.of()),
                null);
    }

    private static List<Line> rest(
            Map<EffortRule, Double> ofNoGoal,
            Map<UUID, Map<EffortRule, Double>> went,
            Investments.Answer.Shown shown) {
        var below = GoalEffort.sum(List.copyOf(went.values()));
        var epics =
                GoalEffort.sum(shown.initiatives().stream().map(Investments.Line::shares).toList());
        var empty = of(shown, EffortCategory.UNASSIGNED);
        var dark = of(shown, EffortCategory.DARK);
        var all =
                GoalEffort.sum(shown.categories().stream().map(Investments.Line::shares).toList());
        return Stream.of(
                        rest("Initiatives of no goal", ofNoGoal),
                        rest("Epics of no initiative", less(epics, below)),
                        rest("Items under no epic", less(less(less(all, epics), empty), dark)),
                        rest(EffortCategory.UNASSIGNED.title(), empty),
                        rest(EffortCategory.DARK.title(), dark))
                .toList();
    }

    private static Line rest(String name, Map<EffortRule, Double> shares) {
        return new Line(null, "", name, shares, null);
    }

    private static Map<EffortRule, Double> of(
            Investments.Answer.Shown shown, EffortCategory category) {
        return shown.categories().stream()
                .filter(one -> one.category() == category)
                .map(Investments.Line::shares)
                .findFirst()
                .orElseGet(Map::of);
    }

    /// Sums of the same parts may differ by a rounding, and nothing is below nothing.
    private static Map<EffortRule, Double> less(
            Map<EffortRule, Double> all, Map<EffortRule, Double> part) {
        var left = new EnumMap<EffortRule, Double>(EffortRule.class);
        for (var rule : EffortRule.values()) {
            double share = all.getOrDefault(rule, 0.0) - part.getOrDefault(rule, 0.0);
            left.put(rule, share < 1e-9 ? 0.0 : share);
        }
        return left;
    }

    private static List<String> apart(List<Initiative> initiatives, Map<String, UUID> epics) {
        return initiatives.stream()
                .filter(one -> one.terms().place().stage().isWanted())
                .filter(one -> !isBelowEpics(one, epics))
                .map(one -> one.terms().key())
                .toList();
    }

    /// Answers whether all that people said of its scope is an epic that trackers told of.
    private static boolean isBelowEpics(Initiative one, Map<String, UUID> epics) {
        var scope = one.terms().scope();
        return scope.byHand().isEmpty()
                && !scope.roots().isEmpty()
                && epics.keySet().containsAll(scope.roots());
    }

    private Map<String, UUID> epics(LocalDate day, List<WorkStore.Root> roots) {
        return epics.get(
                new Asked(day, roots, measured.changes("item")),
                () ->
                        day.isBefore(portfolio.today())
                                ? measured.asOf(
                                        day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                                        sql -> WorkStore.epics(sql, roots))
                                : measured.now(sql -> WorkStore.epics(sql, roots)));
    }
}
