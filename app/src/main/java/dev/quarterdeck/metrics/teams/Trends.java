package dev.quarterdeck.metrics.teams;

import dev.quarterdeck.metrics.teams.Report.LeftOut;
import dev.quarterdeck.metrics.teams.Report.Point;
import dev.quarterdeck.metrics.teams.Report.Portion;
import dev.quarterdeck.metrics.teams.Report.Reading;
import dev.quarterdeck.metrics.teams.Report.Scope;
import dev.quarterdeck.metrics.teams.Report.Trend;
import dev.quarterdeck.platform.Recent;
import dev.quarterdeck.platform.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts cells of teams and weeks together to the trends of scopes.
final class Trends {

    private static final String EVERYTHING = "Everything";
    private static final String HIDDEN =
            "Not shown: it has fewer than five people, or others' numbers would follow from it.";

    /// A few hundred bytes each.
    private static final int KEPT = 20_000;

    private final Numbers numbers;
    private final WeekGroups groups;
    private final Recent<Key, Trend> made = new Recent<>(KEPT);

    Trends(Numbers numbers, WeekGroups groups) {
        this.numbers = numbers;
        this.groups = groups;
    }

    /// What a trend is made of; while that is the same, so is the trend.
    private record Key(
            Asked asked,
            Scope scope,
            LocalDate first,
            int weeks,
            WeekGroups.Mark groups,
            long version) {}

    Report report(Question question) {
        var asked = asked(question);
        var weeks = numbers.weeks(question);
        var weekly = groups.now();
        var scopes = scopes(question, weeks, weekly);
        var kept = numbers.kept(asked, weeks, question.asOf());
        var others = asked.stream().filter(one -> !kept.containsKey(one)).toList();
        var answer = numbers.computed(others, weeks, question.asOf());
        var all = kept(question, kept, weekly, scopes);
        for (var one : others) {
            var found = new Found(one, answer.of(one), weeks, weekly);
            all.put(
                    one,
                    scopes.stream()
                            .map(scope -> new Course(question, found, scope).trend())
                            .toList());
        }
        var trends = asked.stream().flatMap(one -> all.getOrDefault(one, List.of()).stream());
        var computed =
                Stream.concat(
                                kept.values().stream().map(KeptCells.State::seen),
                                others.isEmpty() ? Stream.of() : Stream.of(answer.computed()))
                        .min(Instant::compareTo)
                        .orElseGet(answer::computed);
        return new Report(question, scopes, trends.toList(), computed);
    }

    /// Returns the trends of metrics that are kept, of all scopes each; reads the cells of those
    /// only that were not made since the cells changed.
    private Map<Asked, List<Trend>> kept(
            Question question,
            Map<Asked, KeptCells.State> kept,
            WeekGroups.Weekly weekly,
            List<Scope> scopes) {
        var weeks = numbers.weeks(question);
        var found = new HashMap<Key, Trend>();
        var missing = new LinkedHashMap<Key, Asked>();
        for (var one : kept.keySet()) {
            for (var scope : scopes) {
                var key = key(one, scope, weeks, weekly, kept);
                made.find(key)
                        .ifPresentOrElse(
                                trend -> found.put(key, trend), () -> missing.put(key, one));
            }
        }
        var cells =
                numbers.read(
                        new LinkedHashSet<>(missing.values()),
                        weeks,
                        teams(missing, weeks, weekly));
        var founds = new HashMap<Asked, Found>();
        cells.forEach((one, its) -> founds.put(one, new Found(one, its, weeks, weekly)));
        missing.forEach(
                (key, one) -> {
                    var its = Objects.requireNonNull(founds.get(one));
                    var trend = new Course(question, its, key.scope()).trend();
                    made.put(key, trend);
                    found.put(key, trend);
                });
        var all = new HashMap<Asked, List<Trend>>();
        for (var one : kept.keySet()) {
            all.put(
                    one,
                    scopes.stream()
                            .map(scope -> found.get(key(one, scope, weeks, weekly, kept)))
                            .filter(Objects::nonNull)
                            .toList());
        }
        return all;
    }

    private static Key key(
            Asked asked,
            Scope scope,
            Weeks weeks,
            WeekGroups.Weekly weekly,
            Map<Asked, KeptCells.State> kept) {
        var version = Objects.requireNonNull(kept.get(asked)).version();
        return new Key(asked, scope, weeks.first(), weeks.count(), weekly.mark(), version);
    }

    /// Returns whose cells the scopes add up, or null for everybody's.
    private static @Nullable Set<String> teams(
            Map<Key, Asked> missing, Weeks weeks, WeekGroups.Weekly weekly) {
        var teams = new HashSet<String>();
        for (var scope : missing.keySet().stream().map(Key::scope).distinct().toList()) {
            if (scope.team() == null) {
                return null;
            }
            weeks.mondays()
                    .forEach(
                            monday ->
                                    teams.addAll(
                                            weekly.of(monday)
                                                    .below()
                                                    .getOrDefault(scope.team(), Set.of())));
        }
        return teams;
    }

    /// A metric under one of its rules.
    record Asked(Metric metric, Metric.Rule rule) {}

    static List<Asked> asked(Question question) {
        question.rules().keySet().forEach(Catalog::require);
        var metrics =
                question.metrics().isEmpty()
                        ? Catalog.METRICS
                        : question.metrics().stream().distinct().map(Catalog::require).toList();
        return metrics.stream().map(one -> new Asked(one, rule(question, one))).toList();
    }

    static Metric.Rule rule(Question question, Metric metric) {
        var named = question.rules().get(metric.id());
        return named == null ? metric.ownRule() : metric.requireRule(named);
    }

    List<Scope> scopes(Question question) {
        return scopes(question, numbers.weeks(question), groups.now());
    }

    private static List<Scope> scopes(Question question, Weeks weeks, WeekGroups.Weekly weekly) {
        if (question.teams().isEmpty()) {
            return List.of(new Scope(null, EVERYTHING, null, null));
        }
        return question.teams().stream()
                .distinct()
                .map(team -> scope(question, weeks, weekly, team))
                .toList();
    }

    /// A team is one of the last week of the period.
    private static Scope scope(Question question, Weeks weeks, WeekGroups.Weekly weekly, UUID id) {
        var mondays = weeks.mondays();
        var unit = weekly.of(mondays.getLast()).team(id).orElseThrow(() -> unknown(id, question));
        boolean shown =
                mondays.stream()
                        .filter(monday -> !monday.isBefore(question.firstMonday()))
                        .allMatch(monday -> weekly.of(monday).shows(id));
        return new Scope(id, unit.name(), unit.parent(), shown ? null : HIDDEN);
    }

    private static Refusal unknown(UUID team, Question question) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "There is no team (%s) in the last week of the period from %s."
                        .formatted(team, question.firstMonday()),
                "Maybe see GET /api/v1/teams.");
    }

    /// Looks behind numbers as the organisation is known now.
    TeamMetrics.Behind behind(Question question) {
        var weekly = groups.now();
        return (metric, team, monday, most) -> things(question, weekly, metric, team, monday, most);
    }

    private List<TeamMetrics.Thing> things(
            Question question,
            WeekGroups.Weekly weekly,
            String metricId,
            @Nullable UUID team,
            @Nullable LocalDate monday,
            int most) {
        var metric = Catalog.require(metricId);
        var asked = new Asked(metric, rule(question, metric));
        var asks = question.of(team == null ? List.of() : List.of(team));
        var scope = scopes(asks, numbers.weeks(question), weekly).getFirst();
        var teams = new HashMap<LocalDate, Set<String>>();
        for (var one : numbers.weeks(question).mondays()) {
            boolean wanted =
                    monday == null ? !one.isBefore(question.firstMonday()) : one.equals(monday);
            var group = weekly.of(one);
            if (wanted && (monday != null || scope.hidden() == null) && group.shows(team)) {
                teams.put(
                        one, team == null ? Set.of() : group.below().getOrDefault(team, Set.of()));
            }
        }
        return teams.isEmpty() ? List.of() : numbers.things(asked, teams, question, most);
    }

    /// One metric of one scope through its weeks.
    private static final class Course {

        private final Question question;
        private final Found found;
        private final Asked asked;
        private final Scope scope;
        private final Weeks weeks;

        Course(Question question, Found found, Scope scope) {
            this.question = question;
            this.found = found;
            this.asked = found.asked;
            this.scope = scope;
            this.weeks = found.weeks;
        }

        Trend trend() {
            var now = mondays(question.firstMonday());
            var past = mondays(question.firstMonday().minusWeeks(question.weeks()));
            var points = now.stream().map(this::week).toList();
            var earlier = past.stream().map(this::week).toList();
            var changes = new Changes(asked, earlier, points);
            var comparison =
                    isShown(now) && isShown(past)
                            ? changes.comparison(sums(whole(past)), sums(whole(now)))
                            : null;
            return new Trend(
                    asked.metric(),
                    asked.rule(),
                    scope,
                    points,
                    period(now),
                    period(past),
                    changes.limits(),
                    changes.signals(),
                    comparison);
        }

        private List<LocalDate> mondays(LocalDate first) {
            return LongStream.range(0, question.weeks()).mapToObj(first::plusWeeks).toList();
        }

        private List<LocalDate> whole(List<LocalDate> mondays) {
            return mondays.stream().filter(one -> !weeks.isPartial(one)).toList();
        }

        private boolean isShown(List<LocalDate> mondays) {
            return mondays.stream().allMatch(one -> found.weekly.of(one).shows(scope.team()));
        }

        private Point week(LocalDate monday) {
            boolean partial = weeks.isPartial(monday);
            if (!isShown(List.of(monday))) {
                return new Point(monday, 1, partial, new Reading.Hidden(HIDDEN), List.of(), null);
            }
            if (!Weeks.start(monday).isBefore(weeks.seen())) {
                return new Point(
                        monday, 1, true, new Reading.NoData("it has not begun"), List.of(), null);
            }
            var cell = sum(monday);
            return new Point(
                    monday,
                    1,
                    partial,
                    Readings.week(asked.metric(), asked.rule(), cell),
                    leftOut(cell),
                    found.dark(List.of(monday)));
        }

        private Point period(List<LocalDate> mondays) {
            boolean partial = mondays.stream().anyMatch(weeks::isPartial);
            var first = mondays.getFirst();
            if (!isShown(mondays)) {
                return new Point(
                        first,
                        mondays.size(),
                        partial,
                        new Reading.Hidden(HIDDEN),
                        List.of(),
                        null);
            }
            var begun =
                    mondays.stream()
                            .filter(one -> Weeks.start(one).isBefore(weeks.seen()))
                            .toList();
            var sums = sums(begun);
            return new Point(
                    first,
                    mondays.size(),
                    partial,
                    Readings.weeks(asked.metric(), asked.rule(), sums, whole(begun).size()),
                    leftOut(Cell.sum(sums)),
                    found.dark(begun));
        }

        private List<Cell> sums(List<LocalDate> mondays) {
            return mondays.stream().map(this::sum).toList();
        }

        private Cell sum(LocalDate monday) {
            var byTeam = found.cells.of(monday);
            if (scope.team() == null) {
                return Cell.sum(byTeam.values());
            }
            var below = found.weekly.of(monday).below().getOrDefault(scope.team(), Set.of());
            return Cell.sum(below.stream().map(byTeam::get).filter(Objects::nonNull).toList());
        }

        private static List<LeftOut> leftOut(Cell cell) {
            return cell.leftOut().entrySet().stream()
                    .map(one -> new LeftOut(one.getKey(), one.getValue()))
                    .toList();
        }
    }

    /// What was found of one metric, for all scopes.
    private static final class Found {

        private final Asked asked;
        private final Cells cells;
        private final Weeks weeks;
        private final WeekGroups.Weekly weekly;

        Found(Asked asked, Cells cells, Weeks weeks, WeekGroups.Weekly weekly) {
            this.asked = asked;
            this.cells = cells;
            this.weeks = weeks;
            this.weekly = weekly;
        }

        /// How much of everything belongs to no team, beside each number.
        @Nullable Portion dark(List<LocalDate> mondays) {
            var found = mondays.stream().map(cells.dark()::get).filter(Objects::nonNull).toList();
            long all = found.stream().mapToLong(Portion::whole).sum();
            return all == 0
                    ? null
                    : new Portion(found.stream().mapToLong(Portion::part).sum(), all);
        }
    }
}
