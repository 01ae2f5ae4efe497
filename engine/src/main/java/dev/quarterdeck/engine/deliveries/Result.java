package dev.quarterdeck.engine.deliveries;

/// Says how a run, a stage or a deployment ended.
public enum Result {
    /// It did what it should.
    SUCCESS("succeeded"),
    /// It did not do what it should: failures, errors, time-outs.
    FAILED("failed"),
    /// Somebody or something stopped it; says nothing about what it would have come to.
    CANCELLED("cancelled"),
    /// It had nothing to do.
    SKIPPED("skipped"),
    /// It ended, and the tool does not tell how in words we know.
    UNKNOWN("not known");

    private final String label;

    Result(String label) {
        this.label = label;
    }

    /// Returns the words a reader sees.
    public String label() {
        return label;
    }
}
