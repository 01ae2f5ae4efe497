package dev.quarterdeck.sources.kept;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.secrets.Secrets;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Tool;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Connect tools, test connections, and choose what is read through them.
public final class Connections {

    private static final ProtectedRecord SOURCES = ProtectedRecord.of(FieldClass.SOURCES);
    private static final int USUAL_RAW_DAYS = 400;

    private final Database database;
    private final Policy policy;
    private final Audit audit;
    private final Clock clock;
    private final Connectors connectors;
    private final Secrets secrets;
    private final Visits visits;
    private final Trials trials;
    private final ConnectionsStore store = new ConnectionsStore();

    Connections(
            Database database,
            Policy policy,
            Audit audit,
            Clock clock,
            Connectors connectors,
            Secrets secrets,
            Visits visits) {
        this.database = database;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
        this.connectors = connectors;
        this.secrets = secrets;
        this.visits = visits;
        this.trials = new Trials(visits, clock);
    }

    /// What is said of a connection; what is null stays as it is.
    ///
    /// @param settings by name, secrets among them; an empty text takes a value away
    /// @param everyMinutes how often it is read by itself, 0 for never
    public record Said(
            @Nullable String tool,
            @Nullable String name,
            @Nullable Map<String, @Nullable String> settings,
            @Nullable Integer everyMinutes,
            @Nullable Integer rawDays,
            @Nullable Boolean retired) {}

    /// What a test of a connection found.
    ///
    /// @param kind what is wrong, or null when nothing is
    public record Checked(
            boolean fine,
            @Nullable String kind,
            @Nullable String problem,
            @Nullable String remedy) {}

    /// A scope that is entered by hand.
    public record ByHand(@Nullable String kind, @Nullable String id, @Nullable String name) {}

    /// Lists the tools that can be read.
    public List<Tool> tools(Viewer viewer) {
        policy.require(viewer, Action.SEE, SOURCES);
        return connectors.all().stream().map(Connector::tool).toList();
    }

    /// Lists the connections by name, retired ones too.
    public List<Connection> list(Viewer viewer) {
        policy.require(viewer, Action.SEE, SOURCES);
        return database.viewing(viewer.viewpoint(today()), store::all);
    }

    /// Finds a connection.
    public Optional<Connection> find(Viewer viewer, UUID id) {
        policy.require(viewer, Action.SEE, SOURCES);
        return database.viewing(viewer.viewpoint(today()), sql -> store.find(sql, id));
    }

    /// Makes a connection; nothing is read before scopes are chosen.
    ///
    /// @throws Refusal when the viewer may not, the name is taken, or a setting is missing or wrong
    public Connection add(Viewer viewer, Said said) {
        requireKeeping(viewer);
        var tool = connectors.require(said.tool() == null ? "" : said.tool()).tool();
        var settings = SettingsReader.read(tool, Map.of(), said.settings());
        var name = name(said.name() == null ? tool.name() : said.name());
        var connection =
                new Connection(
                        Ids.next(clock),
                        tool.id(),
                        name,
                        settings.plain(),
                        List.of(),
                        minutes(said.everyMinutes(), null),
                        days(said.rawDays(), USUAL_RAW_DAYS),
                        clock.instant(),
                        null,
                        1);
        settings.requireWhole(tool, List.of());
        return database.keeping(
                sql -> {
                    requireFree(sql, name, null);
                    store.insert(sql, connection);
                    keep(sql, connection.id(), settings);
                    note(sql, viewer, "connection.add", connection.id());
                    return found(sql, connection.id());
                });
    }

    /// Changes a connection whose present version the caller approves of.
    ///
    /// @param approves is handed the version inside the transaction, and throws to refuse
    /// @throws Refusal when the viewer may not, or a rule is broken
    public Connection change(Viewer viewer, UUID id, LongConsumer approves, Said said) {
        requireKeeping(viewer);
        return database.keeping(
                sql -> {
                    long version = store.lockedVersion(sql, id);
                    var before = found(sql, id);
                    approves.accept(version);
                    var tool = connectors.require(before.tool()).tool();
                    var settings = SettingsReader.read(tool, before.settings(), said.settings());
                    settings.requireSecretsForANewAddress(tool, before);
                    settings.requireWhole(tool, before.secrets());
                    var changed = changed(before, said, settings.plain());
                    if (changed.retiredOn() == null) {
                        requireFree(sql, changed.name(), id);
                    }
                    store.update(sql, changed);
                    keep(sql, id, settings);
                    note(sql, viewer, "connection.change", id);
                    return found(sql, id);
                });
    }

    private Connection changed(Connection before, Said said, Map<String, String> settings) {
        return new Connection(
                before.id(),
                before.tool(),
                said.name() == null ? before.name() : name(said.name()),
                settings,
                before.secrets(),
                minutes(said.everyMinutes(), before.everyMinutes()),
                days(said.rawDays(), before.rawDays()),
                before.madeAt(),
                retired(before, said.retired()),
                before.version());
    }

    private @Nullable LocalDate retired(Connection before, @Nullable Boolean retired) {
        if (retired == null) {
            return before.retiredOn();
        }
        return retired ? before.retiredOn() == null ? today() : before.retiredOn() : null;
    }

    private void keep(JdbcClient sql, UUID connection, SettingsReader.Read settings) {
        var known = store.secrets(sql, connection);
        settings.secrets()
                .forEach(
                        (name, value) -> {
                            var id = known.get(name);
                            if (value.isEmpty()) {
                                if (id != null) {
                                    store.forget(sql, id);
                                    secrets.remove(id);
                                }
                                return;
                            }
                            if (id == null) {
                                id = Ids.next(clock);
                                store.name(sql, connection, name, id, clock.instant());
                            }
                            secrets.put(id, value);
                        });
    }

    private static String name(String name) {
        var plain = name.strip();
        if (plain.isEmpty() || plain.length() > 200 || plain.indexOf('\0') >= 0) {
            throw new Refusal(
                            "The name of a connection must have 1 to 200 characters.",
                            "Maybe the name of the tool and of its team.")
                    .about("name");
        }
        return plain;
    }

    private static @Nullable Integer minutes(@Nullable Integer said, @Nullable Integer before) {
        if (said == null) {
            return before;
        }
        if (said != 0 && (said < 5 || said > 10_080)) {
            throw new Refusal(
                            "The minutes (%d) between two runs must number 5 to 10080, or 0 for none."
                                    .formatted(said),
                            "Maybe 60.")
                    .about("everyMinutes");
        }
        return said == 0 ? null : said;
    }

    private static int days(@Nullable Integer said, int before) {
        if (said != null && (said < 1 || said > 4_000)) {
            throw new Refusal(
                            "The days (%d) for which raw records are kept must number 1 to 4000."
                                    .formatted(said),
                            "Maybe 400.")
                    .about("rawDays");
        }
        return said == null ? before : said;
    }

    private void requireFree(JdbcClient sql, String name, @Nullable UUID but) {
        if (store.isNameTaken(sql, name, but)) {
            throw new Refusal(
                            Refusal.Kind.CONFLICT,
                            "The name (%s) of the connection must not be taken.".formatted(name),
                            "Maybe it is here already: see GET /api/v1/connections.")
                    .about("name");
        }
    }

    /// Asks the tool whether address, secret and rights are right.
    ///
    /// @throws Refusal when the viewer may not, or there is no such connection
    public Checked check(Viewer viewer, UUID id) {
        requireKeeping(viewer);
        var connection = usable(id);
        var connector = connectors.require(connection.tool());
        return trials.check(
                connector, () -> visits.to(connection, connector, trials.patience(connector)));
    }

    /// Asks the tool whether what is said would be right, and keeps nothing of it.
    ///
    /// @param id the connection that would be changed, or null for one that would be made
    /// @throws Refusal when the viewer may not, or a setting is missing or wrong
    public Checked check(Viewer viewer, @Nullable UUID id, Said said) {
        requireKeeping(viewer);
        if (id == null) {
            var connector = connectors.require(said.tool() == null ? "" : said.tool());
            var read = SettingsReader.read(connector.tool(), Map.of(), said.settings());
            read.requireWhole(connector.tool(), List.of());
            return trials.check(Ids.next(clock), connector, read, Map.of());
        }
        var connection = usable(id);
        var connector = connectors.require(connection.tool());
        var tool = connector.tool();
        var read = SettingsReader.read(tool, connection.settings(), said.settings());
        read.requireSecretsForANewAddress(tool, connection);
        read.requireWhole(tool, connection.secrets());
        return trials.check(id, connector, read, visits.secrets(connection, connector));
    }

    /// Lists the scopes that are known.
    public List<KeptScope> scopes(Viewer viewer, UUID id) {
        policy.require(viewer, Action.SEE, SOURCES);
        return database.viewing(
                viewer.viewpoint(today()), sql -> store.scopes(sql, found(sql, id).id()));
    }

    /// Asks the tool for its scopes, and takes them up.
    ///
    /// @throws Refusal when the viewer may not, or the tool does not tell
    public List<KeptScope> listScopes(Viewer viewer, UUID id) {
        requireKeeping(viewer);
        var connection = usable(id);
        var connector = connectors.require(connection.tool());
        var listed =
                trials.scopes(
                        connector,
                        () -> visits.to(connection, connector, trials.listing(connector)));
        return database.keeping(
                sql -> {
                    store.list(
                            sql,
                            id,
                            listed,
                            listed.stream().map(one -> Ids.next(clock)).toList(),
                            false);
                    return store.scopes(sql, id);
                });
    }

    /// Says which scopes are read, and no other.
    ///
    /// @param chosen ids of known scopes
    /// @param byHand scopes that are entered, and chosen with it
    /// @throws Refusal when the viewer may not, or a scope is not known or of no such kind
    public List<KeptScope> choose(Viewer viewer, UUID id, List<UUID> chosen, List<ByHand> byHand) {
        requireKeeping(viewer);
        return database.keeping(
                sql -> {
                    var tool = connectors.require(found(sql, id).tool()).tool();
                    var entered = byHand.stream().map(one -> scope(tool, one)).toList();
                    store.list(
                            sql,
                            id,
                            entered,
                            entered.stream().map(one -> Ids.next(clock)).toList(),
                            true);
                    var all = new HashSet<>(chosen);
                    var keys = entered.stream().map(Scope::key).toList();
                    var known = store.scopes(sql, id);
                    known.stream()
                            .filter(one -> keys.contains(one.scope().key()))
                            .forEach(one -> all.add(one.id()));
                    requireKnown(known, all);
                    store.choose(sql, id, all);
                    note(sql, viewer, "connection.choose", id);
                    return store.scopes(sql, id);
                });
    }

    private static void requireKnown(List<KeptScope> known, HashSet<UUID> chosen) {
        var ids = known.stream().map(KeptScope::id).toList();
        for (var one : chosen) {
            if (!ids.contains(one)) {
                throw new Refusal(
                        "The scope (%s) must be one of the connection's.".formatted(one),
                        "Maybe list them anew: POST .../scopes/listing.");
            }
        }
    }

    private static Scope scope(Tool tool, ByHand said) {
        var kind = said.kind() == null ? "" : said.kind();
        var id = said.id() == null ? "" : said.id().strip();
        if (!tool.scopesByHand().contains(kind)) {
            throw new Refusal(
                    "A scope of %s that is entered by hand must be of a kind it takes, not (%s)."
                            .formatted(tool.name(), kind.length() > 40 ? "..." : kind),
                    tool.scopesByHand().isEmpty()
                            ? "Maybe choose from those that it lists."
                            : "Maybe " + String.join(" or ", tool.scopesByHand()) + ".");
        }
        if (id.isEmpty() || id.length() > 2_000 || id.indexOf('\0') >= 0) {
            throw new Refusal(
                    "The id of a scope must have 1 to 2000 characters.", "Maybe project = HARBOR.");
        }
        var name = said.name() == null || said.name().isBlank() ? id : said.name().strip();
        return new Scope(kind, id, name.length() > 200 ? name.substring(0, 200) : name);
    }

    /// Demands that the viewer may change sources.
    void requireKeeping(Viewer viewer) {
        policy.require(viewer, Action.CHANGE, SOURCES);
    }

    /// Demands that the viewer may see the state of sources.
    void requireSeeing(Viewer viewer) {
        policy.require(viewer, Action.SEE, SOURCES);
    }

    /// Finds a connection that is in use.
    ///
    /// @throws Refusal when there is none, or it is retired
    Connection usable(UUID id) {
        var connection = database.keeping(sql -> found(sql, id));
        if (connection.retiredOn() != null && !connection.retiredOn().isAfter(today())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "connection-retired",
                    "The connection (%s) must not be retired.".formatted(connection.name()),
                    "Maybe take it back first: PATCH it with retired false.");
        }
        return connection;
    }

    /// Finds the connection of files of a tool, or makes it.
    Connection forFiles(Viewer viewer, Tool tool) {
        requireKeeping(viewer);
        var name = "Files of " + tool.name();
        return database.keeping(
                sql ->
                        store.all(sql).stream()
                                .filter(one -> one.name().equalsIgnoreCase(name))
                                .filter(one -> one.retiredOn() == null)
                                .filter(one -> one.tool().equals(tool.id()))
                                .findFirst()
                                .orElseGet(() -> addForFiles(sql, viewer, tool, name)));
    }

    private Connection addForFiles(JdbcClient sql, Viewer viewer, Tool tool, String name) {
        requireFree(sql, name, null);
        var id = Ids.next(clock);
        store.insert(
                sql,
                new Connection(
                        id,
                        tool.id(),
                        name,
                        Map.of(),
                        List.of(),
                        null,
                        USUAL_RAW_DAYS,
                        clock.instant(),
                        null,
                        1));
        note(sql, viewer, "connection.add", id);
        return found(sql, id);
    }

    private Connection found(JdbcClient sql, UUID id) {
        return store.find(sql, id).orElseThrow(() -> unknown(id));
    }

    static Refusal unknown(UUID id) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "There is no connection (%s).".formatted(id),
                "Maybe see GET /api/v1/connections.");
    }

    private void note(JdbcClient sql, Viewer viewer, String action, UUID id) {
        audit.append(
                sql,
                AuditEntry.of(viewer, action, FieldClass.SOURCES, List.of(), "connection " + id));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
