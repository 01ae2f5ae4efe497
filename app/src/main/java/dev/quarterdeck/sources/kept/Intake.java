package dev.quarterdeck.sources.kept;

import dev.quarterdeck.activity.HistoryId;
import dev.quarterdeck.activity.ToldEvent;
import dev.quarterdeck.activity.kept.Histories;
import dev.quarterdeck.activity.kept.ToldCommits;
import dev.quarterdeck.activity.kept.Withdrawals;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.sources.Mapping;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps pages: the records as they came, their events, what could not be used, the counts and the
/// cursor, all in one transaction.
final class Intake {

    private final Database database;
    private final Histories histories;
    private final ToldCommits commits;
    private final Withdrawals withdrawals;
    private final Clock clock;
    private final RunsStore runs = new RunsStore();
    private final RawStore raw = new RawStore();

    Intake(
            Database database,
            Histories histories,
            ToldCommits commits,
            Withdrawals withdrawals,
            Clock clock) {
        this.database = database;
        this.histories = histories;
        this.commits = commits;
        this.withdrawals = withdrawals;
        this.clock = clock;
    }

    /// For which connection and run pages are kept, and how they are mapped.
    ///
    /// @param names by which files know repositories
    record Order(UUID connection, UUID run, Mapping mapping, ZoneId zone, RepositoryNames names) {

        /// Pages of calls and pushes, which tell ids themselves.
        Order(UUID connection, UUID run, Mapping mapping, ZoneId zone) {
            this(connection, run, mapping, zone, RepositoryNames.NONE);
        }
    }

    /// Prepares for pages among which are those of files.
    Order forFiles(UUID connection, UUID run, Mapping mapping, ZoneId zone) {
        return new Order(connection, run, mapping, zone, RepositoryNames.of(histories, connection));
    }

    private static MappedPage mapped(Order order, RawPage page) {
        var mapped = MappedPage.of(order.connection(), page, order.mapping(), order.zone());
        if (page.scope() == null) {
            mapped.events.replaceAll(
                    one -> new ToldEvent(order.names().own(one.history()), one.event()));
        }
        return mapped;
    }

    /// Keeps a page.
    MappedPage keep(Order order, RawPage page) {
        var mapped = mapped(order, page);
        database.keep(
                sql -> {
                    var id =
                            page.records().isEmpty()
                                    ? null
                                    : raw.keep(
                                            sql,
                                            order.connection(),
                                            page,
                                            Ids.next(clock),
                                            clock.instant());
                    account(sql, order, page, mapped, id);
                    if (page.scope() != null) {
                        raw.see(sql, page.scope(), ids(mapped.events));
                    }
                    move(sql, page);
                });
        return mapped;
    }

    /// Maps a page that was kept before anew, and notes what it tells.
    MappedPage again(Order order, RawStore.Kept kept) {
        if (Departures.isOn(kept.page())) {
            database.keep(
                    sql -> {
                        depart(sql, order, kept.page());
                        withdrawals.retold(
                                order.run(), Departures.events(order.connection(), kept.page()));
                    });
            return MappedPage.nothing(order.connection(), kept.page());
        }
        var page = kept.page();
        var mapped = mapped(order, page);
        database.keep(
                sql -> {
                    account(sql, order, page, mapped, kept.id());
                    if (page.scope() != null) {
                        raw.saw(sql, page.scope(), ids(mapped.events));
                    }
                    withdrawals.retold(order.run(), mapped.events);
                });
        return mapped;
    }

    private void account(
            JdbcClient sql, Order order, RawPage page, MappedPage mapped, @Nullable UUID id) {
        var kept = new HashMap<String, Histories.Kept>();
        var all = kept(order, mapped);
        // One stream to a page but in files: the new events of those are counted under the first.
        var first = mapped.tallies.keySet().stream().findFirst().orElse(page.stream());
        kept.put(first, all);
        mapped.tallies.forEach(
                (stream, tally) ->
                        runs.count(
                                sql,
                                new RunsStore.Place(order.run(), page.place(), stream),
                                tally,
                                kept.getOrDefault(stream, Histories.Kept.NOTHING),
                                stream.equals(first) ? 1 : 0));
        if (mapped.tallies.isEmpty()) {
            runs.count(
                    sql,
                    new RunsStore.Place(order.run(), page.place(), page.stream()),
                    new MappedPage.Tally(),
                    Histories.Kept.NOTHING,
                    1);
        }
        runs.issues(sql, order.run(), page.place(), id, mapped.issues);
        runs.nothings(sql, order.run(), page.place(), mapped.nothings);
    }

    private Histories.Kept kept(Order order, MappedPage mapped) {
        long fresh = commits.append(order.connection(), mapped.commits);
        var events = histories.append(mapped.events);
        return new Histories.Kept(
                events.fresh() + fresh,
                events.repeats() + mapped.commits.size() - fresh,
                events.touched());
    }

    private static List<HistoryId> ids(List<ToldEvent> events) {
        return events.stream().map(ToldEvent::history).distinct().toList();
    }

    private void move(JdbcClient sql, RawPage page) {
        if (page.scope() != null && page.cursorAfter() != null) {
            raw.move(sql, page.scope(), page.stream(), page.cursorAfter(), clock.instant());
        }
    }

    /// Begins a replay, when nobody tells anything: whatever is told later is kept later too. What
    /// it noted when it was cut off is forgotten, for the mapping may be another by now.
    ///
    /// @return when it began
    Instant beginAgain(Order order) {
        return database.keeping(
                sql -> {
                    Histories.hold(sql, order.connection());
                    withdrawals.forget(order.run());
                    return clock.instant();
                });
    }

    /// Forgets what a replay noted that withdraws nothing.
    void forget(UUID run) {
        withdrawals.forget(run);
    }

    /// Withdraws what a replay of all raw pages did not tell again.
    ///
    /// @param begun when the replay began
    void withdraw(Order order, Instant begun) {
        database.keep(
                sql -> {
                    var after = raw.unjudgedUntil(sql, order.connection());
                    long count =
                            withdrawals.withdraw(order.run(), order.connection(), after, begun);
                    if (count > 0) {
                        runs.withdrawn(
                                sql, new RunsStore.Place(order.run(), "", "withdrawn"), count);
                    }
                });
    }

    /// Keeps that histories are gone: as a page of its own, so that a replay knows it too.
    void gone(Order order, RawPage.Departure departure) {
        var page = departure.page();
        var gone = Departures.ids(order.connection(), page);
        database.keep(
                sql -> {
                    raw.keep(sql, order.connection(), page, Ids.next(clock), clock.instant());
                    depart(sql, order, page);
                    var place = new RunsStore.Place(order.run(), page.place(), page.stream());
                    runs.gone(sql, place, gone.size());
                    raw.leave(sql, departure.scope(), gone, clock.instant());
                });
    }

    private void depart(JdbcClient sql, Order order, RawPage page) {
        var kept = histories.append(Departures.events(order.connection(), page));
        runs.count(
                sql,
                new RunsStore.Place(order.run(), page.place(), page.stream()),
                new MappedPage.Tally(),
                kept,
                0);
    }

    List<String> missing(UUID scope, String kind, List<String> listed) {
        return database.keeping(sql -> raw.missing(sql, scope, kind, listed));
    }

    java.util.Optional<String> cursor(UUID scope, String stream) {
        return database.keeping(sql -> raw.cursor(sql, scope, stream));
    }

    void expects(Order order, String place, String stream, long count) {
        database.keep(
                sql -> runs.expect(sql, new RunsStore.Place(order.run(), place, stream), count));
    }

    /// Counts what is no record, with an issue for each.
    void broken(Order order, String place, String stream, List<RecordFiles.Broken> broken) {
        var tally = new MappedPage.Tally();
        tally.records = broken.size();
        tally.unusable = broken.size();
        tally.issues = broken.size();
        database.keep(
                sql -> {
                    runs.count(
                            sql,
                            new RunsStore.Place(order.run(), place, stream),
                            tally,
                            Histories.Kept.NOTHING,
                            0);
                    runs.issues(
                            sql,
                            order.run(),
                            place,
                            null,
                            broken.stream()
                                    .map(
                                            one ->
                                                    new MappedPage.Issue(
                                                            stream,
                                                            (int)
                                                                    Math.min(
                                                                            one.row(),
                                                                            Integer.MAX_VALUE),
                                                            one.why()))
                                    .toList());
                });
    }

    void gap(Order order, String place, Map<String, String> said) {
        database.keep(sql -> runs.gap(sql, order.run(), place, said));
    }
}
