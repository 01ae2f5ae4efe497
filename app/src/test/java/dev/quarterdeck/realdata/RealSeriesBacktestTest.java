package dev.quarterdeck.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.quarterdeck.engine.forecasting.backtest.Backtest;
import dev.quarterdeck.engine.forecasting.backtest.BacktestReport;
import dev.quarterdeck.engine.forecasting.backtest.ScoreRow;
import dev.quarterdeck.engine.forecasting.backtest.Target.Kind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Holds the forecast to its bars on real series that it was never fitted on.
@Tag("slow")
class RealSeriesBacktestTest {

    private static final DateTimeFormatter TRACKER_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private static BacktestReport report;

    @BeforeAll
    static void replay() throws IOException {
        var folder = SharedData.folder("forecasting");
        Map<String, List<Instant>> series = new TreeMap<>();
        try (var files = Files.list(folder.resolve("gitmerges"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".csv.gz")).toList()) {
                series.put(file.getFileName().toString(), landed(file));
            }
        }
        for (String tracker : List.of("AC", "ALOY", "MOD", "DAEMON")) {
            series.put(tracker, resolved(folder.resolve("titanium_" + tracker + ".csv.gz")));
        }
        series.putAll(finished(folder.resolve("rueedlinger_agile_2projects.csv.gz")));
        report = new Backtest(1).of(series, 2);
        assertThat(series).hasSize(18);
    }

    @Test
    void beatsThePlainBootstrapByTheBar() {
        assertThat(overall(Kind.COUNT).relativeCrps()).isLessThanOrEqualTo(0.90);
        assertThat(overall(Kind.DATE).relativeCrps()).isLessThanOrEqualTo(0.89);
    }

    @Test
    void covers80PercentAtEveryHorizon() {
        assertThat(ours())
                .hasSize(8)
                .allSatisfy(
                        row ->
                                assertThat(row.within80())
                                        .as(row.target().toString())
                                        .isBetween(0.75, 0.87));
    }

    @Test
    void meetsItsDatesAsOftenAsItSays() {
        assertThat(ours().stream().filter(row -> row.target().kind() == Kind.DATE))
                .hasSize(4)
                .allSatisfy(
                        row ->
                                assertThat(row.held85())
                                        .as(row.target().toString())
                                        .isBetween(0.80, 0.90));
    }

    private static List<ScoreRow> ours() {
        return report.pooled().stream().filter(row -> row.model().equals(Backtest.OURS)).toList();
    }

    private static ScoreRow overall(Kind kind) {
        return report.overall().stream()
                .filter(row -> row.model().equals(Backtest.OURS) && row.target().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static List<Instant> landed(Path file) throws IOException {
        Set<String> seen = new HashSet<>();
        List<Instant> moments = new ArrayList<>();
        for (var row : rows(file)) {
            if (seen.add(row.get("item"))) {
                moments.add(OffsetDateTime.parse(row.get("merged")).toInstant());
            }
        }
        return moments;
    }

    private static List<Instant> resolved(Path file) throws IOException {
        List<Instant> moments = new ArrayList<>();
        for (var row : rows(file)) {
            var resolved = row.getOrDefault("resolved", "");
            if (!resolved.isBlank()) {
                moments.add(OffsetDateTime.parse(resolved, TRACKER_TIME).toInstant());
            }
        }
        return moments;
    }

    private static Map<String, List<Instant>> finished(Path file) throws IOException {
        Map<String, List<Instant>> byProject = new TreeMap<>();
        for (var row : rows(file)) {
            byProject
                    .computeIfAbsent("project " + row.get("project"), project -> new ArrayList<>())
                    .add(
                            LocalDate.parse(row.get("finished_date"))
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant());
        }
        return byProject;
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        try (var in =
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8);
                var csv = CsvReader.builder().ofNamedCsvRecord(in)) {
            return csv.stream().map(record -> record.getFieldsAsMap()).toList();
        }
    }
}
