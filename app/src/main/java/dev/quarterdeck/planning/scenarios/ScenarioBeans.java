package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.planning.Levers;
import dev.quarterdeck.planning.Plans;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.portfolio.Portfolio;
import dev.quarterdeck.seats.Assumptions;
import dev.quarterdeck.seats.Seats;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires scenarios and their comparison.
@Configuration(proxyBeanMethods = false)
public class ScenarioBeans {

    @Bean
    Vocabulary planVocabulary(Organization organization, Portfolio portfolio, Seats seats) {
        return new Vocabulary(organization, portfolio, seats);
    }

    @Bean
    Scenarios scenarios(
            Database database, Policy policy, Vocabulary vocabulary, Audit audit, Clock clock) {
        return new Scenarios(database, new ScenarioRights(policy), vocabulary, audit, clock);
    }

    @Bean
    Comparisons comparisons(
            Plans plans,
            Scenarios scenarios,
            Vocabulary vocabulary,
            Assumptions assumptions,
            Policy policy) {
        var rights = new ScenarioRights(policy);
        var pricing = new Pricing(vocabulary, assumptions, rights);
        return new Comparisons(plans, scenarios, vocabulary, pricing, rights);
    }

    @Bean
    PricedLevers pricedLevers(
            Levers levers,
            Plans plans,
            Vocabulary vocabulary,
            Assumptions assumptions,
            Policy policy) {
        var pricing = new Pricing(vocabulary, assumptions, new ScenarioRights(policy));
        return new PricedLevers(levers, plans, vocabulary, pricing);
    }

    @Bean
    ScenariosResource scenariosResource(
            Scenarios scenarios,
            Comparisons comparisons,
            PricedLevers levers,
            Vocabulary vocabulary) {
        return new ScenariosResource(scenarios, comparisons, levers, vocabulary);
    }
}
