package dev.quarterdeck.pages.plan;

import dev.quarterdeck.access.Policy;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Times;
import dev.quarterdeck.planning.Epics;
import dev.quarterdeck.planning.ForecastRecords;
import dev.quarterdeck.planning.Forecasts;
import dev.quarterdeck.planning.GoalEfforts;
import dev.quarterdeck.planning.InitiativeForecasts;
import dev.quarterdeck.planning.Quarters;
import dev.quarterdeck.planning.RecordLine;
import dev.quarterdeck.planning.ToldForecasts;
import dev.quarterdeck.planning.baselines.Baselines;
import dev.quarterdeck.planning.scenarios.Comparisons;
import dev.quarterdeck.planning.scenarios.PricedLevers;
import dev.quarterdeck.planning.scenarios.Scenarios;
import dev.quarterdeck.portfolio.Pauses;
import dev.quarterdeck.portfolio.Portfolio;
import dev.quarterdeck.portfolio.PortfolioRows;
import dev.quarterdeck.seats.SeatStarts;
import dev.quarterdeck.seats.Seats;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the pages of the plan.
@Configuration(proxyBeanMethods = false)
public class PlanBeans {

    @Bean
    PlanPage planPage(
            Shell shell,
            Forecasts forecasts,
            RecordLine record,
            Quarters quarters,
            ToldForecasts told) {
        return new PlanPage(shell, forecasts, record, quarters, told);
    }

    @Bean
    RecordPage recordPage(Shell shell, ForecastRecords records) {
        return new RecordPage(shell, records);
    }

    @Bean
    GoalsPage goalsPage(
            Shell shell,
            Portfolio portfolio,
            PortfolioRows rows,
            Pauses pauses,
            Organization organization,
            GoalEfforts efforts,
            Epics epics) {
        return new GoalsPage(shell, portfolio, rows, pauses, organization, efforts, epics);
    }

    @Bean
    OrderPage orderPage(Shell shell, Portfolio portfolio) {
        return new OrderPage(shell, portfolio);
    }

    @Bean
    SeatsPage seatsPage(
            Shell shell, Seats seats, SeatStarts starts, Organization organization, Policy policy) {
        return new SeatsPage(shell, seats, starts, organization, policy);
    }

    @Bean
    InitiativePage initiativePage(
            Shell shell,
            Forecasts forecasts,
            InitiativeForecasts initiatives,
            PricedLevers levers,
            RecordLine record,
            Scenarios scenarios,
            ToldForecasts told) {
        return new InitiativePage(shell, forecasts, initiatives, levers, record, scenarios, told);
    }

    @Bean
    QuarterPage quarterPage(Shell shell, Quarters quarters) {
        return new QuarterPage(shell, quarters);
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
