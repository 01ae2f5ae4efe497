package dev.quarterdeck.metrics.teams;

import dev.quarterdeck.access.Policy;
import dev.quarterdeck.activity.facts.Measured;
import dev.quarterdeck.organization.Organization;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the metrics of teams.
@Configuration(proxyBeanMethods = false)
public class TeamMetricsBeans {

    @Bean
    Numbers numbers(Measured measured, Clock clock) {
        return new Numbers(measured, clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    NumbersWatch numbersWatch(Numbers numbers) {
        return new NumbersWatch(numbers);
    }

    @Bean
    WeekGroups weekGroups(Organization organization) {
        return new WeekGroups(organization);
    }

    @Bean
    TeamMetrics teamMetrics(Policy policy, Numbers numbers, WeekGroups groups) {
        return new TeamMetrics(policy, numbers, groups);
    }

    @Bean
    Investments investments(TeamMetrics metrics, Numbers numbers, WeekGroups groups, Clock clock) {
        return new Investments(metrics, numbers, groups, clock);
    }

    @Bean
    MetricsResource metricsResource(TeamMetrics metrics, Clock clock) {
        return new MetricsResource(metrics, clock);
    }
}
