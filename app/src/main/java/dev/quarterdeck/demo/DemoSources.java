package dev.quarterdeck.demo;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.facts.Owner;
import dev.quarterdeck.activity.facts.Owners;
import dev.quarterdeck.demo.company.DemoWork;
import dev.quarterdeck.demo.company.TeamTale;
import dev.quarterdeck.demo.company.TeamWork;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.sources.Records;
import dev.quarterdeck.sources.kept.Connections;
import dev.quarterdeck.sources.kept.Runs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Brings in what the teams' tools tell, as files of their records: the tracker's items, the
/// changes of the host of code, the commits of the main lines, and what delivery tools push.
final class DemoSources {

    private static final String PUSH = "push";

    private final Connections connections;
    private final Runs runs;
    private final Owners owners;
    private final Organization organization;

    DemoSources(Connections connections, Runs runs, Owners owners, Organization organization) {
        this.connections = connections;
        this.runs = runs;
        this.owners = owners;
        this.organization = organization;
    }

    /// @param day the last day of which anything is told
    void bringIn(DemoWork work, LocalDate day) {
        var tales = work.teams().parallelStream().map(TeamWork::tale).toList();
        var now = day.atStartOfDay().toInstant(ZoneOffset.UTC);
        own(tales, day);
        var names = TrackerRecords.names();
        var items = all(tales, tale -> new TrackerRecords(tale, now).lines());
        bring("jira", null, "issues", "", Stream.concat(names.stream(), items.stream()).toList());
        bring(
                "git",
                null,
                "commits",
                "commits",
                all(tales, tale -> new CodeRecords(tale, now).commits()));
        bring(
                "github",
                null,
                "changes",
                "",
                all(tales, tale -> new CodeRecords(tale, now).changes()));
        var pushed = made("Deployments and incidents");
        bring(
                PUSH,
                pushed,
                "deployments",
                "deployments",
                Stream.concat(
                                all(tales, tale -> new DeliveryRecords(tale).deployments())
                                        .stream(),
                                Stream.of(sandbox(now.minus(Duration.ofDays(60)))))
                        .toList());
        bring(
                PUSH,
                pushed,
                "incidents",
                "incidents",
                all(tales, tale -> new DeliveryRecords(tale).incidents()));
        bring(PUSH, pushed, "runs", "runs", all(tales, tale -> new DeliveryRecords(tale).runs()));
    }

    /// Somebody tried something, and the pipeline told of it: a name that nobody owns.
    private static String sandbox(Instant at) {
        return Records.JSON
                .createObjectNode()
                .put("id", "sandbox-1")
                .put("component", "sandbox")
                .put("environment", "testing")
                .put("startedAt", at.toString())
                .put("finishedAt", at.plusSeconds(240).toString())
                .put("result", "success")
                .toString();
    }

    /// Each team owns what it works in; whose the rest is nobody says.
    private void own(List<TeamTale> tales, LocalDate day) {
        var teams = new HashMap<String, UUID>();
        organization
                .asOf(Viewer.console(), day)
                .teams()
                .forEach(one -> teams.put(one.key(), one.id()));
        var said = new ArrayList<Owners.@Nullable Said>();
        for (var tale : tales) {
            var team = teams.get(tale.team());
            said.add(owned(Owner.Kind.PROJECT, tale.prefix(), team));
            said.add(owned(Owner.Kind.REPOSITORY, CodeRecords.name(tale.repository()), team));
            said.add(owned(Owner.Kind.COMPONENT, tale.repository(), team));
            said.add(owned(Owner.Kind.PIPELINE, tale.repository() + "/main", team));
        }
        // As if decided long ago: past days show what was known by then.
        var then = day.minusYears(2).atStartOfDay().toInstant(ZoneOffset.UTC);
        owners.at(Clock.fixed(then, ZoneOffset.UTC)).decide(Viewer.console(), said);
    }

    private static Owners.Said owned(Owner.Kind kind, String name, @Nullable UUID team) {
        return new Owners.Said(kind, name, team, null, null);
    }

    private static List<String> all(List<TeamTale> tales, Function<TeamTale, List<String>> lines) {
        return tales.stream().flatMap(tale -> lines.apply(tale).stream()).toList();
    }

    private UUID made(String name) {
        return connections
                .add(Viewer.console(), new Connections.Said(PUSH, name, Map.of(), null, null, null))
                .id();
    }

    private void bring(
            String tool, @Nullable UUID source, String name, String stream, List<String> lines) {
        var content =
                new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        try {
            runs.bring(
                    Viewer.console(),
                    tool,
                    source,
                    new Runs.File(name + ".ndjson", stream, content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
