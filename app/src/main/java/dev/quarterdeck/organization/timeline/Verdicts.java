package dev.quarterdeck.organization.timeline;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps which rows were refused and which were taken without their manager, with the reasons.
final class Verdicts {

    private final Map<IncomingRow, RefusedRow> refused = new IdentityHashMap<>();
    private final Map<IncomingRow, RefusedRow> heldBack = new IdentityHashMap<>();

    /// What is wrong, apart from where.
    record Reason(String what, String value, String rule, String maybe) {

        private RefusedRow at(IncomingRow row) {
            return new RefusedRow(row.file(), row.line(), what, value, rule, maybe);
        }
    }

    /// Refuses a row, for its first reason only.
    void refuse(IncomingRow row, Reason reason) {
        refused.putIfAbsent(row, reason.at(row));
    }

    void holdBack(IncomingRow row, Reason reason) {
        heldBack.putIfAbsent(row, reason.at(row));
    }

    void forgetHeldBack(IncomingRow row) {
        heldBack.remove(row);
    }

    boolean isRefused(@Nullable IncomingRow row) {
        return row != null && refused.containsKey(row);
    }

    int count() {
        return refused.size();
    }

    List<RefusedRow> refused() {
        return List.copyOf(refused.values());
    }

    List<RefusedRow> heldBack() {
        heldBack.keySet().removeIf(refused::containsKey);
        return List.copyOf(heldBack.values());
    }

    /// Returns what was heard from rows that are not refused.
    <S extends Statement> List<Heard<S>> taken(List<Heard<S>> heard) {
        return heard.stream().filter(one -> !isRefused(one.row())).toList();
    }
}
