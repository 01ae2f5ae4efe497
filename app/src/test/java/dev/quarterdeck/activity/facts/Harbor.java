package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.activity.HistoryId;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.ToldCommit;
import dev.quarterdeck.activity.ToldEvent;
import dev.quarterdeck.activity.kept.HistoriesForTests;
import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.deliveries.RunEvent;
import dev.quarterdeck.engine.incidents.IncidentEvent;
import dev.quarterdeck.engine.linking.CommitNote;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Invents what a tracker, a code host and a tool that deploys tell of one quarter of Harbor.
final class Harbor {

    static final Instant BEGIN = Instant.parse("2026-01-05T09:00:00.123Z");
    static final List<String> STATUSES =
            List.of("Backlog", "Selected", "In Progress", "In Review", "Frobnicating", "Done");

    final UUID tracker;
    final UUID host;
    final UUID deployer;
    final List<ToldEvent> told = new ArrayList<>();
    final List<ToldCommit> commits = new ArrayList<>();
    private final Random random;

    Harbor(long seed) {
        random = new Random(seed);
        tracker = new UUID(seed, 1);
        host = new UUID(seed, 2);
        deployer = new UUID(seed, 3);
    }

    static Instant hour(long hours) {
        return BEGIN.plus(hours, ChronoUnit.HOURS);
    }

    static String sha(int commit) {
        return "%040x".formatted(0xabc_000_000L + commit);
    }

    private void tell(HistoryKind kind, UUID source, String id, Record event) {
        told.add(new ToldEvent(new HistoryId(kind, source, id), event));
    }

    /// Tells all of it: items, changes, runs, deployments, incidents, and nonsense.
    Harbor all(int items) {
        define();
        for (int i = 1; i <= items; i++) {
            item(i);
        }
        for (int i = 1; i <= items; i++) {
            change(i);
        }
        deliver(items);
        nonsense(30);
        return this;
    }

    void define() {
        for (int i = 0; i < STATUSES.size(); i++) {
            // What "Frobnicating" is for the tool does not say.
            var category = i < 2 ? "new" : i < 4 ? "indeterminate" : i == 5 ? "done" : "";
            var status =
                    new Definition(
                            Definition.Kind.STATUS,
                            "" + i,
                            null,
                            STATUSES.get(i),
                            Map.of("category", category));
            tell(HistoryKind.DEFINITION, tracker, status.historyId(), status);
        }
        var epic = new Definition(Definition.Kind.TYPE, "9", null, "Epic", Map.of("level", "1"));
        tell(HistoryKind.DEFINITION, tracker, epic.historyId(), epic);
    }

    private static Value status(int place) {
        return new Value("" + place, STATUSES.get(place));
    }

    /// Every tenth is an epic; the others belong to the one before. One in four is closed in one
    /// sweep, and the first thirty came by an import.
    void item(int i) {
        var id = "" + (1000 + i);
        var created = i <= 30 ? hour(0).plusSeconds(i) : hour(i);
        item(id, new TrackerEvent.Created(created, "HARBOR-" + i));
        var type = i % 10 == 0 ? "Epic" : random.nextInt(3) == 0 ? "Bug" : "Story";
        var at = created;
        int place = 0;
        int steps = random.nextInt(6);
        for (int step = 0; step < steps; step++) {
            int next = random.nextInt(4) == 0 ? random.nextInt(6) : Math.min(5, place + 1);
            at = at.plus(1 + random.nextInt(200), ChronoUnit.HOURS);
            if (next != place) {
                item(
                        id,
                        changed(
                                at,
                                step,
                                Field.STATUS,
                                List.of(status(place)),
                                List.of(status(next))));
                place = next;
            }
        }
        if (place < 5 && i % 4 == 0) {
            at = hour(2_500).plusSeconds(i);
            item(id, changed(at, 7, Field.STATUS, List.of(status(place)), List.of(status(5))));
            place = 5;
        }
        if (i % 7 == 0) {
            item(
                    id,
                    changed(
                            created.plusSeconds(60),
                            8,
                            Field.KEY,
                            List.of(Value.named("PIER-" + i)),
                            List.of(Value.named("HARBOR-" + i))));
        }
        item(
                id,
                new TrackerEvent.Commented(new TrackerEvent.Act(at.plusSeconds(5), "c" + i, "u1")));
        item(
                id,
                new TrackerEvent.Seen(
                        at.plusSeconds(5),
                        Map.of(
                                Field.STATUS, List.of(status(place)),
                                Field.TYPE, List.of(Value.named(type)),
                                Field.KEY, List.of(Value.named("HARBOR-" + i)),
                                Field.RESOLUTION,
                                        place == 5
                                                ? List.of(
                                                        Value.named(
                                                                i % 5 == 0 ? "Duplicate" : "Fixed"))
                                                : List.of(),
                                Field.PARENT,
                                        i % 10 == 0 || i < 10
                                                ? List.of()
                                                : List.of(
                                                        new Value(
                                                                "" + (1000 + i / 10 * 10), "")))));
        item(id, new TrackerEvent.LogRead(at.plusSeconds(5), Coverage.WHOLE));
    }

    private void item(String id, TrackerEvent event) {
        tell(HistoryKind.WORK_ITEM, tracker, id, (Record) event);
    }

    static TrackerEvent changed(
            Instant at, int number, Field field, List<Value> from, List<Value> to) {
        return new TrackerEvent.Changed(
                new TrackerEvent.Act(at, "" + number, "u" + number % 3), field, from, to);
    }

    /// One in three is merged by hand, so that the tool names a commit nobody ever sees.
    void change(int i) {
        var id = "c" + i;
        var opened = hour(20L * i);
        var merged = opened.plus(1 + random.nextInt(15), ChronoUnit.HOURS);
        int kind = random.nextInt(6);
        tell(
                HistoryKind.CHANGE,
                host,
                id,
                new ChangeEvent.Opened(
                        opened,
                        "acme/Harbor",
                        i,
                        "u" + i % 4,
                        "b" + i,
                        "main",
                        ChangeEvent.Draft.NO));
        tell(
                HistoryKind.CHANGE,
                host,
                id,
                new ChangeEvent.Reviewed(
                        opened.plusSeconds(900), "r" + i, "u9", ChangeEvent.Verdict.APPROVED));
        var key = i % 9 == 0 ? "UTF-8" : (i % 7 == 0 ? "PIER-" : "HARBOR-") + i;
        if (i % 11 != 0) {
            tell(
                    HistoryKind.CHANGE,
                    host,
                    id,
                    new ChangeEvent.ItemNamed(opened, key, ChangeEvent.Place.TITLE));
        }
        var references = new ArrayList<CommitNote.Reference>();
        if (kind < 5) {
            var named = kind < 3 ? sha(i) : "f".repeat(40);
            tell(HistoryKind.CHANGE, host, id, new ChangeEvent.Merged(merged, named, "u9"));
            if (kind == 3) {
                tell(HistoryKind.CHANGE, host, id, new ChangeEvent.LandingNamed(merged, sha(i)));
            } else if (kind == 4) {
                references.add(new CommitNote.Reference("acme/harbor", i, true));
            }
        }
        commits.add(
                new ToldCommit(
                        "Acme/harbor",
                        i == 1 ? List.of() : List.of(sha(i - 1)),
                        new CommitNote(sha(i), merged, references, ""),
                        List.of("services/api/File" + i + ".java"),
                        i % 5 == 0 ? null : (Boolean) (i % 3 == 0)));
    }

    void deliver(int changes) {
        for (int i = 5; i <= changes; i += 10) {
            var at = hour(20L * i + 18);
            for (var where : List.of("prod-eu", "prod-us", "staging")) {
                var id = "d" + i + where;
                deployment(
                        id,
                        new DeploymentEvent.Created(
                                at, "API", where, DeploymentEvent.Tier.UNKNOWN));
                deployment(id, new DeploymentEvent.CarriesCommit(at, sha(i)));
                deployment(
                        id,
                        new DeploymentEvent.Finished(
                                at.plusSeconds(300), i % 3 == 0 ? Result.FAILED : Result.SUCCESS));
            }
            tell(
                    HistoryKind.PIPELINE_RUN,
                    deployer,
                    "r" + i,
                    new RunEvent.Queued(at, 1, "main", sha(i), "main"));
            tell(
                    HistoryKind.PIPELINE_RUN,
                    deployer,
                    "r" + i,
                    new RunEvent.Finished(at.plusSeconds(60), 1, Result.FAILED));
            var incident = "i" + i;
            incident(incident, new IncidentEvent.Opened(at.plusSeconds(3_600), "high"));
            incident(
                    incident,
                    new IncidentEvent.ComponentNamed(
                            at.plusSeconds(3_600), i % 20 == 5 ? "api" : "web"));
            if (i % 30 == 5) {
                incident(
                        incident,
                        new IncidentEvent.DeploymentNamed(at.plusSeconds(4_000), "d5prod-eu"));
            }
            incident(incident, new IncidentEvent.Resolved(at.plusSeconds(9_000)));
        }
    }

    private void deployment(String id, DeploymentEvent event) {
        tell(HistoryKind.DEPLOYMENT, deployer, id, (Record) event);
    }

    private void incident(String id, IncidentEvent event) {
        tell(HistoryKind.INCIDENT, deployer, id, (Record) event);
    }

    /// Adds events as no tool tells them.
    void nonsense(int many) {
        var any = HistoriesForTests.anyEvents(random.nextLong());
        for (int i = 0; i < many; i++) {
            for (var kind : HistoryKind.values()) {
                tell(
                        kind,
                        random.nextBoolean() ? tracker : host,
                        "x" + random.nextInt(6),
                        any.apply(kind));
            }
        }
    }
}
