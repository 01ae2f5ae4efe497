package dev.quarterdeck.sources.jirasite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.Link;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Records;
import dev.quarterdeck.sources.Sink;
import dev.quarterdeck.sources.ToolAccount;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class JiraMappingTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private final JiraMapping mapping = new JiraMapping();

    private Sink map(String stream, Map<String, String> parameters, JsonNode record) {
        var sink = new Sink();
        mapping.map(new RawRecord(stream, "", parameters, ZONE, record), sink);
        return sink;
    }

    private static JsonNode json(String text) {
        return Records.JSON.readTree(text);
    }

    private static final String ISSUE =
            """
            {"id":"7001","key":"HARBOR-12",
             "changelog":{"startAt":0,"total":4,"histories":[
              {"id":"901","created":"2026-01-05T10:00:00.250+0100","author":{"key":"JIRAUSER1","name":"ada","displayName":"Ada Example","emailAddress":"ada@example.com"},
               "items":[{"field":"Sprint","fieldId":"customfield_10105","from":"","fromString":"","to":"4, 5","toString":"Spring, early, Summer"},
                        {"field":"Story Points","fieldId":"customfield_10106","from":null,"fromString":null,"to":null,"toString":"3.0"},
                        {"field":"assignee","from":null,"fromString":null,"to":"JIRAUSER2","toString":"Grace Example"}]},
              {"id":"902","created":"2026-01-06T10:00:00.000+0100",
               "items":[{"field":"Key","from":null,"fromString":"QUAY-3","to":null,"toString":"HARBOR-12"},
                        {"field":"project","from":"11","fromString":"Quay","to":"12","toString":"Harbor"},
                        {"field":"labels","from":null,"fromString":"salt water","to":null,"toString":"water"},
                        {"field":"Flagged","from":null,"fromString":null,"to":"[10019]","toString":"Impediment"}]},
              {"id":"903","created":"2026-01-07T10:00:00.000+0100",
               "items":[{"field":"Link","from":null,"fromString":null,"to":"QUAY-9","toString":"Dieser Vorgang is blocked by QUAY-9"},
                        {"field":"Link","from":"QUAY-8","fromString":"This issue was split from QUAY-8","to":null,"toString":null}]},
              {"id":"904","created":"2026-01-08T10:00:00.000+0100","items":[{"field":"RemoteIssueLink","to":"1","toString":"x"}]}]},
             "fields":{"created":"2026-01-01T09:00:00.000+0100","updated":"2026-01-08T10:00:00.000+0100",
              "status":{"id":"3","name":"In Bearbeitung","statusCategory":{"key":"indeterminate"}},"resolution":null,
              "assignee":{"key":"JIRAUSER2","name":"grace","displayName":"Grace Example"},
              "customfield_10105":["com.atlassian.greenhopper.service.sprint.Sprint@1b[id=4,rapidViewId=2,state=CLOSED,name=Spring, early,startDate=2026-01-05T08:00:00.000+01:00,endDate=<null>,completeDate=<null>,sequence=4]",
                                   "com.atlassian.greenhopper.service.sprint.Sprint@2c[id=5,rapidViewId=2,state=FUTURE,name=Summer,startDate=<null>,sequence=5]"],
              "customfield_10106":3.0,"customfield_10107":"<p>text</p>","timeoriginalestimate":7200,
              "issuelinks":[{"type":{"name":"Blocks","inward":"is blocked by","outward":"blocks"},"inwardIssue":{"key":"QUAY-9"}}],
              "worklog":{"total":1,"worklogs":[{"id":"55","started":"2026-01-07T08:00:00.000+0100","timeSpentSeconds":1800,"author":{"key":"JIRAUSER2"}}]}}}
            """;

    private static TrackerEvent changed(
            String at, String id, String who, Field field, List<Value> from, List<Value> to) {
        return new TrackerEvent.Changed(
                new TrackerEvent.Act(Instant.parse(at), id, who), field, from, to);
    }

    private static Value value(String id, String name) {
        return new Value(id, name);
    }

    @Test
    void tellsWhatAnIssueOfDataCenterSays() {
        var sink = map("issues", Map.of(), json(ISSUE));
        assertThat(sink.issues()).isEmpty();
        assertThat(sink.told())
                .extracting(one -> one.event())
                .contains(
                        new TrackerEvent.Created(
                                Instant.parse("2026-01-01T08:00:00Z"), "HARBOR-12"),
                        new TrackerEvent.LogRead(
                                Instant.parse("2026-01-08T09:00:00Z"), Coverage.WHOLE),
                        (Record)
                                changed(
                                        "2026-01-05T09:00:00.250Z",
                                        "901",
                                        "JIRAUSER1",
                                        Field.SPRINT,
                                        List.of(),
                                        List.of(value("4", "Spring, early"), value("5", "Summer"))),
                        (Record)
                                changed(
                                        "2026-01-05T09:00:00.250Z",
                                        "901",
                                        "JIRAUSER1",
                                        Field.POINTS,
                                        List.of(),
                                        List.of(value("3", "3"))),
                        (Record)
                                changed(
                                        "2026-01-05T09:00:00.250Z",
                                        "901",
                                        "JIRAUSER1",
                                        Field.ASSIGNEE,
                                        List.of(),
                                        List.of(value("JIRAUSER2", ""))),
                        (Record)
                                changed(
                                        "2026-01-06T09:00:00Z",
                                        "902",
                                        "",
                                        Field.KEY,
                                        List.of(Value.named("QUAY-3")),
                                        List.of(Value.named("HARBOR-12"))),
                        (Record)
                                changed(
                                        "2026-01-06T09:00:00Z",
                                        "902",
                                        "",
                                        Field.PROJECT,
                                        List.of(value("11", "Quay")),
                                        List.of(value("12", "Harbor"))),
                        (Record)
                                changed(
                                        "2026-01-06T09:00:00Z",
                                        "902",
                                        "",
                                        Field.LABEL,
                                        List.of(Value.named("salt"), Value.named("water")),
                                        List.of(Value.named("water"))),
                        (Record)
                                changed(
                                        "2026-01-06T09:00:00Z",
                                        "902",
                                        "",
                                        Field.FLAG,
                                        List.of(),
                                        List.of(value("10019", "Impediment"))),
                        new TrackerEvent.Altered(
                                new TrackerEvent.Act(
                                        Instant.parse("2026-01-07T09:00:00Z"), "903", ""),
                                Field.LINK,
                                List.of(),
                                List.of(
                                        new Link("Blocks", Link.Direction.INWARD, "QUAY-9")
                                                .value())),
                        new TrackerEvent.Altered(
                                new TrackerEvent.Act(
                                        Instant.parse("2026-01-07T09:00:00Z"), "903", ""),
                                Field.LINK,
                                List.of(
                                        new Link("was split from", Link.Direction.OUTWARD, "QUAY-8")
                                                .value()),
                                List.of()));
        assertThat(sink.told())
                .allSatisfy(one -> assertThat(one.toString()).doesNotContain("Example", "text"));
        assertThat(sink.accounts())
                .contains(
                        new ToolAccount(
                                "JIRAUSER1", "Ada Example", List.of("ada@example.com"), false));
    }

    @Test
    void showsWhatTheIssueLooksLikeAndLeavesOutWhatIsNotTold() {
        var seen =
                map("issues", Map.of(), json(ISSUE)).told().stream()
                        .map(one -> one.event())
                        .filter(TrackerEvent.Seen.class::isInstance)
                        .map(TrackerEvent.Seen.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertThat(seen.fields())
                .containsEntry(Field.STATUS, List.of(value("3", "In Bearbeitung")))
                .containsEntry(Field.RESOLUTION, List.of())
                .containsEntry(Field.ASSIGNEE, List.of(value("JIRAUSER2", "")))
                .containsEntry(Field.POINTS, List.of(value("3", "3")))
                .containsEntry(Field.ESTIMATE, List.of(value("7200", "7200")))
                .containsEntry(
                        Field.SPRINT, List.of(value("4", "Spring, early"), value("5", "Summer")))
                .doesNotContainKeys(Field.PRIORITY, Field.LABEL, Field.FLAG, Field.PARENT);
    }

    @Test
    void namesStatusesAndSprintsWhereTheSiteIsNotAsked() {
        var told = map("issues", Map.of(), json(ISSUE)).told();
        assertThat(told)
                .extracting(one -> one.event())
                .contains(
                        new Definition(
                                Definition.Kind.SPRINT,
                                "4",
                                null,
                                "Spring, early",
                                Map.of(
                                        "state",
                                        "closed",
                                        "board",
                                        "2",
                                        "start",
                                        "2026-01-05T07:00:00Z")),
                        new Definition(
                                Definition.Kind.STATUS,
                                "3",
                                null,
                                "In Bearbeitung",
                                Map.of("category", "indeterminate")));
    }

    @Test
    void knowsFieldsByWhatTheSiteToldOfThem() {
        var vocabulary =
                Vocabulary.of(
                        List.of(
                                json(
                                        "{\"id\":\"customfield_1\",\"name\":\"Wertung\",\"schema\":{\"custom\":\"com.pyxis.greenhopper.jira:jsw-story-points\"}}"),
                                json(
                                        "{\"id\":\"customfield_2\",\"name\":\"Epos\",\"schema\":{\"custom\":\"com.pyxis.greenhopper.jira:gh-epic-link\"}}")),
                        List.of());
        var record =
                json(
                        """
                        {"id":"1","key":"A-1","changelog":{"total":1,"histories":[{"id":"2","created":"2026-01-05T10:00:00Z","items":[
                          {"field":"Wertung","fieldId":"customfield_1","fromString":"1","toString":"0.5"},
                          {"field":"Epos","from":"70","fromString":"A-70","to":"71","toString":"A-71"}]}]},
                         "fields":{"updated":"2026-01-05T10:00:00Z","customfield_1":0.50,"customfield_2":"A-71"}}
                        """);
        var told = map("issues", vocabulary.parameters(), record).told();
        assertThat(told)
                .extracting(one -> one.event())
                .contains(
                        (Record)
                                changed(
                                        "2026-01-05T10:00:00Z",
                                        "2",
                                        "",
                                        Field.POINTS,
                                        List.of(value("1", "1")),
                                        List.of(value("0.5", "0.5"))),
                        (Record)
                                changed(
                                        "2026-01-05T10:00:00Z",
                                        "2",
                                        "",
                                        Field.PARENT,
                                        List.of(value("70", "A-70")),
                                        List.of(value("71", "A-71"))));
        assertThat(told.toString())
                .contains("POINTS=[Value[id=0.5, name=0.5]]")
                .contains("PARENT=[Value[id=, name=A-71]]");
    }

    @Test
    void datesTheResolutionOnlyWhereNoLogTells() {
        var record =
                "{\"id\":\"1\",\"key\":\"A-1\",%s\"fields\":{\"updated\":\"2026-01-05T10:00:00Z\",\"resolution\":{\"id\":\"9\",\"name\":\"Done\"},\"resolutiondate\":\"2026-01-04\"}}";
        var since =
                new TrackerEvent.Since(
                        Instant.parse("2026-01-03T23:00:00Z"),
                        Field.RESOLUTION,
                        List.of(value("9", "Done")));
        assertThat(map("issues", Map.of(), json(record.formatted(""))).told())
                .extracting(one -> one.event())
                .contains(since);
        assertThat(
                        map(
                                        "issues",
                                        Map.of(),
                                        json(
                                                record.formatted(
                                                        "\"changelog\":{\"total\":3,\"histories\":[]},")))
                                .told())
                .extracting(one -> one.event())
                .doesNotContain(since)
                .contains(
                        new TrackerEvent.LogRead(
                                Instant.parse("2026-01-05T10:00:00Z"), Coverage.PARTIAL));
    }

    @ParameterizedTest
    @CsvSource({
        "2021-01-25T11:09:27.985+0800, 2021-01-25T03:09:27.985Z",
        "2021-01-25T11:09:27.985-07:00, 2021-01-25T18:09:27.985Z",
        "2021-01-25T11:09:27Z, 2021-01-25T11:09:27Z",
        "2021-01-25T11:09, 2021-01-25T10:09:00Z",
        "2021-01-25 11:09:27.1, 2021-01-25T10:09:27.100Z",
        "2021-07-25, 2021-07-24T22:00:00Z",
        "1611544167985, 2021-01-25T03:09:27.985Z",
        "1611544167, 2021-01-25T03:09:27Z"
    })
    void readsMoments(String text, Instant moment) {
        assertThat(Members.moment(text, ZONE)).contains(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "never",
                "2021-13-01",
                "2021-01-25T",
                "99999999999999999999",
                "25/Jan/21"
            })
    void readsNoMomentFromAnythingElse(String text) {
        assertThat(Members.moment(text, ZONE)).isEmpty();
    }

    /// Whatever is left out of a record, or null, or of another type: something is said of it, and
    /// nothing is thrown.
    @Test
    void survivesWhateverIsMissing() {
        var whole = (ObjectNode) json(ISSUE);
        for (var stream :
                List.of(
                        "issues",
                        "changelogs",
                        "comments",
                        "worklogs",
                        "users",
                        "sprints",
                        "boards",
                        "projects",
                        "x")) {
            gnaw(stream, whole, whole);
        }
    }

    private void gnaw(String stream, ObjectNode root, JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (var name : List.copyOf(object.propertyNames())) {
                var before = object.get(name);
                for (var other : List.of("null", "7", "\"x\"", "[]", "{}", "[[1]]", "[null]")) {
                    object.set(name, json(other));
                    survives(stream, root);
                }
                object.remove(name);
                survives(stream, root);
                object.set(name, before);
                gnaw(stream, root, before);
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(one -> gnaw(stream, root, one));
        }
    }

    private void survives(String stream, ObjectNode root) {
        assertThatCode(() -> assertThat(map(stream, Map.of(), root).isSilent()).isFalse())
                .as(stream + " " + root)
                .doesNotThrowAnyException();
        mapping.stream(root);
    }

    @Test
    void saysThatItCannotPlaceAChange() {
        var sink =
                map(
                        "changelogs",
                        Map.of(),
                        json("{\"id\":\"1\",\"created\":\"2026-01-05T10:00:00Z\",\"items\":[]}"));
        assertThat(sink.issues())
                .containsExactly(
                        "The record must say to which issue it belongs, by the parameter issue.");
    }
}
