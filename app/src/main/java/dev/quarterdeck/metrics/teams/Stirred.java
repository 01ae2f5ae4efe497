package dev.quarterdeck.metrics.teams;

import dev.quarterdeck.metrics.teams.Trends.Asked;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds the cells that changed rows touch.
///
/// Where a metric looks at each thing by itself, they are those whose share of the looked-at
/// things is another than before. Where it also looks at the neighbours of a thing, they are all
/// of its teams: no metric looks over the border of a team.
///
/// @param weeks all that are kept
/// @param tables those of which rows changed, without `measured_`
record Stirred(JdbcClient sql, Weeks weeks, Set<String> tables) {

    /// Further apart than this many weeks, two weeks are computed for themselves.
    private static final int GAP = 4;

    /// Cells of some teams and weeks. @param teams the empty text is nobody
    record Part(Set<String> teams, Weeks weeks) {}

    private record Place(String team, LocalDate monday) {}

    /// Lists the cells of a metric, in parts that lie apart.
    List<Part> by(Asked asked) {
        return Rows.isNarrow(asked) ? narrow(asked) : wide(asked);
    }

    private List<Part> narrow(Asked asked) {
        var places =
                CellStore.bound(sql.sql(Rows.stirred(asked)), weeks)
                        .query(
                                (row, number) ->
                                        new Place(
                                                row.getString("team"),
                                                Weeks.monday(row.getLong("week_s"))))
                        .list();
        if (places.isEmpty()) {
            return List.of();
        }
        var teams = places.stream().map(Place::team).collect(Collectors.toSet());
        var mondays = new TreeSet<>(places.stream().map(Place::monday).toList());
        var parts = new ArrayList<Part>();
        var first = mondays.first();
        var last = first;
        for (var monday : mondays) {
            if (monday.isAfter(last.plusWeeks(GAP))) {
                parts.add(part(teams, first, last));
                first = monday;
            }
            last = monday;
        }
        parts.add(part(teams, first, last));
        return parts;
    }

    private Part part(Set<String> teams, LocalDate first, LocalDate last) {
        int count = (int) ((last.toEpochDay() - first.toEpochDay()) / 7) + 1;
        return new Part(teams, new Weeks(first, count, weeks.seen()));
    }

    private List<Part> wide(Asked asked) {
        var teams =
                tables.stream()
                        .filter(table -> Rows.reads(asked, Set.of(table)))
                        .flatMap(table -> teams(table).stream())
                        .collect(Collectors.toSet());
        return teams.isEmpty() ? List.of() : List.of(new Part(teams, weeks));
    }

    private List<String> teams(String table) {
        return sql.sql(
                        """
                        select coalesce(team, '') from was_%1$s union select coalesce(team, '') from is_%1$s
                        """
                                .formatted(table))
                .query((row, number) -> row.getString(1))
                .list();
    }
}
