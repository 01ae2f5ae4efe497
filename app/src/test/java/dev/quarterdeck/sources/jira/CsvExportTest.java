package dev.quarterdeck.sources.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.quarterdeck.activity.ImportIssue;
import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.WorkItemFacts.InVersion;
import dev.quarterdeck.engine.workitems.WorkItemFacts.Outcome;
import dev.quarterdeck.engine.workitems.WorkItemHistory;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.Workflow.Level;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.sources.jira.TrackerReading.Guess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvExportTest {

    @TempDir Path folder;

    @Test
    void readsAnExportOfJiraCloud() {
        var reading = Exports.read("cloud.csv");

        assertThat(reading.histories())
                .extracting(WorkItemHistory::key)
                .containsExactly("HARBOR-1", "HARBOR-2", "LANTERN-3");
        var done = Exports.facts(reading, "HARBOR-1");
        assertThat(done.outcome()).isEqualTo(Outcome.FINISHED);
        assertThat(done.closed()).isEqualTo("2026-02-05T15:45:00Z");
        assertThat(done.versions()).extracting(InVersion::version).containsExactly("2.3", "2.4");
        assertThat(done.sprints()).containsExactly("Harbor 6", "Harbor 7");
        assertThat(reading.files().getFirst().rows()).isEqualTo(3);
        assertThat(reading.files().getFirst().format()).contains("separator ,").contains("UTF-8");
    }

    @Test
    void takesTheStartOfOpenWorkFromTheChangeOfItsStatusCategory() {
        var open = Exports.facts(Exports.read("cloud.csv"), "HARBOR-2");

        assertThat(open.started()).isEqualTo("2026-02-11T08:00:00Z");
        assertThat(open.category()).isEqualTo(StatusCategory.WORK);
        assertThat(open.blocked()).isTrue();
        assertThat(Exports.facts(Exports.read("cloud.csv"), "LANTERN-3").started()).isNull();
    }

    @Test
    void readsGermanHeadersMonthsAndSemicolons() {
        var reading = Exports.read("german.csv");
        var dropped = Exports.facts(reading, "HARBOR-1");
        var subtask = Exports.facts(reading, "HARBOR-2");

        assertThat(dropped.outcome()).isEqualTo(Outcome.DISCARDED);
        assertThat(dropped.leadTime()).contains(Duration.ofMinutes(1_095));
        assertThat(reading.tracker().workflow().isUnplanned(dropped.type())).isTrue();
        assertThat(subtask.level()).isEqualTo(Level.SUBTASK);
        assertThat(subtask.created()).isEqualTo("2026-05-01T08:00:00Z");
        assertThat(subtask.blocked()).isTrue();
        assertThat(subtask.isOpen()).isTrue();
    }

    @Test
    void readsFrenchWindows1252WithTabs() {
        var reading = Exports.read("french.csv");

        assertThat(reading.files().getFirst().format()).contains("tab").contains("windows-1252");
        assertThat(Exports.facts(reading, "HARBOR-1").closed()).isEqualTo("2026-07-13T15:45:00Z");
        assertThat(Exports.facts(reading, "HARBOR-2").category()).isEqualTo(StatusCategory.QUEUE);
    }

    @Test
    void readsSpanishUtf16() {
        var reading = Exports.read("spanish-utf16.csv");

        assertThat(Exports.facts(reading, "HARBOR-1").created()).isEqualTo("2026-01-12T15:45:00Z");
        assertThat(Exports.facts(reading, "HARBOR-1").outcome()).isEqualTo(Outcome.FINISHED);
    }

    @Test
    void infersTheOrderOfDayAndMonthFromTheWholeColumn() {
        var reading = Exports.read("month-first.csv");

        assertThat(Exports.facts(reading, "HARBOR-1").created()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(reading.guesses())
                .extracting(Guess::what, Guess::value)
                .contains(tuple("order of day and month", "month/day"));
        assertThat(reading.guesses()).anyMatch(it -> it.evidence().contains("03/25/2026"));
    }

    @Test
    void doesNotAskAboutTheOrderOfDottedDates() {
        var reading = Exports.read("dotted.csv");

        assertThat(Exports.facts(reading, "HARBOR-1").created()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(reading.guesses()).extracting(Guess::what).containsExactly("time zone");
    }

    @Test
    void readsASimpleListOfTasks() {
        var reading = Exports.read("simple.csv");

        assertThat(reading.histories()).hasSize(3);
        assertThat(Exports.facts(reading, "P0-T1").isDatedBackwards()).isTrue();
        assertThat(Exports.facts(reading, "P0-T2").leadTime()).contains(Duration.ofDays(10));
        assertThat(Exports.facts(reading, "P0-T3").isOpen()).isTrue();
    }

    @Test
    void joinsAHistoryFileToItsIssues() {
        var reading = Exports.read("issue_history.csv", "cloud.csv");
        var facts = Exports.facts(reading, "HARBOR-1");
        var counts = reading.files().getFirst();

        assertThat(facts.coverage()).isEqualTo(Coverage.WHOLE);
        assertThat(facts.started()).isEqualTo("2026-02-03T10:00:00Z");
        assertThat(facts.cycleTime()).contains(Duration.ofMinutes(3_225));
        assertThat(counts.used()).isEqualTo(2);
        assertThat(counts.ignored()).isEqualTo(2);
        assertThat(reading.statusHistory().part()).isEqualTo(1);
    }

    @Test
    void takesAnIssueOfTwoFilesOnceInItsNewestState() throws IOException {
        Path later = folder.resolve("later.csv");
        Files.writeString(
                later,
                "Issue key,Status,Created,Updated,Resolved\n"
                        + "HARBOR-2,Done,10/Feb/26 11:30 AM,20/Feb/26 9:00 AM,20/Feb/26 9:00 AM\n");

        var reading = Exports.read(later, Exports.file("cloud.csv"));

        assertThat(reading.histories()).hasSize(3);
        assertThat(Exports.facts(reading, "HARBOR-2").outcome()).isEqualTo(Outcome.FINISHED);
        assertThat(reading.files().get(1).repeated()).isEqualTo(1);
    }

    @Test
    void doesNotTakeCustomFieldsForTheTrackersOwn() throws IOException {
        Path export = folder.resolve("custom.csv");
        Files.writeString(
                export,
                "Issue key,Custom field (Status),Custom field (Resolved),Created,Status,Resolved,"
                        + "Custom field (Sprint),Custom field (Flagged)\n"
                        + "HARBOR-1,Done,2026-01-09 10:00,2026-01-02 10:00,To Do,,Harbor 7,"
                        + "Impediment\n");

        var facts = Exports.facts(Exports.read(export), "HARBOR-1");

        assertThat(facts.isOpen()).isTrue();
        assertThat(facts.status()).isEqualTo("To Do");
        assertThat(facts.sprints()).containsExactly("Harbor 7");
        assertThat(facts.blocked()).isTrue();
    }

    @Test
    void readsGzipWhateverItsName() throws IOException {
        Path packed = folder.resolve("export.csv");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(Exports.file("cloud.csv"), out);
        }

        assertThat(Exports.read(packed).histories()).hasSize(3);
    }

    @Test
    void refusesCutOffGzip() throws IOException {
        Path packed = folder.resolve("export.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(Exports.file("cloud.csv"), out);
        }
        byte[] whole = Files.readAllBytes(packed);
        Files.write(packed, Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> Exports.read(packed))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("middle of its compressed data");
    }

    @Test
    void listsBadRowsWithTheirLinesAndKeepsTheGoodOnes() {
        var reading = Exports.read("bad/rows.csv");
        var counts = reading.files().getFirst();

        assertThat(reading.histories())
                .extracting(WorkItemHistory::key)
                .containsExactly("HARBOR-1", "HARBOR-8");
        assertThat(reading.issues())
                .extracting(ImportIssue::row)
                .containsExactly(3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(reading.issues().get(0).message()).contains("4 cells").contains("5");
        assertThat(reading.issues().get(1).message()).contains("no issue key");
        assertThat(reading.issues().get(2).message()).contains("some day").contains("created");
        assertThat(reading.issues().get(3).message()).contains("2026-02-31");
        assertThat(reading.issues().get(4).message()).contains("no date of creation");
        assertThat(counts.rows())
                .isEqualTo(counts.used() + counts.repeated() + counts.ignored() + counts.bad())
                .isEqualTo(8);
    }

    @Test
    void refusesAFileWithoutKeysAndNamesItsColumns() {
        assertThatThrownBy(() -> Exports.read("bad/no-key-column.csv"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no-key-column.csv")
                .hasMessageContaining("issue key")
                .hasMessageContaining("Summary, Status, Created");
    }

    @Test
    void refusesAFileWhoseQuotesNeverClose() {
        assertThatThrownBy(() -> Exports.read("bad/open-quote.csv"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("never closed");
    }

    @Test
    void keepsNoPersonAndNoText() {
        var reading = Exports.read("cloud.csv", "german.csv", "issue_history.csv");

        assertThat(reading.toString())
                .doesNotContain("Invented")
                .doesNotContain("Berth")
                .doesNotContain("never kept")
                .doesNotContain("Anleger");
    }

    @Test
    void importsManyRowsWithLongTexts() throws IOException {
        Path large = folder.resolve("large.csv");
        String description = "\"long text, with\nlines and \"\"quotes\"\"\"";
        try (var out = Files.newBufferedWriter(large)) {
            out.write("Issue key,Description,Status,Created,Updated\n");
            for (int i = 1; i <= 20_000; i++) {
                out.write(
                        "HARBOR-" + i + "," + description + ",To Do,2026-01-02 10:00,2026-01-03\n");
            }
        }

        var reading = Exports.read(large);

        assertThat(reading.histories()).hasSize(20_000);
        assertThat(reading.asOfHint()).contains(Instant.parse("2026-01-03T00:00:00Z"));
    }
}
