package dev.quarterdeck.pages.plan;

import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.planning.Forecasts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the pages of the plan.
@Configuration(proxyBeanMethods = false)
public class PlanBeans {

    @Bean
    PlanPage planPage(Shell shell, Forecasts forecasts) {
        return new PlanPage(shell, forecasts);
    }
}
