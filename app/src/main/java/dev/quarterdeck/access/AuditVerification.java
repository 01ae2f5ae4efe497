package dev.quarterdeck.access;

import java.util.List;

/// Says whether the audit log is whole.
///
/// @param entries how many entries were read
/// @param headsCompared how many exported heads were compared with it
/// @param faults what is wrong, each a sentence; none when it is whole
public record AuditVerification(long entries, int headsCompared, List<String> faults) {

    /// Copies the faults.
    public AuditVerification {
        faults = List.copyOf(faults);
    }

    /// Answers whether nothing is wrong.
    public boolean isWhole() {
        return faults.isEmpty();
    }
}
