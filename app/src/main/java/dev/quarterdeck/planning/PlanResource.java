package dev.quarterdeck.planning;

import dev.quarterdeck.access.Viewer;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Answers for one initiative, and what a quarter holds.
@RestController
final class PlanResource {

    private final InitiativeForecasts initiatives;
    private final Quarters quarters;

    PlanResource(InitiativeForecasts initiatives, Quarters quarters) {
        this.initiatives = initiatives;
        this.quarters = quarters;
    }

    @GetMapping("/api/v1/plan/initiatives/{initiativeKey}/forecast")
    InitiativeForecast initiative(
            Viewer viewer,
            @PathVariable String initiativeKey,
            @RequestParam(required = false) @Nullable LocalDate since,
            @RequestParam(defaultValue = "false") boolean drivers) {
        return initiatives.of(viewer, initiativeKey, since, drivers);
    }

    @GetMapping("/api/v1/plan/quarter")
    Quarter quarter(Viewer viewer, @RequestParam(required = false) @Nullable LocalDate from) {
        return quarters.of(viewer, from);
    }
}
