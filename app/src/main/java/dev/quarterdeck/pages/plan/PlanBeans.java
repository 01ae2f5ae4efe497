package dev.quarterdeck.pages.plan;

import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.planning.Forecasts;
import dev.quarterdeck.planning.InitiativeForecasts;
import dev.quarterdeck.planning.Levers;
import dev.quarterdeck.planning.Quarters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the pages of the plan.
@Configuration(proxyBeanMethods = false)
public class PlanBeans {

    @Bean
    PlanPage planPage(Shell shell, Forecasts forecasts, Quarters quarters) {
        return new PlanPage(shell, forecasts, quarters);
    }

    @Bean
    InitiativePage initiativePage(
            Shell shell, Forecasts forecasts, InitiativeForecasts initiatives, Levers levers) {
        return new InitiativePage(shell, forecasts, initiatives, levers);
    }

    @Bean
    QuarterPage quarterPage(Shell shell, Quarters quarters) {
        return new QuarterPage(shell, quarters);
    }
}
