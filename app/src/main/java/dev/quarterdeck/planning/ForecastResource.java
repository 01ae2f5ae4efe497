package dev.quarterdeck.planning;

import dev.quarterdeck.access.Viewer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers for the forecast of the portfolio.
@RestController
final class ForecastResource {

    private final Forecasts forecasts;

    ForecastResource(Forecasts forecasts) {
        this.forecasts = forecasts;
    }

    @GetMapping("/api/v1/plan/forecast")
    Forecast today(Viewer viewer) {
        return forecasts.today(viewer);
    }
}
