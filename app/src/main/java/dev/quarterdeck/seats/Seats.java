package dev.quarterdeck.seats;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.Version;
import dev.quarterdeck.platform.csv.CellMembers;
import dev.quarterdeck.platform.csv.CsvRow;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.seats.Seat.Cost;
import dev.quarterdeck.seats.SeatCells.Said;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keep which positions we fund, each change a version.
///
/// Everybody who is signed in reads seats. Whom one replaces and what it costs is left out for who
/// may not know. The head of a team plans its seats, those above approve them; what is material to
/// an approved seat is approved again.
public final class Seats {

    private final Database database;
    private final Organization organization;
    private final SeatRights rights;
    private final Audit audit;
    private final Clock clock;

    Seats(
            Database database,
            Organization organization,
            SeatRights rights,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.organization = organization;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    /// Returns the same at another moment, as a history that is made up needs.
    public Seats at(Clock moment) {
        return new Seats(database, organization, rights, audit, moment);
    }

    /// Returns today, by the program's clock.
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// Lists the seats as they stood at the end of a day, by key, with what the viewer may know.
    ///
    /// What is confidential of it is noted in the audit log.
    ///
    /// @throws Refusal of kind FORBIDDEN
    public List<Seat> seats(Viewer viewer, LocalDate day) {
        return read(viewer, (sql, without) -> SeatStore.at(sql, end(day), without));
    }

    private static java.time.Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private interface Reading {
        List<Seat> read(JdbcClient sql, Cost without);
    }

    private List<Seat> read(Viewer viewer, Reading reading) {
        rights.requireSeen(viewer);
        Cost without = rights.seesCosts(viewer) ? new Cost.Unknown() : new Cost.Hidden();
        var seats = database.viewing(viewer.viewpoint(today()), sql -> reading.read(sql, without));
        noteRead(viewer, seats);
        return seats;
    }

    private void noteRead(Viewer viewer, List<Seat> seats) {
        var replaced =
                seats.stream()
                        .flatMap(one -> Optional.ofNullable(one.replaces()).stream())
                        .distinct()
                        .toList();
        long costs = seats.stream().filter(one -> one.cost() instanceof Cost.Known).count();
        if (replaced.isEmpty() && costs == 0) {
            return;
        }
        database.keep(
                sql -> {
                    if (!replaced.isEmpty()) {
                        note(sql, viewer, "backfill.read", FieldClass.BACKFILLS, replaced, "seats");
                    }
                    if (costs > 0) {
                        var what = "the cost of %d seats".formatted(costs);
                        note(sql, viewer, "cost.read", FieldClass.STAFF_COST, List.of(), what);
                    }
                });
    }

    /// Lists the same without anything confidential: for plans, which all see.
    ///
    /// @throws Refusal of kind FORBIDDEN
    public List<Seat> plain(Viewer viewer, LocalDate day) {
        rights.requireSeen(viewer);
        return database
                .viewing(
                        viewer.viewpoint(today()),
                        sql -> SeatStore.at(sql, end(day), new Cost.Hidden()))
                .stream()
                .map(one -> new Seat(one.id(), one.terms(), null, new Cost.Hidden(), one.version()))
                .toList();
    }

    /// Returns what seats cost in a month at the end of a day, nothing for who may not know it.
    ///
    /// @throws Refusal of kind FORBIDDEN
    public Map<UUID, Money> costs(Viewer viewer, LocalDate day) {
        rights.requireSeen(viewer);
        if (!rights.seesCosts(viewer)) {
            return Map.of();
        }
        var costs = new HashMap<UUID, Money>();
        database.viewing(
                        viewer.viewpoint(today()),
                        sql -> SeatStore.at(sql, end(day), new Cost.Unknown()))
                .forEach(
                        one -> {
                            if (one.cost() instanceof Cost.Known(Money monthly)) {
                                costs.put(one.id(), monthly);
                            }
                        });
        if (!costs.isEmpty()) {
            var what = "the cost of %d seats".formatted(costs.size());
            database.keep(
                    sql -> note(sql, viewer, "cost.read", FieldClass.STAFF_COST, List.of(), what));
        }
        return costs;
    }

    /// Lists all versions of a seat, the newest first.
    ///
    /// @throws Refusal when there is none, or the viewer may not
    public List<Seat> history(Viewer viewer, UUID seat) {
        var versions = read(viewer, (sql, without) -> SeatStore.history(sql, seat, without));
        if (versions.isEmpty()) {
            throw unknown(seat);
        }
        return versions;
    }

    private static Refusal unknown(UUID seat) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "There is no seat (%s).".formatted(seat),
                "Maybe see GET /api/v1/seats.");
    }

    /// Returns why the viewer may not plan seats of a team, empty when they may.
    public Optional<String> refusal(Viewer viewer, UUID team) {
        return rights.refusal(viewer, team);
    }

    /// Returns a seat as a file writes it, by column, with what is known of it.
    public Map<String, String> cells(Viewer viewer, Seat one) {
        var names = new SeatNames(organization, viewer, plain(viewer, today()));
        return SeatCells.of(Said.of(one), names);
    }

    boolean seesAllReplaced(Viewer viewer) {
        return rights.seesAllReplaced(viewer);
    }

    /// Keeps a new seat.
    ///
    /// @param cells by column, as a file has them; `key`, `team` and `role` are needed
    /// @param why in the viewer's words, or null
    /// @throws Refusal when the viewer may not, or a rule is broken
    public Seat add(Viewer viewer, Map<String, String> cells, @Nullable String why) {
        return changed(
                (sql, before) -> keep(sql, viewer, before, null, new CsvRow("", 1, cells), why));
    }

    /// Keeps what is now said of a seat; what was said before stays readable.
    ///
    /// @param approves is handed the number of the version that stands, and throws to refuse
    /// @param cells by column, as a file has them; what is missing stays
    /// @return the version that stands now: the same one when nothing differs
    /// @throws Refusal when the viewer may not, there is no such seat, or a rule is broken
    public Seat change(
            Viewer viewer,
            UUID seat,
            IntConsumer approves,
            Map<String, String> cells,
            @Nullable String why) {
        return changed(
                (sql, all) -> {
                    var before = found(all, seat);
                    rights.requirePlanning(viewer, before.terms().team());
                    approves.accept(before.version().number());
                    return keep(sql, viewer, all, before, new CsvRow("", 1, cells), why);
                });
    }

    private static Seat found(List<Seat> all, UUID seat) {
        return all.stream()
                .filter(one -> one.id().equals(seat))
                .findFirst()
                .orElseThrow(() -> unknown(seat));
    }

    /// Keeps a seat for who follows somebody, in one step: what is not said is taken over from
    /// the seat that is left, or from where the leaver works.
    ///
    /// @param cells by column; `replaces` or `of_seat` is needed
    /// @param why in the viewer's words, or null
    /// @throws Refusal when the viewer may not, or nothing says which team and role it has
    public Seat backfill(Viewer viewer, Map<String, String> cells, @Nullable String why) {
        return changed(
                (sql, all) -> {
                    var names = new SeatNames(organization, viewer, all);
                    var taken = new Backfill(organization, viewer, all, names, today());
                    var row = taken.row(new CsvRow("", 1, cells));
                    return keep(sql, viewer, all, null, row, why);
                });
    }

    private interface Changing {
        Seat change(JdbcClient sql, List<Seat> all);
    }

    private Seat changed(Changing work) {
        Function<JdbcClient, Seat> locked =
                sql -> {
                    SeatStore.hold(sql);
                    return work.change(
                            sql, SeatStore.at(sql, SeatStore.ALWAYS, new Cost.Unknown()));
                };
        return CellMembers.read(() -> database.keeping(locked));
    }

    private Seat keep(
            JdbcClient sql,
            Viewer viewer,
            List<Seat> all,
            @Nullable Seat before,
            CsvRow row,
            @Nullable String why) {
        requireConfidential(viewer, before, row);
        var names = new SeatNames(organization, viewer, all);
        Map<String, String> cells =
                before == null ? Map.of() : SeatCells.of(Said.of(before), names);
        var said = SeatCells.read(row.over(cells), names);
        requireRights(viewer, before, said, row);
        requireFree(all, before, said.terms().key());
        if (before != null && Said.of(before).equals(said)) {
            return cut(viewer, before);
        }
        var one = seat(viewer, before, said, why);
        SeatStore.insert(sql, one);
        note(sql, viewer, one);
        return cut(viewer, one);
    }

    // Before anything is compared: whether it differs would tell what is there.
    private void requireConfidential(Viewer viewer, @Nullable Seat before, CsvRow row) {
        if (row.has(SeatCells.MONTHLY_COST)) {
            rights.requireCosts(viewer);
        }
        if (row.has(SeatCells.REPLACES) && before != null) {
            rights.requireReplacing(viewer, before.replaces());
        }
    }

    private void requireRights(Viewer viewer, @Nullable Seat before, Said said, CsvRow row) {
        var terms = said.terms();
        rights.requirePlanning(viewer, terms.team());
        if (row.has(SeatCells.REPLACES) && said.replaces() != null) {
            rights.requireReplacing(viewer, said.replaces());
        }
        var stood = before == null ? null : before.terms();
        if (Approval.isNeeded(stood, terms)) {
            rights.requireApproving(viewer, terms.team());
            if (stood != null) {
                rights.requireApproving(viewer, stood.team());
            }
        }
    }

    private static void requireFree(List<Seat> all, @Nullable Seat before, String key) {
        boolean isTaken =
                all.stream()
                        .filter(one -> before == null || !one.id().equals(before.id()))
                        .anyMatch(one -> one.terms().key().equalsIgnoreCase(key));
        if (isTaken) {
            throw new Refusal(
                            Refusal.Kind.CONFLICT,
                            "The key (%s) is taken.".formatted(key),
                            "Maybe change the seat that has it, or take another one.")
                    .about("key");
        }
    }

    private Seat seat(Viewer viewer, @Nullable Seat before, Said said, @Nullable String why) {
        int number = before == null ? 0 : before.version().number();
        return new Seat(
                before == null ? Ids.next(clock) : before.id(),
                said.terms(),
                said.replaces(),
                said.cost(),
                new Version(number + 1, clock.instant(), viewer.label(), why));
    }

    /// Leaves out what the viewer may not know of what was just kept.
    private Seat cut(Viewer viewer, Seat one) {
        var replaces = one.replaces();
        boolean isShown = replaces == null || rights.seesReplaced(viewer, replaces);
        return new Seat(
                one.id(),
                one.terms(),
                isShown ? replaces : null,
                rights.seesCosts(viewer) ? one.cost() : new Cost.Hidden(),
                one.version());
    }

    private void note(JdbcClient sql, Viewer viewer, Seat one) {
        var what = "seat %s, version %d".formatted(one.id(), one.version().number());
        note(sql, viewer, "seat.keep", FieldClass.SEATS, List.of(), what);
    }

    private void note(
            JdbcClient sql,
            Viewer viewer,
            String action,
            FieldClass fieldClass,
            List<PersonId> subjects,
            String what) {
        audit.append(sql, AuditEntry.of(viewer, action, fieldClass, subjects, what));
    }
}
