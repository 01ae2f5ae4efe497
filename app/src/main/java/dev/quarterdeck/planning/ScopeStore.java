package dev.quarterdeck.planning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Asks the flat tables how the scope of initiatives came about: what was known of it when, and
/// what was finished.
final class ScopeStore {

    /// Weeks that are looked back.
    static final int WEEKS = 26;

    private ScopeStore() {}

    /// What belonged to an initiative at the end of a week, by what belongs to it now.
    ///
    /// @param end the last day of the week
    record Week(LocalDate end, int known, int finished) {}

    private record Ago(int created, int finished, int items) {}

    private static final String WEEKLY =
            """
            select least(:weeks, (:then - 1 - i.created_s) / 604800)::int as created_ago,
                case when i.state = 'FINISHED' and i.closed_s < :then
                    then least(:weeks, (:then - 1 - i.closed_s) / 604800) else -1 end::int as finished_ago,
                count(*)::int as items
            from scoped s join measured_item i on i.item = s.item
            where s.initiative = :own and i.level = 'ITEM' and not i.gone
                and i.state in ('OPEN', 'FINISHED') and i.created_s < :then
            group by 1, 2
            """;

    /// Lists the weeks, oldest first; none where nothing is known.
    ///
    /// @param sql finds the flat tables without a schema
    /// @param roots of all initiatives: what lies below two belongs to the nearer
    /// @param then the moment that ends the last week
    static List<Week> weeks(JdbcClient sql, List<WorkStore.Root> roots, UUID own, Instant then) {
        var all =
                WorkStore.asked(sql, WorkStore.SCOPED + WEEKLY, roots, then)
                        .param("weeks", WEEKS)
                        .param("own", own)
                        .query(
                                (row, number) ->
                                        new Ago(
                                                row.getInt("created_ago"),
                                                row.getInt("finished_ago"),
                                                row.getInt("items")))
                        .list();
        var weeks = new ArrayList<Week>();
        var last = then.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
        for (int ago = WEEKS - 1; ago >= 0 && !all.isEmpty(); ago--) {
            weeks.add(week(all, last, ago));
        }
        return weeks;
    }

    private static Week week(List<Ago> all, LocalDate last, int ago) {
        int known = all.stream().filter(one -> one.created() >= ago).mapToInt(Ago::items).sum();
        int finished = all.stream().filter(one -> one.finished() >= ago).mapToInt(Ago::items).sum();
        return new Week(last.minusWeeks(ago), known, finished);
    }

    private static final String FINISHED =
            """
            select s.initiative::text as initiative, i.team, count(*)::int as items
            from scoped s join measured_item i on i.item = s.item
            where i.level = 'ITEM' and not i.gone and i.state = 'FINISHED' and i.team is not null
                and i.closed_s < :then and i.closed_s >= :since
            group by 1, 2
            """;

    /// Counts what was finished between two moments, by initiative and team.
    static Map<String, Map<String, Double>> finished(
            JdbcClient sql, List<WorkStore.Root> roots, Instant since, Instant then) {
        var finished = new HashMap<String, Map<String, Double>>();
        WorkStore.asked(sql, WorkStore.SCOPED + FINISHED, roots, then)
                .param("since", since.getEpochSecond())
                .query((row, number) -> put(finished, row))
                .list();
        return finished;
    }

    private static int put(Map<String, Map<String, Double>> finished, ResultSet row)
            throws SQLException {
        int items = row.getInt("items");
        finished.computeIfAbsent(row.getString("initiative"), _ -> new HashMap<>())
                .put(row.getString("team"), (double) items);
        return items;
    }
}
