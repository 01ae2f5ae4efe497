package dev.quarterdeck.demo;

import dev.quarterdeck.access.Grants;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.signin.OneTimeBeans;
import dev.quarterdeck.access.signin.OneTimeKeys;
import dev.quarterdeck.access.signin.PreparedUsers;
import dev.quarterdeck.activity.facts.Owners;
import dev.quarterdeck.agreements.Agreements;
import dev.quarterdeck.agreements.Experiments;
import dev.quarterdeck.looks.kept.Looks;
import dev.quarterdeck.looks.kept.Repositories;
import dev.quarterdeck.metrics.intention.Intentions;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationImports;
import dev.quarterdeck.planning.Forecasts;
import dev.quarterdeck.planning.baselines.Baselines;
import dev.quarterdeck.planning.scenarios.Scenarios;
import dev.quarterdeck.platform.http.Notices.Notice;
import dev.quarterdeck.portfolio.Portfolio;
import dev.quarterdeck.portfolio.PortfolioImports;
import dev.quarterdeck.seats.SeatImports;
import dev.quarterdeck.sources.kept.Connections;
import dev.quarterdeck.sources.kept.Runs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Makes what a server has beside everything else while it shows the demo; needs a `DemoOrder`.
@Configuration(proxyBeanMethods = false)
@Import(OneTimeBeans.class)
public class DemoBeans {

    @Bean
    DemoFilling demoFilling(
            DemoOrder order,
            OrganizationImports imports,
            Organization organization,
            PreparedUsers users,
            Grants grants,
            Looks looks,
            Repositories repositories,
            Connections connections,
            Runs runs,
            Owners owners,
            DemoPlan plan,
            DemoScenarios scenarios,
            DemoDecisions decisions) {
        return new DemoFilling(
                order,
                imports,
                organization,
                users,
                grants,
                looks,
                repositories,
                new DemoSources(connections, runs, owners, organization),
                plan,
                scenarios,
                decisions);
    }

    @Bean
    DemoPlan demoPlan(
            DemoOrder order,
            Portfolio portfolio,
            PortfolioImports initiatives,
            SeatImports seats,
            Intentions intentions) {
        return new DemoPlan(order.today(), portfolio, initiatives, seats, intentions);
    }

    @Bean
    DemoScenarios demoScenarios(Scenarios scenarios, Baselines baselines, Forecasts forecasts) {
        return new DemoScenarios(scenarios, baselines, forecasts);
    }

    @Bean(destroyMethod = "close")
    DemoDecisions demoDecisions(
            Agreements agreements,
            Experiments experiments,
            Owners owners,
            Organization organization,
            Runs runs,
            Forecasts forecasts) {
        return new DemoDecisions(
                agreements, experiments, owners, organization, runs, new DemoForecasts(forecasts));
    }

    @Bean
    Demo demo(DemoFilling filling, OneTimeKeys keys, Policy policy) {
        return new Demo(filling, keys, policy);
    }

    @Bean
    DemoResource demoResource(Demo demo) {
        return new DemoResource(demo);
    }

    @Bean
    Notice demoBanner() {
        return Demo.banner();
    }
}
