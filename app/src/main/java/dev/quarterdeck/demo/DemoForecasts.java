package dev.quarterdeck.demo;

import dev.quarterdeck.planning.Forecasts;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.stream.IntStream;

/// Tells the forecasts that the page of the plan would have told on earlier Mondays, by what was
/// known then: the past of the company is invented, what is told of it is computed.
final class DemoForecasts {

    private static final int WEEKS = 24;
    private static final int EACH = 2;

    private final Forecasts forecasts;

    DemoForecasts(Forecasts forecasts) {
        this.forecasts = forecasts;
    }

    /// @param today the day for which the demo is made
    void tell(LocalDate today) {
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        IntStream.iterate(WEEKS, weeks -> weeks > 0, weeks -> weeks - EACH)
                .mapToObj(monday::minusWeeks)
                .forEach(forecasts::tellAsOf);
    }
}
