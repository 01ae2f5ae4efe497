package dev.quarterdeck.metrics.board;

import dev.quarterdeck.metrics.board.Board.Stages;
import dev.quarterdeck.metrics.board.Board.Waits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Adds up, team by team, how long finished items waited and were worked on, and in which stages
/// changes were: one asking for any number of boards.
///
/// @param items of each team's own: hundredths of items, then hundredths of seconds
/// @param changes of each team's own: hundredths of changes, then hundredths of seconds by stage
record WaitSums(Map<String, long[]> items, Map<String, long[]> changes) {

    private static final String NOBODY = "";

    static WaitSums of(JdbcClient sql, BoardStore.Scope scope) {
        return new WaitSums(sums(sql, scope, ITEMS, 3), sums(sql, scope, CHANGES, 6));
    }

    private static Map<String, long[]> sums(
            JdbcClient sql, BoardStore.Scope scope, String text, int columns) {
        var sums = new HashMap<String, long[]>();
        BoardStore.asked(sql, scope, text)
                .query(
                        (RowCallbackHandler)
                                row ->
                                        sums.put(
                                                Objects.requireNonNullElse(
                                                        row.getString("team"), NOBODY),
                                                numbers(row, columns)));
        return sums;
    }

    private static long[] numbers(ResultSet row, int columns) throws SQLException {
        var numbers = new long[columns];
        for (int at = 0; at < columns; at++) {
            numbers[at] = row.getLong(at + 2);
        }
        return numbers;
    }

    Waits waits(@Nullable List<String> teams) {
        var sums = sum(items, teams, 3);
        return new Waits(sums[0] / 100, mean(sums, 1), mean(sums, 2));
    }

    Stages stages(@Nullable List<String> teams) {
        var sums = sum(changes, teams, 6);
        return new Stages(
                sums[0] / 100,
                mean(sums, 1),
                mean(sums, 2),
                mean(sums, 3),
                mean(sums, 4),
                mean(sums, 5));
    }

    private static long[] sum(
            Map<String, long[]> byTeam, @Nullable List<String> teams, int columns) {
        var sums = new long[columns];
        byTeam.forEach(
                (team, numbers) -> {
                    for (int at = 0; teams == null || teams.contains(team); at++) {
                        if (at == columns) {
                            return;
                        }
                        sums[at] += numbers[at];
                    }
                });
        return sums;
    }

    private static Duration mean(long[] sums, int at) {
        return sums[0] == 0 ? Duration.ZERO : Duration.ofSeconds(sums[at] / sums[0]);
    }

    private static final String ITEMS =
            """
            select team, sum(parts), sum(parts * (lead_len - cycle_len)), sum(parts * cycle_len)
            from measured_item
            where state = 'FINISHED' and level = 'ITEM' and not gone
                and not swept_closed and not imported and cycle_len is not null
                and closed_s >= :from and closed_s < :then
                and (:all or team in (:teams))
            group by team
            """;

    /// Stages as the metrics `dora.coding`, `dora.pickup`, `dora.review` and `dora.deploy` cut
    /// them; what comes after the approval is told apart from the review.
    private static final String CHANGES =
            """
            select team, sum(parts), sum(parts * (offered_s - begun_s)),
                sum(parts * (looked_s - offered_s)), sum(parts * (agreed_s - looked_s)),
                sum(parts * (merged_s - agreed_s)),
                sum(parts * (greatest(shipped_s, merged_s) - merged_s))
            from (
                select b.*,
                    least(greatest(coalesce(approved_s, merged_s), looked_s), merged_s) as agreed_s
                from (
                    select a.*, greatest(least(coalesce(answered_s, merged_s), merged_s),
                        offered_s) as looked_s
                    from (
                        select team, parts, merged_s, shipped_s, answered_s, approved_s,
                            least(coalesce(first_commit_s, merged_s),
                                coalesce(opened_s, merged_s), merged_s) as begun_s,
                            least(greatest(coalesce(ready_s, opened_s, merged_s),
                                coalesce(opened_s, merged_s)), merged_s) as offered_s
                        from measured_change
                        where not by_bot and shipped_state = 'SHIPPED'
                            and shipped_s >= :from and shipped_s < :then
                            and (:all or team in (:teams))
                    ) as a
                ) as b
            ) as c
            group by team
            """;
}
