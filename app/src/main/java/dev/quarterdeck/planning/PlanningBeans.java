package dev.quarterdeck.planning;

import dev.quarterdeck.access.Policy;
import dev.quarterdeck.activity.facts.Measured;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.Staffing;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.portfolio.Portfolio;
import dev.quarterdeck.seats.Assumptions;
import dev.quarterdeck.seats.SeatStarts;
import dev.quarterdeck.seats.Seats;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the plan and its forecasts.
@Configuration(proxyBeanMethods = false)
public class PlanningBeans {

    @Bean
    Plans plans(
            Portfolio portfolio,
            Seats seats,
            Assumptions assumptions,
            SeatStarts starts,
            Organization organization,
            Staffing staffing,
            Measured measured) {
        return new Plans(
                new Plans.Sources(
                        portfolio, seats, assumptions, starts, organization, staffing, measured));
    }

    @Bean
    Forecasts forecasts(Plans plans, Policy policy, Database database, Clock clock) {
        return new Forecasts(plans, policy, database, clock);
    }

    @Bean
    ForecastResource forecastResource(Forecasts forecasts) {
        return new ForecastResource(forecasts);
    }
}
