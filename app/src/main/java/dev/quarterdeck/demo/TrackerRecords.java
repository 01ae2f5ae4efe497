package dev.quarterdeck.demo;

import dev.quarterdeck.demo.company.TeamTale;
import dev.quarterdeck.demo.company.TeamTale.Item;
import dev.quarterdeck.demo.company.TeamTale.Reviewed;
import dev.quarterdeck.demo.company.TeamTale.Sprint;
import dev.quarterdeck.engine.workitems.WorkItemEvent;
import dev.quarterdeck.engine.workitems.WorkItemEvent.Created;
import dev.quarterdeck.engine.workitems.WorkItemEvent.Flagged;
import dev.quarterdeck.engine.workitems.WorkItemEvent.ResolutionCleared;
import dev.quarterdeck.engine.workitems.WorkItemEvent.Resolved;
import dev.quarterdeck.engine.workitems.WorkItemEvent.SprintsChanged;
import dev.quarterdeck.engine.workitems.WorkItemEvent.StatusChanged;
import dev.quarterdeck.engine.workitems.WorkItemEvent.VersionAdded;
import dev.quarterdeck.sources.Records;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes a team's items as their tracker would: the issues with their change logs, and what the
/// statuses, types and sprints are.
final class TrackerRecords {

    private static final String POINTS = "customfield_10016";
    private static final Map<String, String> STATUSES =
            Map.of(
                    "To Do",
                    "new",
                    "In Progress",
                    "indeterminate",
                    "In Review",
                    "indeterminate",
                    "Done",
                    "done");
    private static final List<String> TYPES =
            List.of("Story", "Bug", "Support", "Sub-task", "Epic");

    private final TeamTale tale;
    private final Map<String, Sprint> sprints;
    private final Instant now;
    private final Map<String, String> authors = new HashMap<>();
    private final List<String> people;

    TrackerRecords(TeamTale tale, Instant now) {
        this.tale = tale;
        this.now = now;
        this.sprints = tale.sprints().stream().collect(Collectors.toMap(Sprint::name, one -> one));
        var written =
                tale.changes().stream().filter(one -> !one.account().endsWith("[bot]")).toList();
        written.forEach(one -> authors.putIfAbsent(one.title().split(":")[0], one.account()));
        this.people = written.stream().map(Reviewed::account).distinct().sorted().toList();
    }

    static List<String> names() {
        return Stream.concat(
                        STATUSES.keySet().stream().sorted().map(TrackerRecords::status),
                        TYPES.stream().map(TrackerRecords::type))
                .map(ObjectNode::toString)
                .toList();
    }

    private static ObjectNode node() {
        return Records.JSON.createObjectNode();
    }

    private static ObjectNode named(String name) {
        return node().put("id", id(name)).put("name", name);
    }

    /// Ids are what a tracker would make of them: numbers.
    private static String id(String name) {
        return String.valueOf(10_000 + Math.floorMod(name.hashCode(), 80_000));
    }

    private static ObjectNode status(String name) {
        var status = named(name);
        status.set("statusCategory", node().put("key", STATUSES.getOrDefault(name, "new")));
        return status;
    }

    private static ObjectNode type(String name) {
        return named(name)
                .put("subtask", name.equals("Sub-task"))
                .put("hierarchyLevel", name.equals("Epic") ? 1 : name.equals("Sub-task") ? -1 : 0);
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        tale.sprints().forEach(one -> lines.add(sprint(one).toString()));
        tale.epics().forEach(one -> lines.add(epic(one).toString()));
        tale.items().forEach(one -> lines.add(issue(one).toString()));
        return lines;
    }

    private ObjectNode sprint(Sprint it) {
        boolean isOver = it.end().isBefore(now);
        var sprint =
                node().put("id", it.number())
                        .put("name", it.name())
                        .put("state", isOver ? "closed" : "active")
                        .put("originBoardId", it.number() / 1_000)
                        .put("startDate", it.start().toString())
                        .put("activatedDate", it.start().toString())
                        .put("endDate", it.end().toString());
        return isOver ? sprint.put("completeDate", it.end().toString()) : sprint;
    }

    private ObjectNode epic(TeamTale.Epic it) {
        var begun = it.started().atTime(9, 0).toInstant(ZoneOffset.UTC);
        var fields = fields(begun, begun.plus(Duration.ofDays(2)), "In Progress", "Epic");
        var issue = issue(it.key(), fields);
        var log = log(issue);
        status(log, begun.plus(Duration.ofDays(2)), "To Do", "In Progress");
        return counted(issue);
    }

    private ObjectNode fields(Instant created, Instant updated, String status, String type) {
        var fields = node().put("created", created.toString()).put("updated", updated.toString());
        fields.set("status", status(status));
        fields.set("issuetype", type(type));
        fields.set("project", named(tale.prefix()).put("key", tale.prefix()));
        return fields;
    }

    private static ObjectNode issue(String key, ObjectNode fields) {
        var issue = node().put("id", id(key) + key.replaceAll("\\D", "")).put("key", key);
        issue.set("fields", fields);
        return issue;
    }

    private static ArrayNode log(ObjectNode issue) {
        return issue.putObject("changelog").putArray("histories");
    }

    private static ObjectNode counted(ObjectNode issue) {
        var log = (ObjectNode) issue.path("changelog");
        log.put("total", log.path("histories").size());
        return issue;
    }

    private ObjectNode issue(Item item) {
        var created =
                (Created)
                        item.events().stream()
                                .filter(Created.class::isInstance)
                                .findFirst()
                                .orElseThrow();
        var updated =
                item.events().stream().map(WorkItemEvent::at).max(Instant::compareTo).orElseThrow();
        var fields = fields(created.at(), updated, created.status(), created.type());
        var issue = issue(item.key(), fields);
        var log = log(issue);
        var read = new Reading(fields, log, assignee(item.key()));
        item.events().stream()
                .sorted(java.util.Comparator.comparing(WorkItemEvent::at))
                .forEach(read::hear);
        read.end();
        if (item.points() != null) {
            var said = created.at().plusSeconds(600);
            fields.put(POINTS, item.points());
            entry(log, said, "Story Points", POINTS, "", "", "", item.points().toString());
            fields.put("updated", (said.isAfter(updated) ? said : updated).toString());
        }
        if (item.epic() != null) {
            var parent = id(item.epic()) + item.epic().replaceAll("\\D", "");
            var said = created.at().plusSeconds(300);
            entry(log, said, "IssueParentAssociation", "", "", "", parent, item.epic());
            fields.set("parent", node().put("id", parent).put("key", item.epic()));
            fields.put("updated", (said.isAfter(updated) ? said : updated).toString());
        }
        return counted(issue);
    }

    /// Who writes the change that names an item has it in hand; one that none names is anybody's.
    private String assignee(String key) {
        var author = authors.getOrDefault(key, "");
        return !author.isEmpty() || people.isEmpty()
                ? author
                : people.get(Math.floorMod(key.hashCode(), people.size()));
    }

    private static void status(ArrayNode log, Instant at, String from, String to) {
        entry(log, at, "status", "status", id(from), from, id(to), to);
    }

    private static void entry(
            ArrayNode log, Instant at, String field, String fieldId, String... values) {
        var entry = log.addObject();
        entry.put("id", String.valueOf(100_000 + log.size())).put("created", at.toString());
        var item = entry.putArray("items").addObject().put("field", field).put("fieldId", fieldId);
        var names = new String[] {"from", "fromString", "to", "toString"};
        for (int at4 = 0; at4 < names.length; at4++) {
            item.put(names[at4], values[at4].isEmpty() ? null : values[at4]);
        }
    }

    /// Writes events into the change log, and keeps what the issue looks like after them.
    private final class Reading {

        private final ObjectNode fields;
        private final ArrayNode log;
        private final Map<String, String> now = new HashMap<>();
        private final ArrayNode versions;
        private List<String> in = List.of();
        private String assignee;

        /// @param assignee who takes it when work begins, or empty
        Reading(ObjectNode fields, ArrayNode log, String assignee) {
            this.fields = fields;
            this.log = log;
            this.assignee = assignee;
            this.versions = fields.putArray("fixVersions");
            fields.putNull("resolution");
            fields.put("flagged", false);
        }

        void hear(WorkItemEvent event) {
            switch (event) {
                case StatusChanged it -> {
                    take(it);
                    status(log, it.at(), it.from(), it.to());
                    fields.set("status", status(it.to()));
                }
                case Resolved it -> resolved(it.at(), it.resolution());
                case ResolutionCleared it -> resolved(it.at(), "");
                case Flagged it -> {
                    fields.put("flagged", it.on());
                    entry(
                            log,
                            it.at(),
                            "Flagged",
                            "customfield_10021",
                            "",
                            it.on() ? "" : "Impediment",
                            "",
                            it.on() ? "Impediment" : "");
                }
                case VersionAdded it -> {
                    versions.add(named(it.version()));
                    entry(
                            log,
                            it.at(),
                            "Fix Version",
                            "fixVersions",
                            "",
                            "",
                            id(it.version()),
                            it.version());
                }
                case SprintsChanged it -> sprints(it);
                case Created _,
                        WorkItemEvent.TypeChanged _,
                        WorkItemEvent.VersionRemoved _,
                        WorkItemEvent.Observed _ -> {
                    // A creation stands in the fields; the others are not drawn.
                }
            }
        }

        private void take(StatusChanged it) {
            if (!assignee.isEmpty() && it.to().equals("In Progress")) {
                entry(log, it.at(), "assignee", "assignee", "", "", assignee, assignee);
                assignee = "";
            }
        }

        private void resolved(Instant at, String resolution) {
            var before = now.getOrDefault("resolution", "");
            entry(
                    log,
                    at,
                    "resolution",
                    "resolution",
                    before.isEmpty() ? "" : id(before),
                    before,
                    resolution.isEmpty() ? "" : id(resolution),
                    resolution);
            now.put("resolution", resolution);
            fields.set("resolution", resolution.isEmpty() ? null : named(resolution));
        }

        private void sprints(SprintsChanged it) {
            entry(
                    log,
                    it.at(),
                    "Sprint",
                    "customfield_10020",
                    ids(in),
                    String.join(", ", in),
                    ids(it.sprints()),
                    String.join(", ", it.sprints()));
            in = it.sprints();
        }

        private String ids(List<String> names) {
            return names.stream()
                    .map(TrackerRecords.this::number)
                    .collect(Collectors.joining(", "));
        }

        void end() {
            var shown = fields.putArray("customfield_10020");
            in.forEach(
                    name -> shown.add(sprint(java.util.Objects.requireNonNull(sprints.get(name)))));
        }
    }

    private String number(String sprint) {
        return String.valueOf(java.util.Objects.requireNonNull(sprints.get(sprint)).number());
    }
}
