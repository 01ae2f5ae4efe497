package dev.quarterdeck.planning;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.platform.http.AsOf;
import dev.quarterdeck.portfolio.Portfolio;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Answers for the forecast of the portfolio, how earlier ones fared, and what effort went to.
@RestController
final class ForecastResource {

    private final Forecasts forecasts;
    private final ForecastRecords records;
    private final GoalEfforts efforts;
    private final Organization organization;
    private final Portfolio portfolio;

    ForecastResource(
            Forecasts forecasts,
            ForecastRecords records,
            GoalEfforts efforts,
            Organization organization,
            Portfolio portfolio) {
        this.forecasts = forecasts;
        this.records = records;
        this.efforts = efforts;
        this.organization = organization;
        this.portfolio = portfolio;
    }

    @GetMapping("/api/v1/plan/forecast")
    Forecast today(Viewer viewer) {
        return forecasts.today(viewer);
    }

    @GetMapping("/api/v1/plan/record")
    RecordJson record(Viewer viewer) {
        return RecordJson.of(records.today(viewer));
    }

    /// What went to goals. @param hidden why nothing is shown, or null
    record Effort(GoalEffort.@Nullable Shown shown, @Nullable String hidden) {}

    @GetMapping("/api/v1/plan/effort")
    Effort effort(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(defaultValue = "13") int weeks,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        var day = AsOf.day(asOf, portfolio.today());
        var unit = team == null ? null : organization.asOf(viewer, day).requireTeam(team).id();
        return switch (efforts.of(viewer, unit, day, weeks)) {
            case GoalEffort.Shown shown -> new Effort(shown, null);
            case GoalEffort.Hidden(var reason) -> new Effort(null, reason);
        };
    }
}
