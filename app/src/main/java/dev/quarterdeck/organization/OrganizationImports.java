package dev.quarterdeck.organization;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.csv.CsvReading;
import dev.quarterdeck.organization.csv.PeopleCsv;
import dev.quarterdeck.organization.timeline.Entity;
import dev.quarterdeck.organization.timeline.Fact;
import dev.quarterdeck.organization.timeline.IncomingRow;
import dev.quarterdeck.organization.timeline.OrganizationDiff;
import dev.quarterdeck.organization.timeline.OrganizationTimeline;
import dev.quarterdeck.organization.timeline.RefusedRow;
import dev.quarterdeck.organization.timeline.Statement;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Brings files about the organisation in: shows the difference first, keeps it only when
/// asked.
public final class OrganizationImports {

    private static final int MOST_SHOWN = 1_000;

    private final Database database;
    private final Policy policy;
    private final OrganizationLedger ledger;
    private final Audit audit;
    private final Clock clock;
    private final OrganizationStore store = new OrganizationStore();

    OrganizationImports(
            Database database, Policy policy, OrganizationLedger ledger, Audit audit, Clock clock) {
        this.database = database;
        this.policy = policy;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /// One file to bring in.
    ///
    /// @param name as the user calls it
    public record Upload(String name, byte[] content) {}

    /// What is to be done with files.
    ///
    /// @param apply whether to keep the difference, or only to show it
    /// @param full whether a snapshot names everybody, so that who is missing has left
    public record Wish(boolean apply, boolean full) {}

    /// Demands that the viewer may bring files in.
    void require(Viewer viewer) {
        policy.require(viewer, Action.CHANGE, ProtectedRecord.of(FieldClass.ORGANIZATION));
    }

    /// Compares files with the organisation, and keeps the difference when that is wished.
    ///
    /// In one transaction: either all of it is there afterwards, or nothing. Rows that say what
    /// the viewer may not change are refused, and of confidential rows the report tells what
    /// the files say and what the viewer may see.
    ///
    /// @throws Refusal when the viewer may not, or a file cannot be read at all
    public ImportReport run(Viewer viewer, List<Upload> files, Wish wish, Progress progress) {
        return run(viewer, files, wish, progress, true);
    }

    /// Does the same with a report that others read too: it tells of no confidential row at
    /// all.
    ImportReport runForAll(Viewer viewer, List<Upload> files, Wish wish, Progress progress) {
        return run(viewer, files, wish, progress, false);
    }

    private ImportReport run(
            Viewer viewer, List<Upload> files, Wish wish, Progress progress, boolean own) {
        require(viewer);
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var readings = new ArrayList<CsvReading>();
        for (var file : files) {
            progress.at("reading " + file.name(), readings.size(), files.size());
            readings.add(PeopleCsv.read(file.name(), file.content(), today));
        }
        if (wish.full()) {
            refuseWithoutSnapshot(readings);
        }
        return wish.apply()
                ? ledger.turns()
                        .patiently(
                                () ->
                                        database.keeping(
                                                sql -> {
                                                    store.lock(sql);
                                                    return compare(
                                                            sql, viewer, readings, wish, own,
                                                            progress);
                                                }))
                : database.keeping(sql -> compare(sql, viewer, readings, wish, own, progress));
    }

    private ImportReport compare(
            JdbcClient sql,
            Viewer viewer,
            List<CsvReading> readings,
            Wish wish,
            boolean own,
            Progress progress) {
        progress.at("comparing", 0, 3);
        var before = store.all(sql);
        var rows = rows(readings);
        var missing = missing(before, readings);
        if (wish.full()) {
            rows.addAll(missing);
        }
        var rights = new ImportRights(policy, viewer, before);
        var diff = withUnread(rights.compare(rows, () -> Ids.next(clock)), readings);
        var said =
                own
                        ? new DiffWords.Readable(new SaidRows(rows), rights)
                        : new DiffWords.Readable(null, null);
        var words = new DiffWords(before, diff, said);
        if (wish.apply()) {
            progress.at("keeping", 1, 3);
            ledger.keep(sql, viewer, before, diff);
        } else {
            note(sql, viewer, words);
        }
        progress.at("done", 3, 3);
        return report(words, diff, readings, wish, missing.size());
    }

    // Rows with days of their own tell of changes; who is not in them may well work here.
    private static void refuseWithoutSnapshot(List<CsvReading> readings) {
        if (readings.stream().allMatch(reading -> reading.snapshot() == null)) {
            throw new Refusal(
                    "One of the files (%s) must tell of everybody on one day, so that who is missing has left."
                            .formatted(
                                    readings.stream()
                                            .map(CsvReading::file)
                                            .collect(Collectors.joining(", "))),
                    "Maybe a people file without the column from, as an HR tool exports it; or say who has left in a column until.");
        }
    }

    // What is kept is in the log as a change; of what is only shown, the reading is.
    private void note(JdbcClient sql, Viewer viewer, DiffWords words) {
        words.read()
                .forEach(
                        (fieldClass, persons) ->
                                audit.append(
                                        sql,
                                        AuditEntry.of(
                                                viewer,
                                                "import.read",
                                                fieldClass,
                                                List.copyOf(persons),
                                                "a dry run told of %d persons"
                                                        .formatted(persons.size()))));
    }

    private static List<IncomingRow> rows(List<CsvReading> readings) {
        return readings.stream()
                .flatMap(reading -> reading.rows().stream())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<IncomingRow> missing(
            OrganizationTimeline before, List<CsvReading> readings) {
        var day =
                readings.stream()
                        .map(CsvReading::snapshot)
                        .filter(Objects::nonNull)
                        .max(LocalDate::compareTo)
                        .orElse(null);
        if (day == null) {
            return List.of();
        }
        Set<String> named =
                readings.stream()
                        .flatMap(reading -> reading.numbers().stream())
                        .collect(Collectors.toSet());
        return before.persons().stream()
                .filter(person -> !named.contains(person.number().toLowerCase(Locale.ROOT)))
                .filter(person -> worksOn(before, person, day))
                .map(person -> left(person, day))
                .toList();
    }

    private static boolean worksOn(
            OrganizationTimeline before, Entity.PersonEntity person, LocalDate day) {
        return before.rowsOf(person.id()).stream()
                .anyMatch(row -> row.fact() instanceof Fact.Works && row.range().contains(day));
    }

    private static IncomingRow left(Entity.PersonEntity person, LocalDate day) {
        return new IncomingRow(
                "missing in the snapshot", 0, List.of(new Statement.Left(person.number(), day)));
    }

    private static OrganizationDiff withUnread(OrganizationDiff diff, List<CsvReading> readings) {
        var refused = new ArrayList<RefusedRow>(diff.refused());
        readings.forEach(reading -> refused.addAll(reading.refused()));
        return new OrganizationDiff(diff.changes(), refused, diff.heldBack());
    }

    private static ImportReport report(
            DiffWords words,
            OrganizationDiff diff,
            List<CsvReading> readings,
            Wish wish,
            int missing) {
        return new ImportReport(
                wish.apply(),
                words.summary(),
                words.counts(),
                words.sentences(),
                readings.stream().map(OrganizationImports::file).toList(),
                diff.refused().stream().limit(MOST_SHOWN).toList(),
                diff.refused().size(),
                diff.heldBack().stream().limit(MOST_SHOWN).toList(),
                wish.full() ? 0 : missing);
    }

    private static ImportReport.ReadFile file(CsvReading reading) {
        @Nullable LocalDate snapshot = reading.snapshot();
        return new ImportReport.ReadFile(
                reading.file(),
                reading.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                reading.rows().size() + reading.refused().size(),
                reading.mapping(),
                reading.ignored(),
                snapshot == null ? null : snapshot.toString());
    }
}
