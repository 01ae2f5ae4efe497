package dev.quarterdeck.pages.people;

import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.organization.ImportReport;
import dev.quarterdeck.organization.timeline.RefusedRow;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.people.ImportView.Count;
import dev.quarterdeck.pages.view.people.ImportView.Found;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Words what an import would change, or changed.
record ImportFindings(ImportReport report) {

    Table<String> changes() {
        return Table.of("changes", "changes", report.changes())
                .column("change", report.applied() ? "Changed" : "Would change", Cell::of)
                .whenEmpty(
                        State.empty(
                                "Nothing differs.",
                                "The organisation says already what the files say.",
                                ""));
    }

    Table<RefusedRow> refused() {
        return rows("refused", "rows not taken", report.refused());
    }

    Table<RefusedRow> held() {
        return rows("held", "rows taken without their manager", report.heldBack());
    }

    private static Table<RefusedRow> rows(String id, String caption, List<RefusedRow> rows) {
        return Table.of(id, caption, rows)
                .column("file", "File", one -> Cell.of(one.file()))
                .number(
                        "line",
                        "Line",
                        one -> Cell.of(one.line() == 0 ? "" : "" + one.line()),
                        RefusedRow::line)
                .column("what", "What", one -> Cell.of(one.what()))
                .column("value", "Value", one -> Cell.of(one.value()))
                .column("rule", "Why not", one -> Cell.of(one.rule()))
                .column("maybe", "What may help", one -> Cell.of(one.maybe()));
    }

    Found view(PageRequest request, @Nullable FormView apply) {
        return new Found(
                report.summary(),
                report.counts().entrySet().stream()
                        .filter(one -> one.getValue() > 0)
                        .map(one -> new Count(one.getKey(), one.getValue()))
                        .toList(),
                report.files().stream().map(ImportFindings::words).toList(),
                notes(),
                changes().view(request),
                report.refused().isEmpty() ? null : refused().view(request),
                report.heldBack().isEmpty() ? null : held().view(request),
                apply);
    }

    private static String words(ImportReport.ReadFile file) {
        var ignored =
                file.ignored().isEmpty()
                        ? ""
                        : "; says nothing here: " + String.join(", ", file.ignored());
        var day = file.snapshot() == null ? "" : ", as of " + file.snapshot();
        return "%s: %s, %s%s%s"
                .formatted(
                        file.file(),
                        file.kind(),
                        Wording.counted(file.rows(), "row"),
                        day,
                        ignored);
    }

    private List<String> notes() {
        var notes = new ArrayList<String>();
        if (report.missing() > 0) {
            notes.add(
                    "%s people who work here are not in the files. If the files name everybody, choose them again with that box ticked."
                            .formatted(Wording.count(report.missing())));
        }
        if (report.refusedCount() > report.refused().size()) {
            notes.add(
                    "%s rows were not taken; the first %s are shown."
                            .formatted(
                                    Wording.count(report.refusedCount()),
                                    Wording.count(report.refused().size())));
        }
        if (report.changes().size() >= 1_000) {
            notes.add("The first 1,000 changes are shown; the counts are of all.");
        }
        return notes;
    }
}
