package dev.quarterdeck.sources.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.Link;
import dev.quarterdeck.engine.workitems.timeline.Oddity;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerHistory;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.sources.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Reads every real record of Jira that there is, the way files come in, and compares with values
/// that were worked out by hand.
@Tag("slow")
class RealJiraRecordsTest {

    private static final UUID SOURCE = UUID.fromString("00000000-0000-7000-8000-000000000001");

    /// What became of the records of one file.
    private static final class Read implements RecordFiles.Listener {

        private final Mapping mapping = Connectors.found().require("jira").mapping();
        long records;
        long told;
        long nothing;
        long unusable;
        long broken;
        long events;
        final Map<String, Long> streams = new TreeMap<>();
        final Map<String, Long> issues = new TreeMap<>();
        final Map<String, Set<TrackerEvent>> items = new TreeMap<>();
        final Set<Record> definitions = new HashSet<>();

        @Override
        public void record(String file, Map<String, String> parameters, JsonNode record) {
            var page = new RawPage(null, file, "", parameters, List.of(record), null);
            var mapped = MappedPage.of(SOURCE, page, mapping, ZoneOffset.UTC);
            records++;
            events += mapped.events.size();
            mapped.issues.forEach(one -> issues.merge(one.why(), 1L, Long::sum));
            mapped.tallies.forEach(
                    (stream, tally) -> {
                        streams.merge(stream, tally.records, Long::sum);
                        told += tally.told;
                        nothing += tally.nothing;
                        unusable += tally.unusable;
                    });
            for (var one : mapped.events) {
                if (one.event() instanceof TrackerEvent event) {
                    items.computeIfAbsent(one.history().id(), id -> new HashSet<>()).add(event);
                } else {
                    definitions.add(one.event());
                }
            }
        }

        @Override
        public void broken(String file, long row, String why) {
            broken++;
        }

        @Override
        public boolean isRecord(JsonNode object) {
            return mapping.stream(object).isPresent();
        }

        Read report(String name) {
            System.out.printf(
                    "%s: %d records %s = %d told (%d events, %d items, %d definitions) + %d nothing"
                            + " + %d unusable %s; %d broken%n",
                    name,
                    records,
                    streams,
                    told,
                    events,
                    items.size(),
                    definitions.size(),
                    nothing,
                    unusable,
                    issues,
                    broken);
            assertThat(told + nothing + unusable).as(name).isEqualTo(records);
            return this;
        }

        void tells(String item, TrackerEvent... expected) {
            assertThat(items.get(item)).as("item " + item).contains(expected);
        }

        TrackerHistory history(String item) {
            return TrackerHistory.of(item, items.get(item));
        }
    }

    private static Path shared(String name) {
        return dev.quarterdeck.realdata.RealFolders.folder(name);
    }

    private static Read read(Path... files) throws IOException {
        var read = new Read();
        for (var file : files) {
            try (var in = Files.newInputStream(file)) {
                new RecordFiles(read).read(file.getFileName().toString(), in);
            }
        }
        return read;
    }

    private static Read answers(String name) throws IOException {
        var file = shared("api-records").resolve("jira").resolve("_raw_jira_" + name + ".csv");
        return read(file).report(name);
    }

    private static Value value(String id, String name) {
        return new Value(id, name);
    }

    private static TrackerEvent changed(
            String at, String id, String who, Field field, List<Value> from, List<Value> to) {
        return new TrackerEvent.Changed(
                new TrackerEvent.Act(Instant.parse(at), id, who), field, from, to);
    }

    private static TrackerEvent altered(
            String at, String id, String who, Field field, List<Value> gone, List<Value> come) {
        return new TrackerEvent.Altered(
                new TrackerEvent.Act(Instant.parse(at), id, who), field, gone, come);
    }

    @Test
    void tellsOfEveryAnswerOfTheInterface() throws IOException {
        long records = 0;
        try (Stream<Path> files = Files.list(shared("api-records").resolve("jira"))) {
            for (var file : files.sorted().toList()) {
                var read = read(file).report(file.getFileName().toString());
                records += read.records;
                assertThat(read.unusable).as(file.getFileName() + " " + read.issues).isZero();
                assertThat(read.broken).isZero();
            }
        }
        // As many rows as the files hold, counted by another reader of CSV.
        assertThat(records).isEqualTo(744);
    }

    @Test
    void readsChangesAsTheyWereAndSprintsByTheirOldNames() throws IOException {
        var read = answers("api_issues");
        var who = "5e9711ba34f7b90c0fbc37d3";
        read.tells(
                "10063",
                new TrackerEvent.Created(Instant.parse("2020-06-12T00:13:13.360Z"), "EE-1"),
                new TrackerEvent.LogRead(Instant.parse("2021-03-28T08:06:08.713Z"), Coverage.WHOLE),
                new TrackerEvent.Commented(
                        new TrackerEvent.Act(
                                Instant.parse("2020-06-17T05:04:03.848Z"), "10036", who)),
                changed(
                        "2020-06-12T00:21:20.929Z",
                        "10659",
                        who,
                        Field.PARENT,
                        List.of(),
                        List.of(value("10073", "EE-11"))),
                changed(
                        "2020-06-12T00:29:19.487Z",
                        "10690",
                        who,
                        Field.SPRINT,
                        List.of(),
                        List.of(value("7", "Sprints Sprint 1"))),
                changed(
                        "2020-06-12T01:16:17.582Z",
                        "10845",
                        who,
                        Field.ASSIGNEE,
                        List.of(),
                        List.of(value("5ecfbd0c730ec90c1999cadf", ""))),
                changed(
                        "2020-06-12T01:45:24.493Z",
                        "10900",
                        who,
                        Field.STATUS,
                        List.of(value("10020", "Inbox")),
                        List.of(value("10029", "Ready for Dev"))),
                changed(
                        "2020-06-12T06:22:49.352Z",
                        "11066",
                        who,
                        Field.STATUS,
                        List.of(value("3", "In Progress")),
                        List.of(value("1", "Open"))),
                changed(
                        "2020-06-19T06:31:18.526Z",
                        "12025",
                        who,
                        Field.RESOLUTION,
                        List.of(),
                        List.of(value("10000", "Done"))),
                changed(
                        "2020-06-19T06:31:18.526Z",
                        "12025",
                        who,
                        Field.STATUS,
                        List.of(value("1", "Open")),
                        List.of(value("6", "Closed"))),
                altered(
                        "2020-07-13T21:35:54.638Z",
                        "18876",
                        who,
                        Field.FIX_VERSION,
                        List.of(value("10008", "v2.7.0")),
                        List.of()),
                altered(
                        "2020-07-13T21:35:54.638Z",
                        "18876",
                        who,
                        Field.FIX_VERSION,
                        List.of(),
                        List.of(value("10026", "SaaS"))));
        read.tells(
                "10079",
                changed(
                        "2020-06-12T01:23:01.293Z",
                        "10890",
                        who,
                        Field.ESTIMATE,
                        List.of(),
                        List.of(value("21600", "21600"))),
                changed(
                        "2020-06-17T07:26:56.197Z",
                        "11598",
                        "5ecfbd0a47d31e0c2a15fd87",
                        Field.SPRINT,
                        List.of(value("7", "EE Sprint 7")),
                        List.of(value("9", "EE Sprint 8"))),
                changed(
                        "2020-06-17T07:27:15.198Z",
                        "11600",
                        "5ecfbd0a47d31e0c2a15fd87",
                        Field.SPRINT,
                        List.of(value("9", "EE Sprint 8")),
                        List.of()),
                changed(
                        "2020-06-17T07:30:11.259Z",
                        "11619",
                        who,
                        Field.ASSIGNEE,
                        List.of(value("5ecfbd0a47d31e0c2a15fd87", "")),
                        List.of()),
                changed(
                        "2020-11-10T02:11:30.721Z",
                        "35316",
                        who,
                        Field.TYPE,
                        List.of(value("10002", "Technical-Debt")),
                        List.of(value("10031", "Task"))));
        read.tells(
                "20709",
                changed(
                        "2022-07-15T22:31:38.588Z",
                        "422895",
                        "62a2d08d1be00a0068af1945",
                        Field.PARENT,
                        List.of(),
                        List.of(value("20710", "K5-4"))));
        assertThat(
                        read.history("10063")
                                .timeline(Instant.parse("2021-04-01T00:00:00Z"))
                                .orElseThrow())
                .satisfies(
                        line -> {
                            assertThat(line.at(Field.STATUS, Instant.parse("2020-06-12T00:13:14Z")))
                                    .containsExactly(value("10020", "Inbox"));
                            assertThat(line.coverage()).isEqualTo(Coverage.WHOLE);
                        });
    }

    @Test
    void tellsTheSameLinksInTheLogAndInTheSnapshot() throws IOException {
        var read = answers("api_issue_relationships");
        read.tells(
                "10821",
                altered(
                        "2023-07-27T06:11:17.106Z",
                        "10203",
                        "admin",
                        Field.LINK,
                        List.of(),
                        List.of(
                                new Link("Blocks", Link.Direction.INWARD, "IP8CUD168-35404")
                                        .value())),
                altered(
                        "2023-07-27T06:11:29.146Z",
                        "10205",
                        "admin",
                        Field.LINK,
                        List.of(
                                new Link("Blocks", Link.Direction.INWARD, "IP8CUD168-35404")
                                        .value()),
                        List.of()));
        read.tells(
                "10812",
                altered(
                        "2023-07-27T06:13:21.666Z",
                        "10221",
                        "admin",
                        Field.LINK,
                        List.of(),
                        List.of(
                                new Link("Cloners", Link.Direction.INWARD, "DZFNK0168-4")
                                        .value())));
        // Whatever the log tells of links, the snapshots show: nothing is seen otherwise.
        for (var item : read.items.keySet()) {
            var line =
                    read.history(item)
                            .timeline(Instant.parse("2024-01-01T00:00:00Z"))
                            .orElseThrow();
            assertThat(line.oddities())
                    .as(item)
                    .noneMatch(
                            odd ->
                                    odd.field() == Field.LINK
                                            && odd.kind() == Oddity.Kind.SEEN_OTHERWISE);
        }
        assertThat(answers("api_worklogs").items.get("10085"))
                .anySatisfy(
                        event ->
                                assertThat(event)
                                        .isInstanceOfSatisfying(
                                                TrackerEvent.WorkLogged.class,
                                                work -> {
                                                    assertThat(work.act().id()).isEqualTo("10010");
                                                    assertThat(work.spent()).hasHours(1);
                                                    assertThat(work.at())
                                                            .isEqualTo("2020-06-15T09:07:00Z");
                                                }));
    }

    @Test
    void readsFlagsPointsAndLinksOfTheSamplesOfABoard() throws IOException {
        var read = read(shared("jirametrics-samples.zip")).report("jirametrics-samples.zip");
        var who = "557058:13cc9354-0be8-432f-959a-13d34c55315f";
        read.tells(
                "10017",
                changed(
                        "2021-08-29T18:06:43.066Z",
                        "10055",
                        who,
                        Field.PRIORITY,
                        List.of(value("3", "Medium")),
                        List.of(value("1", "Highest"))),
                changed(
                        "2021-09-06T04:33:30.647Z",
                        "10062",
                        who,
                        Field.FLAG,
                        List.of(),
                        List.of(value("10019", "Impediment"))),
                changed(
                        "2021-09-06T04:33:55.539Z",
                        "10064",
                        who,
                        Field.FLAG,
                        List.of(value("10019", "Impediment")),
                        List.of()),
                changed(
                        "2021-09-06T04:34:26.239Z",
                        "10069",
                        who,
                        Field.STATUS,
                        List.of(value("10011", "Review")),
                        List.of(value("10002", "Done"))));
        read.tells(
                "10022",
                changed(
                        "2022-04-24T17:26:25.160Z",
                        "10143",
                        who,
                        Field.SPRINT,
                        List.of(),
                        List.of(value("3", "Scrum Sprint 3"))),
                altered(
                        "2022-04-24T16:42:42.531Z",
                        "10142",
                        who,
                        Field.LINK,
                        List.of(),
                        List.of(new Link("Blocks", Link.Direction.INWARD, "SP-14").value())));
        assertThat(read.items.values().stream().flatMap(Set::stream))
                .anySatisfy(
                        event ->
                                assertThat(event)
                                        .isInstanceOfSatisfying(
                                                TrackerEvent.Changed.class,
                                                change -> {
                                                    assertThat(change.field())
                                                            .isEqualTo(Field.POINTS);
                                                    assertThat(change.to())
                                                            .containsExactly(value("14", "14"));
                                                }));
    }

    @Test
    void readsAnArchiveOfIssuesWithoutAChangeLog() throws IOException {
        for (var project : List.of("AC 4494", "ALOY 1499", "MOD 367", "DAEMON 317")) {
            var two = project.split(" ");
            var folder = shared("jira-titanium");
            var read =
                    read(folder.resolve(two[0] + ".issues.ndjson.gz"))
                            .report(two[0] + ".issues.ndjson.gz");
            assertThat(read.items).hasSize(Integer.parseInt(two[1]));
            assertThat(read.unusable).isZero();
            read(folder.resolve(two[0] + ".project.ndjson.gz"))
                    .report(two[0] + ".project.ndjson.gz");
        }
    }

    @Test
    void readsEveryFileOfAnotherConnectorsTests() throws IOException {
        var zip = shared("faros-airbyte-fixtures.zip");
        long records = 0;
        try (var all = new ZipFile(zip.toFile())) {
            for (var entry :
                    all.stream()
                            .filter(one -> one.getName().startsWith("sources/jira-source/"))
                            .toList()) {
                var read = new Read();
                try (var in = all.getInputStream(entry)) {
                    new RecordFiles(read).read(entry.getName(), in);
                }
                records += read.report(entry.getName()).records;
            }
        }
        assertThat(records).isPositive();
    }
}
