package dev.quarterdeck.metrics.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.metrics.teams.FlatTables;
import dev.quarterdeck.metrics.teams.TeamMetrics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Holds the two sayings of what nobody plans together: the board's in Java, the metric's in SQL.
class UnplannedTest {

    private static final List<String> UNPLANNED =
            List.of(
                    "Bug",
                    "BUGS",
                    "Sub-bug",
                    "Debugging",
                    "Production bug",
                    "Defect",
                    "defects",
                    "Defect (UAT)",
                    "Incident",
                    "Incident report",
                    "Fault",
                    "Problem",
                    "Support",
                    "Service Request",
                    "service request",
                    "Hotfix",
                    "Anomalie");

    private static final List<String> PLANNED =
            List.of(
                    "Story",
                    "Task",
                    "Epic",
                    "Feature",
                    "Sub-task",
                    "Improvement",
                    "Support story",
                    "Problems",
                    "A defect",
                    "Post-incident review",
                    "Hotfixes",
                    "Faults",
                    "Service  Request",
                    " Support",
                    "Hot fix",
                    "Anomalies",
                    "Request");

    /// Letters whose small forms are not the same everywhere.
    private static final List<String> ODD = List.of("INCİDENT", "İncident", "BUĞ", "ΒUG", "Défect");

    private static Stream<String> cases() {
        return Stream.of(UNPLANNED, PLANNED, ODD).flatMap(List::stream);
    }

    @Test
    void countsDefectsIncidentsAndSupport() {
        assertThat(UNPLANNED).allMatch(Unplanned::is);
        assertThat(PLANNED).noneMatch(Unplanned::is);
    }

    @Test
    void saysTheSameInJavaAndInSql() throws IOException {
        var text = text();
        var tables = new FlatTables();
        int item = 0;
        for (var type : cases().toList()) {
            tables.with(
                    "measured_item",
                    "item",
                    (long) ++item,
                    "item_key",
                    type,
                    "level",
                    "ITEM",
                    "state",
                    "FINISHED",
                    "type",
                    type,
                    "parts",
                    100,
                    "closed_s",
                    1_767_600_000L,
                    "gone",
                    false,
                    "swept_closed",
                    false);
        }
        var inSql = tables.ask(sql -> said(sql, text));

        assertThat(inSql).hasSize(UNPLANNED.size() + PLANNED.size() + ODD.size());
        assertThat(inSql)
                .isEqualTo(
                        cases().collect(
                                        Collectors.toMap(
                                                type -> type, type -> Unplanned.is(type))));
    }

    private static Map<String, Boolean> said(JdbcClient sql, String text) {
        return sql
                .sql(text)
                .query((row, number) -> Map.entry(row.getString("name"), row.getInt("value") == 1))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String text() throws IOException {
        try (var file =
                Objects.requireNonNull(
                        TeamMetrics.class.getResourceAsStream("quality.unplanned.sql"))) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text.toLowerCase(Locale.ROOT)).contains("measured_item");
            return text;
        }
    }
}
