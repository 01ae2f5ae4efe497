package dev.quarterdeck.portfolio;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.Version;
import dev.quarterdeck.platform.csv.CsvRow;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keep freezes and blackouts, each change a version.
///
/// Everybody who is signed in reads. They decide about people's time, so directors and
/// administrators set them.
public final class Pauses {

    private final Database database;
    private final Organization organization;
    private final PortfolioRights rights;
    private final Audit audit;
    private final Clock clock;

    Pauses(
            Database database,
            Organization organization,
            PortfolioRights rights,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.organization = organization;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    /// Returns today, by the program's clock.
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// Lists them as they stood at the end of a day, by their first day; also those that were
    /// called off.
    ///
    /// @throws Refusal of kind FORBIDDEN
    public List<Pause> pauses(Viewer viewer, LocalDate day) {
        rights.requireSeen(viewer);
        var end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return database.viewing(viewer.viewpoint(today()), sql -> PauseStore.at(sql, end));
    }

    /// Lists all versions of one, the newest first.
    ///
    /// @throws Refusal when there is none, or the viewer may not
    public List<Pause> history(Viewer viewer, UUID pause) {
        rights.requireSeen(viewer);
        var versions =
                database.viewing(viewer.viewpoint(today()), sql -> PauseStore.history(sql, pause));
        if (versions.isEmpty()) {
            throw unknown(pause);
        }
        return versions;
    }

    private static Refusal unknown(UUID pause) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "There is no pause (%s).".formatted(pause),
                "Maybe see GET /api/v1/pauses.");
    }

    Names names(Viewer viewer) {
        return new Names(organization, viewer, PortfolioState.EMPTY);
    }

    /// Returns a pause as a file writes it, by column.
    public Map<String, String> cells(Viewer viewer, Pause one) {
        return PauseCells.of(one.terms(), names(viewer));
    }

    /// Keeps a new one.
    ///
    /// @param cells by column, as a file has them
    /// @param why in the viewer's words, or null
    /// @throws Refusal when the viewer may not, or a rule is broken
    public Pause add(Viewer viewer, Map<String, String> cells, @Nullable String why) {
        rights.requireAll(viewer);
        return PortfolioStore.changing(
                database, sql -> keep(sql, viewer, null, new CsvRow("", 1, cells), why));
    }

    /// Keeps what is now said of one; what was said before stays readable.
    ///
    /// @param approves is handed the number of the version that stands, and throws to refuse
    /// @param cells by column; what is missing stays
    /// @return the version that stands now: the same one when nothing differs
    /// @throws Refusal when the viewer may not, there is no such one, or a rule is broken
    public Pause change(
            Viewer viewer,
            UUID pause,
            IntConsumer approves,
            Map<String, String> cells,
            @Nullable String why) {
        rights.requireAll(viewer);
        return PortfolioStore.changing(
                database,
                sql -> {
                    var before =
                            PauseStore.history(sql, pause).stream()
                                    .findFirst()
                                    .orElseThrow(() -> unknown(pause));
                    approves.accept(before.version().number());
                    return keep(sql, viewer, before, new CsvRow("", 1, cells), why);
                });
    }

    private Pause keep(
            JdbcClient sql,
            Viewer viewer,
            @Nullable Pause before,
            CsvRow row,
            @Nullable String why) {
        var names = names(viewer);
        Map<String, String> cells =
                before == null ? Map.of() : PauseCells.of(before.terms(), names);
        var terms = PauseCells.read(row.over(cells), names);
        requireFree(sql, before, terms.key());
        if (before != null && before.terms().equals(terms)) {
            return before;
        }
        var one =
                new Pause(
                        before == null ? Ids.next(clock) : before.id(),
                        terms,
                        new Version(
                                before == null ? 1 : before.version().number() + 1,
                                clock.instant(),
                                viewer.label(),
                                why));
        PauseStore.insert(sql, one);
        var what = "pause %s, version %d".formatted(one.id(), one.version().number());
        audit.append(
                sql, AuditEntry.of(viewer, "pause.keep", FieldClass.PORTFOLIO, List.of(), what));
        return one;
    }

    private static void requireFree(JdbcClient sql, @Nullable Pause before, String key) {
        boolean isTaken =
                PauseStore.at(sql, PortfolioStore.ALWAYS).stream()
                        .filter(one -> before == null || !one.id().equals(before.id()))
                        .anyMatch(one -> one.terms().key().equalsIgnoreCase(key));
        PortfolioRules.requireFree(isTaken, key);
    }
}
