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
                new Ledger<>(database, audit, clock, deciding, new AgreementStore()),
                new WeeklyNumbers(metrics),
                new Checks(metrics));
    }

    @Bean
    Experiments experiments(
            Database database, Audit audit, Clock clock, Deciding deciding, TeamMetrics metrics) {
        return new Experiments(
                new Ledger<>(database, audit, clock, deciding, new ExperimentStore()),
                new WeeklyNumbers(metrics),
                new Checks(metrics));
    }

    @Bean
    AgreementsResource agreementsResource(
            Agreements agreements, TeamMetrics metrics, Deciding deciding, Clock clock) {
        return new AgreementsResource(agreements, new TeamRequests(metrics, deciding, clock));
    }

    @Bean
    ExperimentsResource experimentsResource(
            Experiments experiments, TeamMetrics metrics, Deciding deciding, Clock clock) {
        return new ExperimentsResource(experiments, new TeamRequests(metrics, deciding, clock));
    }
}
