package dev.quarterdeck.metrics.teams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.platform.store.Store;
import dev.quarterdeck.platform.store.StoreAddress;
import dev.quarterdeck.server.QuarterdeckServer;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs the text of each metric on PostgreSQL and on Spark over Parquet of the same rows, and wants
/// the same bytes.
class SameOnSparkTest {

    private static final List<String> TABLES =
            List.of(
                    "measured_item",
                    "measured_stay",
                    "measured_change",
                    "measured_deployment",
                    "measured_incident",
                    "measured_run",
                    "measured_sprint_item",
                    "measured_review",
                    "measured_effort",
                    "measured_declaration");
    private static final Map<String, Object> PARAMETERS =
            Map.of(
                    "first_s",
                    SampleRows.FIRST,
                    "until_s",
                    SampleRows.FIRST + SampleRows.WEEKS * 604_800L,
                    // In the middle of the last week.
                    "seen_s",
                    SampleRows.FIRST + SampleRows.WEEKS * 604_800L - 300_000L);

    @TempDir static Path folder;

    private static Store store;
    private static Database database;
    private static SparkSession spark;

    @BeforeAll
    static void start() {
        store = Store.embedded(folder.resolve("store"), QuarterdeckServer.MODULES, Progress.SILENT);
        database = store.database();
        fill();
        spark =
                SparkSession.builder()
                        .master("local[2]")
                        .config("spark.ui.enabled", "false")
                        .config("spark.sql.shuffle.partitions", "1")
                        // Making code for a few thousand rows takes longer than reading them.
                        .config("spark.sql.codegen.wholeStage", "false")
                        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
                        .config("spark.sql.adaptive.enabled", "false")
                        .config("spark.sql.session.timeZone", "UTC")
                        .config("spark.driver.bindAddress", "127.0.0.1")
                        .config("spark.driver.host", "127.0.0.1")
                        .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
                        .getOrCreate();
        export(store.address());
    }

    @AfterAll
    static void stop() {
        spark.stop();
        store.close();
    }

    private static JdbcClient owner() {
        return JdbcClient.create(database.owner());
    }

    private static void fill() {
        var sql = owner();
        sql.sql("create schema sample").update();
        TABLES.forEach(
                table ->
                        sql.sql(
                                        "create table sample.%s as select * from activity.%s where false"
                                                .formatted(table, table))
                                .update());
        new SampleRows(7).rows().forEach(row -> insert(sql, row));
    }

    private static void insert(JdbcClient sql, SampleRows.Row row) {
        var names = List.copyOf(row.columns().keySet());
        var insert =
                sql.sql(
                        "insert into sample.%s (%s) values (:%s)"
                                .formatted(
                                        row.table(),
                                        String.join(", ", names),
                                        String.join(", :", names)));
        for (var name : names) {
            insert = insert.param(name, row.columns().get(name));
        }
        insert.update();
    }

    /// Writes Parquet, and names it as the flat tables are named.
    private static void export(StoreAddress address) {
        var login = new Properties();
        login.put("user", address.user());
        login.put("password", address.password());
        login.put("driver", "org.postgresql.Driver");
        for (var table : TABLES) {
            export(address, login, "sample." + table, table);
        }
        export(address, login, "metrics.week", "week");
    }

    private static void export(StoreAddress address, Properties login, String from, String table) {
        var file = folder.resolve(table + ".parquet").toString();
        spark.read().jdbc(address.jdbcUrl(), from, login).write().parquet(file);
        spark.read().parquet(file).createOrReplaceTempView(table);
    }

    private static <T> T asking(Function<JdbcClient, T> questions) {
        var sql = owner();
        return new TransactionTemplate(new JdbcTransactionManager(database.owner()))
                .execute(
                        status -> {
                            sql.sql("set local search_path = sample, metrics").update();
                            return questions.apply(sql);
                        });
    }

    private static String onPostgres(String text) {
        return asking(
                sql -> {
                    var query = sql.sql(text);
                    for (var parameter : PARAMETERS.entrySet()) {
                        query = query.param(parameter.getKey(), parameter.getValue());
                    }
                    return query.query((row, number) -> line(row)).stream()
                            .collect(Collectors.joining("\n"));
                });
    }

    private static String line(ResultSet row) throws SQLException {
        var line = new StringJoiner(",");
        for (int at = 1; at <= row.getMetaData().getColumnCount(); at++) {
            line.add(String.valueOf(row.getObject(at)));
        }
        return line.toString();
    }

    private static String onSpark(String text) {
        return spark.sql(text, PARAMETERS).collectAsList().stream()
                .map(row -> line(row))
                .collect(Collectors.joining("\n"));
    }

    private static String line(Row row) {
        return IntStream.range(0, row.size())
                .mapToObj(at -> String.valueOf(row.get(at)))
                .collect(Collectors.joining(","));
    }

    @Test
    void givesTheSameCellsOfEachMetricUnderEachRule() {
        int filled = 0;
        for (var metric : Catalog.METRICS) {
            for (var rule : metric.rules()) {
                var text = Rows.cells(metric, rule);
                var expected = onPostgres(text);

                assertThat(onSpark(text))
                        .as(metric.id() + " under " + rule.id())
                        .isEqualTo(expected);
                filled += expected.isEmpty() ? 0 : 1;
            }
        }
        assertThat(filled).isGreaterThan(45);
    }

    @Test
    void givesTheSameMediansAndPercentilesAsTheProgramItself() {
        int compared = 0;
        for (var metric : Catalog.METRICS) {
            if (metric.shape() == Metric.Shape.LENGTHS || metric.shape() == Metric.Shape.SIZES) {
                var text = Rows.spread(metric, metric.ownRule());
                var expected = onPostgres(text);

                assertThat(onSpark(text)).as(metric.id()).isEqualTo(expected);
                assertThat(expected.lines().map(SameOnSparkTest::withMedian))
                        .as(metric.id())
                        .containsExactlyInAnyOrderElementsOf(byTheProgram(metric));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(10);
    }

    /// Joins the two in the middle.
    private static String withMedian(String line) {
        var cells = line.split(",", -1);
        long median = Math.floorDiv(Long.parseLong(cells[3]) + Long.parseLong(cells[4]), 2);
        return String.join(",", cells[0], cells[1], cells[2], "" + median, cells[5]);
    }

    private static List<String> byTheProgram(Metric metric) {
        var seen = Instant.ofEpochSecond((Long) PARAMETERS.get("seen_s"));
        var weeks = new Weeks(Weeks.monday(SampleRows.FIRST), SampleRows.WEEKS, seen);
        var asked = new Trends.Asked(metric, metric.ownRule());
        var cells = asking(sql -> new CellStore().cells(sql, asked, weeks));
        var lines = new ArrayList<String>();
        for (var monday : weeks.mondays()) {
            cells.of(monday)
                    .forEach(
                            (team, cell) -> {
                                if (cell.total() > 0) {
                                    lines.add(line(metric, monday, team, cell));
                                }
                            });
        }
        return lines;
    }

    private static String line(Metric metric, LocalDate monday, String team, Cell cell) {
        var spread = (Report.Reading.Spread) Readings.week(metric, metric.ownRule(), cell);
        return "%s,%d,%d,%d,%d"
                .formatted(
                        team,
                        Weeks.second(monday),
                        spread.hundredths(),
                        spread.median(),
                        spread.p85());
    }
}
