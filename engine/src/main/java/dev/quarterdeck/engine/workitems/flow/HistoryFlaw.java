package dev.quarterdeck.engine.workitems.flow;

/// Names a flaw of an item's record, which makes some figure about it doubtful.
public enum HistoryFlaw {
    /// Finished, and no status of work was ever entered although all changes are known.
    COMPLETED_WITHOUT_START("finished without ever being in work"),
    /// Its status changed after it was first closed.
    CHANGED_AFTER_DONE("its status changed after it was done"),
    /// It went back to an earlier status of the same category.
    BACK_TO_EARLIER_STATUS("went back to an earlier status"),
    /// It went back to an earlier category: from work to the queue, from done to work.
    BACK_TO_EARLIER_CATEGORY("went back to an earlier category"),
    /// It was first closed before it was first started.
    STOPPED_BEFORE_STARTED("closed before it was started"),
    /// It went back to the queue after work had begun: by a rule that starts anew, what was before
    /// would not count.
    DISCARDED_HISTORY("put back into the queue after work had begun"),
    /// It is shown on several boards, whose rules may differ.
    ON_SEVERAL_BOARDS("shown on several boards"),
    /// What was told of it contradicts itself.
    CONTRADICTORY("what the tracker told of it contradicts itself"),
    /// It is closed and has sub-items that are not.
    PARTS_UNDONE("closed with open sub-items"),
    /// It waits in the queue while a sub-item is in work.
    PARTS_STARTED("not started, though a sub-item is"),
    /// It is open and blocked by an item that is closed.
    BLOCKED_BY_CLOSED("blocked by an item that is closed");

    private final String label;

    HistoryFlaw(String label) {
        this.label = label;
    }

    /// Returns the words a reader sees.
    public String label() {
        return label;
    }
}
