package dev.quarterdeck.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Follows the audit chain row by row and notes what does not fit.
final class ChainCheck {

    private static final int FAULTS_SHOWN = 20;

    private final Map<Long, String> heads = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private final int headsCompared;
    private long seq;
    private Hash hash = Hash.NONE;

    ChainCheck(List<Audit.Head> exported) {
        exported.stream().filter(head -> head.seq() > 0).forEach(this::expect);
        headsCompared = heads.size();
    }

    // Heads are only ever added: two that differ tell that the log was replaced between them.
    private void expect(Audit.Head head) {
        var known = heads.putIfAbsent(head.seq(), head.hash());
        if (known != null && !known.equals(head.hash())) {
            fault(
                    "Entry (%d) was exported with two different heads: the log was replaced.",
                    head.seq());
        }
    }

    void read(AuditRow row) {
        if (row.seq() != seq + 1) {
            fault("Entry (%d) follows entry (%d): one or more are missing.", row.seq(), seq);
        }
        if (!row.previousHash().equals(hash)) {
            fault("Entry (%d) does not follow from the entry before it.", row.seq());
        }
        if (!row.hash().equals(row.expectedHash())) {
            fault("Entry (%d) was changed after it was written.", row.seq());
        }
        var exported = heads.remove(row.seq());
        if (exported != null && !exported.equals(row.hash().toString())) {
            fault("Entry (%d) differs from the exported head.", row.seq());
        }
        seq = row.seq();
        hash = row.hash();
    }

    private void fault(String sentence, Object... values) {
        if (faults.size() < FAULTS_SHOWN) {
            faults.add(sentence.formatted(values));
        }
    }

    AuditVerification result() {
        heads.keySet()
                .forEach(
                        missing ->
                                fault(
                                        "Entry (%d) was exported as a head, but the log ends at"
                                                + " (%d).",
                                        missing, seq));
        return new AuditVerification(seq, headsCompared, faults);
    }
}
