package dev.quarterdeck.activity.kept;

import dev.quarterdeck.activity.HistoryId;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.ToldEvent;
import dev.quarterdeck.platform.store.Database;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keep what was told of each history, and read it back up to any moment.
///
/// The same event twice is one event: in which order, in what portions and how often events come
/// changes nothing. Nothing is ever changed or taken away; what was told wrongly
/// may be withdrawn ({@link Withdrawals}).
public final class Histories {

    private static final int CHUNK = 5_000;

    private final Database database;
    private final Clock clock;
    private final HistoriesStore store;
    private final EventCodec codec = new EventCodec();
    private final List<Refolding> refoldings;

    /// What is later is not read; null where all is.
    private final @Nullable Instant limit;

    /// Folds anew the histories of which something was told; in the transaction in which it was.
    public interface Refolding {

        /// The kind it folds.
        HistoryKind kind();

        /// Folds some histories, with all their events.
        void refold(JdbcClient sql, Collection<KeptHistory> histories);
    }

    /// What came of keeping some events.
    ///
    /// @param fresh events that were not known
    /// @param repeats events that were, or came twice
    /// @param touched histories of which something new was told
    public record Kept(long fresh, long repeats, Set<HistoryId> touched) {

        /// Nothing was told.
        public static final Kept NOTHING = new Kept(0, 0, Set.of());

        /// Copies the ids.
        public Kept {
            touched = Set.copyOf(touched);
        }
    }

    Histories(Database database, Clock clock, List<Refolding> refoldings) {
        this(database, clock, refoldings, null);
    }

    private Histories(
            Database database, Clock clock, List<Refolding> refoldings, @Nullable Instant limit) {
        this.database = database;
        this.clock = clock;
        this.refoldings = List.copyOf(refoldings);
        this.store = new HistoriesStore();
        this.limit = limit;
    }

    /// Returns the same histories as they were told up to a moment. Only for reading.
    public Histories upTo(Instant moment) {
        return new Histories(database, clock, List.of(), moment);
    }

    /// Keeps events and folds what they touch, in the caller's transaction or in one of its own.
    ///
    /// @throws IllegalArgumentException when an event is not of its history's kind
    public Kept append(Collection<ToldEvent> told) {
        if (told.isEmpty()) {
            return Kept.NOTHING;
        }
        if (limit != null) {
            throw new IllegalStateException("Nothing is told of the past.");
        }
        var encoded = encoded(told);
        return database.keeping(sql -> append(sql, encoded, told.size()));
    }

    /// Encodes each event, once for each history in which it was told.
    private Map<HistoryId, Map<Digest, StoredEvent>> encoded(Collection<ToldEvent> told) {
        var encoded = new TreeMap<HistoryId, Map<Digest, StoredEvent>>(HistoriesStore.ORDER);
        for (var one : told) {
            if (!codec.isOf(one.history().kind(), one.event())) {
                throw new IllegalArgumentException(
                        "An event (%s) is none of the kind (%s)."
                                .formatted(one.event().getClass().getName(), one.history().kind()));
            }
            var event = StoredEvent.of(codec.encode(one.event()), one.event());
            encoded.computeIfAbsent(one.history(), id -> new TreeMap<>())
                    .put(event.digest(), event);
        }
        return encoded;
    }

    private Kept append(
            JdbcClient sql, Map<HistoryId, Map<Digest, StoredEvent>> encoded, long told) {
        var known = store.numbers(sql, encoded.keySet());
        var numbers = known.all();
        var ids = new LinkedHashMap<Long, HistoryId>();
        numbers.forEach((id, number) -> ids.put(number, id));
        var rows = new ArrayList<HistoriesStore.EventRow>();
        encoded.forEach(
                (id, events) -> {
                    long number = java.util.Objects.requireNonNull(numbers.get(id));
                    events.values()
                            .forEach(one -> rows.add(new HistoriesStore.EventRow(number, one)));
                });
        long fresh = 0;
        var touched = new java.util.TreeSet<Long>();
        for (int from = 0; from < rows.size(); from += CHUNK) {
            var chunk = rows.subList(from, Math.min(rows.size(), from + CHUNK));
            var added = store.insert(sql, chunk, clock.instant());
            fresh += added.size();
            touched.addAll(added);
        }
        var wholly = new LinkedHashMap<Long, Map<Digest, StoredEvent>>();
        encoded.forEach(
                (id, events) -> {
                    var number = java.util.Objects.requireNonNull(numbers.get(id));
                    if (known.made().contains(number)) {
                        wholly.put(number, events);
                    }
                });
        refold(sql, touched, ids, wholly);
        return new Kept(
                fresh,
                told - fresh,
                touched.stream().map(ids::get).collect(Collectors.toUnmodifiableSet()));
    }

    /// @param wholly all events of the histories that began just now: they need not be read
    private void refold(
            JdbcClient sql,
            Collection<Long> touched,
            Map<Long, HistoryId> ids,
            Map<Long, Map<Digest, StoredEvent>> wholly) {
        for (var refolding : refoldings) {
            var numbers =
                    touched.stream()
                            .filter(number -> id(ids, number).kind() == refolding.kind())
                            .toList();
            for (int from = 0; from < numbers.size(); from += CHUNK) {
                var chunk = numbers.subList(from, Math.min(numbers.size(), from + CHUNK));
                var histories = new ArrayList<KeptHistory>();
                var older = new ArrayList<Long>();
                for (var number : chunk) {
                    var events = wholly.get(number);
                    if (events == null) {
                        older.add(number);
                    } else {
                        histories.add(begun(number, id(ids, number), events.values()));
                    }
                }
                var read = kept(sql, older);
                histories.addAll(read);
                // Of which all was withdrawn nothing is read, and nothing must be left.
                older.removeAll(read.stream().map(KeptHistory::number).collect(Collectors.toSet()));
                older.forEach(
                        number ->
                                histories.add(new KeptHistory(number, id(ids, number), List.of())));
                refolding.refold(sql, histories);
            }
        }
    }

    private static HistoryId id(Map<Long, HistoryId> ids, Long number) {
        return java.util.Objects.requireNonNull(ids.get(number));
    }

    /// Returns what the store would answer for a history of which only this was told.
    private KeptHistory begun(long number, HistoryId id, Collection<StoredEvent> events) {
        return new KeptHistory(
                number,
                id,
                events.stream()
                        .sorted(StoredEvent.ORDER)
                        .map(
                                one ->
                                        codec.decode(
                                                id.kind(),
                                                one.body().getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }

    /// Folds histories of which something was withdrawn, in the caller's transaction.
    void again(JdbcClient sql, Map<Long, HistoryId> touched) {
        refold(sql, touched.keySet(), touched, Map.of());
    }

    private List<KeptHistory> kept(JdbcClient sql, Collection<Long> numbers) {
        var kept = new ArrayList<KeptHistory>();
        if (numbers.isEmpty()) {
            return kept;
        }
        store.read(sql, numbers, limit, codec, kept::add);
        return kept;
    }

    /// Reads all that was told of some histories up to a moment; what is not known is left out.
    ///
    /// @param upTo events later than this are left out; null for none
    public List<KeptHistory> read(Collection<HistoryId> ids, @Nullable Instant upTo) {
        return database.keeping(
                sql -> {
                    var kept = new ArrayList<KeptHistory>();
                    store.read(sql, store.known(sql, ids), earlier(upTo), codec, kept::add);
                    return kept;
                });
    }

    private @Nullable Instant earlier(@Nullable Instant upTo) {
        return upTo == null || limit != null && limit.isBefore(upTo) ? limit : upTo;
    }

    /// Reads all that was told of some histories.
    ///
    /// @param numbers by which the store knows them
    public List<KeptHistory> byNumber(Collection<Long> numbers) {
        return database.keeping(sql -> kept(sql, numbers));
    }

    /// Reads all histories of a kind up to a moment, a few thousand at a time, in the order of
    /// their sources and ids.
    ///
    /// @param source the one that told them, or null for all
    public void forEach(
            HistoryKind kind,
            @Nullable UUID source,
            @Nullable Instant upTo,
            Consumer<KeptHistory> work) {
        long after = 0;
        for (var page = page(kind, source, after); !page.isEmpty(); ) {
            var numbers = page;
            var histories =
                    database.keeping(
                            sql -> {
                                var kept = new ArrayList<KeptHistory>();
                                store.read(sql, numbers, earlier(upTo), codec, kept::add);
                                return kept;
                            });
            histories.forEach(work);
            after = page.getLast();
            page = page(kind, source, after);
        }
    }

    /// Reads all histories of a kind that one source told, up to a moment, a few thousand at a
    /// time, in the order of their ids, whenever they came.
    public void forEachById(
            HistoryKind kind, UUID source, @Nullable Instant upTo, Consumer<KeptHistory> work) {
        var after = "";
        while (true) {
            var from = after;
            var histories =
                    database.keeping(
                            sql -> {
                                var kept = new ArrayList<KeptHistory>();
                                var numbers = store.pageById(sql, kind, source, from, CHUNK);
                                store.read(sql, numbers.values(), earlier(upTo), codec, kept::add);
                                return new PageById(numbers.keySet(), kept);
                            });
            if (histories.ids().isEmpty()) {
                return;
            }
            var byId = new java.util.HashMap<String, KeptHistory>();
            histories.kept().forEach(one -> byId.put(one.id().id(), one));
            for (var id : histories.ids()) {
                var kept = byId.get(id);
                if (kept != null) {
                    work.accept(kept);
                }
                after = id;
            }
        }
    }

    /// @param ids in order @param kept those of which something was told by then
    private record PageById(Collection<String> ids, List<KeptHistory> kept) {}

    private List<Long> page(HistoryKind kind, @Nullable UUID source, long after) {
        return database.keeping(sql -> store.page(sql, kind, source, after, CHUNK));
    }

    /// Counts the histories that a source told, by kind.
    public Map<HistoryKind, Long> counts(UUID source) {
        return database.keeping(sql -> store.counts(sql, source));
    }

    /// Waits until nobody tells anything of a source, and holds that for the transaction.
    public static void hold(JdbcClient sql, UUID source) {
        HistoriesStore.hold(sql, List.of(source));
    }
}
