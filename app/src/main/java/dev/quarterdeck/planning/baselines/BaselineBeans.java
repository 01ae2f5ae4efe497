package dev.quarterdeck.planning.baselines;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.planning.Forecasts;
import dev.quarterdeck.planning.InitiativeEnds;
import dev.quarterdeck.planning.Plans;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.portfolio.Portfolio;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires frozen plans.
@Configuration(proxyBeanMethods = false)
public class BaselineBeans {

    @Bean
    Baselines baselines(
            Plans plans,
            Forecasts forecasts,
            Portfolio portfolio,
            InitiativeEnds ends,
            Database database,
            Policy policy,
            Audit audit,
            Clock clock) {
        return new Baselines(
                new Baselines.Sources(plans, forecasts, portfolio, ends),
                database,
                policy,
                audit,
                clock);
    }

    @Bean
    BaselinesResource baselinesResource(Baselines baselines) {
        return new BaselinesResource(baselines);
    }
}
