package dev.quarterdeck.organization;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Decision;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.timeline.Change;
import dev.quarterdeck.organization.timeline.DatedRow.PersonRow;
import dev.quarterdeck.organization.timeline.IncomingRow;
import dev.quarterdeck.organization.timeline.OrganizationDiff;
import dev.quarterdeck.organization.timeline.OrganizationTimeline;
import dev.quarterdeck.organization.timeline.RefusedRow;
import dev.quarterdeck.organization.timeline.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Holds an import to what its viewer may change and see of each person.
///
/// A question is asked of the policy once, however many rows raise it.
final class ImportRights {

    private final Policy policy;
    private final Viewer viewer;
    private final OrganizationTimeline before;
    private final Map<Question, Decision> decided = new HashMap<>();

    private record Question(Action action, ProtectedRecord record) {}

    ImportRights(Policy policy, Viewer viewer, OrganizationTimeline before) {
        this.policy = policy;
        this.viewer = viewer;
        this.before = before;
    }

    private Decision may(Action action, ProtectedRecord record) {
        return decided.computeIfAbsent(
                new Question(action, record), asked -> policy.may(viewer, action, record));
    }

    /// Answers whether the whole of what is stored in a class about a person may be shown.
    boolean sees(FieldClass fieldClass, PersonId subject) {
        return may(Action.SEE, ProtectedRecord.about(fieldClass, subject))
                        instanceof Decision.Allow(var _, var extent)
                && extent == Decision.Extent.FULL;
    }

    /// Compares rows, with those refused that say what the viewer may not change.
    ///
    /// A row about leave, skills or accounts is refused before anything is compared: whether it
    /// would change something tells what is stored. A row about a profile is refused only when
    /// it would change it, so that a file of everybody does not stumble over its own bearer.
    OrganizationDiff compare(List<IncomingRow> rows, Supplier<UUID> ids) {
        var refused = new ArrayList<RefusedRow>();
        var open = without(rows, refused, ImportRights::isConfidential);
        var diff = before.compare(open, ids);
        var closed = closed(diff);
        while (!closed.isEmpty()) {
            var profiles = closed;
            open = without(open, refused, profiles::containsKey);
            diff = before.compare(open, ids);
            closed = closed(diff);
        }
        refused.addAll(diff.refused());
        return new OrganizationDiff(diff.changes(), refused, diff.heldBack());
    }

    private interface Held {
        boolean test(ProtectedRecord record);
    }

    private static boolean isConfidential(ProtectedRecord record) {
        return record.fieldClass() != FieldClass.PROFILE;
    }

    private Map<ProtectedRecord, String> closed(OrganizationDiff diff) {
        Map<ProtectedRecord, String> closed = new LinkedHashMap<>();
        for (var change : diff.changes()) {
            var row = rowOf(change);
            if (row == null || before.person(row.person()).isEmpty()) {
                continue;
            }
            var record =
                    ProtectedRecord.about(OrganizationLedger.fieldClass(row.fact()), row.person());
            if (record.fieldClass() == FieldClass.PROFILE
                    && may(Action.CHANGE, record) instanceof Decision.Refuse(var reason)) {
                closed.put(record, reason);
            }
        }
        return closed;
    }

    private static @Nullable PersonRow rowOf(Change change) {
        return switch (change) {
            case Change.Added(PersonRow row) -> row;
            case Change.Ended(var _, PersonRow row) -> row;
            case Change.Withdrawn(PersonRow row) -> row;
            case Change.Named _, Change.Added _, Change.Ended _, Change.Withdrawn _ -> null;
        };
    }

    private List<IncomingRow> without(List<IncomingRow> rows, List<RefusedRow> refused, Held held) {
        var open = new ArrayList<IncomingRow>(rows.size());
        for (var row : rows) {
            var reason = refusal(row, held);
            if (reason == null) {
                open.add(row);
            } else {
                refused.add(reason);
            }
        }
        return open;
    }

    private @Nullable RefusedRow refusal(IncomingRow row, Held held) {
        for (var statement : row.statements()) {
            var record = OrganizationLedger.record(before, statement);
            if (held.test(record)
                    && may(Action.CHANGE, record) instanceof Decision.Refuse(var reason)) {
                return refused(row, statement, record.fieldClass(), reason);
            }
        }
        return null;
    }

    private static RefusedRow refused(
            IncomingRow row, Statement statement, FieldClass fieldClass, String reason) {
        var what = fieldClass.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var whom = statement instanceof Statement.OfPerson of ? of.number() : "the organisation";
        return new RefusedRow(
                row.file(),
                row.line(),
                what,
                whom,
                "You may not change %s of (%s): %s.".formatted(what, whom, reason),
                "Maybe somebody whose duty it is brings this row in.");
    }
}
