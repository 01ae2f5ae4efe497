package dev.quarterdeck.planning;

import dev.quarterdeck.access.Policy;
import dev.quarterdeck.activity.facts.Measured;
import dev.quarterdeck.metrics.teams.Investments;
import dev.quarterdeck.metrics.teams.TeamMetrics;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.Staffing;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.portfolio.Pauses;
import dev.quarterdeck.portfolio.Portfolio;
import dev.quarterdeck.seats.Assumptions;
import dev.quarterdeck.seats.SeatStarts;
import dev.quarterdeck.seats.Seats;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// Wires the plan and its forecasts.
@Configuration(proxyBeanMethods = false)
public class PlanningBeans {

    @Bean
    Plans plans(
            Portfolio portfolio,
            Seats seats,
            Assumptions assumptions,
            SeatStarts starts,
            Organization organization,
            Staffing staffing,
            Measured measured,
            TeamMetrics metrics,
            Pauses pauses) {
        return new Plans(
                new Plans.Sources(
                        portfolio,
                        seats,
                        assumptions,
                        starts,
                        organization,
                        staffing,
                        measured,
                        metrics,
                        pauses));
    }

    @Bean
    KeptPlanStore keptPlanStore(JsonMapper json) {
        return new KeptPlanStore(json);
    }

    @Bean
    Forecasts forecasts(
            Plans plans, Policy policy, Database database, KeptPlanStore keptPlans, Clock clock) {
        return new Forecasts(plans, policy, database, keptPlans, clock);
    }

    @Bean
    InitiativeForecasts initiativeForecasts(
            Forecasts forecasts,
            KeptPlanStore keptPlans,
            Portfolio portfolio,
            Pauses pauses,
            Measured measured,
            Database database) {
        var moves = new DateMoves(database, keptPlans, portfolio, measured);
        return new InitiativeForecasts(forecasts, moves, portfolio, pauses, measured);
    }

    @Bean
    Levers levers(Plans plans, Organization organization, Policy policy) {
        return new Levers(plans, organization, policy);
    }

    @Bean
    Quarters quarters(Forecasts forecasts) {
        return new Quarters(forecasts);
    }

    @Bean
    PlanResource planResource(InitiativeForecasts initiatives, Quarters quarters) {
        return new PlanResource(initiatives, quarters);
    }

    @Bean
    InitiativeEnds initiativeEnds(Portfolio portfolio, Measured measured) {
        return new InitiativeEnds(portfolio, measured);
    }

    @Bean
    ForecastRecords forecastRecords(
            InitiativeEnds ends,
            Portfolio portfolio,
            Organization organization,
            Policy policy,
            Database database) {
        return new ForecastRecords(ends, portfolio, organization, policy, database);
    }

    @Bean
    RecordLine recordLine(ForecastRecords records) {
        return new RecordLine(records);
    }

    @Bean
    ToldForecasts toldForecasts(Portfolio portfolio, Database database) {
        return new ToldForecasts(portfolio, database);
    }

    @Bean
    ToldResource toldResource(ToldForecasts told, ForecastRecords records, Portfolio portfolio) {
        return new ToldResource(told, records, portfolio);
    }

    @Bean
    GoalEfforts goalEfforts(Portfolio portfolio, Investments investments, Measured measured) {
        return new GoalEfforts(portfolio, investments, measured);
    }

    @Bean
    Epics epics(Portfolio portfolio, Organization organization, Measured measured) {
        return new Epics(portfolio, organization, measured);
    }

    @Bean
    EpicsResource epicsResource(Epics epics) {
        return new EpicsResource(epics);
    }

    @Bean
    ForecastResource forecastResource(
            Forecasts forecasts,
            ForecastRecords records,
            GoalEfforts efforts,
            Organization organization,
            Portfolio portfolio) {
        return new ForecastResource(forecasts, records, efforts, organization, portfolio);
    }
}
