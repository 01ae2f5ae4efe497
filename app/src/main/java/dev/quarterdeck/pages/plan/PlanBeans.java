package dev.quarterdeck.pages.plan;

import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.planning.ForecastRecords;
import dev.quarterdeck.planning.Forecasts;
import dev.quarterdeck.planning.RecordLine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the pages of the plan.
@Configuration(proxyBeanMethods = false)
public class PlanBeans {

    @Bean
    PlanPage planPage(Shell shell, Forecasts forecasts, RecordLine record) {
        return new PlanPage(shell, forecasts, record);
    }

    @Bean
    RecordPage recordPage(Shell shell, ForecastRecords records) {
        return new RecordPage(shell, records);
    }
}
