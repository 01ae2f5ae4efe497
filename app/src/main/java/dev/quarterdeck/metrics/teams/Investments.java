package dev.quarterdeck.metrics.teams;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.engine.effort.EffortCategory;
import dev.quarterdeck.engine.effort.EffortRule;
import dev.quarterdeck.platform.Recent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tell what effort went to: by category and by initiative, under three published rules side by
/// side.
///
/// A team's are shown behind the same door as its metrics.
public final class Investments {

    private static final int KEPT = 64;
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final TeamMetrics metrics;
    private final Numbers numbers;
    private final WeekGroups groups;
    private final Clock clock;
    private final Recent<Weeks, Read> past = new Recent<>(KEPT);

    Investments(TeamMetrics metrics, Numbers numbers, WeekGroups groups, Clock clock) {
        this.metrics = metrics;
        this.numbers = numbers;
        this.groups = groups;
        this.clock = clock;
    }

    private record Read(List<Row> rows, Instant at) {}

    /// What a team spent in a week under a rule. @param parts hundredths of a developer-week
    private record Row(
            LocalDate week,
            String team,
            EffortRule rule,
            EffortCategory category,
            String initiative,
            long parts) {}

    /// What effort went to, or why it is not shown.
    public sealed interface Answer {

        /// Here it is.
        ///
        /// @param total hundredths of developer-weeks under each rule
        /// @param categories in the order in which they are read, those without effort left out
        /// @param initiatives the largest first; effort under none is not among them
        record Shown(Map<EffortRule, Long> total, List<Line> categories, List<Line> initiatives)
                implements Answer {

            /// Copies the lists.
            public Shown {
                total = Map.copyOf(total);
                categories = List.copyOf(categories);
                initiatives = List.copyOf(initiatives);
            }

            /// Answers whether nobody's time is known.
            public boolean isEmpty() {
                return categories.isEmpty();
            }
        }

        /// The team is too small, or others' numbers would follow. @param reason a sentence
        record Hidden(String reason) implements Answer {}
    }

    /// What went to one thing.
    ///
    /// @param category what it was for; null for an initiative, which may be for several
    /// @param name for people
    /// @param shares of all effort, in 0..1, under each rule
    public record Line(
            @Nullable EffortCategory category, String name, Map<EffortRule, Double> shares) {

        /// Returns the share under a rule.
        public double share(EffortRule rule) {
            return shares.getOrDefault(rule, 0.0);
        }
    }

    /// Tells what the effort of a team, or of everybody, went to over so many weeks, the last of
    /// which holds the day.
    ///
    /// @param team with the teams below it, or null for everybody
    /// @throws dev.quarterdeck.platform.Refusal when the viewer may see no delivery, or there is no
    ///     such team
    public Answer of(Viewer viewer, @Nullable UUID team, LocalDate day, int weeks) {
        var question = Question.lastWeeks(day, weeks);
        var asks = team == null ? question : question.of(List.of(team));
        var hidden = metrics.scopes(viewer, asks).getFirst().hidden();
        if (hidden != null) {
            return new Answer.Hidden(hidden);
        }
        var both = numbers.weeks(question);
        var span = new Weeks(question.firstMonday(), weeks, both.seen());
        var teams = new HashMap<LocalDate, Set<String>>();
        if (team != null) {
            var weekly = groups.now();
            span.mondays()
                    .forEach(
                            monday ->
                                    teams.put(
                                            monday,
                                            weekly.of(monday)
                                                    .below()
                                                    .getOrDefault(team, new HashSet<>())));
        }
        return shown(
                rows(span, both.first(), day).stream()
                        .filter(
                                one ->
                                        team == null
                                                || teams.getOrDefault(one.week, Set.of())
                                                        .contains(one.team))
                        .toList());
    }

    /// @param from the first day that numbers shown beside these look at: a past day is then made
    ///     once for all
    private List<Row> rows(Weeks weeks, LocalDate from, LocalDate day) {
        if (!numbers.isPast(day)) {
            return read(weeks, from, day);
        }
        var now = clock.instant();
        var fresh = past.find(weeks).filter(one -> one.at.plus(FRESH).isAfter(now));
        if (fresh.isPresent()) {
            return fresh.get().rows;
        }
        var rows = read(weeks, from, day);
        past.put(weeks, new Read(rows, now));
        return rows;
    }

    private List<Row> read(Weeks weeks, LocalDate from, LocalDate day) {
        return numbers.asking(
                day,
                from,
                sql ->
                        sql.sql(
                                        """
                                        select week_s, coalesce(team, '') as team, rule, category, initiative_key,
                                            sum(parts) as parts
                                        from measured_effort
                                        where week_s >= :first and week_s < :until
                                        group by 1, 2, 3, 4, 5
                                        order by 1, 2, 3, 4, 5
                                        """)
                                .param("first", Weeks.second(weeks.first()))
                                .param(
                                        "until",
                                        Weeks.second(weeks.first().plusWeeks(weeks.count())))
                                .query(
                                        (row, number) ->
                                                new Row(
                                                        Weeks.monday(row.getLong("week_s")),
                                                        row.getString("team"),
                                                        rule(row.getString("rule")),
                                                        EffortCategory.of(row.getString("category"))
                                                                .orElseThrow(),
                                                        row.getString("initiative_key"),
                                                        row.getLong("parts")))
                                .list());
    }

    private static EffortRule rule(String id) {
        return List.of(EffortRule.values()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Answer.Shown shown(List<Row> rows) {
        var total = new EnumMap<EffortRule, Long>(EffortRule.class);
        rows.forEach(one -> total.merge(one.rule, one.parts, Long::sum));
        var byCategory = rows.stream().collect(Collectors.groupingBy(Row::category));
        var byInitiative =
                rows.stream()
                        .filter(one -> !one.initiative.isEmpty())
                        .collect(Collectors.groupingBy(Row::initiative));
        return new Answer.Shown(
                total,
                List.of(EffortCategory.values()).stream()
                        .filter(byCategory::containsKey)
                        .map(
                                one ->
                                        new Line(
                                                one,
                                                one.title(),
                                                shares(
                                                        byCategory.getOrDefault(one, List.of()),
                                                        total)))
                        .toList(),
                byInitiative.entrySet().stream()
                        .map(one -> new Line(null, one.getKey(), shares(one.getValue(), total)))
                        .sorted(
                                Comparator.comparingDouble(
                                                (Line one) -> -one.share(EffortRule.WEEKDAY))
                                        .thenComparing(Line::name))
                        .toList());
    }

    private static Map<EffortRule, Double> shares(List<Row> rows, Map<EffortRule, Long> total) {
        var sums = new EnumMap<EffortRule, Double>(EffortRule.class);
        for (var row : rows) {
            sums.merge(
                    row.rule, row.parts / (double) total.getOrDefault(row.rule, 1L), Double::sum);
        }
        return sums;
    }
}
