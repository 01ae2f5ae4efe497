package dev.quarterdeck.planning;

import dev.quarterdeck.access.Viewer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers for the forecast of the portfolio, and for how earlier ones fared.
@RestController
final class ForecastResource {

    private final Forecasts forecasts;
    private final ForecastRecords records;

    ForecastResource(Forecasts forecasts, ForecastRecords records) {
        this.forecasts = forecasts;
        this.records = records;
    }

    @GetMapping("/api/v1/plan/forecast")
    Forecast today(Viewer viewer) {
        return forecasts.today(viewer);
    }

    @GetMapping("/api/v1/plan/record")
    RecordJson record(Viewer viewer) {
        return RecordJson.of(records.today(viewer));
    }
}
