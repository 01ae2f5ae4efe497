package dev.quarterdeck.activity.facts;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.kept.Histories;
import dev.quarterdeck.activity.kept.KeptHistory;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.http.Cursor;
import dev.quarterdeck.platform.http.Page;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Read what follows from the histories: rows of facts, the intervals behind one, its links, and
/// how much is not linked.
///
/// Facts as of a past day are folded from the events up to then, by the same code.
public final class Facts {

    private static final ProtectedRecord DELIVERY = ProtectedRecord.of(FieldClass.DELIVERY);

    private final Database database;
    private final Policy policy;
    private final Clock clock;
    private final Histories histories;
    private final RulesStore rules;

    Facts(Database database, Policy policy, Clock clock, Histories histories, RulesStore rules) {
        this.database = database;
        this.policy = policy;
        this.clock = clock;
        this.histories = histories;
        this.rules = rules;
    }

    /// Which rows are wanted; null for all.
    ///
    /// @param state as {@link FactRow.Head#state} names it
    /// @param from rows whose moment is not earlier
    /// @param until rows whose moment is earlier
    public record Filter(
            @Nullable UUID source,
            @Nullable String state,
            @Nullable Instant from,
            @Nullable Instant until) {

        /// Every row.
        public static final Filter ALL = new Filter(null, null, null, null);
    }

    /// How many histories of a kind are linked in some way, or not for some reason.
    ///
    /// @param link `ITEM`, `LANDING`, `DEPLOYMENT` of changes, `CAUSE` of incidents
    /// @param linked whether there is a link
    /// @param by the rule or the reason
    public record LinkCount(String link, boolean linked, String by, long count) {}

    /// Lists rows of a kind in the order in which their histories began to be told.
    ///
    /// @throws Refusal when the viewer may not, or there are no facts of that kind
    public Page<FactRow> page(
            Viewer viewer, HistoryKind kind, Filter filter, @Nullable String cursor, int limit) {
        policy.require(viewer, Action.SEE, DELIVERY);
        var keys = Cursor.decode(cursor, 1);
        int most = Cursor.limit(limit);
        long after = keys.isEmpty() ? 0 : Cursor.number(keys.getFirst());
        var rows =
                database.viewing(
                        viewer.viewpoint(today()),
                        sql -> FactsStore.page(sql, kind, filter, after, most + 1));
        return Page.of(rows, most, row -> Cursor.encode(Long.toString(row.head().history())));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// Finds one history with its intervals and links.
    ///
    /// @param history its number
    /// @param asOf later events do not count, and links are left out; null for now
    public Optional<FactSheet> find(
            Viewer viewer, HistoryKind kind, long history, @Nullable Instant asOf) {
        policy.require(viewer, Action.SEE, DELIVERY);
        FactsStore.require(kind);
        return asOf == null
                ? database.viewing(
                                viewer.viewpoint(today()),
                                sql -> FactsStore.find(sql, kind, history))
                        .map(row -> now(viewer, row))
                : asOf(kind, history, asOf)
                        .map(row -> new FactSheet(row, stays(row, asOf), List.of(), List.of()));
    }

    private FactSheet now(Viewer viewer, FactRow row) {
        var links =
                database.viewing(
                        viewer.viewpoint(today()), sql -> LinkSheet.of(sql, row.head().history()));
        return new FactSheet(row, stays(row, null), links.links(), links.unlinked());
    }

    /// Folds the events of one history up to a moment.
    private Optional<FactRow> asOf(HistoryKind kind, long history, Instant moment) {
        return histories.byNumber(List.of(history)).stream()
                .filter(kept -> kept.id().kind() == kind)
                .findFirst()
                .flatMap(
                        kept ->
                                switch (kind) {
                                    case WORK_ITEM -> item(kept, moment);
                                    case CHANGE -> PlainFoldings.changeRow(kept, moment);
                                    case PIPELINE_RUN -> PlainFoldings.runRow(kept, moment);
                                    case DEPLOYMENT -> PlainFoldings.deploymentRow(kept, moment);
                                    case INCIDENT -> PlainFoldings.incidentRow(kept, moment);
                                    case DEFINITION -> Optional.empty();
                                });
    }

    private Optional<FactRow> item(KeptHistory kept, Instant moment) {
        var inForce = database.keeping(sql -> rules.rules(sql, kept.id().source()));
        var read = ItemFolding.read(kept, moment).stream().toList();
        return ItemRefolding.fold(read, inForce).stream()
                .map(item -> (FactRow) item.row())
                .findFirst();
    }

    /// The keeper reads the events; assignees and accounts stay behind.
    private List<FactSheet.Stay> stays(FactRow row, @Nullable Instant asOf) {
        if (!(row instanceof WorkItemRow)) {
            return List.of();
        }
        return histories.byNumber(List.of(row.head().history())).stream()
                .flatMap(kept -> ItemFolding.read(kept, asOf).stream())
                .flatMap(read -> Stays.of(read.timeline()))
                .toList();
    }

    /// Counts what is linked and what is not, by rule and reason.
    public List<LinkCount> links(Viewer viewer) {
        policy.require(viewer, Action.SEE, DELIVERY);
        return database.viewing(viewer.viewpoint(today()), LinkSheet::counts);
    }

    static Refusal unknown(long history) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "fact-unknown",
                "There are no facts of the number (%d) of that kind.".formatted(history),
                "Maybe list the facts of the kind.");
    }
}
