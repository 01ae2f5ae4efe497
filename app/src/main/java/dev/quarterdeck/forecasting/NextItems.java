package dev.quarterdeck.forecasting;

import dev.quarterdeck.metrics.Section;

public final class NextItems {
    public static Section section(FinishedItems items, java.time.Instant asOf) {
        return new Section(
                "forecast",
                "Forecast",
                java.util.List.of(new Section.Words("stub")),
                java.util.List.of(),
                java.util.List.of(),
                java.util.List.of(),
                "");
    }
}
