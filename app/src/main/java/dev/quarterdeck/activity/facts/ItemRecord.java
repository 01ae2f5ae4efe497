package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.facts.WorkItemRow.Dates;
import dev.quarterdeck.activity.facts.WorkItemRow.Marks;
import dev.quarterdeck.activity.facts.WorkItemRow.Named;
import dev.quarterdeck.activity.facts.WorkItemRow.Standing;
import dev.quarterdeck.activity.facts.WorkItemRow.Times;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.flow.HistoryFlaw;
import java.util.List;

/// A work item's row as it is stored: with the rules by which it was folded, and what
/// rules are learned from: its moves and all its resolutions.
record ItemRecord(
        FactRow.Head head,
        Named named,
        Standing standing,
        Dates dates,
        Times times,
        int reopened,
        Coverage coverage,
        List<HistoryFlaw> flaws,
        String rules,
        List<String> moves,
        List<String> resolutions) {

    WorkItemRow row() {
        return new WorkItemRow(
                head,
                named,
                standing,
                dates,
                times,
                new Marks(reopened, coverage, false, false, flaws));
    }
}
