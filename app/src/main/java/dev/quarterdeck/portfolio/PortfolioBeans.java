package dev.quarterdeck.portfolio;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires goals, initiatives and their order.
@Configuration(proxyBeanMethods = false)
public class PortfolioBeans {

    @Bean
    Portfolio portfolio(Database database, Policy policy, Audit audit, Clock clock) {
        return new Portfolio(database, new PortfolioRights(policy), audit, clock);
    }

    @Bean
    PortfolioImports portfolioImports(
            Database database, Organization organization, Policy policy, Audit audit, Clock clock) {
        return new PortfolioImports(
                database, organization, new PortfolioRights(policy), audit, clock);
    }

    @Bean
    Pauses pauses(
            Database database, Organization organization, Policy policy, Audit audit, Clock clock) {
        return new Pauses(database, organization, new PortfolioRights(policy), audit, clock);
    }

    @Bean
    PausesResource pausesResource(Pauses pauses) {
        return new PausesResource(pauses);
    }

    @Bean
    Priorities priorities(Portfolio portfolio) {
        return new Priorities(portfolio);
    }

    @Bean
    PortfolioRows portfolioRows(Portfolio portfolio, Organization organization) {
        return new PortfolioRows(portfolio, organization);
    }

    @Bean
    PortfolioResource portfolioResource(
            Portfolio portfolio, PortfolioRows rows, Organization organization) {
        return new PortfolioResource(portfolio, rows, organization);
    }

    @Bean
    PortfolioFilesResource portfolioFilesResource(
            Portfolio portfolio,
            Pauses pauses,
            PortfolioImports imports,
            Priorities priorities,
            Organization organization) {
        return new PortfolioFilesResource(portfolio, pauses, imports, priorities, organization);
    }
}
