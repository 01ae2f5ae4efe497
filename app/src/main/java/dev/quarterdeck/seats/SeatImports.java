package dev.quarterdeck.seats;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.Version;
import dev.quarterdeck.platform.csv.BadCell;
import dev.quarterdeck.platform.csv.CsvRow;
import dev.quarterdeck.platform.csv.CsvSheet;
import dev.quarterdeck.platform.csv.RowChange;
import dev.quarterdeck.platform.csv.RowReading;
import dev.quarterdeck.platform.csv.TableReport;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.seats.Assumption.What;
import dev.quarterdeck.seats.Seat.Cost;
import dev.quarterdeck.seats.SeatCells.Said;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Bring seats, assumptions and stays of candidates in as files: shows what differs first, keeps
/// all of it or nothing.
///
/// A column that the file lacks says nothing; an empty cell says that there is none. What the file
/// does not name stays.
public final class SeatImports {

    private final Database database;
    private final Organization organization;
    private final SeatRights rights;
    private final Audit audit;
    private final Clock clock;

    SeatImports(
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
    public SeatImports at(Clock moment) {
        return new SeatImports(database, organization, rights, audit, moment);
    }

    /// The kinds of file, told apart by their columns.
    enum Kind {
        SEATS(SeatCells.COLUMNS, FieldClass.SEATS, 5_000),
        ASSUMPTIONS(AssumptionCells.COLUMNS, FieldClass.STAFFING_ASSUMPTIONS, 5_000),
        CANDIDATES(StayCells.COLUMNS, FieldClass.HIRING_FUNNEL, 20_000);

        private final List<String> columns;
        private final FieldClass fieldClass;
        private final int most;

        Kind(List<String> columns, FieldClass fieldClass, int most) {
            this.columns = columns;
            this.fieldClass = fieldClass;
            this.most = most;
        }

        static Kind of(CsvSheet sheet) {
            var columns = sheet.columns();
            if (columns.contains("application")) {
                return CANDIDATES;
            }
            if (columns.contains("what")) {
                return ASSUMPTIONS;
            }
            if (columns.contains("key")) {
                return SEATS;
            }
            throw new Refusal(
                    "The file (%s) must have the column key, what or application; it has (%s)."
                            .formatted(sheet.file(), String.join(", ", columns)),
                    "Maybe another file was meant; docs/guide/seats.md lists the columns.");
        }
    }

    /// Compares a file with what is there, and keeps it when that is wished and no row is refused.
    ///
    /// @param why in the viewer's words, or null
    /// @throws Refusal when the viewer may not, or the file cannot be read at all
    public TableReport run(
            Viewer viewer, String file, byte[] content, boolean apply, @Nullable String why) {
        var sheet = CsvSheet.read(file, content);
        var kind = Kind.of(sheet);
        sheet.requireFew(kind.most);
        require(viewer, kind, sheet);
        return database.keeping(
                sql -> {
                    SeatStore.hold(sql);
                    var seats = SeatStore.at(sql, SeatStore.ALWAYS, new Cost.Unknown());
                    var names = new SeatNames(organization, viewer, seats);
                    var run = new Run(viewer, seats, names, apply, why);
                    return switch (kind) {
                        case SEATS -> run.seats(sql, sheet);
                        case ASSUMPTIONS -> run.assumptions(sql, sheet);
                        case CANDIDATES -> run.candidates(sql, sheet);
                    };
                });
    }

    // Before anything is compared: a difference would tell what is there.
    private void require(Viewer viewer, Kind kind, CsvSheet sheet) {
        switch (kind) {
            case SEATS -> {
                rights.requireAll(viewer);
                if (sheet.columns().contains(SeatCells.MONTHLY_COST)) {
                    rights.requireCosts(viewer);
                }
                if (sheet.columns().contains(SeatCells.REPLACES)) {
                    rights.requireReplacing(viewer, null);
                }
            }
            case ASSUMPTIONS -> rights.requireAssuming(viewer);
            case CANDIDATES -> rights.requireFunnel(viewer);
        }
    }

    /// One file on its way in.
    private final class Run {

        private final Viewer viewer;
        private final List<Seat> seats;
        private final SeatNames names;
        private final boolean apply;
        private final @Nullable String why;
        private final Map<String, UUID> ids = new HashMap<>();
        private final RowReading rows = new RowReading();
        private final List<RowChange> changes = new ArrayList<>();

        Run(Viewer viewer, List<Seat> seats, SeatNames names, boolean apply, @Nullable String why) {
            this.viewer = viewer;
            this.seats = seats;
            this.names = names;
            this.apply = apply;
            this.why = why;
        }

        TableReport seats(JdbcClient sql, CsvSheet sheet) {
            // A row may follow a seat below it, so all keys are known before the first is read.
            sheet.rows().forEach(this::introduce);
            var read = rows.each(sheet, "key", row -> row.needed("key"), this::seat);
            return finish(
                    sql, Kind.SEATS, sheet, () -> insert(read, one -> SeatStore.insert(sql, one)));
        }

        private void introduce(CsvRow row) {
            var key = row.cells().getOrDefault("key", "");
            if (!key.isEmpty() && seatOf(key).isEmpty()) {
                names.know(key, newId(key));
            }
        }

        private Optional<Seat> seatOf(String key) {
            return seats.stream()
                    .filter(one -> one.terms().key().equalsIgnoreCase(key))
                    .findFirst();
        }

        private UUID newId(String key) {
            return ids.computeIfAbsent(key.toLowerCase(Locale.ROOT), ignored -> Ids.next(clock));
        }

        private Optional<Seat> seat(CsvRow row) {
            var key = row.needed("key");
            var before = seatOf(key);
            Map<String, String> cells =
                    before.map(one -> SeatCells.of(Said.of(one), names)).orElse(Map.of());
            var said = SeatCells.read(row.over(cells), names);
            note(said.terms().key(), cells, SeatCells.of(said, names));
            if (before.filter(one -> Said.of(one).equals(said)).isPresent()) {
                return Optional.empty();
            }
            var id = before.map(Seat::id).orElseGet(() -> newId(key));
            var version = next(before.map(Seat::version));
            return Optional.of(new Seat(id, said.terms(), said.replaces(), said.cost(), version));
        }

        TableReport assumptions(JdbcClient sql, CsvSheet sheet) {
            var all = AssumptionStore.at(sql, SeatStore.ALWAYS);
            var read = rows.each(sheet, "role", this::subject, row -> assumption(row, all));
            return finish(
                    sql,
                    Kind.ASSUMPTIONS,
                    sheet,
                    () -> insert(read, one -> AssumptionStore.insert(sql, one)));
        }

        private String subject(CsvRow row) {
            return row.needed("role") + " " + row.needed("what") + " " + row.needed("from");
        }

        private Optional<Assumption> assumption(CsvRow row, List<Assumption> all) {
            var said = AssumptionCells.read(row);
            if (said.value().what() == What.RATE) {
                requireCosts();
            }
            var before =
                    all.stream()
                            .filter(one -> AssumptionCells.Said.of(one).isAbout(said))
                            .findFirst();
            Map<String, String> cells =
                    before.map(AssumptionCells.Said::of).map(AssumptionCells::of).orElse(Map.of());
            note(subject(row), cells, AssumptionCells.of(said));
            if (before.map(AssumptionCells.Said::of).filter(said::equals).isPresent()) {
                return Optional.empty();
            }
            var role = before.map(Assumption::role).orElse(said.role());
            var version = next(before.map(Assumption::version));
            return Optional.of(
                    new Assumption(role, said.from(), said.value(), said.source(), version));
        }

        private void requireCosts() {
            try {
                rights.requireCosts(viewer);
            } catch (Refusal refusal) {
                throw new BadCell(
                        "what", "rate", String.valueOf(refusal.getMessage()), refusal.remedy());
            }
        }

        TableReport candidates(JdbcClient sql, CsvSheet sheet) {
            var all = new HashMap<String, ToldStay>();
            StayStore.at(sql, SeatStore.ALWAYS).forEach(one -> all.put(identity(one), one));
            Function<CsvRow, String> identity =
                    row ->
                            row.needed("application")
                                    + " "
                                    + row.needed("entered")
                                    + " "
                                    + row.needed("stage");
            var read = rows.each(sheet, "stage", identity, row -> stay(row, all));
            return finish(
                    sql,
                    Kind.CANDIDATES,
                    sheet,
                    () ->
                            insert(
                                    read,
                                    one ->
                                            StayStore.insert(
                                                    sql, one, viewer.label(), clock.instant())));
        }

        private static String identity(ToldStay stay) {
            return stay.application() + " " + stay.entered() + " " + stay.stage();
        }

        private Optional<ToldStay> stay(CsvRow row, Map<String, ToldStay> all) {
            var said = StayCells.read(row, names);
            var before = Optional.ofNullable(all.get(identity(said)));
            Map<String, String> cells =
                    before.map(one -> StayCells.of(one, names)).orElse(Map.of());
            note(said.application(), cells, StayCells.of(said, names));
            return before.filter(said::equals).isPresent() ? Optional.empty() : Optional.of(said);
        }

        private void note(String key, Map<String, String> before, Map<String, String> after) {
            changes.add(RowChange.of(key, before, after));
        }

        private Version next(Optional<Version> before) {
            int number = before.map(Version::number).orElse(0);
            return new Version(number + 1, clock.instant(), viewer.label(), why);
        }

        private <T> void insert(
                List<RowReading.Read<T>> read, java.util.function.Consumer<T> insert) {
            read.forEach(one -> insert.accept(one.thing()));
        }

        private TableReport finish(JdbcClient sql, Kind kind, CsvSheet sheet, Runnable keep) {
            boolean isKept = apply && rows.problems().isEmpty();
            if (isKept) {
                keep.run();
                audit.append(
                        sql,
                        AuditEntry.of(
                                viewer,
                                "seats.import",
                                kind.fieldClass,
                                List.of(),
                                "%d rows of %s".formatted(sheet.rows().size(), small(kind))));
            }
            var ignored =
                    sheet.columns().stream().filter(one -> !kind.columns.contains(one)).toList();
            return TableReport.of(small(kind), isKept, sheet, ignored, changes, rows.problems());
        }
    }

    private static String small(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
