package dev.quarterdeck.pages.plan;

import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Times;
import dev.quarterdeck.planning.Forecasts;
import dev.quarterdeck.planning.baselines.Baselines;
import dev.quarterdeck.planning.scenarios.Comparisons;
import dev.quarterdeck.planning.scenarios.Scenarios;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the pages of the plan.
@Configuration(proxyBeanMethods = false)
public class PlanBeans {

    @Bean
    PlanPage planPage(Shell shell, Forecasts forecasts) {
        return new PlanPage(shell, forecasts);
    }

    @Bean
    ScenariosPage scenariosPage(Shell shell, Scenarios scenarios, Times times) {
        return new ScenariosPage(shell, scenarios, times);
    }

    @Bean
    ComparePage comparePage(Shell shell, Scenarios scenarios, Comparisons comparisons) {
        return new ComparePage(shell, scenarios, comparisons);
    }

    @Bean
    BaselinesPage baselinesPage(Shell shell, Baselines baselines, Times times) {
        return new BaselinesPage(shell, baselines, times);
    }
}
