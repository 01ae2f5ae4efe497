package dev.quarterdeck.agreements;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps one kind of what teams decide: asks who may, lets one decide at a time, and notes who did.
///
/// Who may is asked before the transaction begins, as asking reads the organisation.
record Ledger<T>(
        Database database, Audit audit, Clock clock, Deciding deciding, TeamStore<T> store) {

    /// Returns the same at another moment.
    Ledger<T> at(Clock moment) {
        return new Ledger<>(database, audit, moment, deciding, store);
    }

    UUID next() {
        return Ids.next(clock);
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }

    /// Lists those of a team as they stood at the end of a day.
    List<T> of(Viewer viewer, UUID team, LocalDate asOf) {
        deciding.requireSeen(viewer);
        var then = asOf.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return database.viewing(viewer.viewpoint(today()), sql -> store.of(sql, team, then));
    }

    /// Keeps a new one. @param work puts it in place, and may refuse
    void begin(Viewer viewer, String action, UUID id, Consumer<JdbcClient> work) {
        database.keep(
                sql -> {
                    hold(sql);
                    work.accept(sql);
                    note(sql, viewer, action, id);
                });
    }

    /// Finds one that the viewer may change.
    T required(Viewer viewer, UUID id) {
        requireMay(viewer, id);
        return database.keeping(sql -> standing(sql, id));
    }

    private void requireMay(Viewer viewer, UUID id) {
        var team = database.keeping(sql -> store.team(sql, id));
        deciding.require(viewer, team.orElseThrow(() -> unknown(id)));
    }

    /// Lets a step follow. @param decide keeps the step, and returns what it comes to
    T change(Viewer viewer, UUID id, String action, BiFunction<JdbcClient, T, T> decide) {
        requireMay(viewer, id);
        return database.keeping(
                sql -> {
                    hold(sql);
                    var changed = decide.apply(sql, standing(sql, id));
                    note(sql, viewer, action, id);
                    return changed;
                });
    }

    /// Makes a step of a moment. @param what the end or the closing, where the kind has one
    <W> Step<W> step(Signed signed, UUID of, String kind, Optional<W> what) {
        return new Step<>(next(), of, kind, signed.by(), signed.at(), what);
    }

    Signed signed(Viewer viewer) {
        return new Signed(viewer.label(), now());
    }

    /// Who did something, and when.
    record Signed(String by, Instant at) {}

    private T standing(JdbcClient sql, UUID id) {
        return store.find(sql, id).orElseThrow(() -> unknown(id));
    }

    /// Waits until nobody else decides.
    private static void hold(JdbcClient sql) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('agreements', 0)) is null")
                .query()
                .singleRow();
    }

    private void note(JdbcClient sql, Viewer viewer, String action, UUID id) {
        audit.append(
                sql,
                AuditEntry.of(
                        viewer,
                        store.kind() + "." + action,
                        FieldClass.TEAM_AGREEMENTS,
                        List.of(),
                        store.kind() + " " + id));
    }

    private Refusal unknown(UUID id) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "There is no %s (%s), or it was taken back.".formatted(store.kind(), id),
                "Maybe list those of the team.");
    }
}
