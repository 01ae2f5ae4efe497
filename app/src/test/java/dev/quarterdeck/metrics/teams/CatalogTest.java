package dev.quarterdeck.metrics.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CatalogTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-01-05");

    @Test
    void saysOfEachMetricInWordsWhatItMeansUnderFiveHeadings() {
        assertThat(Catalog.METRICS).hasSizeGreaterThan(45);
        assertThat(Catalog.METRICS).extracting(Metric::id).doesNotHaveDuplicates();
        assertThat(Catalog.METRICS)
                .allSatisfy(
                        metric -> {
                            var words = metric.words();
                            assertThat(words.question()).endsWith("?");
                            assertThat(words.formula()).contains("(v1)");
                            assertThat(words.leftOut()).isNotBlank();
                            assertThat(words.misleads()).isNotBlank();
                            assertThat(words.decision()).isNotBlank();
                            assertThat(Rows.text(metric.id() + ".md"))
                                    .startsWith("# " + metric.title() + "\n");
                        });
    }

    @Test
    void runsTheTextOfEachMetricUnderEachRule() {
        int ran = 0;
        for (var metric : Catalog.METRICS) {
            for (var rule : metric.rules()) {
                var cells =
                        new FlatTables()
                                .cells(
                                        metric.id(),
                                        rule.id(),
                                        MONDAY,
                                        4,
                                        Instant.parse("2026-03-01T00:00:00Z"));
                assertThat(cells.byWeek()).as(metric.id()).isEmpty();
                ran++;
            }
        }
        assertThat(ran).isGreaterThan(60);
    }

    @Test
    void hasWordsForEachReasonWhyAThingIsLeftOut() {
        var named = new TreeSet<String>();
        var reason = Pattern.compile("(?:then|else) '([a-z-]+)'");
        for (var metric : Catalog.METRICS) {
            for (var rule : metric.rules()) {
                var found = reason.matcher(Rows.of(metric, rule));
                while (found.find()) {
                    named.add(found.group(1));
                }
            }
        }

        assertThat(named).hasSizeGreaterThan(20).isEqualTo(new TreeSet<>(Reasons.all()));
    }
}
