package dev.quarterdeck.activity.kept;

import dev.quarterdeck.activity.ToldCommit;
import dev.quarterdeck.engine.linking.CommitNote;
import dev.quarterdeck.engine.linking.CommitNote.Reference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes commits. Rows go in as one JSON array: arrays of arrays have no `unnest`.
final class ToldCommitsStore {

    private static final HexFormat HEX = HexFormat.of();
    private static final JsonMapper JSON = JsonMapper.shared();

    /// Writes commits that are not there, and what is not known yet of those that are.
    ///
    /// @return of each that was written whether it was not there
    List<Boolean> write(JdbcClient sql, UUID source, List<ToldCommit> commits) {
        var rows = JSON.createArrayNode();
        for (var one : commits) {
            var row = rows.addObject();
            row.put("repository", one.repository()).put("sha", one.note().sha());
            row.put("at", one.note().committed().toEpochMilli()).put("patch", one.note().patch());
            one.parents().forEach(row.putArray("parents")::add);
            var paths = one.paths();
            if (paths != null) {
                var touched = row.putArray("paths");
                paths.forEach(path -> touched.add(path.replace('\0', '\uFFFD')));
            }
            row.put("ai", one.declaresAi());
            var references = row.putArray("refs");
            for (var reference : one.note().references()) {
                references
                        .addObject()
                        .put("repository", reference.repository())
                        .put("number", reference.number())
                        .put("landing", reference.landing());
            }
        }
        return sql.sql(
                        """
                        insert into activity.told_commit (source, repository, sha, parents, committed_at,
                            named_repositories, named_numbers, named_landings, patch, paths, declares_ai)
                        select :source, told ->> 'repository', decode(told ->> 'sha', 'hex'),
                            array(select decode(parent, 'hex')
                                from jsonb_array_elements_text(told -> 'parents') as parent),
                            to_timestamp((told ->> 'at')::bigint / 1000.0),
                            array(select ref ->> 'repository' from jsonb_array_elements(told -> 'refs') as ref),
                            array(select (ref ->> 'number')::bigint from jsonb_array_elements(told -> 'refs') as ref),
                            array(select (ref ->> 'landing')::boolean from jsonb_array_elements(told -> 'refs') as ref),
                            decode(told ->> 'patch', 'hex'),
                            case when told -> 'paths' is not null then
                                array(select jsonb_array_elements_text(told -> 'paths')) end,
                            (told ->> 'ai')::boolean
                        from jsonb_array_elements(cast(:rows as jsonb)) as told
                        on conflict (source, repository, sha) do update
                        set patch = case when length(told_commit.patch) = 0 then excluded.patch
                                else told_commit.patch end,
                            paths = coalesce(told_commit.paths, excluded.paths),
                            declares_ai = coalesce(told_commit.declares_ai, excluded.declares_ai)
                        where length(told_commit.patch) = 0 and length(excluded.patch) > 0
                            or told_commit.paths is null and excluded.paths is not null
                            or told_commit.declares_ai is null and excluded.declares_ai is not null
                        returning (xmax = 0) as fresh
                        """)
                .param("source", source)
                .param("rows", JSON.writeValueAsString(rows))
                .query((row, number) -> row.getBoolean(1))
                .list();
    }

    /// @param after the id before, empty for none
    List<ToldCommit> page(JdbcClient sql, UUID source, String repository, byte[] after, int limit) {
        return sql.sql(
                        """
                        select * from activity.told_commit
                        where source = :source and repository = :repository and sha > :after
                        order by sha limit :limit
                        """)
                .param("source", source)
                .param("repository", repository)
                .param("after", after)
                .param("limit", limit)
                .query(ToldCommitsStore::commit)
                .list();
    }

    private static ToldCommit commit(ResultSet row, int number) throws SQLException {
        var repositories = (String[]) row.getArray("named_repositories").getArray();
        var numbers = (Long[]) row.getArray("named_numbers").getArray();
        var landings = (Boolean[]) row.getArray("named_landings").getArray();
        var references = new ArrayList<Reference>(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            references.add(new Reference(repositories[i], numbers[i], landings[i]));
        }
        var parents = new ArrayList<String>(2);
        for (var parent : (byte[][]) row.getArray("parents").getArray()) {
            parents.add(HEX.formatHex(parent));
        }
        return new ToldCommit(
                row.getString("repository"),
                parents,
                new CommitNote(
                        HEX.formatHex(row.getBytes("sha")),
                        row.getTimestamp("committed_at").toInstant(),
                        references,
                        HEX.formatHex(row.getBytes("patch"))),
                paths(row),
                row.getObject("declares_ai", Boolean.class));
    }

    private static @Nullable List<String> paths(ResultSet row) throws SQLException {
        var paths = row.getArray("paths");
        return paths == null ? null : List.of((String[]) paths.getArray());
    }

    /// Returns of which repositories which sources told commits. Steps from one to the next, past
    /// all its commits.
    List<ToldCommits.Place> places(JdbcClient sql) {
        return sql.sql(
                        """
                        with recursive place as (
                            (select source, repository from activity.told_commit
                                order by source, repository limit 1)
                            union all
                            select n.source, n.repository from place p, lateral (
                                select c.source, c.repository from activity.told_commit c
                                where (c.source, c.repository) > (p.source, p.repository)
                                order by c.source, c.repository limit 1) n)
                        select source, repository from place
                        """)
                .query(
                        (row, number) ->
                                new ToldCommits.Place(
                                        row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    static byte[] bytes(String sha) {
        return HEX.parseHex(sha);
    }
}
