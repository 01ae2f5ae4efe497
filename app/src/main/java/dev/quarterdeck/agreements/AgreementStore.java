package dev.quarterdeck.agreements;

import dev.quarterdeck.agreements.Agreement.Bound;
import dev.quarterdeck.agreements.Agreement.End;
import dev.quarterdeck.agreements.Agreement.Terms;
import dev.quarterdeck.agreements.Measure.Statistic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes agreements and their steps.
final class AgreementStore implements TeamStore<Agreement> {

    private static final String COLUMNS =
            "select id, team, metric, rule, statistic, bound, value, from_day, decided_by, decided_at from agreements.agreement";

    @Override
    public String kind() {
        return "agreement";
    }

    /// Lists them oldest first.
    @Override
    public List<Agreement> of(JdbcClient sql, UUID team, Instant then) {
        var steps =
                sql.sql(
                                """
                                select s.id, s.agreement, s.kind, s.until_day, s.taken_by, s.taken_at
                                from agreements.agreement_step s
                                join agreements.agreement a on a.id = s.agreement
                                where a.team = :team
                                """)
                        .param("team", team)
                        .query((row, number) -> step(row))
                        .list();
        return sql
                .sql(COLUMNS + " where team = :team and decided_at <= :then order by from_day, id")
                .param("team", team)
                .param("then", Timestamp.from(then))
                .query((row, number) -> agreement(row))
                .list()
                .stream()
                .flatMap(one -> at(one, steps, then))
                .toList();
    }

    @Override
    public Optional<UUID> team(JdbcClient sql, UUID id) {
        return sql.sql(
                        """
                        select team from agreements.agreement a
                        where id = :id and not exists (select from agreements.agreement_step
                            where agreement = a.id and kind = 'TAKEN_BACK')
                        """)
                .param("id", id)
                .query((row, number) -> row.getObject("team", UUID.class))
                .optional();
    }

    @Override
    public Optional<Agreement> find(JdbcClient sql, UUID id) {
        return sql.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query((row, number) -> agreement(row))
                .optional()
                .flatMap(
                        found ->
                                of(sql, found.team(), ALWAYS).stream()
                                        .filter(one -> one.id().equals(id))
                                        .findFirst());
    }

    private static Stream<Agreement> at(Agreement one, List<Step<End>> steps, Instant then) {
        var last = Step.last(steps, one.id(), then);
        if (last.isPresent() && last.get().isTakenBack()) {
            return Stream.empty();
        }
        var end = last.flatMap(Step::what).orElse(null);
        return Stream.of(new Agreement(one.id(), one.team(), one.terms(), one.by(), one.at(), end));
    }

    private static Agreement agreement(ResultSet row) throws SQLException {
        return new Agreement(
                row.getObject("id", UUID.class),
                row.getObject("team", UUID.class),
                new Terms(
                        measure(row),
                        Bound.valueOf(row.getString("bound")),
                        row.getDouble("value"),
                        row.getObject("from_day", LocalDate.class)),
                row.getString("decided_by"),
                row.getTimestamp("decided_at").toInstant(),
                null);
    }

    static Measure measure(ResultSet row) throws SQLException {
        return new Measure(
                row.getString("metric"),
                row.getString("rule"),
                Statistic.valueOf(row.getString("statistic")));
    }

    private static Step<End> step(ResultSet row) throws SQLException {
        var by = row.getString("taken_by");
        var at = row.getTimestamp("taken_at").toInstant();
        var until = row.getObject("until_day", LocalDate.class);
        return new Step<>(
                row.getObject("id", UUID.class),
                row.getObject("agreement", UUID.class),
                row.getString("kind"),
                by,
                at,
                Optional.ofNullable(until).map(day -> new End(day, by, at)));
    }

    static void insert(JdbcClient sql, Agreement one) {
        var terms = one.terms();
        sql.sql(
                        """
                        insert into agreements.agreement
                            (id, team, metric, rule, statistic, bound, value, from_day, decided_by, decided_at)
                        values (:id, :team, :metric, :rule, :statistic, :bound, :value, :from, :by, :at)
                        """)
                .param("id", one.id())
                .param("team", one.team())
                .param("metric", terms.measure().metric())
                .param("rule", terms.measure().rule())
                .param("statistic", terms.measure().statistic().name())
                .param("bound", terms.bound().name())
                .param("value", terms.value())
                .param("from", terms.from())
                .param("by", one.by())
                .param("at", Timestamp.from(one.at()))
                .update();
    }

    static void insert(JdbcClient sql, Step<End> step) {
        sql.sql(
                        """
                        insert into agreements.agreement_step (id, agreement, kind, until_day, taken_by, taken_at)
                        values (:id, :of, :kind, cast(:until as date), :by, :at)
                        """)
                .param("id", step.id())
                .param("of", step.of())
                .param("kind", step.kind())
                .param("until", step.what().map(End::until).orElse(null))
                .param("by", step.by())
                .param("at", Timestamp.from(step.at()))
                .update();
    }
}
