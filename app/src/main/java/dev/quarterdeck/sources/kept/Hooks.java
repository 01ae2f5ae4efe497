package dev.quarterdeck.sources.kept;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.ToldEvent;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.Sha256;
import dev.quarterdeck.platform.secrets.Secrets;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.sources.Connector;
import java.io.ByteArrayInputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Take what tools push: signed, once each, through the same mapping as what is fetched.
public final class Hooks {

    /// The stream of records that were pushed without saying of which they are.
    static final String STREAM = "hook";

    /// The names under which the two secrets of a connection are kept.
    static final List<String> NAMES = List.of("hook-1", "hook-2");
    private static final int SECRET_BYTES = 32;
    private static final int MOST_RECORDS = 1_000;
    private static final int MOST_ABOUT = 3;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final List<String> DELIVERY =
            List.of(
                    "X-GitHub-Delivery",
                    "X-Gitlab-Event-UUID",
                    "X-Request-UUID",
                    "X-Webhook-Id",
                    "X-Quarterdeck-Delivery");
    private static final List<String> EVENT =
            List.of("X-GitHub-Event", "X-Gitlab-Event", "X-Event-Key", "X-Quarterdeck-Event");

    private final Database database;
    private final Connections connections;
    private final Connectors connectors;
    private final Visits visits;
    private final Intake intake;
    private final Accounts accounts;
    private final Secrets secrets;
    private final Audit audit;
    private final Clock clock;
    private final ConnectionsStore store = new ConnectionsStore();
    private final RunsStore runs = new RunsStore();
    private final RawStore raw = new RawStore();
    private final PushesStore pushes = new PushesStore();

    Hooks(
            Database database,
            Connections connections,
            Connectors connectors,
            Visits visits,
            Intake intake,
            Accounts accounts,
            Secrets secrets,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.connections = connections;
        this.connectors = connectors;
        this.visits = visits;
        this.intake = intake;
        this.accounts = accounts;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /// A secret that is shown once. @param address where the tool pushes to, below this server
    public record HookSecret(String secret, String address) {}

    /// What was pushed.
    ///
    /// @param headers finds a header by its name
    /// @param stream of which the records are; empty when the tool's own event says it
    public record Pushed(
            UUID connection,
            Function<String, @Nullable String> headers,
            String stream,
            byte[] body) {}

    /// What came of a push. @param repeated whether this delivery was taken before
    public record Taken(
            boolean repeated, long records, long told, long unusable, List<String> issues) {

        /// Copies the issues.
        public Taken {
            issues = List.copyOf(issues);
        }
    }

    /// Makes a new secret for pushes. The one before stays good, the one before that does not.
    ///
    /// @throws Refusal when the viewer may not, or the connection is not in use
    public HookSecret newSecret(Viewer viewer, UUID connection) {
        connections.requireKeeping(viewer);
        connections.usable(connection);
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        database.keep(
                sql -> {
                    store.lockedVersion(sql, connection);
                    replaceOldest(sql, connection, secret);
                    audit.append(
                            sql,
                            AuditEntry.of(
                                    viewer,
                                    "connection.hook",
                                    FieldClass.SOURCES,
                                    List.of(),
                                    "connection " + connection));
                });
        return new HookSecret(secret, "/hooks/" + connection);
    }

    private void replaceOldest(JdbcClient sql, UUID connection, String secret) {
        var known = new TreeMap<>(store.secrets(sql, connection));
        known.keySet().retainAll(NAMES);
        var name = NAMES.getFirst();
        if (known.containsKey(NAMES.get(0))) {
            name = NAMES.get(1);
            if (known.containsKey(NAMES.get(1))) {
                // Ids are in the order in which they were made.
                name =
                        known.entrySet().stream()
                                .min(
                                        java.util.Comparator.comparing(
                                                one -> one.getValue().toString()))
                                .orElseThrow()
                                .getKey();
                var oldest = java.util.Objects.requireNonNull(known.get(name));
                store.forget(sql, oldest);
                secrets.remove(oldest);
            }
        }
        var id = Ids.next(clock);
        store.name(sql, connection, name, id, clock.instant());
        secrets.put(id, secret);
    }

    /// Takes what was pushed, when one of the connection's secrets signed it.
    ///
    /// @throws Refusal of kind FORBIDDEN, the same for an unknown connection and a wrong signature
    public Taken take(Pushed pushed) {
        try {
            return taken(pushed);
        } catch (Refusal refusal) {
            var why = refusal.getMessage() + " " + refusal.remedy();
            note(pushed, "refused", new Taken(false, 0, 0, 0, List.of(why)), List.of());
            throw refusal;
        }
    }

    private Taken taken(Pushed pushed) {
        if (!isSigned(pushed)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "not-signed",
                    "The push must be signed with a secret of the connection, in time.",
                    "Maybe the secret was replaced: make another on the page of the connection.");
        }
        Departures.requireOther(pushed.stream());
        var connection = connections.usable(pushed.connection());
        var connector = connectors.require(connection.tool());
        var records = new ArrayList<JsonNode>();
        var broken = new ArrayList<RecordFiles.Broken>();
        read(pushed, connector, records, broken);
        return keep(pushed, connection, connector, records, broken);
    }

    private boolean isSigned(Pushed pushed) {
        var known =
                database.keeping(
                        sql -> {
                            var all = store.secrets(sql, pushed.connection());
                            all.keySet().retainAll(NAMES);
                            return all.values().stream()
                                    .flatMap(id -> secrets.get(id).stream())
                                    .toList();
                        });
        // Without a secret something is compared all the same: the time tells nothing.
        var compared = known.isEmpty() ? List.of("no secret") : known;
        return new HookSignature(pushed.headers(), pushed.body(), clock.instant())
                        .isOfOneOf(compared)
                && !known.isEmpty();
    }

    private static void read(
            Pushed pushed,
            Connector connector,
            List<JsonNode> records,
            List<RecordFiles.Broken> broken) {
        var type = pushed.headers().apply("Content-Type");
        boolean isCsv = type != null && type.startsWith("text/csv");
        boolean isWhole = !isCsv && pushed.stream().isEmpty();
        var listener =
                new RecordFiles.Listener() {
                    @Override
                    public void record(String file, Map<String, String> asked, JsonNode record) {
                        records.add(record);
                        if (records.size() > MOST_RECORDS) {
                            throw new Refusal(
                                    Refusal.Kind.TOO_LARGE,
                                    "A push must hold at most %d records.".formatted(MOST_RECORDS),
                                    "Maybe send it in parts.");
                        }
                    }

                    @Override
                    public void broken(String file, long row, String why) {
                        broken.add(new RecordFiles.Broken(row, why));
                    }

                    @Override
                    public boolean isRecord(JsonNode object) {
                        return isWhole || connector.mapping().stream(object).isPresent();
                    }
                };
        new RecordFiles(listener)
                .read(isCsv ? "push.csv" : "push.json", new ByteArrayInputStream(pushed.body()));
    }

    private Taken keep(
            Pushed pushed,
            Connection connection,
            Connector connector,
            List<JsonNode> records,
            List<RecordFiles.Broken> broken) {
        var zone = visits.settings(connection, connector).zone();
        var order =
                new Intake.Order(connection.id(), run(connection.id()), connector.mapping(), zone);
        var page = new RawPage(null, "pushed", stream(pushed), parameters(pushed), records, null);
        var mapped =
                database.keeping(
                        sql -> {
                            if (!raw.take(
                                    sql, connection.id(), delivery(pushed), clock.instant())) {
                                return Optional.<MappedPage>empty();
                            }
                            runs.begin(
                                    sql,
                                    new RunsStore.Begun(
                                            order.run(),
                                            connection.id(),
                                            "hooks",
                                            connection.name()),
                                    clock.instant());
                            var kept = intake.keep(order, page);
                            if (!broken.isEmpty()) {
                                intake.broken(order, "pushed", stream(pushed), broken);
                            }
                            runs.end(sql, order.run(), "done", null, null, clock.instant());
                            return Optional.of(kept);
                        });
        if (mapped.isEmpty()) {
            return note(
                    pushed, "repeated", new Taken(true, 0, 0, 0, List.of()), List.<ToldEvent>of());
        }
        accounts.bring(connection, mapped.get().accounts);
        return note(pushed, "taken", taken(mapped.get(), broken), mapped.get().events);
    }

    /// Notes for people what was pushed and what came of it.
    private Taken note(Pushed pushed, String outcome, Taken taken, List<ToldEvent> events) {
        var about =
                events.stream()
                        .map(ToldEvent::history)
                        .distinct()
                        .limit(MOST_ABOUT)
                        .map(one -> plain(one.kind() + " " + one.id()))
                        .toList();
        var push =
                new Push(
                        Ids.next(clock),
                        clock.instant(),
                        outcome,
                        plain(first(pushed, EVENT)),
                        plain(stream(pushed)),
                        taken.records(),
                        taken.told(),
                        taken.unusable(),
                        about,
                        plain(taken.issues().stream().findFirst().orElse("")));
        database.keep(sql -> pushes.note(sql, pushed.connection(), push));
        return taken;
    }

    private static String plain(String text) {
        var plain = text.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() > 300 ? plain.substring(0, 300) : plain;
    }

    /// Lists what was pushed last, newest first.
    public List<Push> newest(Viewer viewer, UUID connection, int limit) {
        connections.requireSeeing(viewer);
        return database.viewing(
                viewer.viewpoint(connections.today()),
                sql -> pushes.newest(sql, connection, limit));
    }

    private static Taken taken(MappedPage mapped, List<RecordFiles.Broken> broken) {
        var tallies = mapped.tallies.values();
        var issues = new ArrayList<String>();
        broken.forEach(one -> issues.add(one.why()));
        mapped.issues.forEach(
                one -> issues.add("Record %d: %s".formatted(one.record(), one.why())));
        return new Taken(
                false,
                tallies.stream().mapToLong(one -> one.records).sum() + broken.size(),
                tallies.stream().mapToLong(one -> one.told).sum(),
                tallies.stream().mapToLong(one -> one.unusable).sum() + broken.size(),
                issues.stream().limit(100).toList());
    }

    private static String stream(Pushed pushed) {
        return pushed.stream().isEmpty() ? STREAM : pushed.stream();
    }

    private static Map<String, String> parameters(Pushed pushed) {
        var event = first(pushed, EVENT);
        return event.isEmpty() ? Map.of() : Map.of("event", event);
    }

    /// The tool's id of the delivery; where it gives none, the digest of what it signed.
    private static String delivery(Pushed pushed) {
        var told = first(pushed, DELIVERY);
        if (!told.isEmpty() && told.length() <= 200) {
            return told;
        }
        var sha = Sha256.begin();
        sha.update(
                first(pushed, List.of("X-Quarterdeck-Timestamp"))
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        sha.update((byte) 0);
        return HexFormat.of().formatHex(sha.digest(pushed.body()));
    }

    private static String first(Pushed pushed, List<String> names) {
        for (var name : names) {
            var value = pushed.headers().apply(name);
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
        }
        return "";
    }

    /// One run a day for all that a connection is pushed.
    private UUID run(UUID connection) {
        var day = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var digest =
                Sha256.of(
                        ("hooks " + connection + " " + day)
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        long begun = day.atStartOfDay(clock.getZone()).toInstant().toEpochMilli();
        long random = java.nio.ByteBuffer.wrap(digest).getLong();
        return new UUID(
                (begun << 16) | 0x7000L | (random & 0xFFFL),
                0x8000_0000_0000_0000L
                        | (java.nio.ByteBuffer.wrap(digest, 8, 8).getLong()
                                & 0x3FFF_FFFF_FFFF_FFFFL));
    }
}
