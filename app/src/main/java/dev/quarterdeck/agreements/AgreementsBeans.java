package dev.quarterdeck.agreements;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.metrics.teams.TeamMetrics;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires agreements and experiments.
@Configuration(proxyBeanMethods = false)
public class AgreementsBeans {

    @Bean
    Deciding deciding(Policy policy, Organization organization) {
        return new Deciding(policy, organization);
    }

    @Bean
    Agreements agreements(
            Database database, Audit audit, Clock clock, Deciding deciding, TeamMetrics metrics) {
        return new Agreements(
                database, audit, clock, deciding, new WeeklyNumbers(metrics), new Checks(metrics));
    }

    @Bean
    Experiments experiments(
            Database database, Audit audit, Clock clock, Deciding deciding, TeamMetrics metrics) {
        return new Experiments(
                database, audit, clock, deciding, new WeeklyNumbers(metrics), new Checks(metrics));
    }

    @Bean
    AgreementsResource agreementsResource(
            Agreements agreements, TeamMetrics metrics, Deciding deciding, Clock clock) {
        return new AgreementsResource(agreements, metrics, deciding, clock);
    }

    @Bean
    ExperimentsResource experimentsResource(
            Experiments experiments, TeamMetrics metrics, Deciding deciding, Clock clock) {
        return new ExperimentsResource(experiments, metrics, deciding, clock);
    }
}
