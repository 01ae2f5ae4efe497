package dev.quarterdeck.activity.kept;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.ToldCommit;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Gatherers;

/// Keep the commits of repositories that are read with git, and read them back.
///
/// A commit is what its id says: one that comes twice is one, and none is ever taken away, also
/// when every branch that led to it is deleted.
public final class ToldCommits {

    private static final int CHUNK = 5_000;

    private final Database database;
    private final Clock clock;
    private final ToldCommitsStore store = new ToldCommitsStore();

    ToldCommits(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Keeps commits, in the caller's transaction or in one of its own.
    ///
    /// @return how many were not known
    public long append(UUID source, Collection<ToldCommit> told) {
        var byId = new TreeMap<String, ToldCommit>();
        for (var one : told) {
            var key = one.repository() + "\n" + one.note().sha();
            byId.merge(key, one, ToldCommits::fuller);
        }
        if (byId.isEmpty()) {
            return 0;
        }
        return database.keeping(
                sql -> {
                    // Before any row: who tells events of the source marks it too, and holds first.
                    Histories.hold(sql, source);
                    var written =
                            byId.values().stream()
                                    .gather(Gatherers.windowFixed(CHUNK))
                                    .flatMap(chunk -> store.write(sql, source, chunk).stream())
                                    .toList();
                    // A patch that becomes known links changes as a commit does.
                    if (!written.isEmpty()) {
                        Unsettled.mark(
                                sql, List.of(source), HistoryKind.DEFINITION, clock.instant());
                    }
                    return written.stream().filter(isNew -> isNew).count();
                });
    }

    /// Of two tellings the one that knows the patch holds, and of two of these that with the files;
    /// what either knows of assistance holds.
    private static ToldCommit fuller(ToldCommit one, ToldCommit other) {
        var fuller = one.paths() == null ? other : one;
        if (one.note().patch().isEmpty() != other.note().patch().isEmpty()) {
            fuller = one.note().patch().isEmpty() ? other : one;
        }
        return fuller.declaresAi() == null
                ? new ToldCommit(
                        fuller.repository(),
                        fuller.parents(),
                        fuller.note(),
                        fuller.paths(),
                        one.declaresAi() == null ? other.declaresAi() : one.declaresAi())
                : fuller;
    }

    /// A repository of which a source told commits.
    public record Place(UUID source, String repository) {}

    /// Lists of which repositories which sources told commits.
    public List<Place> places() {
        return database.keeping(store::places);
    }

    /// Reads the commits of a repository one after the other, in the order of their ids.
    public void forEach(UUID source, String repository, Consumer<ToldCommit> work) {
        var after = new byte[0];
        while (true) {
            var from = after;
            var page = database.keeping(sql -> store.page(sql, source, repository, from, CHUNK));
            page.forEach(work);
            if (page.size() < CHUNK) {
                return;
            }
            after = ToldCommitsStore.bytes(page.getLast().note().sha());
        }
    }
}
