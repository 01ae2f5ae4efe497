package dev.quarterdeck.access;

import dev.quarterdeck.access.RelationIndex.Membership;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes the relations.
///
/// Rows go in as arrays: `copy` refuses tables under row-level security, and an array of 10,000 is
/// as fast.
final class RelationStore {

    private static final int CHUNK = 10_000;

    /// Takes the next version; whoever else publishes waits here until the transaction ends.
    long nextVersion(JdbcClient sql) {
        return sql.sql(
                        """
                        update access.relation_version set version = version + 1 returning version
                        """)
                .query(Long.class)
                .single();
    }

    /// Waits as `nextVersion` does, without taking a version.
    void lock(JdbcClient sql) {
        sql.sql("select version from access.relation_version for update").query().singleRow();
    }

    long version(JdbcClient sql) {
        return sql.sql("select version from access.relation_version").query(Long.class).single();
    }

    void clear(JdbcClient sql) {
        sql.sql("delete from access.person").update();
        sql.sql("delete from access.reported_line").update();
        sql.sql("delete from access.line").update();
        sql.sql("delete from access.belonging").update();
        sql.sql("delete from access.member").update();
        sql.sql("delete from access.team_node").update();
    }

    void clearPersons(JdbcClient sql, Collection<UUID> persons) {
        var ids = ids(persons);
        sql.sql("delete from access.reported_line where subject_id = any(:ids)")
                .param("ids", ids)
                .update();
        sql.sql("delete from access.belonging where person_id = any(:ids)")
                .param("ids", ids)
                .update();
        clearMembers(sql, persons);
    }

    void clearLines(JdbcClient sql, Collection<UUID> persons) {
        sql.sql("delete from access.line where subject_id = any(:ids)")
                .param("ids", ids(persons))
                .update();
    }

    void clearMembers(JdbcClient sql, Collection<UUID> persons) {
        sql.sql("delete from access.member where person_id = any(:ids)")
                .param("ids", ids(persons))
                .update();
    }

    void clearTeams(JdbcClient sql) {
        sql.sql("delete from access.member").update();
        sql.sql("delete from access.team_node").update();
    }

    private static UUID[] ids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    void addPersons(JdbcClient sql, Collection<UUID> persons) {
        sql.sql(
                        """
                        insert into access.person (person_id) select unnest(:ids::uuid[])
                        on conflict do nothing
                        """)
                .param("ids", ids(persons))
                .update();
    }

    void addReported(JdbcClient sql, List<Line> lines) {
        for (var chunk : chunks(lines)) {
            sql.sql(
                            """
                            insert into access.reported_line
                                (subject_id, manager_id, kind, from_day, until_day)
                            select * from unnest(
                                :below::uuid[], :above::uuid[], :kind::text[],
                                :from::date[], :until::date[])
                            """)
                    .param("below", uuids(chunk, line -> line.subject().value()))
                    .param("above", uuids(chunk, line -> line.manager().value()))
                    .param("kind", texts(chunk, line -> line.kind().name()))
                    .param("from", texts(chunk, line -> line.range().from().toString()))
                    .param("until", texts(chunk, line -> end(line.range().until())))
                    .update();
        }
    }

    void addLines(JdbcClient sql, List<Reach> lines) {
        for (var chunk : chunks(lines)) {
            sql.sql(
                            """
                            insert into access.line
                                (subject_id, manager_id, depth, kind, from_day, until_day)
                            select * from unnest(
                                :below::uuid[], :above::uuid[], :depth::smallint[], :kind::text[],
                                :from::date[], :until::date[])
                            """)
                    .param("below", uuids(chunk, Reach::below))
                    .param("above", uuids(chunk, Reach::above))
                    .param("depth", chunk.stream().map(Reach::depth).toArray(Integer[]::new))
                    .param("kind", texts(chunk, line -> line.kind().name()))
                    .param("from", texts(chunk, line -> from(line.span())))
                    .param("until", texts(chunk, line -> until(line.span())))
                    .update();
        }
    }

    void addBelongings(JdbcClient sql, List<Belonging> belongings) {
        for (var chunk : chunks(belongings)) {
            sql.sql(
                            """
                            insert into access.belonging (person_id, team_id, from_day, until_day)
                            select * from unnest(
                                :person::uuid[], :team::uuid[], :from::date[], :until::date[])
                            """)
                    .param("person", uuids(chunk, one -> one.person().value()))
                    .param("team", uuids(chunk, Belonging::team))
                    .param("from", texts(chunk, one -> one.range().from().toString()))
                    .param("until", texts(chunk, one -> end(one.range().until())))
                    .update();
        }
    }

    void addMembers(JdbcClient sql, List<Membership> members) {
        for (var chunk : chunks(members)) {
            sql.sql(
                            """
                            insert into access.member (person_id, team_id, from_day, until_day)
                            select * from unnest(
                                :person::uuid[], :team::uuid[], :from::date[], :until::date[])
                            """)
                    .param("person", uuids(chunk, Membership::person))
                    .param("team", uuids(chunk, Membership::team))
                    .param("from", texts(chunk, one -> from(one.span())))
                    .param("until", texts(chunk, one -> until(one.span())))
                    .update();
        }
    }

    void addTeams(JdbcClient sql, List<TeamNode> teams) {
        for (var chunk : chunks(teams)) {
            sql.sql(
                            """
                            insert into access.team_node (team_id, parent_id, from_day, until_day)
                            select * from unnest(
                                :team::uuid[], :parent::uuid[], :from::date[], :until::date[])
                            """)
                    .param("team", uuids(chunk, TeamNode::team))
                    .param("parent", chunk.stream().map(TeamNode::parent).toArray(UUID[]::new))
                    .param("from", texts(chunk, one -> one.range().from().toString()))
                    .param("until", texts(chunk, one -> end(one.range().until())))
                    .update();
        }
    }

    private static <T> List<List<T>> chunks(List<T> all) {
        var chunks = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            chunks.add(all.subList(from, Math.min(all.size(), from + CHUNK)));
        }
        return chunks;
    }

    private static <T> UUID[] uuids(List<T> rows, Function<T, UUID> column) {
        return rows.stream().map(column).toArray(UUID[]::new);
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static String end(@Nullable LocalDate day) {
        return day == null ? "infinity" : day.toString();
    }

    private static String from(Span span) {
        return span.firstDay().toString();
    }

    private static String until(Span span) {
        return span.until() == Span.NO_END ? "infinity" : span.endDay().toString();
    }

    List<Closure.Link> reported(JdbcClient sql) {
        return sql.sql(
                        """
                        select subject_id, manager_id, kind, from_day - date '1970-01-01' as from_n,
                            case when until_day < 'infinity'
                                then until_day - date '1970-01-01' end as until_n
                        from access.reported_line
                        """)
                .query(
                        (row, number) ->
                                new Closure.Link(
                                        row.getObject("subject_id", UUID.class),
                                        row.getObject("manager_id", UUID.class),
                                        Line.Kind.valueOf(row.getString("kind")),
                                        span(row)))
                .list();
    }

    List<Reach> lines(JdbcClient sql) {
        return sql.sql(
                        """
                        select subject_id, manager_id, depth, kind,
                            from_day - date '1970-01-01' as from_n,
                            case when until_day < 'infinity'
                                then until_day - date '1970-01-01' end as until_n
                        from access.line
                        """)
                .query(
                        (row, number) ->
                                new Reach(
                                        row.getObject("subject_id", UUID.class),
                                        row.getObject("manager_id", UUID.class),
                                        row.getInt("depth"),
                                        Line.Kind.valueOf(row.getString("kind")),
                                        span(row)))
                .list();
    }

    List<Membership> members(JdbcClient sql) {
        return sql.sql(
                        """
                        select person_id, team_id, from_day - date '1970-01-01' as from_n,
                            case when until_day < 'infinity'
                                then until_day - date '1970-01-01' end as until_n
                        from access.member
                        """)
                .query(RelationStore::membership)
                .list();
    }

    List<Membership> belongings(JdbcClient sql) {
        return sql.sql(
                        """
                        select person_id, team_id, from_day - date '1970-01-01' as from_n,
                            case when until_day < 'infinity'
                                then until_day - date '1970-01-01' end as until_n
                        from access.belonging
                        """)
                .query(RelationStore::membership)
                .list();
    }

    private static Membership membership(ResultSet row, int number) throws SQLException {
        return new Membership(
                row.getObject("person_id", UUID.class),
                row.getObject("team_id", UUID.class),
                span(row));
    }

    List<Closure.Link> teamLinks(JdbcClient sql) {
        return sql.sql(
                        """
                        select team_id, parent_id, from_day - date '1970-01-01' as from_n,
                            case when until_day < 'infinity'
                                then until_day - date '1970-01-01' end as until_n
                        from access.team_node where parent_id is not null
                        """)
                .query(
                        (row, number) ->
                                new Closure.Link(
                                        row.getObject("team_id", UUID.class),
                                        row.getObject("parent_id", UUID.class),
                                        Line.Kind.PRIMARY,
                                        span(row)))
                .list();
    }

    private static Span span(ResultSet row) throws SQLException {
        int from = row.getInt("from_n");
        int until = row.getInt("until_n");
        return new Span(from, row.wasNull() ? Span.NO_END : until);
    }

    void replaceRules(JdbcClient sql, List<ClassRule> rules) {
        sql.sql("delete from access.class_rule").update();
        for (var rule : rules) {
            sql.sql(
                            """
                            insert into access.class_rule
                                (record_class, persona, needs_grant, avoids_conflict)
                            values (?, ?, ?, ?)
                            """)
                    .params(
                            rule.recordClass(),
                            rule.persona().name(),
                            rule.needsGrant(),
                            rule.avoidsConflict())
                    .update();
        }
    }
}
