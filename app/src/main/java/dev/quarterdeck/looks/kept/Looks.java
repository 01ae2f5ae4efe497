package dev.quarterdeck.looks.kept;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Recent;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.reports.FirstLook;
import dev.quarterdeck.reports.LookId;
import dev.quarterdeck.reports.StoredLook;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tell what was said about each repository on any day, and keep what is said anew.
///
/// Everybody who is signed in sees looks: a look holds no person. A look of a day is the newest one
/// that describes no later day.
public final class Looks {

    private static final ProtectedRecord DELIVERY = ProtectedRecord.of(FieldClass.DELIVERY);

    /// Some hundred kilobytes each.
    private static final int OUTLINES = 128;

    /// With every row behind every figure: ten megabytes for a tracker of ten thousand items.
    private static final int WHOLES = 2;

    private final Database database;
    private final Policy policy;
    private final Audit audit;
    private final Clock clock;
    private final LooksStore store;
    private final RepositoriesStore repositories = new RepositoriesStore();
    private final Recent<UUID, FirstLook> outlines = new Recent<>(OUTLINES);
    private final Recent<UUID, FirstLook> wholes = new Recent<>(WHOLES);
    private final LastAnswers<List<Repository>> known = new LastAnswers<>();
    private final LastAnswers<List<FigureRow>> rows = new LastAnswers<>();
    private final AtomicLong changes = new AtomicLong();

    Looks(Database database, Policy policy, Audit audit, Clock clock, LooksStore store) {
        this.database = database;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
        this.store = store;
    }

    /// Says whether a look was new.
    ///
    /// @param head the look as it is kept
    /// @param isNew false when the same was kept before
    public record Kept(LookHead head, boolean isNew) {}

    /// Returns today, by the program's clock.
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    /// Lists the repositories of a day by name, each with its newest look up to that day.
    ///
    /// @throws Refusal of kind FORBIDDEN
    public List<Repository> repositories(Viewer viewer, LocalDate day) {
        requireSeen(viewer);
        var all = known.of(changes(), day, () -> viewing(viewer, sql -> repositories.on(sql, day)));
        return mayKeep(viewer) ? all : all.stream().map(Repository::forReaders).toList();
    }

    /// Finds a repository as it stands on a day, also one that is retired.
    ///
    /// @throws Refusal of kind FORBIDDEN
    public Optional<Repository> repository(Viewer viewer, UUID id, LocalDate day) {
        requireSeen(viewer);
        return viewing(viewer, sql -> repositories.find(sql, id, day))
                .map(found -> mayKeep(viewer) ? found : found.forReaders());
    }

    /// Finds a repository as it stands today.
    ///
    /// @throws Refusal of kind FORBIDDEN
    public Optional<Repository> repository(Viewer viewer, UUID id) {
        return repository(viewer, id, today());
    }

    /// Opens the look of a day: the newest one that describes no later day.
    ///
    /// @throws Refusal of kind FORBIDDEN
    public Optional<KeptLook> lookAsOf(Viewer viewer, UUID repository, LocalDate day) {
        requireSeen(viewer);
        return viewing(
                viewer, sql -> store.newest(sql, repository, day).map(head -> open(sql, head)));
    }

    /// Opens one look.
    ///
    /// @throws Refusal of kind FORBIDDEN
    public Optional<KeptLook> look(Viewer viewer, UUID look) {
        requireSeen(viewer);
        return viewing(viewer, sql -> store.find(sql, look).map(head -> open(sql, head)));
    }

    private KeptLook open(JdbcClient sql, LookHead head) {
        return new KeptLook(
                head.withoutImporter(),
                wholes.get(
                        head.id(),
                        () -> PackedLook.open(store.content(sql, head.id()), head.contentId())));
    }

    /// Opens the look of a day without the rows behind its figures, which are most of it.
    ///
    /// @throws Refusal of kind FORBIDDEN
    public Optional<KeptLook> outlineAsOf(Viewer viewer, UUID repository, LocalDate day) {
        requireSeen(viewer);
        return viewing(
                viewer, sql -> store.newest(sql, repository, day).map(head -> outline(sql, head)));
    }

    // A kept look never changes.
    private KeptLook outline(JdbcClient sql, LookHead head) {
        return new KeptLook(
                head.withoutImporter(),
                outlines.get(
                        head.id(),
                        () -> PackedLook.outline(store.content(sql, head.id()), head.contentId())));
    }

    /// Returns the JSON of one look, as `qd look --format json` writes it.
    ///
    /// @throws Refusal of kind FORBIDDEN
    Optional<byte[]> json(Viewer viewer, UUID look) {
        requireSeen(viewer);
        return viewing(
                viewer,
                sql ->
                        store.find(sql, look)
                                .map(head -> PackedLook.json(store.content(sql, head.id()))));
    }

    /// Lists the looks of a repository that describe no later day, newest day first.
    ///
    /// @param most how many at most
    /// @throws Refusal of kind FORBIDDEN
    public List<LookHead> headsUntil(Viewer viewer, UUID repository, LocalDate until, int most) {
        var first = new LooksStore.Place(until.plusDays(1), Instant.EPOCH, new UUID(0, 0));
        return heads(viewer, repository, first, most);
    }

    /// Returns the last days that were looked at, newest first, by repository, for all that are
    /// shown on a day.
    ///
    /// @throws Refusal of kind FORBIDDEN
    public Map<UUID, List<LocalDate>> lookedAt(Viewer viewer, LocalDate day) {
        requireSeen(viewer);
        return viewing(viewer, sql -> store.lookedAt(sql, day));
    }

    /// Counts what was changed since the program began: an answer that was made of the same count
    /// is still true.
    public long changes() {
        return changes.get();
    }

    /// Notes a change when it is committed: who asks before would keep the answer of before.
    void changed() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCompletion(int status) {
                            changes.incrementAndGet();
                        }
                    });
        } else {
            changes.incrementAndGet();
        }
    }

    /// Lists the looks of a repository, newest day first.
    List<LookHead> heads(
            Viewer viewer, UUID repository, LooksStore.@Nullable Place after, int limit) {
        requireSeen(viewer);
        var heads = viewing(viewer, sql -> store.page(sql, repository, after, limit));
        return mayKeep(viewer) ? heads : heads.stream().map(LookHead::withoutImporter).toList();
    }

    /// Follows one figure of a repository back in time, newest day first, one row per day that was
    /// looked at.
    ///
    /// @param until the newest day
    /// @param most how many rows at most
    /// @throws Refusal of kind FORBIDDEN
    public List<FigureRow> trend(
            Viewer viewer, UUID repository, String figureId, LocalDate until, int most) {
        requireSeen(viewer);
        return viewing(viewer, sql -> store.trend(sql, repository, figureId, until, most));
    }

    /// Reads figures of every repository's look of a day, in one query, by name of the repository.
    ///
    /// A repository whose look lacks a figure has no row of it.
    ///
    /// @throws Refusal of kind FORBIDDEN
    public List<FigureRow> figureRows(Viewer viewer, LocalDate day, Collection<String> figureIds) {
        requireSeen(viewer);
        var ids = List.copyOf(figureIds);
        return rows.of(
                changes(),
                List.of(day, ids),
                () -> viewing(viewer, sql -> store.figures(sql, day, ids)));
    }

    /// Explains a number of a repository's look of a day; empty when it has no look of that day.
    ///
    /// @param id a figure's or a chart's
    /// @throws Refusal of kind FORBIDDEN, or of kind NOT_FOUND with the nearest ids when the look
    ///     has no such number
    public Optional<Explained> explain(Viewer viewer, String id, UUID repository, LocalDate day) {
        return lookAsOf(viewer, repository, day).map(kept -> explained(kept, id));
    }

    private static Explained explained(KeptLook kept, String id) {
        var look = StoredLook.of(kept.look());
        return look.figure(id)
                .<Explained.Subject>map(Explained.OfFigure::new)
                .or(() -> look.series(id).map(Explained.OfChart::new))
                .map(subject -> new Explained(kept.head(), look, subject))
                .orElseThrow(
                        () ->
                                new Refusal(
                                        Refusal.Kind.NOT_FOUND,
                                        "The look (%s) of (%s) has no number with the id (%s)."
                                                .formatted(look.lookId(), look.subject(), id),
                                        "Maybe one of: "
                                                + String.join(", ", look.nearest(id))
                                                + "."));
    }

    /// Keeps a look; one that says the same as one kept before changes nothing, unless another was
    /// kept for that day since: then it is that day's look again.
    ///
    /// Joins the caller's transaction, when there is one.
    ///
    /// @throws Refusal when the viewer may not, or there is no such repository
    public Kept keep(Viewer viewer, UUID repository, FirstLook look) {
        requireKeeping(viewer);
        var digest = LookId.digest(look);
        var named = LookId.named(look, digest);
        try {
            return database.keeping(sql -> keep(sql, viewer, repository, named, digest));
        } finally {
            changed();
        }
    }

    private Kept keep(
            JdbcClient sql, Viewer viewer, UUID repository, FirstLook look, String digest) {
        store.lock(sql, repository);
        if (repositories.find(sql, repository, today()).isEmpty()) {
            throw unknown(repository);
        }
        var before = store.byDigest(sql, repository, digest);
        if (before.isPresent()) {
            return again(sql, viewer, before.get());
        }
        var head = head(viewer, repository, look);
        store.insert(
                sql,
                head,
                new LooksStore.Written(
                        digest, look.subject(), viewer.user(), PackedLook.pack(look)));
        store.insertFigures(sql, head.id(), StoredLook.of(look).figures());
        note(sql, viewer, "look.keep", head);
        return new Kept(head, true);
    }

    private Kept again(JdbcClient sql, Viewer viewer, LookHead before) {
        var newest = store.newest(sql, before.repository(), before.asOf()).orElse(before);
        if (!newest.id().equals(before.id())) {
            store.makeNewest(sql, before.id(), now());
            note(sql, viewer, "look.return", before);
        }
        return new Kept(before, false);
    }

    private LookHead head(Viewer viewer, UUID repository, FirstLook look) {
        return new LookHead(
                Ids.next(clock),
                repository,
                look.lookId(),
                look.asOf(),
                look.made().truncatedTo(ChronoUnit.MICROS),
                now(),
                viewer.label(),
                look.gaps().isEmpty() && look.issues().isEmpty(),
                look.issues().size());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void note(JdbcClient sql, Viewer viewer, String action, LookHead head) {
        audit.append(
                sql,
                AuditEntry.of(
                        viewer,
                        action,
                        FieldClass.DELIVERY,
                        List.of(),
                        "look %s of repository %s".formatted(head.id(), head.repository())));
    }

    static Refusal unknown(UUID repository) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "There is no repository (%s).".formatted(repository),
                "Maybe see GET /api/v1/repositories.");
    }

    /// Demands that the viewer may bring looks in.
    void requireKeeping(Viewer viewer) {
        policy.require(viewer, Action.CHANGE, DELIVERY);
    }

    private void requireSeen(Viewer viewer) {
        policy.require(viewer, Action.SEE, DELIVERY);
    }

    private boolean mayKeep(Viewer viewer) {
        return policy.may(viewer, Action.CHANGE, DELIVERY).isAllowed();
    }

    private <T> T viewing(Viewer viewer, Function<JdbcClient, T> work) {
        return database.viewing(viewer.viewpoint(today()), work);
    }
}
