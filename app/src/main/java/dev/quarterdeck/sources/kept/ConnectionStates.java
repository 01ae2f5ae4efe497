package dev.quarterdeck.sources.kept;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.kept.Histories;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Tool;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tell how connections stand: what they read, when, and what came of it.
public final class ConnectionStates {

    private final Database database;
    private final Connections connections;
    private final Connectors connectors;
    private final Histories histories;
    private final Clock clock;
    private final ConnectionsStore store = new ConnectionsStore();
    private final StatesStore states = new StatesStore();
    private final RunsStore runs = new RunsStore();

    ConnectionStates(
            Database database,
            Connections connections,
            Connectors connectors,
            Histories histories,
            Clock clock) {
        this.database = database;
        this.connections = connections;
        this.connectors = connectors;
        this.histories = histories;
        this.clock = clock;
    }

    /// Tells of all connections by name, retired ones too, without counts of histories.
    public List<ConnectionState> all(Viewer viewer) {
        connections.requireSeeing(viewer);
        return database.viewing(
                viewer.viewpoint(connections.today()),
                sql -> {
                    var known = store.all(sql);
                    return known.isEmpty() ? List.of() : states(sql, known, null);
                });
    }

    /// Tells of one connection, without counts of its histories.
    public Optional<ConnectionState> find(Viewer viewer, UUID id) {
        connections.requireSeeing(viewer);
        return database.viewing(
                viewer.viewpoint(connections.today()),
                sql -> store.find(sql, id).map(one -> states(sql, List.of(one), id).getFirst()));
    }

    private List<ConnectionState> states(
            JdbcClient sql, List<Connection> known, @Nullable UUID only) {
        var around = states.around(sql, only);
        var newest =
                runs.newest(sql, only).stream().collect(Collectors.groupingBy(Run::connectionId));
        return known.stream()
                .map(
                        one ->
                                state(
                                        one,
                                        around.getOrDefault(one.id(), StatesStore.Around.NOTHING),
                                        newest.getOrDefault(one.id(), List.of())))
                .toList();
    }

    /// Counts the histories that a connection told.
    public Map<HistoryKind, Long> counts(Viewer viewer, UUID id) {
        connections.requireSeeing(viewer);
        return histories.counts(id);
    }

    /// Tells of all connections, with counts of their histories.
    public List<ConnectionState> counted(Viewer viewer) {
        return all(viewer).stream()
                .map(one -> counted(one, histories.counts(one.connection().id())))
                .toList();
    }

    private static ConnectionState counted(ConnectionState one, Map<HistoryKind, Long> counts) {
        return new ConnectionState(
                one.connection(),
                one.tool(),
                one.address(),
                one.known(),
                one.chosen(),
                one.places(),
                one.last(),
                one.heard(),
                one.feed(),
                one.next(),
                one.hooked(),
                counts);
    }

    /// @param newest its newest run of each kind, the newest first
    private ConnectionState state(Connection one, StatesStore.Around around, List<Run> newest) {
        var tool = connectors.find(one.tool()).map(Connector::tool);
        var address =
                tool.flatMap(Tool::address)
                        .map(setting -> one.settings().get(setting.name()))
                        .orElse(null);
        var last = newest.isEmpty() ? null : newest.getFirst();
        return new ConnectionState(
                one,
                tool.map(Tool::name).orElse(one.tool()),
                address,
                around.known(),
                around.chosen(),
                around.places(),
                last,
                around.heard(),
                feed(address != null, around, newest),
                next(one, around, last),
                one.secrets().stream().anyMatch(Hooks.NAMES::contains),
                Map.of());
    }

    private static ConnectionState.Feed feed(
            boolean isAsked, StatesStore.Around around, List<Run> newest) {
        boolean isPushed = newest.stream().anyMatch(one -> one.kind().equals("hooks"));
        var way = isAsked ? "sync" : isPushed ? "hooks" : "files";
        return new ConnectionState.Feed(
                newest.stream()
                        .filter(one -> Set.of(way, "replay").contains(one.kind()))
                        .findFirst()
                        .orElse(null),
                isAsked ? around.read() : around.brought());
    }

    private @Nullable Instant next(Connection one, StatesStore.Around around, @Nullable Run last) {
        var minutes = one.everyMinutes();
        boolean isRunning = last != null && last.endedAt() == null;
        if (minutes == null || one.retiredOn() != null || around.chosen() == 0 || isRunning) {
            return null;
        }
        var now = clock.instant();
        var synced = around.synced();
        var due = synced == null ? now : synced.plus(Duration.ofMinutes(minutes));
        return due.isBefore(now) ? now : due;
    }
}
