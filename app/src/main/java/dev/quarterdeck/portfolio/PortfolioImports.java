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
import dev.quarterdeck.platform.csv.CsvSheet;
import dev.quarterdeck.platform.csv.RowChange;
import dev.quarterdeck.platform.csv.RowReading;
import dev.quarterdeck.platform.csv.RowReading.Read;
import dev.quarterdeck.platform.csv.TableReport;
import dev.quarterdeck.platform.store.Database;
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

/// Bring goals, initiatives and pauses in as files: shows what differs first, keeps all of it or
/// nothing.
///
/// A row says what is known now of what has its key. A column that the file lacks says nothing; an
/// empty cell says that there is none. What the file does not name stays.
public final class PortfolioImports {

    private static final int MOST_ROWS = 5_000;

    private final Database database;
    private final Organization organization;
    private final PortfolioRights rights;
    private final Audit audit;
    private final Clock clock;

    PortfolioImports(
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

    /// Returns the same at another moment, as a history that is made up needs.
    public PortfolioImports at(Clock moment) {
        return new PortfolioImports(database, organization, rights, audit, moment);
    }

    /// The kinds of file.
    enum Kind {
        GOALS,
        INITIATIVES,
        PAUSES;

        /// Goals have an outcome, pauses say of which sort they are.
        static Kind of(CsvSheet sheet) {
            if (!sheet.columns().contains("key")) {
                throw new Refusal(
                        "The file (%s) must have the column key; it has (%s)."
                                .formatted(sheet.file(), String.join(", ", sheet.columns())),
                        "Maybe another file was meant; docs/guide/portfolio.md lists the columns.");
            }
            if (sheet.columns().contains(PauseCells.KIND)) {
                return PAUSES;
            }
            return sheet.columns().contains("outcome") ? GOALS : INITIATIVES;
        }

        List<String> columns() {
            return switch (this) {
                case GOALS -> GoalCells.COLUMNS;
                case INITIATIVES -> InitiativeCells.COLUMNS;
                case PAUSES -> PauseCells.COLUMNS;
            };
        }
    }

    /// Compares a file with what is there, and keeps it when that is wished and no row is refused.
    ///
    /// @param why in the viewer's words, or null
    /// @throws Refusal when the viewer may not, or the file cannot be read at all
    public TableReport run(
            Viewer viewer, String file, byte[] content, boolean apply, @Nullable String why) {
        rights.requireAll(viewer);
        var sheet = CsvSheet.read(file, content);
        sheet.requireFew(MOST_ROWS);
        var kind = Kind.of(sheet);
        return database.keeping(
                sql -> {
                    PortfolioStore.hold(sql);
                    var state = PortfolioStore.at(sql, PortfolioStore.ALWAYS);
                    var names = new Names(organization, viewer, state);
                    var run = new Run(viewer, state, names, apply, why);
                    return switch (kind) {
                        case GOALS -> run.goals(sql, sheet);
                        case INITIATIVES -> run.initiatives(sql, sheet);
                        case PAUSES -> run.pauses(sql, sheet);
                    };
                });
    }

    /// One file on its way in.
    private final class Run {

        private final Viewer viewer;
        private final PortfolioState state;
        private final Names names;
        private final boolean apply;
        private final @Nullable String why;
        private final Map<String, UUID> ids = new HashMap<>();
        private final RowReading rows = new RowReading();
        private final List<RowChange> changes = new ArrayList<>();
        private double end;

        Run(Viewer viewer, PortfolioState state, Names names, boolean apply, @Nullable String why) {
            this.viewer = viewer;
            this.state = state;
            this.names = names;
            this.apply = apply;
            this.why = why;
            end = state.end();
        }

        TableReport goals(JdbcClient sql, CsvSheet sheet) {
            var read = each(sheet, this::goal);
            boolean isKept = apply && rows.problems().isEmpty();
            if (isKept) {
                read.forEach(one -> PortfolioStore.insert(sql, one.thing()));
                note(sql, "goals", read.size());
            }
            return report(Kind.GOALS, sheet, isKept);
        }

        private Optional<Goal> goal(CsvRow row) {
            var before = state.goalOf(row.needed("key"));
            Map<String, String> cells =
                    before.map(one -> GoalCells.of(one.terms(), names)).orElse(Map.of());
            var terms = GoalCells.read(row.over(cells), names);
            changes.add(RowChange.of(terms.key(), cells, GoalCells.of(terms, names)));
            boolean isSame = before.filter(one -> one.terms().equals(terms)).isPresent();
            var id = before.map(Goal::id).orElseGet(() -> Ids.next(clock));
            return isSame
                    ? Optional.empty()
                    : Optional.of(new Goal(id, terms, next(before.map(Goal::version))));
        }

        TableReport pauses(JdbcClient sql, CsvSheet sheet) {
            var before = new HashMap<String, Pause>();
            PauseStore.at(sql, PortfolioStore.ALWAYS)
                    .forEach(one -> before.put(small(one.terms().key()), one));
            var read =
                    each(
                            sheet,
                            row -> {
                                var key = small(row.needed("key"));
                                return pause(row, Optional.ofNullable(before.get(key)));
                            });
            boolean isKept = apply && rows.problems().isEmpty();
            if (isKept) {
                read.forEach(one -> PauseStore.insert(sql, one.thing()));
                note(sql, "pauses", read.size());
            }
            return report(Kind.PAUSES, sheet, isKept);
        }

        private Optional<Pause> pause(CsvRow row, Optional<Pause> before) {
            Map<String, String> cells =
                    before.map(one -> PauseCells.of(one.terms(), names)).orElse(Map.of());
            var terms = PauseCells.read(row.over(cells), names);
            changes.add(RowChange.of(terms.key(), cells, PauseCells.of(terms, names)));
            boolean isSame = before.filter(one -> one.terms().equals(terms)).isPresent();
            var id = before.map(Pause::id).orElseGet(() -> Ids.next(clock));
            return isSame
                    ? Optional.empty()
                    : Optional.of(new Pause(id, terms, next(before.map(Pause::version))));
        }

        TableReport initiatives(JdbcClient sql, CsvSheet sheet) {
            // A row may wait for one below it, so all keys are known before the first is read.
            sheet.rows().forEach(this::introduce);
            var read = each(sheet, this::initiative);
            var after = state.withInitiatives(read.stream().map(Read::thing).toList());
            read.forEach(
                    one -> rows.collect(one.row(), () -> PortfolioRules.check(after, one.thing())));
            boolean isKept = apply && rows.problems().isEmpty();
            if (isKept) {
                read.forEach(one -> PortfolioStore.insert(sql, one.thing()));
                note(sql, "initiatives", read.size());
            }
            return report(Kind.INITIATIVES, sheet, isKept);
        }

        private void introduce(CsvRow row) {
            var key = row.cells().getOrDefault("key", "");
            if (!key.isEmpty() && state.initiativeOf(key).isEmpty()) {
                names.knowInitiative(key, newId(key));
            }
        }

        private UUID newId(String key) {
            return ids.computeIfAbsent(small(key), ignored -> Ids.next(clock));
        }

        private Optional<Initiative> initiative(CsvRow row) {
            var key = row.needed("key");
            var before = state.initiativeOf(key);
            Map<String, String> cells =
                    before.map(one -> InitiativeCells.of(one.terms(), names)).orElse(Map.of());
            var terms = InitiativeCells.read(row.over(cells), names, end);
            end = Math.max(end, terms.place().order() + 1);
            changes.add(RowChange.of(terms.key(), cells, InitiativeCells.of(terms, names)));
            boolean isSame = before.filter(one -> one.terms().equals(terms)).isPresent();
            var id = before.map(Initiative::id).orElseGet(() -> newId(key));
            return isSame
                    ? Optional.empty()
                    : Optional.of(new Initiative(id, terms, next(before.map(Initiative::version))));
        }

        private <T> List<Read<T>> each(CsvSheet sheet, Function<CsvRow, Optional<T>> read) {
            return rows.each(sheet, "key", row -> row.needed("key"), read);
        }

        private Version next(Optional<Version> before) {
            int number = before.map(Version::number).orElse(0);
            return new Version(number + 1, clock.instant(), viewer.label(), why);
        }

        private void note(JdbcClient sql, String what, int count) {
            audit.append(
                    sql,
                    AuditEntry.of(
                            viewer,
                            "portfolio.import",
                            FieldClass.PORTFOLIO,
                            List.of(),
                            "%d %s".formatted(count, what)));
        }

        private TableReport report(Kind kind, CsvSheet sheet, boolean isKept) {
            var ignored =
                    sheet.columns().stream().filter(one -> !kind.columns().contains(one)).toList();
            return TableReport.of(
                    small(kind.name()), isKept, sheet, ignored, changes, rows.problems());
        }
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
