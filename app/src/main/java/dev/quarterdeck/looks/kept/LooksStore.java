package dev.quarterdeck.looks.kept;

import dev.quarterdeck.metrics.Figure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes looks and their figures.
final class LooksStore {

    /// How many days tell in which rhythm a repository is looked at.
    private static final int RHYTHM = 9;

    private final JsonMapper json;

    LooksStore(JsonMapper json) {
        this.json = json;
    }

    /// Keeps repository and digest together: two imports of the same look wait for each other.
    void lock(JdbcClient sql, UUID repository) {
        sql.sql("select id from looks.repository where id = :id for update")
                .param("id", repository)
                .query()
                .listOfRows();
    }

    Optional<LookHead> byDigest(JdbcClient sql, UUID repository, String digest) {
        return sql.sql(
                        """
                        select id, repository_id, content_id, as_of, made_at, imported_at,
                               imported_by_label, complete, issues
                        from looks.look where repository_id = :repository and digest = :digest
                        """)
                .param("repository", repository)
                .param("digest", digest)
                .query(LooksStore::head)
                .optional();
    }

    /// The day's look is the one that was imported last.
    void makeNewest(JdbcClient sql, UUID look, Instant now) {
        sql.sql("update looks.look set imported_at = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", look)
                .update();
    }

    /// What is written of a look beside its head.
    record Written(String digest, String subject, UUID importer, byte[] content) {}

    void insert(JdbcClient sql, LookHead head, Written written) {
        sql.sql(
                        """
                        insert into looks.look (id, repository_id, content_id, digest, as_of,
                            subject, made_at, imported_at, imported_by, imported_by_label,
                            complete, issues, content)
                        values (:id, :repository, :content_id, :digest, :as_of, :subject, :made,
                            :imported, :importer, :label, :complete, :issues, :content)
                        """)
                .param("id", head.id())
                .param("repository", head.repository())
                .param("content_id", head.contentId())
                .param("digest", written.digest())
                .param("as_of", head.asOf())
                .param("subject", written.subject())
                .param("made", Timestamp.from(head.made()))
                .param("imported", Timestamp.from(head.imported()))
                .param("importer", written.importer())
                .param("label", head.importedBy())
                .param("complete", head.complete())
                .param("issues", head.issues())
                .param("content", written.content())
                .update();
    }

    private record Row(
            String figure_id,
            String label,
            String kind,
            java.math.@Nullable BigDecimal first,
            java.math.@Nullable BigDecimal second,
            String unit,
            @Nullable String reason) {

        static Row of(Figure figure) {
            var value = StoredValue.of(figure.value());
            return new Row(
                    figure.id(),
                    figure.label(),
                    value.kind(),
                    value.first(),
                    value.second(),
                    value.unit(),
                    value.reason());
        }
    }

    /// Writes all figures of a look in one statement: a demo keeps hundreds of looks at once.
    void insertFigures(JdbcClient sql, UUID look, List<Figure> figures) {
        sql.sql(
                        """
                        insert into looks.figure
                            (look_id, figure_id, label, kind, first, second, unit, reason)
                        select :look, figure_id, label, kind, first, second, unit, reason
                        from jsonb_to_recordset(cast(:rows as jsonb)) as row (figure_id text,
                            label text, kind text, first numeric, second numeric, unit text,
                            reason text)
                        """)
                .param("look", look)
                .param("rows", json.writeValueAsString(figures.stream().map(Row::of).toList()))
                .update();
    }

    /// Finds the newest look that describes no later day than this one.
    Optional<LookHead> newest(JdbcClient sql, UUID repository, LocalDate day) {
        return sql.sql(
                        """
                        select id, repository_id, content_id, as_of, made_at, imported_at,
                               imported_by_label, complete, issues
                        from looks.look where repository_id = :repository and as_of <= :day
                        order by as_of desc, imported_at desc, id desc limit 1
                        """)
                .param("repository", repository)
                .param("day", day)
                .query(LooksStore::head)
                .optional();
    }

    Optional<LookHead> find(JdbcClient sql, UUID look) {
        return sql.sql(
                        """
                        select id, repository_id, content_id, as_of, made_at, imported_at,
                               imported_by_label, complete, issues
                        from looks.look where id = :id
                        """)
                .param("id", look)
                .query(LooksStore::head)
                .optional();
    }

    byte[] content(JdbcClient sql, UUID look) {
        return sql.sql("select content from looks.look where id = :id")
                .param("id", look)
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    /// The place in a list of looks after which a page begins.
    record Place(LocalDate asOf, Instant imported, UUID id) {}

    List<LookHead> page(JdbcClient sql, UUID repository, @Nullable Place after, int limit) {
        return sql.sql(
                        """
                        select id, repository_id, content_id, as_of, made_at, imported_at,
                               imported_by_label, complete, issues
                        from looks.look
                        where repository_id = :repository
                            and (as_of, imported_at, id) < (:as_of, :imported, :id)
                        order by as_of desc, imported_at desc, id desc limit :limit
                        """)
                .param("repository", repository)
                .param("as_of", after == null ? LocalDate.of(9999, 1, 1) : after.asOf())
                .param("imported", Timestamp.from(after == null ? Instant.EPOCH : after.imported()))
                .param("id", after == null ? new UUID(0, 0) : after.id())
                .param("limit", limit)
                .query(LooksStore::head)
                .list();
    }

    /// Reads one figure of the newest look of each day, newest day first.
    List<FigureRow> trend(
            JdbcClient sql, UUID repository, String figure, LocalDate until, int most) {
        return sql.sql(
                        """
                        select look.repository_id, look.id as look_id, look.as_of, f.figure_id,
                               f.label, f.kind, f.first, f.second, f.unit, f.reason
                        from (select distinct on (as_of) id, repository_id, as_of
                              from looks.look
                              where repository_id = :repository and as_of <= :until
                              order by as_of desc, imported_at desc, id desc) look
                        join looks.figure f on f.look_id = look.id and f.figure_id = :figure
                        order by look.as_of desc limit :most
                        """)
                .param("repository", repository)
                .param("until", until)
                .param("figure", figure)
                .param("most", most)
                .query(LooksStore::figure)
                .list();
    }

    /// Reads figures of each repository's newest look up to a day.
    List<FigureRow> figures(JdbcClient sql, LocalDate day, Collection<String> figures) {
        return sql.sql(
                        """
                        select look.repository_id, look.id as look_id, look.as_of, f.figure_id,
                               f.label, f.kind, f.first, f.second, f.unit, f.reason
                        from looks.repository r
                        cross join lateral (
                            select id, repository_id, as_of from looks.look
                            where repository_id = r.id and as_of <= :day
                            order by as_of desc, imported_at desc, id desc limit 1) look
                        join looks.figure f on f.look_id = look.id and f.figure_id = any (:figures)
                        where r.retired_on > :day
                        order by lower(r.name), r.id, f.figure_id
                        """)
                .param("day", day)
                .param("figures", figures.toArray(String[]::new))
                .query(LooksStore::figure)
                .list();
    }

    /// Reads the last days that were looked at, newest first, of each repository of a day.
    Map<UUID, List<LocalDate>> lookedAt(JdbcClient sql, LocalDate day) {
        var days = new LinkedHashMap<UUID, List<LocalDate>>();
        sql.sql(
                        """
                        select r.id, look.as_of from looks.repository r
                        cross join lateral (
                            select distinct as_of from looks.look
                            where repository_id = r.id and as_of <= :day
                            order by as_of desc limit :most) look
                        where r.retired_on > :day
                        order by r.id, look.as_of desc
                        """)
                .param("day", day)
                .param("most", RHYTHM)
                .query(
                        row -> {
                            days.computeIfAbsent(
                                            row.getObject("id", UUID.class),
                                            none -> new ArrayList<>())
                                    .add(row.getObject("as_of", LocalDate.class));
                        });
        return days;
    }

    private static FigureRow figure(ResultSet row, int number) throws SQLException {
        var value =
                new StoredValue(
                        row.getString("kind"),
                        row.getBigDecimal("first"),
                        row.getBigDecimal("second"),
                        row.getString("unit"),
                        row.getString("reason"));
        return new FigureRow(
                row.getObject("repository_id", UUID.class),
                row.getObject("look_id", UUID.class),
                row.getObject("as_of", LocalDate.class),
                row.getString("figure_id"),
                row.getString("label"),
                value.quantity());
    }

    static LookHead head(ResultSet row, int number) throws SQLException {
        return new LookHead(
                row.getObject("id", UUID.class),
                row.getObject("repository_id", UUID.class),
                row.getString("content_id"),
                row.getObject("as_of", LocalDate.class),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("imported_at").toInstant(),
                row.getString("imported_by_label"),
                row.getBoolean("complete"),
                row.getInt("issues"));
    }
}
