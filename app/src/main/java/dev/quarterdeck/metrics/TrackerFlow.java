package dev.quarterdeck.metrics;

public final class TrackerFlow {
    public static Section of(Object tracker, java.time.Instant asOf) {
        return new Section(
                "flow",
                "Flow",
                java.util.List.of(),
                java.util.List.of(),
                java.util.List.of(),
                java.util.List.of(),
                "");
    }
}
