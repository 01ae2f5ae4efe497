package dev.quarterdeck.pages.account;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditRow;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.pages.DoneWords;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.Times;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import java.util.List;

/// Shows somebody who opened or changed their own record.
record OwnReads(Audit audit, Times times) {

    private static final int PAGE = 100;

    /// A page of it. @param before the entry before which older ones begin, 0 for none
    record Reads(Table<AuditRow> table, long before) {}

    Reads of(PageRequest request, PersonId person) {
        var before = request.parameter("reads.before");
        var rows =
                audit.readLog(
                        request.viewer(),
                        person,
                        before.matches("[0-9]{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE,
                        PAGE + 1);
        var shown = rows.stream().limit(PAGE).toList();
        return new Reads(table(request, shown), rows.size() > PAGE ? shown.getLast().seq() : 0);
    }

    private Table<AuditRow> table(PageRequest request, List<AuditRow> rows) {
        return Table.of("reads", "entries", rows)
                .column(
                        "at",
                        "When (%s)".formatted(times.zone()),
                        one -> Cell.toned(times.at(one.at()), "nowrap"))
                .column("who", "Who", one -> who(request, one))
                .column("did", "Did what", one -> Cell.of(DoneWords.did(one)))
                .column("class", "Which records", one -> Cell.of(DoneWords.records(one)))
                .whenEmpty(
                        State.empty(
                                "Nobody opened or changed your record.",
                                "Each opening of what is confidential, and each change, will stand here with who and when.",
                                ""));
    }

    private static Cell who(PageRequest request, AuditRow one) {
        return one.user().equals(request.viewer().user()) ? Cell.of("you") : Cell.of(one.label());
    }
}
