package dev.quarterdeck.sources.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.quarterdeck.activity.ImportIssue;
import dev.quarterdeck.engine.workitems.FixVersion;
import dev.quarterdeck.engine.workitems.WorkItemFacts.InVersion;
import dev.quarterdeck.engine.workitems.WorkItemHistory;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.Workflow.Level;
import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonExportTest {

    @TempDir Path folder;

    @Test
    void readsASearchPageWithHistory() {
        var reading = Exports.read("harbor-history.json");
        var reopened = Exports.facts(reading, "HARBOR-5");

        assertThat(reading.histories()).hasSize(14);
        assertThat(reading.statusHistory().part()).isEqualTo(14);
        assertThat(reading.files().getFirst().format()).isEqualTo("JSON, search pages");
        assertThat(reopened.reopened()).isEqualTo(1);
        assertThat(reopened.cycleTime()).contains(Duration.ofDays(10));
        assertThat(reopened.sprints()).containsExactly("Harbor 7");
        assertThat(reading.gaps()).isEmpty();
        assertThat(reading.asOfHint()).contains(Instant.parse("2026-03-25T10:00:00Z"));
    }

    @Test
    void readsVersionsSprintsLevelsAndFlags() {
        var reading = Exports.read("harbor-history.json");

        assertThat(reading.tracker().versions())
                .containsExactlyInAnyOrder(
                        new FixVersion("HARBOR", "2.3", FixVersion.State.RELEASED),
                        new FixVersion("HARBOR", "2.4", FixVersion.State.OPEN));
        assertThat(reading.tracker().sprints())
                .singleElement()
                .satisfies(it -> assertThat(it.start()).isEqualTo("2026-03-02T08:00:00Z"));
        assertThat(Exports.facts(reading, "HARBOR-11").level()).isEqualTo(Level.SUBTASK);
        assertThat(Exports.facts(reading, "HARBOR-12").level()).isEqualTo(Level.EPIC);
        assertThat(Exports.facts(reading, "HARBOR-9").blocked()).isTrue();
        assertThat(Exports.facts(reading, "HARBOR-8").versions())
                .containsExactly(new InVersion("2.4", Instant.parse("2026-03-20T10:00:00Z"), true));
    }

    @Test
    void readsOneIssuePerLine() {
        var reading = Exports.read("harbor-history.ndjson");

        assertThat(reading.histories()).hasSize(4);
        assertThat(reading.files().getFirst().format()).isEqualTo("NDJSON, issues");
    }

    @Test
    void readsArraysAndSingleIssuesAndPagesWithTokens() throws IOException {
        String issue = issue("HARBOR-1", "");
        assertThat(readText("[" + issue + "," + issue("HARBOR-2", "") + "]").histories())
                .hasSize(2);
        assertThat(readText(issue).histories()).hasSize(1);
        assertThat(readText("{\"issues\":[" + issue + "],\"isLast\":true}").gaps()).isEmpty();
        assertThat(readText("{\"nextPageToken\":\"t\",\"issues\":[" + issue + "]}").gaps())
                .singleElement()
                .satisfies(it -> assertThat(it.why()).contains("another follows"));
    }

    @Test
    void saysWhenPagesOfASearchAreMissing() throws IOException {
        Path first = page("first.json", 0, 5, "HARBOR-1", "HARBOR-2");
        Path third = page("third.json", 4, 5, "HARBOR-5");
        Path second = page("second.json", 2, 5, "HARBOR-3", "HARBOR-4");

        assertThat(Exports.read(first, third).gaps())
                .singleElement()
                .satisfies(it -> assertThat(it.what()).isEqualTo("2 of 5 issues of a search"));
        assertThat(Exports.read(third, first, second).gaps()).isEmpty();
    }

    @Test
    void saysWhenAChangeLogIsTruncated() throws IOException {
        var reading =
                readText(
                        issue(
                                "HARBOR-1",
                                ",\"changelog\":{\"startAt\":0,\"total\":3,\"histories\":["
                                        + "{\"items\":[{\"field\":\"status\",\"fromString\":\"To"
                                        + " Do\",\"toString\":\"In Progress\"}],"
                                        + "\"created\":\"2026-03-02T10:00:00.000+0000\"}]}"));

        assertThat(reading.gaps())
                .singleElement()
                .satisfies(it -> assertThat(it.what()).contains("1 issues"));
        assertThat(Exports.facts(reading, "HARBOR-1").coverage()).isEqualTo(Coverage.PARTIAL);
        assertThat(Exports.facts(reading, "HARBOR-1").started()).isEqualTo("2026-03-02T10:00:00Z");
    }

    @Test
    void finishesAnIssueWhenItWasResolvedWhereNoChangeOfStatusIsTold() throws IOException {
        var reading =
                readText(
                        "{\"key\":\"HARBOR-1\",\"fields\":{"
                                + "\"created\":\"2026-03-01T10:00:00.000+0000\","
                                + "\"resolutiondate\":\"2026-04-10T10:00:00.000+0000\","
                                + "\"updated\":\"2026-04-10T10:00:00.000+0000\","
                                + "\"status\":{\"name\":\"Done\","
                                + "\"statusCategory\":{\"key\":\"done\"}}},"
                                + "\"changelog\":{\"histories\":[]}}");
        var facts = Exports.facts(reading, "HARBOR-1");
        var before = reading.tracker().factsAsOf(Instant.parse("2026-04-01T00:00:00Z"));

        assertThat(facts.coverage()).isEqualTo(Coverage.WHOLE);
        assertThat(facts.closed()).isEqualTo("2026-04-10T10:00:00Z");
        assertThat(facts.leadTime()).contains(Duration.ofDays(40));
        assertThat(before).singleElement().satisfies(it -> assertThat(it.isOpen()).isTrue());
    }

    @Test
    void finishesAnIssueWhenItsCategoryChangedWhereNoChangeOfStatusIsTold() throws IOException {
        var reading =
                readText(
                        "{\"key\":\"HARBOR-1\",\"fields\":{"
                                + "\"created\":\"2026-03-01T10:00:00.000+0000\","
                                + "\"statuscategorychangedate\":\"2026-04-10T10:00:00.000+0000\","
                                + "\"status\":{\"name\":\"Done\","
                                + "\"statusCategory\":{\"key\":\"done\"}},"
                                + "\"updated\":\"2026-04-11T10:00:00.000+0000\"},"
                                + "\"changelog\":{\"histories\":[]}}");

        assertThat(Exports.facts(reading, "HARBOR-1").closed()).isEqualTo("2026-04-10T10:00:00Z");
    }

    @Test
    void readsWhenAVersionWentOut() throws IOException {
        var reading =
                readText(
                        "{\"key\":\"HARBOR-1\",\"fields\":{"
                                + "\"created\":\"2026-03-01T10:00:00.000+0000\",\"fixVersions\":["
                                + "{\"name\":\"2.4\",\"released\":true,"
                                + "\"releaseDate\":\"2026-03-20\"}]}}");
        var version = reading.tracker().versions().getFirst();

        assertThat(version.releaseDate()).isEqualTo("2026-03-20T00:00:00Z");
        assertThat(version.stateAsOf(Instant.parse("2026-03-19T23:00:00Z")))
                .isEqualTo(FixVersion.State.OPEN);
        assertThat(version.stateAsOf(Instant.parse("2026-03-20T00:00:00Z")))
                .isEqualTo(FixVersion.State.RELEASED);
    }

    @Test
    void readsSprintsOfOldServers() throws IOException {
        var reading =
                readText(
                        "{\"key\":\"HARBOR-1\",\"fields\":{\"created\":\"2026-03-01T10:00:00.000+0100\","
                                + "\"customfield_10004\":[\"com.atlassian.greenhopper.service.sprint"
                                + ".Sprint@1b[id=7,rapidViewId=1,state=CLOSED,name=Harbor 7,"
                                + " north,startDate=2026-03-02T08:00:00.000Z,endDate=<null>]\"],"
                                + "\"customfield_1\":[{\"name\":\"a team\",\"id\":1}]}}");

        assertThat(Exports.facts(reading, "HARBOR-1").sprints()).containsExactly("Harbor 7, north");
        assertThat(reading.tracker().sprints().getFirst().start())
                .isEqualTo("2026-03-02T08:00:00Z");
    }

    @Test
    void takesAnIssueOfTwoFilesOnce() {
        var reading = Exports.read("harbor-history.ndjson", "harbor-history.json");

        assertThat(reading.histories()).hasSize(14);
        assertThat(reading.files().get(1).repeated()).isEqualTo(4);
        assertThat(Exports.facts(reading, "HARBOR-1"))
                .isEqualTo(Exports.facts(Exports.read("harbor-history.json"), "HARBOR-1"));
    }

    @Test
    void listsBadLinesAndKeepsTheOthers() {
        var reading = Exports.read("bad/lines.ndjson");

        assertThat(reading.histories())
                .extracting(WorkItemHistory::key)
                .containsExactly("HARBOR-1", "HARBOR-3");
        assertThat(reading.issues()).extracting(ImportIssue::row).containsExactly(2L, 3L);
        assertThat(reading.files().getFirst().bad()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"created", "updated", "resolutiondate", "statuscategorychangedate"})
    void listsAnIssueWithAnUnreadableDate(String field) throws IOException {
        var reading =
                readText(
                        ("[{\"key\":\"HARBOR-1\",\"fields\":{"
                                        + "\"created\":\"2026-03-01T10:00:00.000+0000\",\"%s\":\"soon\"}},\n"
                                        + "%s]")
                                .formatted(field, issue("HARBOR-2", "")));

        assertThat(reading.histories())
                .extracting(WorkItemHistory::key)
                .containsExactly("HARBOR-2");
        assertThat(reading.issues())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.file()).endsWith("export.json");
                            assertThat(it.row()).isEqualTo(1);
                            assertThat(it.message())
                                    .contains("(soon)", field, "no known format", "Maybe ");
                        });
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void survivesEveryKindOfValueInEveryField(String pattern, String value) throws IOException {
        String page = "{\"issues\":[%s,%s]}";
        String odd = pattern.formatted(value);

        var reading = readText(page.formatted(odd, issue("HARBOR-2", "")));

        assertThat(reading.histories().size() + reading.issues().size()).isEqualTo(2);
        assertThat(reading.histories()).extracting(WorkItemHistory::key).contains("HARBOR-2");
        readText(
                "{\"startAt\":%1$s,\"total\":%1$s,\"isLast\":%1$s,\"nextPageToken\":%1$s,\"issues\":[]}"
                        .formatted(value));
        assertThat(catchThrowable(() -> readText(odd)))
                .satisfiesAnyOf(
                        it -> assertThat(it).isNull(),
                        it -> assertThat(it).isInstanceOf(Refusal.class));
    }

    private static Stream<Arguments> shapes() {
        String created = "\"created\":\"2026-03-01T10:00:00.000+0000\"";
        String change = "{\"created\":\"2026-03-02T10:00:00.000+0000\",\"items\":[{%s}]}";
        String status = "\"field\":\"status\",\"toString\":\"Done\"";
        List<String> top = List.of("\"key\":%s", "\"id\":%s", "\"changelog\":%s");
        List<String> fields =
                Stream.of(
                                "created",
                                "updated",
                                "resolutiondate",
                                "statuscategorychangedate",
                                "flagged",
                                "status",
                                "issuetype",
                                "resolution",
                                "fixVersions",
                                "sprint",
                                "closedSprints",
                                "customfield_1")
                        .map(it -> "\"" + it + "\":%s")
                        .toList();
        List<String> inner =
                List.of(
                        "\"status\":{\"name\":%s}",
                        "\"status\":{\"id\":%s}",
                        "\"status\":{\"statusCategory\":%s}",
                        "\"status\":{\"statusCategory\":{\"key\":%s}}",
                        "\"issuetype\":{\"name\":%s}",
                        "\"issuetype\":{\"subtask\":%s}",
                        "\"issuetype\":{\"hierarchyLevel\":%s}",
                        "\"resolution\":{\"name\":%s}",
                        "\"fixVersions\":[%s]",
                        "\"fixVersions\":[{\"name\":%s}]",
                        "\"fixVersions\":[{\"name\":\"2.4\",\"released\":%s}]",
                        "\"fixVersions\":[{\"name\":\"2.4\",\"archived\":%s}]",
                        "\"fixVersions\":[{\"name\":\"2.4\",\"releaseDate\":%s}]",
                        "\"sprint\":{\"name\":%s,\"state\":\"active\"}",
                        "\"sprint\":{\"name\":\"Harbor 7\",\"state\":%s}",
                        "\"sprint\":{\"name\":\"Harbor 7\",\"boardId\":%s}",
                        "\"sprint\":{\"name\":\"H\",\"state\":\"active\",\"startDate\":%s}",
                        "\"sprint\":{\"name\":\"H\",\"state\":\"active\",\"endDate\":%s}",
                        "\"customfield_1\":[%s]",
                        "\"customfield_1\":[{\"value\":%s}]");
        List<String> changes =
                List.of(
                        "{\"total\":%s,\"histories\":[]}",
                        "{\"histories\":%s}",
                        "{\"histories\":[%s]}",
                        "{\"histories\":[{\"created\":%s,\"items\":[]}]}",
                        "{\"histories\":[{\"items\":%s}]}",
                        "{\"histories\":[{\"items\":[%s]}]}",
                        "{\"histories\":[" + change.formatted("\"field\":%s") + "]}",
                        "{\"histories\":[" + change.formatted("\"fieldId\":%s") + "]}",
                        "{\"histories\":[" + change.formatted(status + ",\"from\":%s") + "]}",
                        "{\"histories\":[" + change.formatted(status + ",\"to\":%s") + "]}",
                        "{\"histories\":[" + change.formatted(status + ",\"fromString\":%s") + "]}",
                        "{\"histories\":["
                                + change.formatted("\"field\":\"status\",\"toString\":%s")
                                + "]}");
        String key = "{\"key\":\"HARBOR-1\",";
        Stream<String> patterns =
                Stream.of(
                                Stream.of(key + "\"fields\":%s}"),
                                top.stream()
                                        .map(
                                                it ->
                                                        key
                                                                + "\"fields\":{"
                                                                + created
                                                                + "},"
                                                                + it
                                                                + "}"),
                                Stream.concat(fields.stream(), inner.stream())
                                        .map(
                                                it ->
                                                        key
                                                                + "\"fields\":{"
                                                                + created
                                                                + ","
                                                                + it
                                                                + "}}"),
                                changes.stream()
                                        .map(
                                                it ->
                                                        key
                                                                + "\"fields\":{"
                                                                + created
                                                                + "},\"changelog\":"
                                                                + it
                                                                + "}"))
                        .flatMap(it -> it);
        List<String> values =
                List.of(
                        "null",
                        "7",
                        "-1.5",
                        "123456789012345678901234567890",
                        "\"\"",
                        "\"word\"",
                        "true",
                        "false",
                        "[]",
                        "[1,[{\"a\":2}]]",
                        "{}",
                        "{\"name\":{\"b\":[3]}}");
        return patterns.flatMap(
                pattern -> values.stream().map(value -> Arguments.of(pattern, value)));
    }

    @ParameterizedTest
    @CsvSource({
        "bad/cut-off.json, at line",
        "bad/other.json, neither",
        "bad/page.html, HTML",
        "bad/empty.csv, is empty",
        "bad/workbook.xlsx, zip archive"
    })
    void refusesBrokenFilesWhole(String name, String expected) {
        assertThatThrownBy(() -> Exports.read("harbor-history.json", name))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(name)
                .hasMessageContaining(expected)
                .satisfies(it -> assertThat(((Refusal) it).remedy()).startsWith("Maybe"));
    }

    @Test
    void refusesAMissingFile() {
        assertThatThrownBy(() -> Exports.read(folder.resolve("none.json")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("none.json");
    }

    @Test
    void refusesNestingWithoutEnd() throws IOException {
        String deep = "{\"key\":\"HARBOR-1\",\"x\":" + "[".repeat(100_000);

        assertThatThrownBy(() -> readText(deep)).isInstanceOf(Refusal.class);
    }

    @Test
    void refusesMoreBytesThanAllowed() {
        var options =
                new JiraOptions(
                        JiraOptions.DEFAULT.zone(),
                        false,
                        JiraOptions.DayOrder.INFERRED,
                        false,
                        100);

        assertThatThrownBy(
                        () ->
                                JiraSource.read(
                                        List.of(Exports.file("harbor-history.json")),
                                        options,
                                        (step, done, total) -> {}))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("100 bytes");
    }

    @Test
    void keepsNoPersonAndNoText() {
        assertThat(Exports.read("harbor-history.json").toString())
                .doesNotContain("Invented")
                .doesNotContain("never kept")
                .doesNotContain("harbor.example");
    }

    private TrackerReading readText(String text) throws IOException {
        Path file = folder.resolve("export.json");
        Files.writeString(file, text);
        return Exports.read(file);
    }

    private Path page(String name, int startAt, int total, String... keys) throws IOException {
        Path file = folder.resolve(name);
        String issues = String.join(",", Stream.of(keys).map(it -> issue(it, "")).toList());
        Files.writeString(
                file,
                "{\"startAt\":%d,\"total\":%d,\"issues\":[%s]}".formatted(startAt, total, issues));
        return file;
    }

    private static String issue(String key, String more) {
        return "{\"key\":\"%s\",\"fields\":{\"created\":\"2026-03-01T10:00:00.000+0000\"}%s}"
                .formatted(key, more);
    }
}
