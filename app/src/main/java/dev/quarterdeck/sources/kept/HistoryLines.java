package dev.quarterdeck.sources.kept;

import dev.quarterdeck.activity.kept.KeptHistory;
import dev.quarterdeck.engine.changes.Accounts;
import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.changes.ChangeFacts;
import dev.quarterdeck.engine.changes.ChangeFold;
import dev.quarterdeck.engine.changes.ChangeHistory;
import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.DeploymentFacts;
import dev.quarterdeck.engine.deliveries.DeploymentHistory;
import dev.quarterdeck.engine.deliveries.EnvironmentRules;
import dev.quarterdeck.engine.workitems.timeline.CurrentNames;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.Link;
import dev.quarterdeck.engine.workitems.timeline.Timeline;
import dev.quarterdeck.engine.workitems.timeline.Timeline.Stay;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerHistory;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.sources.Records;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Folds one history to one line of JSON. Moments are milliseconds since 1970 in UTC; an end that
/// has not come is null.
final class HistoryLines {

    private final String source;
    private final DefinedNames defined;
    private final Instant asOf;

    HistoryLines(String source, DefinedNames defined, Instant asOf) {
        this.source = source;
        this.defined = defined;
        this.asOf = asOf;
    }

    /// Returns a line; empty when nothing of the thing itself is known yet.
    Optional<ObjectNode> line(KeptHistory kept) {
        var id = kept.id().id();
        return switch (kept.id().kind()) {
            case WORK_ITEM -> item(id, kept.events(TrackerEvent.class));
            case CHANGE ->
                    ChangeFold.fold(
                                    ChangeHistory.of(id, kept.events(ChangeEvent.class)),
                                    Accounts.UNKNOWN,
                                    asOf)
                            .map(this::change);
            case DEPLOYMENT ->
                    DeploymentHistory.of(id, kept.events(DeploymentEvent.class))
                            .fold(EnvironmentRules.NAMES, asOf)
                            .map(this::deployment);
            default -> Optional.empty();
        };
    }

    private ObjectNode begin(String kind, String id) {
        return Records.JSON
                .createObjectNode()
                .put("kind", kind)
                .put("source", source)
                .put("id", id);
    }

    private static void put(ObjectNode line, String member, @Nullable Instant at) {
        if (at == null) {
            line.putNull(member);
        } else {
            line.put(member, at.toEpochMilli());
        }
    }

    private Optional<ObjectNode> item(String id, Collection<TrackerEvent> events) {
        return TrackerHistory.of(id, events)
                .timeline(asOf)
                .map(timeline -> item(id, timeline, CurrentNames.of(events)));
    }

    private ObjectNode item(String id, Timeline timeline, CurrentNames names) {
        var line = begin("work-item", id);
        line.put("key", timeline.lastOf(Field.KEY).map(Value::name).orElse(""));
        line.put("type", timeline.lastOf(Field.TYPE).map(Value::name).orElse(""));
        put(line, "created", timeline.created());
        put(line, "gone", timeline.gone() ? timeline.end() : null);
        line.put("coverage", timeline.coverage().name());
        var stays = new Stays(line, timeline, names);
        stays.list(
                Field.STATUS,
                "status",
                (stay, node) -> {
                    named(Field.STATUS, stay, node);
                    node.put("category", defined.category(stay.value()).name());
                });
        stays.list(Field.ASSIGNEE, "assignee", (stay, node) -> node.put("id", stay.value().id()));
        stays.list(Field.SPRINT, "sprint", (stay, node) -> named(Field.SPRINT, stay, node));
        stays.list(Field.LINK, "links", HistoryLines::link);
        stays.list(
                Field.PARENT,
                "parent",
                (stay, node) -> node.put("id", stay.value().id()).put("key", stay.nameNow()));
        stays.list(Field.POINTS, "points", (stay, node) -> node.put("value", stay.value().name()));
        stays.list(
                Field.ESTIMATE,
                "estimateSeconds",
                (stay, node) -> node.put("value", stay.value().name()));
        stays.list(Field.FLAG, "flag", (stay, node) -> node.put("name", stay.nameNow()));
        stays.list(
                Field.RESOLUTION,
                "resolution",
                (stay, node) -> node.put("id", stay.value().id()).put("name", stay.nameNow()));
        return line;
    }

    private void named(Field field, Stay stay, ObjectNode node) {
        node.put("id", stay.value().id());
        node.put("name", defined.now(field, stay.value(), stay.nameNow()));
        node.put("originalName", stay.value().name());
    }

    private static void link(Stay stay, ObjectNode node) {
        var link = Link.of(stay.value());
        node.put("type", link.type());
        node.put("direction", link.direction().name());
        node.put("target", link.target());
    }

    /// Writes the time each value of a field stayed.
    private record Stays(ObjectNode line, Timeline timeline, CurrentNames names) {

        void list(Field field, String member, BiConsumer<Stay, ObjectNode> write) {
            var list = line.putArray(member);
            for (var stay : timeline.stays(field, names)) {
                var node = list.addObject();
                write.accept(stay, node);
                put(node, "from", stay.from());
                boolean isOpen = !timeline.gone() && stay.until().equals(timeline.end());
                put(node, "to", isOpen ? null : stay.until());
                node.put("known", stay.origin().name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private ObjectNode change(ChangeFacts facts) {
        var line = begin("change", facts.id());
        var origin = facts.origin();
        line.put("repository", origin.repository());
        line.put("number", origin.number());
        line.put("author", origin.author());
        line.put("sourceBranch", origin.source());
        line.put("targetBranch", origin.target());
        line.put("standing", facts.standing().name());
        line.put("draft", facts.draft());
        var moments = facts.moments();
        put(line, "firstCommit", moments.firstCommit());
        put(line, "opened", moments.opened());
        put(line, "ready", moments.ready());
        put(line, "answered", moments.answered());
        put(line, "reviewed", moments.reviewed());
        put(line, "approved", moments.approved());
        put(line, "merged", moments.merged());
        put(line, "closed", moments.closed());
        var merge = line.putArray("mergeCommits");
        facts.traces().merge().forEach(merge::add);
        var commits = line.putArray("commits");
        facts.traces().commits().forEach(commits::add);
        var items = line.putArray("items");
        facts.items().forEach(one -> items.add(one.key()));
        return line;
    }

    private ObjectNode deployment(DeploymentFacts facts) {
        var line = begin("deployment", facts.id());
        line.put("component", facts.target().component());
        line.put("environment", facts.target().environment());
        line.put("tier", facts.tier().name());
        put(line, "created", facts.created());
        put(line, "finished", facts.finished());
        var result = facts.result();
        line.put("result", result == null ? null : result.name());
        put(line, "retired", facts.retired());
        put(line, "rolledBack", facts.rolledBack());
        var commits = line.putArray("commits");
        facts.commits().forEach(commits::add);
        var artifacts = line.putArray("artifacts");
        facts.artifacts()
                .forEach(
                        one ->
                                artifacts
                                        .addObject()
                                        .put("name", one.name())
                                        .put("version", one.version())
                                        .put("digest", one.digest()));
        var taken = line.putArray("rollsBack");
        facts.rollsBack().forEach(taken::add);
        return line;
    }
}
