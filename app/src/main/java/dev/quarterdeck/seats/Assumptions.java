package dev.quarterdeck.seats;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Version;
import dev.quarterdeck.platform.csv.CellMembers;
import dev.quarterdeck.platform.csv.CsvRow;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.seats.Assumption.What;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keep what is assumed of roles from a day on, each with its source.
public final class Assumptions {

    private final Database database;
    private final SeatRights rights;
    private final Audit audit;
    private final Clock clock;

    Assumptions(Database database, SeatRights rights, Audit audit, Clock clock) {
        this.database = database;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    /// Returns the same at another moment, as a history that is made up needs.
    public Assumptions at(Clock moment) {
        return new Assumptions(database, rights, audit, moment);
    }

    /// Lists what was assumed at the end of a day, for all days, without rates for who may not know
    /// them.
    ///
    /// @throws dev.quarterdeck.platform.Refusal of kind FORBIDDEN
    public List<Assumption> all(Viewer viewer, LocalDate day) {
        var all = seen(viewer, day);
        long rates = all.stream().filter(one -> one.value().what() == What.RATE).count();
        if (rates > 0) {
            var what = "the rates of %d roles".formatted(rates);
            database.keep(sql -> note(sql, viewer, "cost.read", FieldClass.STAFF_COST, what));
        }
        return all;
    }

    private List<Assumption> seen(Viewer viewer, LocalDate day) {
        rights.requireSeenAssumptions(viewer);
        var end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return database.viewing(viewer.viewpoint(today()), sql -> AssumptionStore.at(sql, end));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// Returns what holds of each role on a day, as it was assumed at its end.
    ///
    /// @throws dev.quarterdeck.platform.Refusal of kind FORBIDDEN
    public Map<String, RoleAssumptions> on(Viewer viewer, LocalDate day) {
        return on(all(viewer, day), day);
    }

    /// Returns the same without anything confidential, rates that is: for plans, which all see.
    ///
    /// @throws dev.quarterdeck.platform.Refusal of kind FORBIDDEN
    public Map<String, RoleAssumptions> plain(Viewer viewer, LocalDate day) {
        var open =
                seen(viewer, day).stream().filter(one -> one.value().what() != What.RATE).toList();
        return on(open, day);
    }

    /// Returns what holds on a day among assumptions for all days.
    static Map<String, RoleAssumptions> on(List<Assumption> all, LocalDate day) {
        var latest = BinaryOperator.maxBy(Comparator.comparing(Assumption::from));
        var byRole =
                all.stream()
                        .filter(one -> !one.from().isAfter(day))
                        .collect(
                                Collectors.groupingBy(
                                        Assumption::role,
                                        TreeMap::new,
                                        Collectors.toMap(
                                                one -> one.value().what(), one -> one, latest)));
        var roles = new TreeMap<String, RoleAssumptions>();
        byRole.forEach((role, said) -> roles.put(role, RoleAssumptions.of(role, said.values())));
        return roles;
    }

    /// Keeps one assumption.
    ///
    /// @param cells by column, as a file has them, all of them
    /// @param why in the viewer's words, or null
    /// @throws dev.quarterdeck.platform.Refusal when the viewer may not, or a rule is broken
    public Assumption keep(Viewer viewer, Map<String, String> cells, @Nullable String why) {
        rights.requireAssuming(viewer);
        return CellMembers.read(
                () -> {
                    var said = AssumptionCells.read(new CsvRow("", 1, cells));
                    if (said.value().what() == What.RATE) {
                        rights.requireCosts(viewer);
                    }
                    return database.keeping(sql -> keep(sql, viewer, said, why));
                });
    }

    private Assumption keep(
            JdbcClient sql, Viewer viewer, AssumptionCells.Said said, @Nullable String why) {
        SeatStore.hold(sql);
        var before =
                AssumptionStore.at(sql, SeatStore.ALWAYS).stream()
                        .filter(one -> AssumptionCells.Said.of(one).isAbout(said))
                        .findFirst();
        if (before.filter(one -> AssumptionCells.Said.of(one).equals(said)).isPresent()) {
            return before.get();
        }
        int number = before.map(one -> one.version().number()).orElse(0);
        var version = new Version(number + 1, now(), viewer.label(), why);
        var role = before.map(Assumption::role).orElse(said.role());
        var one = new Assumption(role, said.from(), said.value(), said.source(), version);
        AssumptionStore.insert(sql, one);
        boolean isRate = said.value().what() == What.RATE;
        note(
                sql,
                viewer,
                "assumption.keep",
                isRate ? FieldClass.STAFF_COST : FieldClass.STAFFING_ASSUMPTIONS,
                "%s from %s".formatted(said.value().what().words(), said.from()));
        return one;
    }

    private Instant now() {
        return clock.instant();
    }

    private void note(
            JdbcClient sql, Viewer viewer, String action, FieldClass fieldClass, String what) {
        audit.append(sql, AuditEntry.of(viewer, action, fieldClass, List.of(), what));
    }
}
