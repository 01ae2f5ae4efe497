package dev.quarterdeck.engine.workitems;

/// Where a status stands on the way of the work.
public enum StatusCategory {
    /// Waits to be started.
    QUEUE("queue"),
    /// Started and not done; reviews, tests and waits after the start belong here.
    WORK("work"),
    /// Closed, whether finished or discarded.
    DONE("done"),
    /// Nobody said and the name tells nothing.
    UNKNOWN("not known");

    private final String label;

    StatusCategory(String label) {
        this.label = label;
    }

    /// Returns the words a reader sees.
    public String label() {
        return label;
    }
}
