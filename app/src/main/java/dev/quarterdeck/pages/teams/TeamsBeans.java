package dev.quarterdeck.pages.teams;

import dev.quarterdeck.activity.facts.ItemCategories;
import dev.quarterdeck.agreements.Agreements;
import dev.quarterdeck.agreements.Experiments;
import dev.quarterdeck.metrics.board.TeamBoards;
import dev.quarterdeck.metrics.intention.Intentions;
import dev.quarterdeck.metrics.teams.Investments;
import dev.quarterdeck.metrics.teams.TeamMetrics;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.planning.GoalEfforts;
import dev.quarterdeck.sources.kept.Runs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes the pages about how teams deliver.
@Configuration(proxyBeanMethods = false)
public class TeamsBeans {

    @Bean
    TeamPages teamPages(
            Shell shell,
            Organization organization,
            TeamMetrics metrics,
            TeamBoards boards,
            Runs runs,
            Efforts efforts,
            ItemCategories categories) {
        return new TeamPages(
                shell, organization, metrics, boards, new Arrivals(runs), efforts, categories);
    }

    @Bean
    Efforts efforts(Investments investments, GoalEfforts goals, Intentions intentions) {
        return new Efforts(investments, goals, intentions);
    }

    @Bean
    AllocationPages allocationPages(
            Shell shell, Organization organization, TeamMetrics metrics, Efforts efforts) {
        return new AllocationPages(shell, organization, metrics, efforts);
    }

    @Bean
    WeekPage weekPage(
            Shell shell,
            TeamMetrics metrics,
            TeamBoards boards,
            Organization organization,
            Runs runs) {
        return new WeekPage(shell, metrics, boards, organization, new Arrivals(runs));
    }

    @Bean
    AgreementsPage agreementsPage(
            Shell shell,
            Organization organization,
            TeamMetrics metrics,
            Agreements agreements,
            Experiments experiments) {
        return new AgreementsPage(shell, organization, metrics, agreements, experiments);
    }

    @Bean
    MetricPages metricPages(Shell shell, TeamMetrics metrics, Organization organization) {
        return new MetricPages(shell, metrics, organization);
    }
}
