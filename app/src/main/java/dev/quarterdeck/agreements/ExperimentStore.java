package dev.quarterdeck.agreements;

import dev.quarterdeck.agreements.Experiment.Closing;
import dev.quarterdeck.agreements.Experiment.Expected;
import dev.quarterdeck.agreements.Experiment.Plan;
import dev.quarterdeck.agreements.Experiment.Verdict;
import dev.quarterdeck.agreements.ExperimentStore.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes experiments, their steps, and the numbers that closing froze.
final class ExperimentStore implements TeamStore<Standing> {

    private static final String COLUMNS =
            "select id, team, title, change, metric, rule, statistic, expected, from_day, until_day, decided_by, decided_at from agreements.experiment";

    /// An experiment as it stood. @param closed the step that closed it, or null
    record Standing(Experiment experiment, @Nullable UUID closed) {

        Standing with(@Nullable Closing closing, @Nullable UUID step) {
            var one = experiment;
            return new Standing(
                    new Experiment(one.id(), one.team(), one.plan(), one.by(), one.at(), closing),
                    step);
        }
    }

    @Override
    public String kind() {
        return "experiment";
    }

    /// Lists them newest first.
    @Override
    public List<Standing> of(JdbcClient sql, UUID team, Instant then) {
        var steps =
                sql.sql(
                                """
                                select s.id, s.experiment, s.kind, s.verdict, s.lesson, s.closed_day, s.taken_by, s.taken_at
                                from agreements.experiment_step s
                                join agreements.experiment e on e.id = s.experiment
                                where e.team = :team
                                """)
                        .param("team", team)
                        .query((row, number) -> step(row))
                        .list();
        return sql
                .sql(
                        COLUMNS
                                + " where team = :team and decided_at <= :then order by from_day desc, id desc")
                .param("team", team)
                .param("then", Timestamp.from(then))
                .query((row, number) -> experiment(row))
                .list()
                .stream()
                .flatMap(one -> at(one, steps, then))
                .toList();
    }

    @Override
    public Optional<UUID> team(JdbcClient sql, UUID id) {
        return sql.sql(
                        """
                        select team from agreements.experiment e
                        where id = :id and not exists (select from agreements.experiment_step
                            where experiment = e.id and kind = 'TAKEN_BACK')
                        """)
                .param("id", id)
                .query((row, number) -> row.getObject("team", UUID.class))
                .optional();
    }

    @Override
    public Optional<Standing> find(JdbcClient sql, UUID id) {
        return sql.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query((row, number) -> experiment(row))
                .optional()
                .flatMap(
                        found ->
                                of(sql, found.team(), ALWAYS).stream()
                                        .filter(one -> one.experiment().id().equals(id))
                                        .findFirst());
    }

    private static Stream<Standing> at(Experiment one, List<Step<Closing>> steps, Instant then) {
        var last = Step.last(steps, one.id(), then);
        if (last.isPresent() && last.get().isTakenBack()) {
            return Stream.empty();
        }
        var closing = last.flatMap(Step::what).orElse(null);
        return Stream.of(
                new Standing(one, null).with(closing, closing == null ? null : last.get().id()));
    }

    private static Experiment experiment(ResultSet row) throws SQLException {
        return new Experiment(
                row.getObject("id", UUID.class),
                row.getObject("team", UUID.class),
                new Plan(
                        row.getString("title"),
                        row.getString("change"),
                        AgreementStore.measure(row),
                        Expected.valueOf(row.getString("expected")),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("until_day", LocalDate.class)),
                row.getString("decided_by"),
                row.getTimestamp("decided_at").toInstant(),
                null);
    }

    private static Step<Closing> step(ResultSet row) throws SQLException {
        var kind = row.getString("kind");
        var by = row.getString("taken_by");
        var at = row.getTimestamp("taken_at").toInstant();
        Optional<Closing> closing =
                kind.equals(Step.CLOSED)
                        ? Optional.of(
                                new Closing(
                                        Verdict.valueOf(row.getString("verdict")),
                                        row.getString("lesson"),
                                        row.getObject("closed_day", LocalDate.class),
                                        by,
                                        at))
                        : Optional.empty();
        return new Step<>(
                row.getObject("id", UUID.class),
                row.getObject("experiment", UUID.class),
                kind,
                by,
                at,
                closing);
    }

    /// Returns the numbers that closing froze, oldest first.
    static List<MeasuredWeek> frozen(JdbcClient sql, UUID step) {
        return sql.sql(
                        "select monday, value from agreements.frozen_week where step = :step order by monday")
                .param("step", step)
                .query(
                        (row, number) ->
                                new MeasuredWeek(
                                        row.getObject("monday", LocalDate.class),
                                        row.getObject("value", Double.class),
                                        false,
                                        false))
                .list();
    }

    static void insert(JdbcClient sql, Experiment one) {
        var plan = one.plan();
        sql.sql(
                        """
                        insert into agreements.experiment
                            (id, team, title, change, metric, rule, statistic, expected, from_day, until_day,
                                decided_by, decided_at)
                        values (:id, :team, :title, :change, :metric, :rule, :statistic, :expected, :from, :until,
                            :by, :at)
                        """)
                .param("id", one.id())
                .param("team", one.team())
                .param("title", plan.title())
                .param("change", plan.change())
                .param("metric", plan.measure().metric())
                .param("rule", plan.measure().rule())
                .param("statistic", plan.measure().statistic().name())
                .param("expected", plan.expected().name())
                .param("from", plan.from())
                .param("until", plan.until())
                .param("by", one.by())
                .param("at", Timestamp.from(one.at()))
                .update();
    }

    static void insert(JdbcClient sql, Step<Closing> step) {
        sql.sql(
                        """
                        insert into agreements.experiment_step
                            (id, experiment, kind, verdict, lesson, closed_day, taken_by, taken_at)
                        values (:id, :of, :kind, :verdict, :lesson, cast(:day as date), :by, :at)
                        """)
                .param("id", step.id())
                .param("of", step.of())
                .param("kind", step.kind())
                .param("verdict", step.what().map(one -> one.verdict().name()).orElse(null))
                .param("lesson", step.what().map(Closing::lesson).orElse(null))
                .param("day", step.what().map(Closing::day).orElse(null))
                .param("by", step.by())
                .param("at", Timestamp.from(step.at()))
                .update();
    }

    static void freeze(JdbcClient sql, UUID step, List<MeasuredWeek> weeks) {
        for (var one : weeks) {
            sql.sql(
                            """
                            insert into agreements.frozen_week (step, monday, value)
                            values (:step, :monday, cast(:value as double precision))
                            """)
                    .param("step", step)
                    .param("monday", one.monday())
                    .param("value", one.value())
                    .update();
        }
    }
}
